// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/uevents.h"

#include "app/gpusim/pcifolder.h"
#include "app/gpusim/sysfs.h"

#include <arpa/inet.h>
#include <cstring>
#include <format>
#include <linux/netlink.h>
#include <sys/socket.h>

namespace Carrel::Sim {

namespace {

constexpr unsigned udevGroup = 2; // the kernel's own is 1

struct Header
{
    char prefix[8] = "libudev";
    std::uint32_t magic = htonl(0xfeedcafe);
    std::uint32_t headerSize = sizeof(Header);
    std::uint32_t propertiesOffset = sizeof(Header);
    std::uint32_t propertiesLength = 0;
    std::uint32_t
        filters[4]{}; ///< subsystem, devtype and tag hashes; 0: every listener's filter in the kernel lets it through
};
static_assert(sizeof(Header) == 40);

/** One device of /sys as its messages name it. */
struct Device
{
    std::string folder; ///< with /sys
    std::string subsystem;
    std::string properties; ///< of its `uevent` file: without PCI_CLASS libvirt takes a PCI device for none
};

Device deviceOf(const GpuSpec &gpu)
{
    if (gpu.card.isPci())
        return {Sysfs::folderOf(gpu), "pci", ueventOf(functionOf(gpu))};
    return {Sysfs::folderOf(gpu), gpu.card.pci.driver, {}};
}

std::string message(const Device &device, std::string_view action, std::string_view more = {})
{
    return std::format("ACTION={}\nDEVPATH={}\nSUBSYSTEM={}\n{}{}", action, device.folder.substr(std::strlen("/sys")),
                       device.subsystem, device.properties, more);
}

/** A parent of mdevs says that it is one, or no longer (mdev_register_parent()). */
std::string parentMessage(const Device &device, bool registered)
{
    return message(device, "change", registered ? "MDEV_STATE=registered\n" : "MDEV_STATE=unregistered\n");
}

void addGpuMessages(std::vector<std::string> &messages, const GpuSpec &gpu, bool back, bool isParent)
{
    std::vector<Device> all{deviceOf(gpu)};
    for (const SideFunction &side : gpu.card.sides) {
        const PciFunction function = functionOf(gpu, side);
        all.push_back({function.folder, "pci", ueventOf(function)});
    }
    if (isParent && !back)
        messages.push_back(parentMessage(all.front(), false));
    for (const Device &device : all)
        messages.push_back(message(device, back ? "add" : "remove"));
    if (isParent && back)
        messages.push_back(parentMessage(all.front(), true));
}

void addVfMessages(std::vector<std::string> &messages, const GpuSpec &gpu, const std::vector<Vf> &vfs, bool made,
                   bool areParents)
{
    for (const Vf &vf : vfs) {
        const PciFunction function = functionOf(gpu, vf);
        const Device device{function.folder, "pci", ueventOf(function)};
        if (areParents && !made)
            messages.push_back(parentMessage(device, false));
        messages.push_back(message(device, made ? "add" : "remove"));
        if (areParents && made)
            messages.push_back(parentMessage(device, true));
    }
    messages.push_back(message(deviceOf(gpu), "change")); // sriov_enable(), sriov_disable()
}

} // namespace

Uevents::Uevents(const Machine &machine)
    : m_machine(machine), m_socket(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT)),
      m_sequence(100000) // far above what this namespace's kernel has counted
{
}

void Uevents::send(const Change &change)
{
    for (const std::string &properties : ueventsOf(change, m_machine))
        sendProperties(std::format("{}SEQNUM={}\n", properties, ++m_sequence));
}

std::vector<std::string> ueventsOf(const Change &change, const Machine &machine)
{
    using Kind = Change::Kind;
    const Machine::Gpu *gpu = machine.gpu(change.gpu);
    std::vector<std::string> messages;
    if (!gpu)
        return messages;
    const Card &card = gpu->spec.card;
    const bool makesMdevs = machine.hasMdevBus() && !card.types.empty();
    if (change.kind == Kind::VgpuMade || change.kind == Kind::VgpuRemoved) {
        const Device device{Sysfs::folderOf(gpu->spec, change.vgpu.parent) + '/' + change.vgpu.uuid, "mdev",
                            std::format("DRIVER={}\n", card.mdevDriver)};
        messages.push_back(message(device, change.kind == Kind::VgpuMade ? "add" : "remove"));
    }
    if (change.kind == Kind::VfsMade || change.kind == Kind::VfsGone)
        addVfMessages(messages, gpu->spec, change.vfs, change.kind == Kind::VfsMade,
                      makesMdevs && card.sharing == Sharing::MdevOnVfs);
    if (change.kind == Kind::GpuBack || change.kind == Kind::GpuGone)
        addGpuMessages(messages, gpu->spec, change.kind == Kind::GpuBack, makesMdevs && card.sharing == Sharing::Mdev);
    return messages;
}

void Uevents::sendProperties(const std::string &properties)
{
    const std::string message = udevMessage(properties);
    sockaddr_nl group{};
    group.nl_family = AF_NETLINK;
    group.nl_groups = udevGroup;
    // With no listener there is an error, which means nothing.
    sendto(m_socket.number(), message.data(), message.size(), 0, reinterpret_cast<sockaddr *>(&group), sizeof(group));
}

std::string udevMessage(std::string_view properties)
{
    Header header;
    header.propertiesLength = static_cast<std::uint32_t>(properties.size());
    std::string message(sizeof(header), '\0');
    std::memcpy(message.data(), &header, sizeof(header));
    for (const char c : properties)
        message += c == '\n' ? '\0' : c;
    return message;
}

} // namespace Carrel::Sim
