// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/pcifolder.h"

#include <algorithm>
#include <cerrno>
#include <format>

namespace Carrel::Sim {

namespace {

/** What a PCI function says of itself, in its files and in its configuration space. */
struct Function
{
    std::string address;
    std::string folder;
    std::string vendor;
    std::string device;
    std::string subsystemVendor;
    std::string subsystemDevice;
    std::string classCode;
    std::string driver;
    int numaNode = -1;
    int busBelow = -1; ///< of a bridge
};

/** A PCIe port, as the switch on a two-GPU board shows one. */
Function bridge(const std::string &address, const std::string &folder, const std::string &next, int numaNode)
{
    const int below = parseInt(std::string_view(next).substr(5, 2), 16).value_or(0);
    return Function{address, folder, "8086", "2030", "8086", "0000", "060400", "pcieport", numaNode, below};
}

Function function(const GpuSpec &gpu, const std::string &folder)
{
    const Card &card = gpu.card;
    return Function{gpu.id,         folder,      card.vendor, card.device, card.subsystemVendor, card.subsystemDevice,
                    card.classCode, card.driver, gpu.numaNode};
}

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

std::string modalias(const Function &pci)
{
    return std::format("pci:v0000{}d0000{}sv0000{}sd0000{}bc{}sc{}i{}", upper(pci.vendor), upper(pci.device),
                       upper(pci.subsystemVendor), upper(pci.subsystemDevice), upper(pci.classCode.substr(0, 2)),
                       upper(pci.classCode.substr(2, 2)), upper(pci.classCode.substr(4, 2)));
}

std::string uevent(const Function &pci)
{
    // The kernel prints the class with %04X, so 0x030000 reads 30000.
    return std::format(
        "DRIVER={}\nPCI_CLASS={:04X}\nPCI_ID={}:{}\nPCI_SUBSYS_ID={}:{}\nPCI_SLOT_NAME={}\nMODALIAS={}\n", pci.driver,
        parseInt(pci.classCode, 16).value_or(0), upper(pci.vendor), upper(pci.device), upper(pci.subsystemVendor),
        upper(pci.subsystemDevice), pci.address, modalias(pci));
}

void put16(std::string &bytes, std::size_t at, const std::string &hex)
{
    const int number = parseInt(hex, 16).value_or(0);
    bytes[at] = static_cast<char>(number & 0xff);
    bytes[at + 1] = static_cast<char>(number >> 8);
}

/** 256 bytes: identity, class, and of a bridge its header type and bus numbers (PCI Local Bus 3.0, section 6.1). */
std::string configuration(const Function &pci)
{
    std::string bytes(256, '\0');
    put16(bytes, 0x00, pci.vendor);
    put16(bytes, 0x02, pci.device);
    put16(bytes, 0x04, "0006"); // memory and bus master enabled
    put16(bytes, 0x09, pci.classCode.substr(4, 2));
    put16(bytes, 0x0a, pci.classCode.substr(0, 4));
    if (pci.busBelow < 0) {
        put16(bytes, 0x2c, pci.subsystemVendor);
        put16(bytes, 0x2e, pci.subsystemDevice);
        return bytes;
    }
    bytes[0x0e] = 1;
    bytes[0x18] = static_cast<char>(parseInt(std::string_view(pci.address).substr(5, 2), 16).value_or(0));
    bytes[0x19] = static_cast<char>(pci.busBelow);
    bytes[0x1a] = static_cast<char>(0xff);
    return bytes;
}

void addIdentity(Tree &tree, const Function &pci)
{
    const auto hex = [&](const char *file, const std::string &digits) {
        tree.file(pci.folder + file, "0x" + digits + '\n');
    };
    hex("/vendor", pci.vendor);
    hex("/device", pci.device);
    hex("/subsystem_vendor", pci.subsystemVendor);
    hex("/subsystem_device", pci.subsystemDevice);
    hex("/class", pci.classCode);
    hex("/revision", "a1");
    tree.file(pci.folder + "/modalias", modalias(pci) + '\n');
    tree.file(pci.folder + "/numa_node", 0644, [node = pci.numaNode] { return std::format("{}\n", node); });
    tree.file(pci.folder + "/uevent", 0644, [text = uevent(pci)] { return text; });
    tree.file(pci.folder + "/config", 0644, [bytes = configuration(pci)] { return bytes; });
}

void addFunction(Tree &tree, const Function &pci)
{
    if (tree.at(pci.folder))
        return;
    tree.folder(pci.folder);
    addIdentity(tree, pci);
    addPowerFolder(tree, pci.folder);
    const std::string driver = "/sys/bus/pci/drivers/" + pci.driver;
    tree.folder(driver);
    tree.link(driver + '/' + pci.address, pci.folder);
    tree.link(pci.folder + "/driver", driver);
    tree.link(pci.folder + "/subsystem", "/sys/bus/pci");
    tree.link("/sys/bus/pci/devices/" + pci.address, pci.folder);
}

} // namespace

void addPciFolder(Tree &tree, const GpuSpec &gpu, const std::string &folder)
{
    const std::size_t end = gpu.path.size() - 1;
    std::string above = folder;
    std::vector<std::string> folders(gpu.path.size());
    for (std::size_t i = gpu.path.size(); i-- > 0; above.resize(above.rfind('/')))
        folders[i] = above;
    for (std::size_t i = 0; i < end; ++i)
        addFunction(tree, bridge(gpu.path[i], folders[i], gpu.path[i + 1], gpu.numaNode));
    addFunction(tree, function(gpu, folder));
}

void addPowerFolder(Tree &tree, const std::string &device)
{
    const std::string power = device + "/power";
    const auto file = [&](const char *name, mode_t mode, const char *text) {
        tree.file(power + '/' + name, mode, [text = std::string(text)] { return text; });
    };
    file("async", 0644, "disabled\n");
    tree.file(power + "/autosuspend_delay_ms", 0644, {}); // EIO, as of any device that does not use autosuspend
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
