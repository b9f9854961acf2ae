// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/domainxml.h"

#include "core/base/ids.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace Carrel::Virt {

namespace {

std::unexpected<Error> damaged(const char *why)
{
    return failure(ErrorCode::Damaged, QCoreApplication::translate("Virt", "The workstation's XML cannot be read."),
                   QCoreApplication::translate("Virt", "Check its definition with “virsh edit”."),
                   QString::fromUtf8(why));
}

QString textOf(const pugi::xml_node &node)
{
    return QString::fromUtf8(node.child_value()).trimmed();
}

QString attributeOf(const pugi::xml_node &node, const char *name)
{
    return QString::fromUtf8(node.attribute(name).value());
}

/** A whole decimal number, or nothing: "12x" is not 12. */
std::optional<qint64> numberOf(std::string_view text)
{
    qint64 value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<int> portOf(const pugi::xml_node &node, const char *name)
{
    const auto number = numberOf(node.attribute(name).value());
    if (!number || *number <= 0 || *number > 65535)
        return std::nullopt;
    return static_cast<int>(*number);
}

// libvirt always writes KiB; the units a person may have written are settled by it before it hands the XML out.
Mebibytes memoryOf(const pugi::xml_node &domain)
{
    return {numberOf(domain.child_value("memory")).value_or(0) / 1024};
}

int cpusOf(const pugi::xml_node &domain)
{
    const pugi::xml_node vcpu = domain.child("vcpu");
    const auto current = numberOf(vcpu.attribute("current").value());
    const auto count = current ? current : numberOf(vcpu.child_value());
    return static_cast<int>(std::clamp<qint64>(count.value_or(0), 0, 1'000'000));
}

/** The graphics element's own attributes are libvirt's older form; a <listen> child is the full one. */
GraphicsDetails graphicsOf(const pugi::xml_node &node)
{
    GraphicsDetails graphics{attributeOf(node, "type"),   portOf(node, "port"),
                             portOf(node, "tlsPort"),     attributeOf(node, "listen"),
                             attributeOf(node, "socket"), attributeOf(node.child("gl"), "rendernode")};
    const pugi::xml_node listen = node.child("listen");
    const std::string_view type = listen.attribute("type").value();
    if (type == "socket")
        graphics.socket = attributeOf(listen, "socket");
    else if (listen.attribute("address"))
        graphics.listen = attributeOf(listen, "address");
    if (type == "socket" || type == "none")
        graphics.listen.clear();
    return graphics;
}

std::optional<unsigned> hexOf(const pugi::xml_node &node, const char *name, unsigned most)
{
    std::string_view text = node.attribute(name).value();
    if (text.starts_with("0x"))
        text.remove_prefix(2);
    unsigned value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (problem != std::errc() || end != text.data() + text.size() || value > most)
        return std::nullopt;
    return value;
}

QString pciAddressOf(const pugi::xml_node &address)
{
    const auto domain = hexOf(address, "domain", 0xffff).value_or(0);
    const auto bus = hexOf(address, "bus", 0xff);
    const auto slot = hexOf(address, "slot", 0x1f);
    const auto function = hexOf(address, "function", 7);
    if (!bus || !slot || !function)
        return {};
    return QString::asprintf("%04x:%02x:%02x.%x", domain, *bus, *slot, *function);
}

/** Unmanaged: a vendor's VF, bound to the vendor's driver. Managed ones are whole devices but for those Carrel marked.
 */
bool isVgpu(const pugi::xml_node &hostdev)
{
    const std::string_view alias = hostdev.child("alias").attribute("name").value();
    return std::string_view(hostdev.attribute("managed").value()) == "no" || alias.starts_with("ua-vgpu-");
}

void addHostdev(DomainDetails &details, const pugi::xml_node &node)
{
    const std::string_view type = node.attribute("type").value();
    const pugi::xml_node address = node.child("source").child("address");
    if (type == "mdev") {
        if (const auto uuid = parseUuid(attributeOf(address, "uuid"))) {
            details.mdevs.push_back(uuid->text);
            details.vgpuHostdevs.push_back(uuid->text);
        }
    } else if (type == "pci") {
        const QString pci = pciAddressOf(address);
        if (!pci.isEmpty())
            details.pciHostdevs.push_back(pci);
        if (!pci.isEmpty() && isVgpu(node))
            details.vgpuHostdevs.push_back(pci);
    }
}

void addDisk(DomainDetails &details, const pugi::xml_node &node)
{
    const pugi::xml_node source = node.child("source");
    for (const char *name : {"file", "dev"})
        if (source.attribute(name))
            details.disks.push_back(attributeOf(source, name));
    for (auto below = node.child("backingStore"); below; below = below.child("backingStore"))
        for (const char *name : {"file", "dev"})
            if (below.child("source").attribute(name))
                details.backing.push_back(attributeOf(below.child("source"), name));
}

void readDevices(DomainDetails &details, const pugi::xml_node &devices)
{
    for (const pugi::xml_node &node : devices.children()) {
        const std::string_view name = node.name();
        if (name == "hostdev")
            addHostdev(details, node);
        else if (name == "disk")
            addDisk(details, node);
        else if (name == "graphics")
            details.graphics.push_back(graphicsOf(node));
    }
}

/** The prefix ("carrel:") that an element's own xmlns gives Carrel's namespace; empty when it is not Carrel's. */
std::string prefixOf(const pugi::xml_node &node)
{
    for (const pugi::xml_attribute &attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name.starts_with("xmlns:") && std::string_view(attribute.value()) == domainMetadataUri)
            return std::string(name.substr(6)) + ':';
    }
    return {};
}

void readMetadata(DomainDetails &details, const pugi::xml_node &metadata)
{
    for (const pugi::xml_node &node : metadata.children()) {
        const std::string prefix = prefixOf(node);
        if (prefix.empty() || node.name() != prefix + "carrel")
            continue;
        details.tryOut = !node.child((prefix + "tryout").c_str()).empty();
        const std::string vgpuName = prefix + "vgpu"; // named: pugixml keeps the pointer while the loop runs
        for (const pugi::xml_node &vgpu : node.children(vgpuName.c_str()))
            details.tryOutVgpus.push_back(attributeOf(vgpu, "id"));
        const std::string tagName = prefix + "tag";
        for (const pugi::xml_node &tag : node.children(tagName.c_str()))
            details.tags.append(attributeOf(tag, "name"));
    }
}

} // namespace

Result<DomainDetails> parseDomain(std::span<char> xml)
{
    pugi::xml_document document;
    const auto parsed = document.load_buffer_inplace(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        return damaged(parsed.description());
    const pugi::xml_node domain = document.child("domain");
    if (!domain)
        return damaged("no <domain> element");
    DomainDetails details;
    details.name = QString::fromUtf8(domain.child_value("name"));
    details.uuid = textOf(domain.child("uuid")).toLower();
    if (details.name.isEmpty() && details.uuid.isEmpty())
        return damaged("neither <name> nor <uuid>");
    details.title = textOf(domain.child("title"));
    details.notes = textOf(domain.child("description"));
    details.cpus = cpusOf(domain);
    details.memory = memoryOf(domain);
    readDevices(details, domain.child("devices"));
    readMetadata(details, domain.child("metadata"));
    return details;
}

Result<DomainDetails> parseDomain(const QString &xml)
{
    QByteArray bytes = xml.toUtf8();
    return parseDomain(std::span<char>(bytes.data(), static_cast<size_t>(bytes.size())));
}

} // namespace Carrel::Virt
