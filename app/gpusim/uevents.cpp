// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/uevents.h"

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

std::string_view actionOf(Change::Kind kind)
{
    switch (kind) {
    case Change::Kind::VgpuMade:
    case Change::Kind::GpuBack:
        return "add";
    case Change::Kind::VgpuRemoved:
    case Change::Kind::GpuGone:
        return "remove";
    case Change::Kind::VgpuReleased: // its folder has gone before
    case Change::Kind::BusyChanged:
        break;
    }
    return {};
}

} // namespace

Uevents::Uevents(const Machine &machine)
    : m_machine(machine), m_socket(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT)),
      m_sequence(100000) // far above what this namespace's kernel has counted
{
}

void Uevents::send(const Change &change)
{
    const std::string_view action = actionOf(change.kind);
    const Machine::Gpu *gpu = m_machine.gpu(change.gpu);
    if (action.empty() || !gpu)
        return;
    const bool ofVgpu = !change.vgpu.uuid.empty();
    const std::string folder = Sysfs::folderOf(gpu->spec).substr(std::strlen("/sys"));
    const Card &card = gpu->spec.card;
    sendProperties(std::format("ACTION={}\nDEVPATH={}{}\nSUBSYSTEM={}\nDRIVER={}\nSEQNUM={}\n", action, folder,
                               ofVgpu ? '/' + change.vgpu.uuid : std::string(),
                               ofVgpu             ? "mdev"
                                   : card.isPci() ? "pci"
                                                  : card.driver,
                               ofVgpu ? card.mdevDriver : card.driver, ++m_sequence));
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
