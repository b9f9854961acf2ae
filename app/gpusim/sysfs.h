// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/machine.h"
#include "app/gpusim/tree.h"

namespace Carrel::Sim {

/**
 * Keeps a tree the picture of a machine: /sys (class/mdev_bus, bus/pci, bus/mdev, devices, kernel/iommu_groups) and
 * /dev/vfio, as Linux 6.12 shows them. The tree and the machine must outlive it.
 */
class Sysfs
{
public:
    Sysfs(Tree &tree, Machine &machine);

    /** Where a GPU's folder is: "/sys/devices/pci0000:3a/0000:3a:00.0". */
    [[nodiscard]] static std::string folderOf(const GpuSpec &gpu);
    /** The IOMMU group whose /dev/vfio file a node is; -1 for any other node. */
    [[nodiscard]] static int groupOfDevice(const Node &node);

private:
    void apply(const Change &change);
    void addSkeleton();
    void addGpu(const Machine::Gpu &gpu);
    void removeGpu(const GpuSpec &gpu);
    void addTypes(const Machine::Gpu &gpu);
    void addType(const std::string &folder, const std::string &gpu, const TypeSpec &type);
    void addVgpu(const Vgpu &vgpu);
    void addVgpuFiles(const Vgpu &vgpu, const std::string &folder, const std::string &driver);
    void removeVgpu(const Vgpu &vgpu);
    void removeGroup(int group);

    Tree &m_tree;
    Machine &m_machine;
};

} // namespace Carrel::Sim
