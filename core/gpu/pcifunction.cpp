// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/pcifunction.h"

#include "core/gpu/naturalorder.h"
#include "core/gpu/pcinames.h"

#include <algorithm>
#include <charconv>

namespace Carrel::Gpu {

using namespace Qt::StringLiterals;

namespace {

constexpr char pciFolder[] = "bus/pci/devices/";
// PCI Code and ID Assignment Specification: base classes.
constexpr quint32 displayClass = 0x03;
constexpr quint32 bridgeClass = 0x06;
constexpr quint32 acceleratorClass = 0x12;
constexpr quint32 amd = 0x1002;

std::optional<int> numberAfter(QByteArrayView name, QByteArrayView prefix)
{
    if (!name.startsWith(prefix))
        return std::nullopt;
    int number = 0;
    const auto [end, error] = std::from_chars(name.begin() + prefix.size(), name.end(), number);
    return error == std::errc() && end == name.end() && number >= 0 ? std::optional(number) : std::nullopt;
}

std::optional<quint32> baseClass(const SysDir &device)
{
    return device.readHex("class").transform([](quint32 code) { return code >> 16; });
}

/** The links virtfnN by number; a link that names no PCI function is left out. */
std::vector<VirtualFunction> listedVfs(const SysDir &device)
{
    std::vector<VirtualFunction> vfs;
    for (const QByteArray &name : device.names()) {
        const std::optional<int> number = numberAfter(name, "virtfn");
        const Result<PciAddress> address =
            number ? parsePciAddress(device.linkName(name.constData())) : failure(ErrorCode::NotFound, {});
        if (!address)
            continue;
        VirtualFunction vf;
        vf.id.text = address->text;
        vf.number = *number;
        vfs.push_back(std::move(vf));
    }
    std::ranges::sort(vfs, {}, &VirtualFunction::number);
    return vfs;
}

GroupMember readMember(const SysDir &root, const PciAddress &id, PciNames &names)
{
    GroupMember member;
    member.id = id;
    const SysDir device = openPci(root, {id.text});
    const std::optional<quint32> vendor = device.readHex("vendor");
    const std::optional<quint32> product = device.readHex("device");
    if (vendor && product)
        member.name = names.device(static_cast<quint16>(*vendor), static_cast<quint16>(*product));
    member.driver = device.linkName("driver");
    member.isBridge = baseClass(device) == bridgeClass;
    return member;
}

} // namespace

bool isGpuClass(const SysDir &root, const QByteArray &address)
{
    const QByteArray folder = pciFolder + address;
    const std::optional<quint32> code = root.readHex((folder + "/class").constData());
    if (!code)
        return false;
    // AMD's Instinct cards are accelerators by class (FACTS section 3); others of that class are no GPUs at all.
    return *code >> 16 == displayClass
        || (*code >> 16 == acceleratorClass && root.readHex((folder + "/vendor").constData()) == amd);
}

std::optional<int> readIommuGroup(const SysDir &device)
{
    bool fits = false;
    const int number = device.linkName("iommu_group").toInt(&fits);
    return fits && number >= 0 ? std::optional(number) : std::nullopt;
}

QByteArray pciPath(const GpuId &id)
{
    return pciFolder + id.text.toLatin1();
}

SysDir openPci(const SysDir &root, const GpuId &id)
{
    return root.openLinked(pciPath(id).constData());
}

GpuId physicalFunction(const SysDir &device)
{
    const Result<PciAddress> address = parsePciAddress(device.linkName("physfn"));
    return address ? GpuId{address->text} : GpuId{};
}

std::vector<VfFolder> readVfs(const SysDir &root, const SysDir &device, Gpu &gpu)
{
    std::vector<VfFolder> folders;
    gpu.vfsPossible = device.readCount("sriov_totalvfs");
    if (!gpu.vfsPossible)
        return folders;
    gpu.vfsEnabled = device.readCount("sriov_numvfs");
    for (VirtualFunction &vf : listedVfs(device)) {
        SysDir folder = openPci(root, vf.id);
        if (folder.isOpen() && physicalFunction(folder) != gpu.id)
            continue; // a link in somebody's tree that names a device which says otherwise
        vf.driver = folder.linkName("driver");
        vf.iommuGroup = readIommuGroup(folder);
        gpu.vfs.push_back(std::move(vf));
        folders.emplace_back(std::move(folder));
    }
    return folders;
}

void readPciNames(const SysDir &device, Gpu &gpu, PciNames &names)
{
    const std::optional<quint32> vendor = device.readHex("vendor");
    const std::optional<quint32> product = device.readHex("device");
    if (vendor)
        gpu.vendor = names.vendor(static_cast<quint16>(*vendor));
    if (!vendor || !product)
        return;
    gpu.product = names.device(static_cast<quint16>(*vendor), static_cast<quint16>(*product));
    gpu.pciId = u"%1:%2"_s.arg(*vendor, 4, 16, QLatin1Char('0')).arg(*product, 4, 16, QLatin1Char('0'));
}

void readGroupMembers(const SysDir &root, Gpu &gpu, PciNames &names)
{
    if (!gpu.iommuGroup)
        return;
    const QByteArray folder = "kernel/iommu_groups/" + QByteArray::number(*gpu.iommuGroup) + "/devices";
    for (const QByteArray &name : root.openLinked(folder.constData()).names()) {
        const Result<PciAddress> id = parsePciAddress(QString::fromLatin1(name));
        if (id && id->text != gpu.id.text && !findVf(gpu, {id->text}))
            gpu.groupMembers.push_back(readMember(root, *id, names));
    }
    std::ranges::sort(gpu.groupMembers, {}, &GroupMember::id);
}

void readDisplay(const SysDir &device, Gpu &gpu)
{
    gpu.isHostDisplay = device.readCount("boot_vga") == 1;
    QString lowest;
    for (const QByteArray &name : device.openPlain("drm").names()) {
        const QString node = QString::fromLatin1(name);
        if (numberAfter(name, "renderD") && (lowest.isEmpty() || compareNaturally(node, lowest) < 0))
            lowest = node;
    }
    if (!lowest.isEmpty())
        gpu.renderNode = u"/dev/dri/"_s + lowest;
}

} // namespace Carrel::Gpu
