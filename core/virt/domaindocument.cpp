// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/domaindocument.h"

#include "core/virt/domainxml.h"

#include <QCoreApplication>

#include <cstring>
#include <string>
#include <string_view>

namespace Carrel::Virt {

using namespace Qt::StringLiterals;

namespace {

struct ByteWriter final : pugi::xml_writer
{
    QByteArray bytes;
    void write(const void *data, size_t size) override
    {
        bytes.append(static_cast<const char *>(data), qsizetype(size));
    }
};

std::string_view prefixOf(pugi::xml_node node)
{
    const std::string_view name = node.name();
    const size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

std::string_view localNameOf(pugi::xml_node node)
{
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1); // npos + 1 is 0: the whole name
}

/** pugixml knows no namespaces: the declaration of the node's prefix is looked for from the node upwards. */
std::string_view namespaceOf(pugi::xml_node node)
{
    const std::string_view prefix = prefixOf(node);
    const std::string declaration = prefix.empty() ? std::string("xmlns") : "xmlns:" + std::string(prefix);
    for (pugi::xml_node at = node; at; at = at.parent())
        if (const pugi::xml_attribute found = at.attribute(declaration.c_str()))
            return found.value();
    return {};
}

bool isBlank(pugi::xml_node node)
{
    return node.type() == pugi::node_pcdata && std::strspn(node.value(), " \t\r\n") == std::strlen(node.value());
}

bool hasContent(pugi::xml_node node)
{
    for (const pugi::xml_node child : node.children())
        if (!isBlank(child))
            return true;
    return false;
}

std::unexpected<Error> damaged(const QString &detail)
{
    return failure(
        ErrorCode::Damaged,
        QCoreApplication::translate("DomainEdit", "The description of this workstation cannot be understood."),
        QCoreApplication::translate("DomainEdit", "Look at it with “virsh dumpxml”."), detail);
}

} // namespace

Result<void> readDomain(const QString &xml, pugi::xml_document &document)
{
    const QByteArray utf8 = xml.toUtf8();
    const unsigned flags = pugi::parse_full | pugi::parse_ws_pcdata;
    const auto parsed = document.load_buffer(utf8.constData(), size_t(utf8.size()), flags, pugi::encoding_utf8);
    if (!parsed)
        return damaged(u"%1, byte %2"_s.arg(QString::fromLatin1(parsed.description())).arg(parsed.offset));
    if (std::strcmp(document.document_element().name(), "domain") != 0)
        return damaged(u"<%1>"_s.arg(QString::fromUtf8(document.document_element().name())));
    return {};
}

QString written(const pugi::xml_document &document)
{
    ByteWriter out;
    document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return QString::fromUtf8(out.bytes);
}

QString attributeText(pugi::xml_node node, const char *attribute)
{
    return QString::fromUtf8(node.attribute(attribute).value());
}

bool attributeIs(pugi::xml_node node, const char *attribute, const char *value)
{
    return std::strcmp(node.attribute(attribute).value(), value) == 0;
}

QString pciAddressIn(pugi::xml_node address)
{
    const auto part = [address](const char *name) {
        return address.attribute(name).as_uint();
    };
    return QString::asprintf("%04x:%02x:%02x.%x", part("domain"), part("bus"), part("slot"), part("function"));
}

void setPciAddress(pugi::xml_node address, const QString &text)
{
    const auto part = [&](const char *name, qsizetype from, qsizetype length) {
        address.append_attribute(name).set_value(("0x" + text.mid(from, length).toUtf8()).constData());
    };
    part("domain", 0, 4);
    part("bus", 5, 2);
    part("slot", 8, 2);
    part("function", 11, 1);
}

pugi::xml_node carrelElement(pugi::xml_node domain)
{
    for (const pugi::xml_node child : domain.child("metadata").children())
        if (child.type() == pugi::node_element && namespaceOf(child) == domainMetadataUri)
            return child;
    return {};
}

pugi::xml_node makeCarrelElement(pugi::xml_node domain)
{
    if (const pugi::xml_node there = carrelElement(domain))
        return there;
    pugi::xml_node metadata = domain.child("metadata");
    if (!metadata)
        metadata = appendTidily(domain, "metadata");
    pugi::xml_node made = appendTidily(metadata, "carrel:carrel");
    made.append_attribute("xmlns:carrel").set_value(domainMetadataUri);
    return made;
}

void dropEmptyCarrelElement(pugi::xml_node domain)
{
    const pugi::xml_node carrel = carrelElement(domain);
    if (!carrel || hasContent(carrel))
        return;
    removeTidily(carrel);
    const pugi::xml_node metadata = domain.child("metadata");
    if (!hasContent(metadata))
        removeTidily(metadata);
}

std::vector<pugi::xml_node> carrelChildren(pugi::xml_node carrel, const char *localName)
{
    std::vector<pugi::xml_node> found;
    for (const pugi::xml_node child : carrel.children())
        if (child.type() == pugi::node_element && localNameOf(child) == localName
            && namespaceOf(child) == domainMetadataUri)
            found.push_back(child);
    return found;
}

pugi::xml_node addCarrelChild(pugi::xml_node carrel, const char *localName)
{
    const std::string_view prefix = prefixOf(carrel);
    const std::string name = prefix.empty() ? std::string(localName) : std::string(prefix) + ":" + localName;
    return appendTidily(carrel, name.c_str());
}

void removeTidily(pugi::xml_node node)
{
    pugi::xml_node parent = node.parent();
    const pugi::xml_node before = node.previous_sibling();
    if (before && isBlank(before))
        parent.remove_child(before);
    parent.remove_child(node);
}

pugi::xml_node appendTidily(pugi::xml_node parent, const char *name)
{
    const pugi::xml_node last = parent.last_child();
    if (!last || !isBlank(last))
        return parent.append_child(name);
    // "…</last>\n  </parent>": the new one takes the indentation of the first child, the parent's end keeps its own.
    const std::string indent = isBlank(parent.first_child()) ? parent.first_child().value() : last.value();
    parent.insert_child_before(pugi::node_pcdata, last).set_value(indent.c_str());
    return parent.insert_child_before(name, last);
}

pugi::xml_node insertTidilyAfter(pugi::xml_node node, const char *name)
{
    pugi::xml_node parent = node.parent();
    const pugi::xml_node before = node.previous_sibling();
    pugi::xml_node made = parent.insert_child_after(name, node);
    if (before && isBlank(before))
        parent.insert_child_before(pugi::node_pcdata, made).set_value(before.value());
    return made;
}

} // namespace Carrel::Virt
