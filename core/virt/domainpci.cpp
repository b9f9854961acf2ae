// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/domainpci.h"

#include "core/virt/domaindocument.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace Carrel::Virt {

namespace {

pugi::xml_node hostdevOf(pugi::xml_node devices, const PciAddress &function)
{
    return devices.find_child([&](pugi::xml_node node) {
        return std::strcmp(node.name(), "hostdev") == 0 && attributeIs(node, "type", "pci")
            && pciAddressIn(node.child("source").child("address")) == function.text;
    });
}

void addFunction(pugi::xml_node devices, const PciAddress &function)
{
    pugi::xml_node hostdev = appendTidily(devices, "hostdev");
    hostdev.append_attribute("mode").set_value("subsystem");
    hostdev.append_attribute("type").set_value("pci");
    hostdev.append_attribute("managed").set_value("yes");
    setPciAddress(hostdev.append_child("source").append_child("address"), function.text);
}

} // namespace

Result<QString> withPciFunctions(const QString &xml, const std::vector<PciAddress> &functions)
{
    pugi::xml_document document;
    if (const auto read = readDomain(xml, document); !read)
        return std::unexpected(read.error());
    pugi::xml_node domain = document.document_element();
    if (!domain.child("devices"))
        appendTidily(domain, "devices");
    for (const PciAddress &function : functions) {
        if (hostdevOf(domain.child("devices"), function))
            return failure(
                ErrorCode::AlreadyExists,
                QCoreApplication::translate("DomainEdit", "The workstation already has %1.").arg(function.text),
                QCoreApplication::translate("DomainEdit", "Read it again."));
        addFunction(domain.child("devices"), function);
    }
    return written(document);
}

Result<QString> withoutPciFunctions(const QString &xml, const std::vector<PciAddress> &functions)
{
    pugi::xml_document document;
    if (const auto read = readDomain(xml, document); !read)
        return std::unexpected(read.error());
    bool any = false;
    for (const PciAddress &function : functions)
        if (const pugi::xml_node hostdev = hostdevOf(document.document_element().child("devices"), function)) {
            removeTidily(hostdev);
            any = true;
        }
    if (any)
        return written(document);
    return failure(ErrorCode::NotFound,
                   QCoreApplication::translate("DomainEdit", "The workstation has none of these devices."),
                   QCoreApplication::translate("DomainEdit", "Read it again."));
}

std::vector<PciAddress> pciFunctionsIn(const QString &xml)
{
    pugi::xml_document document;
    std::vector<PciAddress> found;
    if (!readDomain(xml, document))
        return found;
    for (const pugi::xml_node hostdev : document.document_element().child("devices").children("hostdev")) {
        const bool isMarked = attributeText(hostdev.child("alias"), "name").startsWith(QLatin1StringView("ua-vgpu-"));
        if (attributeIs(hostdev, "type", "pci") && attributeIs(hostdev, "managed", "yes") && !isMarked)
            found.push_back(PciAddress{pciAddressIn(hostdev.child("source").child("address"))});
    }
    return found;
}

} // namespace Carrel::Virt
