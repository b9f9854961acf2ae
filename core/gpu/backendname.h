// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"

namespace Carrel::Gpu {

/** The back end's word in JSON and on the command line: "none", "mdev", "vendor-vfio", "sriov-vf", "passthrough",
 * "virgl". */
[[nodiscard]] QLatin1StringView backEndName(BackEnd backEnd);

} // namespace Carrel::Gpu
