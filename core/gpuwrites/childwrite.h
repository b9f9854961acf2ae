// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpuwrites/outcome.h"

#include <QByteArrayView>

#include <chrono>

namespace Carrel::Writes {

/**
 * Writes the value into an open node in a child process and waits for it at most this long; then StillWaiting.
 * The kernel holds the writer of `remove` until whoever has the vGPU open lets go, and no signal ends that wait (FACTS
 * section 1), and a vendor's driver may wait for its firmware: the child is left alone to finish by itself and is never
 * killed. Needs SIGCHLD ignored, so that none becomes a zombie.
 */
[[nodiscard]] Outcome<void> writeInChild(int node, QByteArrayView value, std::chrono::milliseconds patience);

} // namespace Carrel::Writes
