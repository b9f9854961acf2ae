// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/backend.h"

#include <vector>

// What sysfs says of any PCI function, however it is shared.
namespace Carrel::Gpu {

class PciNames;

/** "bus/pci/devices/0000:3d:00.4": where openPci() opens it, for reading one file of it from the root. */
[[nodiscard]] QByteArray pciPath(const GpuId &id);

/** A display-class function, or an AMD accelerator, which carries its VFs as GPUs do. False for what cannot be read. */
[[nodiscard]] bool isGpuClass(const SysDir &root, const QByteArray &address);

/** Number N of the link iommu_group. */
[[nodiscard]] std::optional<int> readIommuGroup(const SysDir &device);

/** The folder of a PCI function; not open when it is gone or its link leads outside the tree. */
[[nodiscard]] SysDir openPci(const SysDir &root, const GpuId &id);

/** The GPU whose VF this folder is, as its link physfn says; empty for a function that is no VF. */
[[nodiscard]] GpuId physicalFunction(const SysDir &device);

/** Fills vfsPossible, vfsEnabled and vfs; gives the folders of the VFs in the order of gpu.vfs. */
[[nodiscard]] std::vector<VfFolder> readVfs(const SysDir &root, const SysDir &device, Gpu &gpu);

/** Fills vendor, product and pciId. */
void readPciNames(const SysDir &device, Gpu &gpu, PciNames &names);

/** Fills groupMembers: the others of its IOMMU group but its own VFs. */
void readGroupMembers(const SysDir &root, Gpu &gpu, PciNames &names);

/** Fills isHostDisplay and renderNode. */
void readDisplay(const SysDir &device, Gpu &gpu);

} // namespace Carrel::Gpu
