// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/scanner.h"

#include "core/gpu/backend.h"
#include "core/gpu/mdev.h"
#include "core/gpu/modes.h"
#include "core/gpu/naturalorder.h"
#include "core/gpu/pcifunction.h"
#include "core/gpu/pcinames.h"
#include "core/gpu/vfiogroup.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace Carrel::Gpu {

namespace {

constexpr char pciFolder[] = "bus/pci/devices";
constexpr char mdevFolder[] = "class/mdev_bus/";
constexpr char serviceFolder[] = "fs/cgroup/system.slice";

bool isPci(const GpuId &id)
{
    return id.text.contains(u':');
}

SysDir openDevice(const SysDir &root, const GpuId &id)
{
    SysDir device = root.openLinked((mdevFolder + id.text.toLatin1()).constData());
    return device.isOpen() ? std::move(device) : openPci(root, id);
}

/** A VF is a part of its GPU, not one more GPU; only where the tree lacks that GPU it stands for itself. */
bool isPartOfGpu(const SysDir &root, const SysDir &device)
{
    const GpuId physical = physicalFunction(device);
    return !physical.isEmpty() && openPci(root, physical).isOpen();
}

/** systemd keeps a folder for each unit that has processes. A host without systemd's folders does not say. */
std::optional<bool> readService(const SysDir &root, const QString &driver)
{
    if (driver != QLatin1StringView("nvidia") || !root.has(serviceFolder))
        return std::nullopt;
    return root.has("fs/cgroup/system.slice/nvidia-vgpu-mgr.service");
}

/** What any GPU has, whatever shares it. */
void readCommon(Site &site, Gpu &gpu, PciNames &names)
{
    gpu.driver = site.device.linkName("driver");
    gpu.iommuGroup = readIommuGroup(site.device);
    gpu.numaNode = site.device.readCount("numa_node"); // -1, "no node", is not a count
    if (!isPci(gpu.id)) { // mtty, mdpy: no register says who made it
        gpu.product = gpu.id.text;
        gpu.vendor = gpu.driver;
        return;
    }
    gpu.serviceRuns = readService(site.root, gpu.driver);
    readPciNames(site.device, gpu, names);
    site.vfs = readVfs(site.root, site.device, gpu);
    readGroupMembers(site.root, gpu, names);
    readDisplay(site.device, gpu);
}

/** Who has the vGPU has its VF: an mdev's own group is held, not that of its VF. */
void readHolders(Gpu &gpu, const QString &deviceRoot)
{
    if (deviceRoot.isEmpty())
        return;
    std::vector<std::optional<int>> groups;
    for (const Vgpu &vgpu : gpu.vgpus)
        groups.push_back(vgpu.iommuGroup);
    for (const VirtualFunction &vf : gpu.vfs)
        groups.push_back(vgpuOn(gpu, vf.id) ? std::nullopt : vf.iommuGroup);
    const std::vector<std::optional<bool>> inUse = areVfioGroupsInUse(deviceRoot, groups);
    for (size_t i = 0; i < gpu.vgpus.size(); ++i)
        gpu.vgpus[i].inUse = inUse[i];
    for (size_t i = 0; i < gpu.vfs.size(); ++i) {
        const Vgpu *vgpu = vgpuOn(gpu, gpu.vfs[i].id);
        gpu.vfs[i].inUse = vgpu ? vgpu->inUse : inUse[gpu.vgpus.size() + i];
    }
}

const BackEndModule *moduleFor(const Site &site, const Gpu &gpu)
{
    const auto modules = backEnds();
    const auto found =
        std::ranges::find_if(modules, [&](const BackEndModule &module) { return module.recognises(site, gpu); });
    return found == modules.end() ? nullptr : &*found;
}

Gpu readGpu(Site &site, GpuId id, const QString &deviceRoot, PciNames &names)
{
    Gpu gpu;
    gpu.id = std::move(id);
    readCommon(site, gpu, names);
    if (const BackEndModule *module = moduleFor(site, gpu)) {
        gpu.backEnd = module->backEnd;
        module->read(site, gpu);
    }
    readHolders(gpu, deviceRoot);
    return gpu;
}

/** What a folder of links lists, as far as the names can be those of devices. */
std::vector<QByteArray> listed(const SysDir &root, const char *folder)
{
    return root.openLinked(folder).names();
}

bool addGpu(std::vector<Gpu> &gpus, const SysDir &root, const QByteArray &name, const QString &deviceRoot,
            PciNames &names)
{
    Result<GpuId> id = parseGpuId(QString::fromUtf8(name));
    if (!id)
        return false;
    Site site{root, openDevice(root, *id), {}};
    if (!site.device.isOpen() || isPartOfGpu(root, site.device))
        return false;
    gpus.push_back(readGpu(site, std::move(*id), deviceRoot, names));
    return true;
}

/** PCI functions first, by address (hexadecimal: as text), then other parents in natural order. */
bool isBefore(const Gpu &left, const Gpu &right)
{
    const bool leftIsPci = isPci(left.id);
    const bool rightIsPci = isPci(right.id);
    if (leftIsPci != rightIsPci)
        return leftIsPci;
    return leftIsPci ? left.id.text < right.id.text : compareNaturally(left.id.text, right.id.text) < 0;
}

} // namespace

std::vector<Gpu> scanGpus(const QString &sysRoot, const QString &deviceRoot)
{
    const SysDir root = SysDir::openRoot(sysRoot);
    const std::vector<QByteArray> parents = listed(root, mdevFolder);
    const QSet<QByteArray> mdevParents(parents.begin(), parents.end());
    std::vector<QByteArray> candidates = listed(root, pciFolder);
    std::ranges::copy(parents, std::back_inserter(candidates));
    std::ranges::sort(
        candidates); // a GPU's address comes before those of its VFs, which then need no look of their own
    candidates.erase(std::ranges::unique(candidates).begin(), candidates.end());
    PciNames names;
    std::vector<Gpu> gpus;
    QSet<QByteArray> vfs;
    for (const QByteArray &name : candidates) {
        if (vfs.contains(name) || (!mdevParents.contains(name) && !isGpuClass(root, name))
            || !addGpu(gpus, root, name, deviceRoot, names))
            continue;
        for (const VirtualFunction &vf : gpus.back().vfs)
            vfs.insert(vf.id.text.toLatin1());
    }
    std::ranges::sort(gpus, isBefore);
    return gpus;
}

std::optional<Gpu> scanGpu(const QString &sysRoot, const QString &deviceRoot, const GpuId &id)
{
    const Result<GpuId> checked = parseGpuId(id.text);
    const SysDir root = SysDir::openRoot(sysRoot);
    Site site{root, checked ? openDevice(root, id) : SysDir(), {}};
    if (!site.device.isOpen() || isPartOfGpu(root, site.device))
        return std::nullopt;
    PciNames names;
    const bool isGpu = site.device.has(mdevTypesFolder) || isGpuClass(root, id.text.toLatin1());
    return isGpu ? std::optional(readGpu(site, id, deviceRoot, names)) : std::nullopt;
}

GpuId gpuOf(const QString &sysRoot, const GpuId &id)
{
    if (!parsePciAddress(id.text))
        return id;
    const GpuId physical = physicalFunction(openPci(SysDir::openRoot(sysRoot), id));
    return physical.isEmpty() ? id : physical;
}

void refreshAvailability(const QString &sysRoot, Gpu &gpu)
{
    const SysDir root = SysDir::openRoot(sysRoot);
    // Only mdevs can be on the GPU itself; the others are asked of its VFs.
    const bool isAsked = gpu.backEnd == BackEnd::Mdev && parseGpuId(gpu.id.text);
    Site site{root, isAsked ? openDevice(root, gpu.id) : SysDir(), {}};
    for (const VirtualFunction &vf : gpu.vfs)
        site.vfs.emplace_back(root, vf.id);
    const auto modules = backEnds();
    const auto module = std::ranges::find_if(
        modules, [&](const BackEndModule &each) { return each.backEnd == gpu.backEnd && each.recognises(site, gpu); });
    if (module != modules.end() && module->refresh)
        module->refresh(site, gpu);
    else
        for (VgpuType &type : gpu.types)
            type.available = std::nullopt; // what offered them is gone
}

} // namespace Carrel::Gpu
