// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"

#include <vector>

namespace Carrel::Gui {

class Hosts;

/** True when any of these GPUs can be shared. */
[[nodiscard]] bool canShareAny(const std::vector<Gpu::Gpu> &gpus);

/**
 * Opens the try-out host where there would be nothing to see: no host is remembered and no GPU below sysRoot can be
 * shared. Asked for by ./run, so that a first look shows the whole program on any machine. Returns at once; GUI thread.
 */
void tryOutIfBare(Hosts *hosts, const QString &sysRoot);

} // namespace Carrel::Gui
