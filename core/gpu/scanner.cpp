// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/scanner.h"

#include "core/gpu/mdev.h"
#include "core/gpu/naturalorder.h"
#include "core/gpu/pcinames.h"
#include "core/gpu/sysfs.h"

#include <algorithm>

namespace Carrel::Gpu {

namespace {

constexpr char pciFolder[] = "bus/pci/devices/";
constexpr char mdevFolder[] = "class/mdev_bus/";
constexpr quint32 displayClass = 0x03; // PCI Code and ID Assignment Specification: base class of display controllers

bool isPci(const GpuId &id)
{
    return id.text.contains(u':');
}

bool isDisplay(const SysDir &root, const QByteArray &address)
{
    const QByteArray path = pciFolder + address + "/class";
    const std::optional<quint32> code = root.readHex(path.constData());
    return code && *code >> 16 == displayClass;
}

/** A VF that carries no mdev types is a part of its GPU, not one more GPU. */
bool isPlainVf(const SysDir &device)
{
    return device.has("physfn");
}

SysDir openDevice(const SysDir &root, const GpuId &id)
{
    const QByteArray name = id.text.toLatin1();
    SysDir device = root.openLinked((mdevFolder + name).constData());
    return device.isOpen() ? std::move(device) : root.openLinked((pciFolder + name).constData());
}

std::optional<int> numberOf(const QString &text)
{
    bool fits = false;
    const int number = text.toInt(&fits);
    return fits && number >= 0 ? std::optional(number) : std::nullopt;
}

void readNames(const SysDir &device, Gpu &gpu, PciNames &names)
{
    if (!isPci(gpu.id)) { // mtty, mdpy: no register says who made it
        gpu.product = gpu.id.text;
        gpu.vendor = gpu.driver;
        return;
    }
    const std::optional<quint32> vendor = device.readHex("vendor");
    const std::optional<quint32> product = device.readHex("device");
    if (vendor)
        gpu.vendor = names.vendor(static_cast<quint16>(*vendor));
    if (vendor && product)
        gpu.product = names.device(static_cast<quint16>(*vendor), static_cast<quint16>(*product));
}

Gpu readGpu(const SysDir &device, GpuId id, const QString &deviceRoot, PciNames &names)
{
    Gpu gpu;
    gpu.id = std::move(id);
    gpu.driver = device.linkName("driver");
    gpu.iommuGroup = numberOf(device.linkName("iommu_group"));
    gpu.numaNode = device.readCount("numa_node"); // -1, "no node", is not a count
    readNames(device, gpu, names);
    if (device.has("mdev_supported_types")) {
        gpu.backEnd = BackEnd::Mdev;
        gpu.types = readTypes(device);
        gpu.vgpus = readVgpus(device, gpu.id, deviceRoot);
    }
    return gpu;
}

/** What a folder of links lists, as far as the names can be those of devices. */
std::vector<QByteArray> listed(const SysDir &root, const char *folder)
{
    return root.openLinked(folder).names();
}

void addGpu(std::vector<Gpu> &gpus, const SysDir &root, const QByteArray &name, const QString &deviceRoot,
            PciNames &names)
{
    Result<GpuId> id = parseGpuId(QString::fromUtf8(name));
    if (!id)
        return;
    const SysDir device = openDevice(root, *id);
    if (!device.isOpen())
        return;
    const bool isMdevParent = device.has("mdev_supported_types");
    if (isMdevParent || !isPlainVf(device))
        gpus.push_back(readGpu(device, std::move(*id), deviceRoot, names));
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
    std::vector<QByteArray> candidates = listed(root, mdevFolder);
    std::ranges::sort(candidates);
    const size_t parents = candidates.size();
    for (QByteArray &address : listed(root, pciFolder))
        if (!std::binary_search(candidates.begin(), candidates.begin() + static_cast<ptrdiff_t>(parents), address)
            && isDisplay(root, address))
            candidates.push_back(std::move(address));
    PciNames names;
    std::vector<Gpu> gpus;
    gpus.reserve(candidates.size());
    for (const QByteArray &name : candidates)
        addGpu(gpus, root, name, deviceRoot, names);
    std::ranges::sort(gpus, isBefore);
    return gpus;
}

std::optional<Gpu> scanGpu(const QString &sysRoot, const QString &deviceRoot, const GpuId &id)
{
    const Result<GpuId> checked = parseGpuId(id.text);
    const SysDir root = SysDir::openRoot(sysRoot);
    const SysDir device = checked ? openDevice(root, id) : SysDir();
    if (!device.isOpen())
        return std::nullopt;
    const bool isGpu =
        device.has("mdev_supported_types") || (isDisplay(root, id.text.toLatin1()) && !isPlainVf(device));
    PciNames names;
    return isGpu ? std::optional(readGpu(device, id, deviceRoot, names)) : std::nullopt;
}

void refreshAvailability(const QString &sysRoot, Gpu &gpu)
{
    const SysDir root = SysDir::openRoot(sysRoot);
    const SysDir device = parseGpuId(gpu.id.text) ? openDevice(root, gpu.id) : SysDir();
    readAvailability(device, gpu.types);
}

} // namespace Carrel::Gpu
