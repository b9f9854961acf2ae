// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

namespace Carrel::Operations {

/** What nvidia/vgpu_params of this vGPU holds now, for planSetParameters(); sysRoot is "/sys" or its stand-in. Empty
 * when none is set; Unsupported where the driver has no such file. Reads one small file: any thread. */
[[nodiscard]] Result<QString> readVgpuParameters(const QString &sysRoot, const VgpuId &vgpu);

} // namespace Carrel::Operations
