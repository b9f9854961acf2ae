// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"
#include "core/gpu/sysfs.h"

#include <vector>

// The kernel's mediated device folders of one parent (Documentation/driver-api/vfio-mediated-device.rst).
namespace Carrel::Gpu {

/** Every type below mdev_supported_types, in natural order of id. */
[[nodiscard]] std::vector<VgpuType> readTypes(const SysDir &parent);
/** Every mdev of the parent, in order of UUID. */
[[nodiscard]] std::vector<Vgpu> readVgpus(const SysDir &parent, const GpuId &gpu, const QString &deviceRoot);
/** available_instances of the types given, again; a type that is gone reads unknown. */
void readAvailability(const SysDir &parent, std::vector<VgpuType> &types);

} // namespace Carrel::Gpu
