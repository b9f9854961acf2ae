// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/units.h"

#include <QMap>
#include <QSize>
#include <QString>

#include <optional>
#include <vector>

// Value types of what a host's GPUs offer and carry. Plain data: copied, compared, sent across threads.
// std::nullopt always means "unknown" (a file missing or unreadable), never zero.
namespace Carrel::Gpu {

/** How slices are made on a GPU. */
enum class BackEnd {
    None, ///< a display-class PCI function with no way to share it seen
    Mdev, ///< the kernel's mediated devices
    VendorVfio, ///< types written to VFs (vGPU 17+ on kernels >= 6.8)
    SriovVf, ///< plain VFs, no type list
    Passthrough, ///< the whole GPU
    Virgl, ///< paravirtual sharing of a render node
};

/** One type a GPU offers, from `mdev_supported_types/<id>/` (kernel Documentation/driver-api/vfio-mediated-device.rst).
 */
struct VgpuType
{
    TypeId id;
    QString name; ///< "GRID M60-2Q"; the id where the kernel gives no name
    QString deviceApi; ///< "vfio-pci"
    QString description; ///< as the driver wrote it; may have several lines; often absent
    std::optional<Mebibytes> framebuffer; ///< whole slice; the guest sees less
    std::optional<int> maxInstances; ///< per GPU
    std::optional<int> heads;
    std::optional<QSize> maxResolution;
    std::optional<int> frameLimit; ///< frames per second
    QMap<QString, QString> otherKeys; ///< keys of the description Carrel does not know, kept as written
    std::optional<int> available; ///< available_instances as last read: the driver's own number
    /** The driver tells only that one more can be made (lists of VFs): available is 1 and there may be room for more.
     */
    bool isLowerBound = false;
    bool operator==(const VgpuType &) const = default;
};

/** What the driver writes as gpu_instance_id of a vGPU that is no part of a MIG instance. */
inline constexpr quint32 noGpuInstance = 0xffffffff;

/** One slice that exists. */
struct Vgpu
{
    VgpuId id;
    TypeId type; ///< empty when its mdev_type link cannot be read
    GpuId gpu;
    GpuId parent; ///< the device that carries it: the GPU itself, or the VF of the GPU that holds it
    std::optional<int> iommuGroup; ///< N of /dev/vfio/N
    std::optional<bool> inUse; ///< a process holds the VFIO group (EBUSY on open); unknown without the right to ask
    std::optional<quint32> placement; ///< nvidia/placement_id: its slot in the framebuffer
    std::optional<quint32> gpuInstance; ///< nvidia/gpu_instance_id; noGpuInstance = not backed by MIG
    QString name; ///< the name the user gave it, from Carrel's own records; often empty
    bool operator==(const Vgpu &) const = default;
};

/** One SR-IOV virtual function of a GPU: a place for one vGPU, or (plain SR-IOV) a vGPU by itself. */
struct VirtualFunction
{
    GpuId id; ///< its PCI address
    int number = 0; ///< N of the physical function's link virtfnN: the order people count in
    QString driver; ///< bound kernel driver; empty = none
    std::optional<int> iommuGroup;
    std::optional<bool> inUse; ///< a process holds its VFIO group or device; unknown without the right to ask
    bool operator==(const VirtualFunction &) const = default;
};

/** Another PCI function of the GPU's IOMMU group: it goes along when the whole GPU is passed through. */
struct GroupMember
{
    PciAddress id;
    QString name; ///< "GM204 High Definition Audio Controller", from pci.ids
    QString driver;
    bool isBridge = false; ///< stays with the host: bridges are not passed through
    bool operator==(const GroupMember &) const = default;
};

/** One physical function (or other mdev parent). */
struct Gpu
{
    GpuId id;
    QString vendor; ///< "NVIDIA Corporation", from pci.ids; the hexadecimal id where unknown
    QString product; ///< "GM204GL [Tesla M60]"
    QString pciId; ///< vendor and device, "10de:13f2"; empty outside PCI
    QString driver; ///< bound kernel driver; empty = none
    std::optional<bool> serviceRuns; ///< the vendor's vGPU service (nvidia-vgpu-mgr); unknown where it cannot be seen
    std::optional<int> numaNode; ///< nullopt also for the kernel's -1 ("no node")
    std::optional<int> iommuGroup;
    BackEnd backEnd = BackEnd::None; ///< how slices are cut; passing it through or sharing its render node may also go
    std::optional<int> vfsPossible; ///< sriov_totalvfs; nullopt = not an SR-IOV device
    std::optional<int> vfsEnabled; ///< sriov_numvfs: how many there are now, never how many vGPUs
    std::vector<VirtualFunction> vfs; ///< by number
    std::vector<GroupMember> groupMembers; ///< the others of its IOMMU group, by address
    bool isHostDisplay = false; ///< boot_vga: the host's own screen hangs on it
    QString renderNode; ///< "/dev/dri/renderD128": virgl can share it; empty = none
    std::vector<VgpuType> types; ///< in the natural order of their ids
    std::vector<Vgpu> vgpus; ///< in the order of their ids
    bool operator==(const Gpu &) const = default;
};

[[nodiscard]] inline const VgpuType *findType(const Gpu &gpu, const TypeId &id)
{
    for (const VgpuType &type : gpu.types)
        if (type.id == id)
            return &type;
    return nullptr;
}

[[nodiscard]] inline const VirtualFunction *findVf(const Gpu &gpu, const GpuId &id)
{
    for (const VirtualFunction &vf : gpu.vfs)
        if (vf.id == id)
            return &vf;
    return nullptr;
}

} // namespace Carrel::Gpu
