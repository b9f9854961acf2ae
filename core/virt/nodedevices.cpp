// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/nodedevices.h"

#include "core/base/ids.h"
#include "core/virt/connection_p.h"
#include "core/virt/errors.h"

#include <QCoreApplication>

#include <charconv>
#include <cstring>
#include <pugixml.hpp>
#include <string_view>

namespace Carrel::Virt {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Virt)
};

std::optional<int> numberOf(std::string_view text)
{
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

/** The name of a PCI vendor or product; its hexadecimal id where libvirt knows no name. */
QString pciName(const pugi::xml_node &node)
{
    const QString name = QString::fromUtf8(node.child_value()).trimmed();
    return name.isEmpty() ? QString::fromUtf8(node.attribute("id").value()) : name;
}

/** A part of an address, "0x1f", at most that large. */
std::optional<unsigned> partOf(const pugi::xml_node &address, const char *part, unsigned most)
{
    const std::string_view text = address.attribute(part).value();
    unsigned value = 0;
    if (!text.starts_with("0x"))
        return std::nullopt;
    const auto [end, problem] = std::from_chars(text.data() + 2, text.data() + text.size(), value, 16);
    return problem == std::errc() && end == text.data() + text.size() && value <= most ? std::optional(value)
                                                                                       : std::nullopt;
}

/** The <address> elements of a node as the kernel writes them, "0000:3d:00.4"; one that is damaged is left out. */
std::vector<QString> addressesOf(const pugi::xml_node &node)
{
    std::vector<QString> addresses;
    for (const pugi::xml_node &address : node.children("address")) {
        const auto domain = partOf(address, "domain", 0xffff);
        const auto bus = partOf(address, "bus", 0xff);
        const auto slot = partOf(address, "slot", 0x1f);
        const auto function = partOf(address, "function", 7);
        if (domain && bus && slot && function)
            addresses.push_back(QString::asprintf("%04x:%02x:%02x.%x", *domain, *bus, *slot, *function));
    }
    return addresses;
}

QString pciIdOf(const pugi::xml_node &pci)
{
    const QString vendor = QString::fromUtf8(pci.child("vendor").attribute("id").value());
    const QString product = QString::fromUtf8(pci.child("product").attribute("id").value());
    const bool isWhole = vendor.startsWith(u"0x") && product.startsWith(u"0x");
    return isWhole ? vendor.sliced(2) + u':' + product.sliced(2) : QString();
}

void readVirtualFunctions(NodeDeviceDetails &device, const pugi::xml_node &capability)
{
    const std::string_view type = capability.attribute("type").value();
    if (type == "virt_functions") {
        device.virtualFunctions = addressesOf(capability);
        device.vfsPossible = numberOf(capability.attribute("maxCount").value());
    } else if (type == "phys_function") {
        if (const std::vector<QString> addresses = addressesOf(capability); !addresses.empty())
            device.physicalFunction = addresses.front();
    }
}

void readPci(NodeDeviceDetails &device, const pugi::xml_node &pci)
{
    const std::string_view pciClass = pci.child_value("class");
    device.isDisplay = pciClass.starts_with("0x03");
    device.isBridge = pciClass.starts_with("0x06");
    device.pciId = pciIdOf(pci);
    device.groupAddresses = addressesOf(pci.child("iommuGroup"));
    for (const pugi::xml_node &capability : pci.children("capability"))
        readVirtualFunctions(device, capability);
    device.vendor = pciName(pci.child("vendor"));
    device.product = pciName(pci.child("product"));
    device.numaNode = numberOf(pci.child("numa").attribute("node").value());
    device.iommuGroup = numberOf(pci.child("iommuGroup").attribute("number").value());
}

void readTypes(NodeDeviceDetails &device, const pugi::xml_node &capability)
{
    for (const pugi::xml_node &type : capability.children("type")) {
        const QString id = QString::fromUtf8(type.attribute("id").value());
        const QString name = QString::fromUtf8(type.child_value("name")).trimmed();
        device.types.push_back({id, name.isEmpty() ? id : name, QString::fromUtf8(type.child_value("deviceAPI")),
                                numberOf(type.child_value("availableInstances"))});
    }
}

void readMdev(NodeDeviceDetails &device, const pugi::xml_node &mdev)
{
    device.mdevUuid = QString::fromUtf8(mdev.child_value("uuid")).toLower();
    device.mdevType = QString::fromUtf8(mdev.child("type").attribute("id").value());
    device.mdevParent = QString::fromUtf8(mdev.child_value("parent_addr"));
    device.iommuGroup = numberOf(mdev.child("iommuGroup").attribute("number").value());
}

/** mdev_types stands inside the PCI capability, or alone for a parent that is no PCI device. */
void readCapability(NodeDeviceDetails &device, const pugi::xml_node &capability)
{
    const std::string_view type = capability.attribute("type").value();
    if (type == "pci")
        readPci(device, capability);
    else if (type == "mdev")
        readMdev(device, capability);
    if (type == "mdev_types")
        readTypes(device, capability);
    else
        for (const pugi::xml_node &inner : capability.children("capability"))
            if (std::string_view(inner.attribute("type").value()) == "mdev_types")
                readTypes(device, inner);
}

// Inactive means: defined in mdevctl's records, or a ghost of one that libvirt did not see go. Neither exists.
bool exists(virNodeDevicePtr device, const NodeDeviceDetails &details)
{
    if (details.mdevUuid.isEmpty())
        return true;
    const bool active = virNodeDeviceIsActive(device) != 0; // -1: a host before 7.8, which lists only active ones
    virResetLastError();
    return active && !details.mdevType.isEmpty();
}

} // namespace

Result<NodeDeviceDetails> parseNodeDevice(std::span<char> xml)
{
    pugi::xml_document document;
    const auto parsed = document.load_buffer_inplace(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
    const pugi::xml_node root = document.child("device");
    NodeDeviceDetails device;
    device.name = QString::fromUtf8(root.child_value("name"));
    if (!parsed || device.name.isEmpty())
        return failure(ErrorCode::Damaged, Words::tr("The description of a host device cannot be read."), {},
                       QString::fromUtf8(parsed.description()));
    device.kernelName = QString::fromUtf8(root.child_value("path")).section(u'/', -1);
    device.driver = QString::fromUtf8(root.child("driver").child_value("name"));
    for (const pugi::xml_node &capability : root.children("capability"))
        readCapability(device, capability);
    return device;
}

Result<NodeDeviceDetails> readNodeDevice(virNodeDevicePtr device)
{
    const CText xml(virNodeDeviceGetXMLDesc(device, 0));
    if (!xml)
        return std::unexpected(takeError(Words::tr("A device of the host could not be read")));
    return parseNodeDevice(std::span<char>(xml.get(), std::strlen(xml.get())));
}

Result<std::vector<NodeDeviceDetails>> listNodeDevices(Connection &connection,
                                                       const std::function<bool(const QString &)> &wanted)
{
    constexpr unsigned kinds = VIR_CONNECT_LIST_NODE_DEVICES_CAP_PCI_DEV | VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV_TYPES
        | VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV;
    virNodeDevicePtr *array = nullptr;
    const int count = virConnectListAllNodeDevices(connection.internals().handle(), &array, kinds);
    if (count < 0)
        return std::unexpected(takeError(Words::tr("The host's devices could not be listed")));
    std::vector<NodeDeviceDetails> devices;
    for (const NodeDeviceHandle &device : adopt<NodeDeviceHandle>(array, count)) {
        if (wanted && !wanted(QString::fromUtf8(virNodeDeviceGetName(device.get()))))
            continue;
        if (auto details = readNodeDevice(device.get()); details && exists(device.get(), *details))
            devices.push_back(std::move(*details));
    }
    return devices;
}

} // namespace Carrel::Virt
