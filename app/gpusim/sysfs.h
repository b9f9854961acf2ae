// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/machine.h"
#include "app/gpusim/tree.h"

namespace Carrel::Sim {

/**
 * Keeps a tree the picture of a machine: /sys (class/mdev_bus, class/drm, bus/pci, bus/mdev, devices,
 * kernel/iommu_groups), /dev/vfio and /dev/dri, as Linux 6.12 shows them. The tree and the machine must outlive it.
 */
class Sysfs
{
public:
    Sysfs(Tree &tree, Machine &machine);

    /** Where a GPU's folder is: "/sys/devices/pci0000:3a/0000:3a:00.0". */
    [[nodiscard]] static std::string folderOf(const GpuSpec &gpu);
    /** The folder of a device that carries vGPUs: the GPU or one of its VFs. */
    [[nodiscard]] static std::string folderOf(const GpuSpec &gpu, const std::string &device);

private:
    using Gpu = Machine::Gpu;

    void apply(const Change &change);
    void addSkeleton();
    void addGpu(const Gpu &gpu);
    void addPciGpu(const Gpu &gpu);
    void addVirtualGpu(const Gpu &gpu);
    void removeGpu(const Gpu &gpu);
    void addSideFunctions(const GpuSpec &gpu);
    void addRenderNode(const Gpu &gpu);
    void removeRenderNode(const GpuSpec &gpu);
    void addTypes(const Gpu &gpu, const std::string &parent, const std::string &folder);
    void addType(Node &types, const Gpu &gpu, const std::string &parent, const TypeSpec &type);
    void addVgpu(const Vgpu &vgpu);
    void addVgpuFiles(const Vgpu &vgpu, const std::string &folder, const std::string &driver);
    void removeVgpu(const Vgpu &vgpu);
    void addParameters(Node &nvidia, const std::string &id);
    void removeGroup(int group);
    void addVfioDevice(const std::string &folder, int device);
    void addVfioGroup(int group);

    // sysfsvfs.cpp
    void addSriovFiles(const Gpu &gpu);
    void addVfs(const Gpu &gpu);
    void addVf(const Gpu &gpu, const Vf &vf);
    void removeVfs(const Gpu &gpu, const std::vector<Vf> &vfs);
    void addVfTypes(const Gpu &gpu, const Vf &vf, Node &folder);
    void addNewerVfFiles(const Gpu &gpu, const std::string &vf, Node &nvidia);
    [[nodiscard]] static Content creatableTypes(const Gpu &gpu, const Vf &vf);

    Tree &m_tree;
    Machine &m_machine;
};

} // namespace Carrel::Sim
