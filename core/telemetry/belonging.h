// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"
#include "core/telemetry/readings.h"

#include <functional>

namespace Carrel::Telemetry {

/**
 * What nvidia-smi says of this vGPU: found by the mdev's UUID; where it names none (vendor VFIO), by the workstation
 * and the type, if that leaves one. users: the workstations that name the vGPU. Null when it does not run, or when it
 * cannot be told which of several it is. Points into host. Pure.
 */
[[nodiscard]] const VgpuReading *readingOf(const HostReading &host, const Gpu::Vgpu &vgpu,
                                           const std::vector<WorkstationId> &users);

/** The workstations that name a vGPU. */
using UsersOf = std::function<std::vector<WorkstationId>(const VgpuId &)>;

/** The vGPU of this GPU that one of host's readings is of; null when the GPU lists none. Points into gpu. Pure. */
[[nodiscard]] const Gpu::Vgpu *vgpuOf(const HostReading &host, const VgpuReading &reading, const Gpu::Gpu &gpu,
                                      const UsersOf &usersOf);

} // namespace Carrel::Telemetry
