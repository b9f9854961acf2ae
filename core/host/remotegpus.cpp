// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/remotegpus.h"

#include "core/gpu/modes.h"
#include "core/gpu/naturalorder.h"
#include <QSet>

#include <algorithm>
#include <map>

namespace Carrel::Host {

using namespace Qt::StringLiterals;

namespace {

struct ByNature
{
    bool operator()(const QString &left, const QString &right) const { return Gpu::compareNaturally(left, right) < 0; }
};
using GpuMap = std::map<QString, Gpu::Gpu, ByNature>;

using Devices = std::vector<Virt::NodeDeviceDetails>;

Gpu::VgpuType typeOf(const Virt::MdevTypeDetails &details)
{
    Gpu::VgpuType type;
    type.id = {details.id};
    type.name = details.name;
    type.deviceApi = details.deviceApi;
    type.available = details.available;
    return type;
}

const Virt::NodeDeviceDetails *find(const Devices &devices, const QString &kernelName)
{
    const auto found = std::ranges::find(devices, kernelName, &Virt::NodeDeviceDetails::kernelName);
    return found == devices.end() ? nullptr : &*found;
}

/** The GPU a device is a part of: for a VF the one it names, as long as the host lists that. */
QString ownerOf(const Devices &devices, const QString &kernelName)
{
    const Virt::NodeDeviceDetails *device = find(devices, kernelName);
    const bool isVf = device && !device->physicalFunction.isEmpty() && find(devices, device->physicalFunction);
    return isVf ? device->physicalFunction : kernelName;
}

void addVfs(Gpu::Gpu &gpu, const Virt::NodeDeviceDetails &device, const Devices &devices)
{
    gpu.vfsPossible = device.vfsPossible;
    if (gpu.vfsPossible || !device.virtualFunctions.empty())
        gpu.vfsEnabled = static_cast<int>(device.virtualFunctions.size());
    for (const QString &address : device.virtualFunctions) {
        Gpu::VirtualFunction vf;
        vf.id = {address};
        vf.number = static_cast<int>(gpu.vfs.size());
        if (const Virt::NodeDeviceDetails *details = find(devices, address)) {
            vf.driver = details->driver;
            vf.iommuGroup = details->iommuGroup;
        }
        gpu.vfs.push_back(std::move(vf));
    }
}

void addGroup(Gpu::Gpu &gpu, const Virt::NodeDeviceDetails &device, const Devices &devices)
{
    for (const QString &address : device.groupAddresses) {
        if (address == device.kernelName || Gpu::findVf(gpu, {address}))
            continue;
        Gpu::GroupMember member;
        member.id = {address};
        if (const Virt::NodeDeviceDetails *details = find(devices, address)) {
            member.name = details->product;
            member.driver = details->driver;
            member.isBridge = details->isBridge;
        }
        gpu.groupMembers.push_back(std::move(member));
    }
    std::ranges::sort(gpu.groupMembers, {}, &Gpu::GroupMember::id);
}

void addParent(GpuMap &gpus, const Virt::NodeDeviceDetails &device, const Devices &devices)
{
    if ((!device.isDisplay && device.types.empty()) || ownerOf(devices, device.kernelName) != device.kernelName)
        return;
    Gpu::Gpu &gpu = gpus[{device.kernelName}];
    gpu.id = {device.kernelName};
    gpu.vendor = device.vendor;
    gpu.product = device.product;
    gpu.pciId = device.pciId;
    gpu.driver = device.driver;
    gpu.numaNode = device.numaNode;
    gpu.iommuGroup = device.iommuGroup;
    std::ranges::transform(device.types, std::back_inserter(gpu.types), typeOf);
    addVfs(gpu, device, devices);
    addGroup(gpu, device, devices);
}

void addMdev(GpuMap &gpus, const Virt::NodeDeviceDetails &device, const Devices &devices)
{
    if (device.mdevUuid.isEmpty() || device.mdevParent.isEmpty())
        return;
    const QString owner = ownerOf(devices, device.mdevParent);
    Gpu::Gpu &gpu = gpus[owner];
    gpu.id = {owner};
    gpu.backEnd = Gpu::BackEnd::Mdev;
    Gpu::Vgpu vgpu;
    vgpu.id = {device.mdevUuid};
    vgpu.type = {device.mdevType};
    vgpu.gpu = gpu.id;
    vgpu.parent = {device.mdevParent};
    vgpu.iommuGroup = device.iommuGroup;
    gpu.vgpus.push_back(std::move(vgpu));
}

/** Each VF offers one or none: the GPU's number is 1 as soon as a free one offers it, never their sum. */
void addVfTypes(Gpu::Gpu &gpu, const Devices &devices)
{
    const int freeVfs = Gpu::freeVfs(gpu);
    for (const Gpu::VirtualFunction &vf : gpu.vfs) {
        const Virt::NodeDeviceDetails *device = find(devices, vf.id.text);
        if (!device)
            continue;
        const bool isFree = !Gpu::vgpuOn(gpu, vf.id);
        for (const Virt::MdevTypeDetails &details : device->types) {
            const auto known = std::ranges::find(gpu.types, details.id, [](const auto &type) { return type.id.text; });
            const bool isNew = known == gpu.types.end();
            Gpu::VgpuType &type = isNew ? gpu.types.emplace_back(typeOf(details)) : *known;
            if (isFree && details.available.value_or(0) > 0)
                type.available = 1;
            else if (isNew && !isFree)
                type.available = 0;
            type.isLowerBound = type.available == 1 && freeVfs > 1;
        }
    }
}

/** VFs of others than NVIDIA are vGPUs by themselves; NVIDIA's are nothing without a type, which libvirt cannot tell.
 */
void addPlainVfs(Gpu::Gpu &gpu)
{
    if (gpu.vfs.empty() || gpu.pciId.startsWith("10de:"_L1))
        return;
    gpu.backEnd = Gpu::BackEnd::SriovVf;
    for (const Gpu::VirtualFunction &vf : gpu.vfs) {
        Gpu::Vgpu vgpu;
        vgpu.id = {vf.id.text};
        vgpu.gpu = gpu.id;
        vgpu.parent = vf.id;
        vgpu.iommuGroup = vf.iommuGroup;
        gpu.vgpus.push_back(std::move(vgpu));
    }
}

void addWholeGpu(Gpu::Gpu &gpu)
{
    if (!gpu.driver.endsWith("vfio-pci"_L1))
        return;
    gpu.backEnd = Gpu::BackEnd::Passthrough;
    Gpu::Vgpu vgpu;
    vgpu.id = {gpu.id.text};
    vgpu.gpu = vgpu.parent = gpu.id;
    vgpu.iommuGroup = gpu.iommuGroup;
    gpu.vgpus.push_back(std::move(vgpu));
}

/** As the local back ends decide, from what libvirt tells. */
void finish(Gpu::Gpu &gpu, const Devices &devices)
{
    addVfTypes(gpu, devices);
    if (!gpu.types.empty())
        gpu.backEnd = Gpu::BackEnd::Mdev;
    if (gpu.backEnd == Gpu::BackEnd::None)
        addPlainVfs(gpu);
    if (gpu.backEnd == Gpu::BackEnd::None)
        addWholeGpu(gpu);
    std::ranges::sort(gpu.types, ByNature{}, [](const Gpu::VgpuType &type) { return type.id.text; });
    std::ranges::sort(gpu.vgpus, {}, [](const Gpu::Vgpu &vgpu) { return vgpu.id.text; });
}

} // namespace

std::vector<Gpu::Gpu> gpusOf(const Devices &devices)
{
    GpuMap byName;
    for (const Virt::NodeDeviceDetails &device : devices)
        addParent(byName, device, devices);
    for (const Virt::NodeDeviceDetails &device : devices)
        addMdev(byName, device, devices);
    std::vector<Gpu::Gpu> gpus;
    for (auto &[id, gpu] : byName) {
        finish(gpu, devices);
        gpus.push_back(std::move(gpu));
    }
    return gpus;
}

Result<std::vector<Gpu::Gpu>> readRemoteGpus(Virt::Connection &connection)
{
    return Virt::listNodeDevices(connection).transform(gpusOf);
}

// libvirt's list is the only thing that tells which mdevs a parent has; only this GPU's part of it is described: first
// the GPU itself, which names its VFs and its group, then those and what is on them.
Result<std::optional<Gpu::Gpu>> readRemoteGpu(Virt::Connection &connection, const GpuId &id)
{
    QSet<GpuId> parts{id};
    const auto isPart = [&parts](const QString &name) {
        return parts.contains(gpuOfNodeDevice(name));
    };
    auto devices = Virt::listNodeDevices(connection, isPart);
    if (const Virt::NodeDeviceDetails *gpu = devices ? find(*devices, id.text) : nullptr) {
        for (const auto &addresses : {gpu->virtualFunctions, gpu->groupAddresses})
            for (const QString &address : addresses)
                parts.insert({address});
        if (parts.size() > 1)
            devices = Virt::listNodeDevices(connection, isPart);
    }
    return devices.transform([&](const Devices &all) {
        const std::vector<Gpu::Gpu> gpus = gpusOf(all);
        const auto found = std::ranges::find(gpus, id, &Gpu::Gpu::id);
        return found == gpus.end() ? std::optional<Gpu::Gpu>{} : *found;
    });
}

GpuId gpuOfNodeDevice(const QString &name)
{
    QString address;
    if (name.startsWith("pci_"_L1))
        address = name.sliced(4);
    else if (name.startsWith("mdev_"_L1)) // uuid: 36 characters
        address = name.sliced(std::min<qsizetype>(name.size(), 5 + 36 + 1));
    else // "mtty_mtty": bus and name
        return {name.section(u'_', 1)};
    const QStringList parts = address.split(u'_');
    if (parts.size() != 4 || !parsePciAddress(u"%1:%2:%3.%4"_s.arg(parts[0], parts[1], parts[2], parts[3])))
        return {address};
    return {u"%1:%2:%3.%4"_s.arg(parts[0], parts[1], parts[2], parts[3])};
}

} // namespace Carrel::Host
