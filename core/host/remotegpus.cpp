// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/remotegpus.h"

#include "core/gpu/naturalorder.h"
#include "core/host/gpuorder.h"

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

Gpu::VgpuType typeOf(const Virt::MdevTypeDetails &details)
{
    Gpu::VgpuType type;
    type.id = {details.id};
    type.name = details.name;
    type.deviceApi = details.deviceApi;
    type.available = details.available;
    return type;
}

void addParent(GpuMap &gpus, const Virt::NodeDeviceDetails &device)
{
    if (!device.isDisplay && device.types.empty())
        return;
    Gpu::Gpu &gpu = gpus[{device.kernelName}];
    gpu.id = {device.kernelName};
    gpu.vendor = device.vendor;
    gpu.product = device.product;
    gpu.driver = device.driver;
    gpu.numaNode = device.numaNode;
    gpu.iommuGroup = device.iommuGroup;
    std::ranges::transform(device.types, std::back_inserter(gpu.types), typeOf);
    std::ranges::sort(gpu.types, ByNature{}, [](const Gpu::VgpuType &type) { return type.id.text; });
    gpu.backEnd = gpu.types.empty() ? Gpu::BackEnd::None : Gpu::BackEnd::Mdev;
}

void addMdev(GpuMap &gpus, const Virt::NodeDeviceDetails &device)
{
    if (device.mdevUuid.isEmpty() || device.mdevParent.isEmpty())
        return;
    Gpu::Gpu &gpu = gpus[{device.mdevParent}];
    gpu.id = {device.mdevParent};
    gpu.backEnd = Gpu::BackEnd::Mdev;
    Gpu::Vgpu vgpu;
    vgpu.id = {device.mdevUuid};
    vgpu.type = {device.mdevType};
    vgpu.gpu = gpu.id;
    vgpu.iommuGroup = device.iommuGroup;
    gpu.vgpus.push_back(std::move(vgpu));
}

} // namespace

std::vector<Gpu::Gpu> gpusOf(const std::vector<Virt::NodeDeviceDetails> &devices)
{
    GpuMap byName;
    for (const Virt::NodeDeviceDetails &device : devices)
        addParent(byName, device);
    for (const Virt::NodeDeviceDetails &device : devices)
        addMdev(byName, device);
    std::vector<Gpu::Gpu> gpus;
    for (auto &[id, gpu] : byName) {
        std::ranges::sort(gpu.vgpus, {}, [](const Gpu::Vgpu &vgpu) { return vgpu.id.text; });
        gpus.push_back(std::move(gpu));
    }
    return gpus;
}

Result<std::vector<Gpu::Gpu>> readRemoteGpus(Virt::Connection &connection)
{
    return Virt::listNodeDevices(connection).transform(gpusOf);
}

// libvirt's list is the only thing that tells which mdevs a parent has; only this GPU's part of it is described.
Result<std::optional<Gpu::Gpu>> readRemoteGpu(Virt::Connection &connection, const GpuId &id)
{
    const auto ofThis = [&id](const QString &name) {
        return gpuOfNodeDevice(name) == id;
    };
    return Virt::listNodeDevices(connection, ofThis).transform([&](const auto &devices) {
        const std::vector<Gpu::Gpu> gpus = gpusOf(devices);
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
