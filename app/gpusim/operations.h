// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <fuse_lowlevel.h>

namespace Carrel::Sim {

/** libfuse's table of functions; its user data is the Filesystem that answers. */
[[nodiscard]] const fuse_lowlevel_ops &fuseOperations();

} // namespace Carrel::Sim
