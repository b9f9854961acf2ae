// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Questions about a workstation's XML that change nothing, and the passwords that only libvirt keeps.

#include "core/virt/domaindocument.h"
#include "core/virt/domainedit.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <initializer_list>

namespace Carrel::Virt {

namespace {

bool isAny(const char *name, std::initializer_list<const char *> words)
{
    return std::ranges::any_of(words, [name](const char *word) { return std::strcmp(name, word) == 0; });
}

/** What libvirt adds by itself when it defines a domain (qemuDomainDefPostParse and the address assignment). */
bool isLibvirtsOwn(pugi::xml_node element)
{
    return isAny(element.name(),
                 {"address",   "alias",    "controller",  "input",         "audio",    "memballoon", "watchdog",
                  "resource",  "seclabel", "on_poweroff", "on_reboot",     "on_crash", "clock",      "pm",
                  "features",  "cpu",      "emulator",    "currentMemory", "target",   "boot",       "mac",
                  "driver",    "model",    "backend",     "loader",        "nvram",    "firmware",   "feature",
                  "streaming", "image",    "listen",      "listen",        "label",    "imagelabel", "backingStore",
                  "timer",     "master"});
}

std::vector<pugi::xml_node> elementsOf(pugi::xml_node node)
{
    std::vector<pugi::xml_node> found;
    for (const pugi::xml_node child : node.children())
        if (child.type() == pugi::node_element)
            found.push_back(child);
    return found;
}

bool sameText(pugi::xml_node defined, pugi::xml_node now)
{
    return QString::fromUtf8(defined.text().get()).trimmed() == QString::fromUtf8(now.text().get()).trimmed();
}

bool isWithin(pugi::xml_node defined, pugi::xml_node now);

/** Each of the wanted has a partner of its own; what is left over must be libvirt's own addition. */
bool childrenAreWithin(pugi::xml_node defined, pugi::xml_node now)
{
    std::vector<pugi::xml_node> left = elementsOf(now);
    for (const pugi::xml_node child : elementsOf(defined)) {
        const auto partner = std::ranges::find_if(left, [&](pugi::xml_node other) { return isWithin(child, other); });
        if (partner == left.end())
            return false;
        left.erase(partner);
    }
    return std::ranges::all_of(left, isLibvirtsOwn);
}

bool isWithin(pugi::xml_node defined, pugi::xml_node now)
{
    if (std::strcmp(defined.name(), now.name()) != 0 || !sameText(defined, now))
        return false;
    for (const pugi::xml_attribute attribute : defined.attributes())
        if (std::strcmp(attribute.value(), now.attribute(attribute.name()).value()) != 0)
            return false;
    return childrenAreWithin(defined, now);
}

bool isOwnDisk(pugi::xml_node disk)
{
    const QString device = attributeText(disk, "device");
    return (device.isEmpty() || device == QLatin1StringView("disk")) && !disk.child("readonly")
        && !disk.child("shareable") && disk.child("source").attribute("file");
}

constexpr std::array secretAttributes{"passwd", "passwdValidTo", "connected"};

void copySecrets(pugi::xml_node from, pugi::xml_node to)
{
    for (const char *name : secretAttributes) {
        const pugi::xml_attribute secret = from.attribute(name);
        if (!secret || *to.attribute(name).value() != '\0') // a plan's own passwd is empty, see defineNew()
            continue;
        to.remove_attribute(name);
        to.append_attribute(name).set_value(secret.value());
    }
}

template <class Ask>
bool asks(const QString &xml, Ask ask)
{
    pugi::xml_document document;
    return readDomain(xml, document) && ask(document.document_element());
}

} // namespace

Result<std::vector<QString>> ownDisksIn(const QString &xml)
{
    pugi::xml_document document;
    if (const auto read = readDomain(xml, document); !read)
        return std::unexpected(read.error());
    std::vector<QString> found;
    for (const pugi::xml_node disk : document.document_element().child("devices").children("disk"))
        if (isOwnDisk(disk))
            found.push_back(attributeText(disk.child("source"), "file"));
    return found;
}

QString tryOutOf(const QString &xml)
{
    pugi::xml_document document;
    if (!readDomain(xml, document))
        return {};
    const auto marks = carrelChildren(carrelElement(document.document_element()), "tryout");
    return marks.empty() ? QString() : attributeText(marks.front(), "name");
}

bool hasFirmwareVariables(const QString &xml)
{
    return asks(xml, [](pugi::xml_node domain) { return bool(domain.child("os").child("nvram")); });
}

Result<QString> withSecretsOf(const QString &xml, const QString &secretXml)
{
    pugi::xml_document document;
    pugi::xml_document secret;
    if (const auto read = readDomain(xml, document); !read)
        return std::unexpected(read.error());
    if (const auto read = readDomain(secretXml, secret); !read)
        return std::unexpected(read.error());
    pugi::xml_node to = document.document_element().child("devices").child("graphics");
    pugi::xml_node from = secret.document_element().child("devices").child("graphics");
    for (; to && from; to = to.next_sibling("graphics"), from = from.next_sibling("graphics"))
        if (attributeText(to, "type") == attributeText(from, "type"))
            copySecrets(from, to);
    return written(document);
}

bool isStill(const QString &defined, const QString &now)
{
    if (defined == now)
        return true;
    pugi::xml_document one;
    pugi::xml_document other;
    return readDomain(defined, one) && readDomain(now, other)
        && isWithin(one.document_element(), other.document_element());
}

} // namespace Carrel::Virt
