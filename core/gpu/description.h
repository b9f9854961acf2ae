// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"

namespace Carrel::Gpu {

/**
 * Fills what the driver's description of a type says by key (FACTS sections 2 A and 3): "num_heads=4, frl_config=60,
 * framebuffer=2048M, max_resolution=5120x2880, max_instance=4", or GVT-g's "resolution: 1024x768", one key a line. Keys
 * that are not known, or whose value is not what it should be, are kept as written in otherKeys; free text has no key
 * and stays in description alone. GVT-g's low_gm_size and high_gm_size are kept as they are: the driver names no
 * framebuffer.
 */
void readDescription(VgpuType &type);

} // namespace Carrel::Gpu
