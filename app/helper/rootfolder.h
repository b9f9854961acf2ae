// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpuwrites/uniquefd.h"

#include <expected>

namespace Carrel::Helper {

/**
 * Root's own folder below /run, made (0700) when missing; nothing is followed. An errno when it cannot be made or
 * opened; EPERM when others can write it.
 */
[[nodiscard]] std::expected<Writes::UniqueFd, int> openRootFolder(const char *path);

} // namespace Carrel::Helper
