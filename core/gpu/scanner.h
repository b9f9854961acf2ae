// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"

#include <vector>

namespace Carrel::Gpu {

/**
 * Reads every display-class PCI function and every mdev parent below sysRoot ("/sys", a simulator's mount, or a copy of
 * another machine's), with the VFs of each as part of it. Plain reads, no state. Call on a worker thread: sysfs of a
 * sick driver can take seconds. A missing class/mdev_bus is a normal, empty state. A file that cannot be read costs
 * that one value. A link that leads outside sysRoot is not followed. deviceRoot is where /dev/vfio/N is asked whether a
 * vGPU is in use; empty: not asked.
 */
[[nodiscard]] std::vector<Gpu> scanGpus(const QString &sysRoot, const QString &deviceRoot);

/** Reads one GPU again whole (a vGPU came or went: every type's availability may have changed, FACTS section 1).
 * nullopt for a VF: gpuOf() tells its GPU. */
[[nodiscard]] std::optional<Gpu> scanGpu(const QString &sysRoot, const QString &deviceRoot, const GpuId &id);

/** The GPU whose VF that is, by its link physfn; the id itself for any other device, and for one that is gone. */
[[nodiscard]] GpuId gpuOf(const QString &sysRoot, const GpuId &id);

/** Reads only how many of each type can be made again, into gpu.types (the cheap refresh). Its vGPUs are those given.
 */
void refreshAvailability(const QString &sysRoot, Gpu &gpu);

} // namespace Carrel::Gpu
