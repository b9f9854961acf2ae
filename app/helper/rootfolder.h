// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpuwrites/uniquefd.h"

#include <sys/types.h>

#include <expected>

namespace Carrel::Helper {

/**
 * Root's own folder below /run, made when missing and given this mode; nothing is followed. An errno when it cannot be
 * made, opened or given the mode; EPERM when others could write it.
 */
[[nodiscard]] std::expected<Writes::UniqueFd, int> openRootFolder(const char *path, mode_t mode);

} // namespace Carrel::Helper
