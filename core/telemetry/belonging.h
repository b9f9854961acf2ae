// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"
#include "core/telemetry/readings.h"

namespace Carrel::Telemetry {

/**
 * What nvidia-smi says of this vGPU: found by the mdev's UUID; where it names none (vendor VFIO), by the workstation
 * and the type, if that leaves one. users: the workstations that name the vGPU. Null when it does not run, or when it
 * cannot be told which of several it is. Points into host. Pure.
 */
[[nodiscard]] const VgpuReading *readingOf(const HostReading &host, const Gpu::Vgpu &vgpu,
                                           const std::vector<WorkstationId> &users);

} // namespace Carrel::Telemetry
