// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/pcifolder.h"

#include <algorithm>
#include <cerrno>
#include <format>

namespace Carrel::Sim {

namespace {

/** A PCIe port, as the switch on a two-GPU board shows one. */
PciFunction bridge(const std::string &address, const std::string &folder, const std::string &next, int numaNode)
{
    const int below = parseInt(std::string_view(next).substr(5, 2), 16).value_or(0);
    return PciFunction{address, folder, PciIdentity{"8086", "2030", "8086", "0000", "060400", "pcieport"}, numaNode,
                       below};
}

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

std::string modalias(const PciIdentity &pci)
{
    return std::format("pci:v0000{}d0000{}sv0000{}sd0000{}bc{}sc{}i{}", upper(pci.vendor), upper(pci.device),
                       upper(pci.subsystemVendor), upper(pci.subsystemDevice), upper(pci.classCode.substr(0, 2)),
                       upper(pci.classCode.substr(2, 2)), upper(pci.classCode.substr(4, 2)));
}

void put16(std::string &bytes, std::size_t at, const std::string &hex)
{
    const int number = parseInt(hex, 16).value_or(0);
    bytes[at] = static_cast<char>(number & 0xff);
    bytes[at + 1] = static_cast<char>(number >> 8);
}

/** 256 bytes: identity, class, and of a bridge its header type and bus numbers (PCI Local Bus 3.0, section 6.1). */
std::string configuration(const PciFunction &function)
{
    const PciIdentity &pci = function.identity;
    std::string bytes(256, '\0');
    put16(bytes, 0x00, pci.vendor);
    put16(bytes, 0x02, pci.device);
    put16(bytes, 0x04, "0006"); // memory and bus master enabled
    put16(bytes, 0x09, pci.classCode.substr(4, 2));
    put16(bytes, 0x0a, pci.classCode.substr(0, 4));
    if (function.busBelow < 0) {
        put16(bytes, 0x2c, pci.subsystemVendor);
        put16(bytes, 0x2e, pci.subsystemDevice);
        return bytes;
    }
    bytes[0x0e] = 1;
    bytes[0x18] = static_cast<char>(parseInt(std::string_view(function.address).substr(5, 2), 16).value_or(0));
    bytes[0x19] = static_cast<char>(function.busBelow);
    bytes[0x1a] = static_cast<char>(0xff);
    return bytes;
}

void addIdentity(Tree &tree, const PciFunction &function, Node &folder)
{
    const PciIdentity &pci = function.identity;
    const auto fixed = [&](const char *file, mode_t mode, std::string text) {
        tree.fileIn(folder, file, mode, [text = std::move(text)] { return text; });
    };
    const auto hex = [&](const char *file, const std::string &digits) {
        fixed(file, 0444, "0x" + digits + '\n');
    };
    hex("vendor", pci.vendor);
    hex("device", pci.device);
    hex("subsystem_vendor", pci.subsystemVendor);
    hex("subsystem_device", pci.subsystemDevice);
    hex("class", pci.classCode);
    hex("revision", "a1");
    fixed("modalias", 0444, modalias(pci) + '\n');
    fixed("numa_node", 0644, std::format("{}\n", function.numaNode));
    fixed("uevent", 0644, ueventOf(function));
    fixed("config", 0644, configuration(function));
}

} // namespace

std::string pciFolderOf(const GpuSpec &gpu)
{
    std::string folder = "/sys/devices/pci" + gpu.path.front().substr(0, 7);
    for (const std::string &address : gpu.path)
        folder += '/' + address;
    return folder;
}

PciFunction functionOf(const GpuSpec &gpu)
{
    return PciFunction{gpu.id, pciFolderOf(gpu), gpu.card.pci, gpu.numaNode};
}

PciFunction functionOf(const GpuSpec &gpu, const Vf &vf)
{
    const PciIdentity &pci = gpu.card.pci;
    PciFunction function;
    function.address = vf.id;
    const std::string own = pciFolderOf(gpu);
    function.folder = own.substr(0, own.rfind('/') + 1) + vf.id;
    function.identity =
        PciIdentity{pci.vendor, gpu.card.vfs.device, pci.subsystemVendor, "0000", pci.classCode, vf.driver};
    function.numaNode = gpu.numaNode;
    function.isVf = true;
    return function;
}

PciFunction functionOf(const GpuSpec &gpu, const SideFunction &side)
{
    const std::string own = pciFolderOf(gpu);
    const auto numbered = [&](const std::string &text) {
        return text.substr(0, text.size() - 1) + std::to_string(side.number);
    };
    return PciFunction{numbered(gpu.id), numbered(own), side.identity, gpu.numaNode};
}

std::string ueventOf(const PciFunction &function)
{
    const PciIdentity &pci = function.identity;
    // The kernel prints the class with %04X, so 0x030000 reads 30000.
    return std::format("{}PCI_CLASS={:04X}\nPCI_ID={}:{}\nPCI_SUBSYS_ID={}:{}\nPCI_SLOT_NAME={}\nMODALIAS={}\n",
                       pci.driver.empty() ? std::string() : "DRIVER=" + pci.driver + '\n',
                       parseInt(pci.classCode, 16).value_or(0), upper(pci.vendor), upper(pci.device),
                       upper(pci.subsystemVendor), upper(pci.subsystemDevice), function.address, modalias(pci));
}

void addBridges(Tree &tree, const GpuSpec &gpu)
{
    std::string folder = "/sys/devices/pci" + gpu.path.front().substr(0, 7);
    for (std::size_t i = 0; i + 1 < gpu.path.size(); ++i) {
        folder += '/' + gpu.path[i];
        if (!tree.at(folder))
            addPciFunction(tree, bridge(gpu.path[i], folder, gpu.path[i + 1], gpu.numaNode));
    }
}

void addPciFunction(Tree &tree, const PciFunction &function)
{
    addIdentity(tree, function, tree.folder(function.folder));
    addPowerFolder(tree, function.folder);
    tree.link(function.folder + "/subsystem", "/sys/bus/pci");
    tree.link("/sys/bus/pci/devices/" + function.address, function.folder);
    if (function.identity.driver.empty())
        return;
    const std::string driver = "/sys/bus/pci/drivers/" + function.identity.driver;
    tree.folder(driver);
    tree.link(driver + '/' + function.address, function.folder);
    tree.link(function.folder + "/driver", driver);
}

void removePciFunction(Tree &tree, const PciFunction &function)
{
    tree.remove("/sys/bus/pci/devices/" + function.address);
    if (!function.identity.driver.empty())
        tree.remove("/sys/bus/pci/drivers/" + function.identity.driver + '/' + function.address);
    tree.remove(function.folder);
}

void addPowerFolder(Tree &tree, const std::string &device)
{
    Node &power = tree.folder(device + "/power");
    const auto file = [&](const char *name, mode_t mode, const char *text) {
        tree.fileIn(power, name, mode, [text] { return std::string(text); });
    };
    file("async", 0644, "disabled\n");
    tree.fileIn(power, "autosuspend_delay_ms", 0644, {}); // EIO, as of any device that does not use autosuspend
    file("control", 0644, "auto\n");
    file("runtime_active_kids", 0444, "0\n");
    file("runtime_active_time", 0444, "0\n");
    file("runtime_enabled", 0444, "disabled\n");
    file("runtime_status", 0444, "unsupported\n");
    file("runtime_suspended_time", 0444, "0\n");
    file("runtime_usage", 0444, "0\n");
}

void addToGroup(Tree &tree, const std::string &device, int group)
{
    if (group < 0)
        return;
    const std::string folder = std::format("/sys/kernel/iommu_groups/{}", group);
    if (!tree.at(folder)) {
        tree.folder(folder).lasting = false;
        tree.file(folder + "/type", 0644, [] { return std::string("DMA\n"); });
        tree.file(folder + "/reserved_regions", "");
    }
    tree.link(device + "/iommu_group", folder);
    tree.link(folder + "/devices" + device.substr(device.rfind('/')), device).lasting = false;
}

} // namespace Carrel::Sim
