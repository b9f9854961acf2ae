// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/helper/outcome.h"

#include <chrono>

namespace Carrel::Helper {

/**
 * Writes "1" into an open `remove` node in a child process and waits for it at most this long; then StillWaiting.
 * The kernel holds the writer until whoever has the vGPU open lets go, and no signal ends that wait (FACTS section 1):
 * the child is left alone to finish by itself and is never killed. Needs SIGCHLD ignored, so that none becomes a
 * zombie.
 */
[[nodiscard]] Outcome<void> removeInChild(int node, std::chrono::milliseconds patience);

} // namespace Carrel::Helper
