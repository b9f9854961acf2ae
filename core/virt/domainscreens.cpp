// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/domainscreens.h"

#include "core/virt/domaindocument.h"

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <string>

namespace Carrel::Virt {

namespace {

bool isEgl(pugi::xml_node graphics)
{
    return attributeIs(graphics, "type", "egl-headless");
}

bool isGl(pugi::xml_node graphics)
{
    return attributeIs(graphics.child("gl"), "enable", "yes");
}

/** A PCI place another device took meanwhile: the video then gets a fresh one from libvirt. */
bool isTaken(pugi::xml_node devices, pugi::xml_node address)
{
    const auto same = [address](pugi::xml_node other) {
        return std::ranges::all_of(
            std::initializer_list<const char *>{"type", "domain", "bus", "slot", "function"},
            [&](const char *name) { return attributeIs(other, name, address.attribute(name).value()); });
    };
    return address && std::ranges::any_of(devices.children(), [&](pugi::xml_node device) {
               return same(device.child("address"));
           });
}

/** SPICE with OpenGL beside egl-headless is refused by QEMU; what it was is kept. */
void switchSpiceGlOff(pugi::xml_node domain)
{
    for (pugi::xml_node graphics : domain.child("devices").children("graphics"))
        if (attributeIs(graphics, "type", "spice") && isGl(graphics)) {
            setGraphicsAside(domain, graphics);
            removeTidily(graphics.child("gl"));
            return;
        }
}

} // namespace

bool hasScreen(pugi::xml_node devices)
{
    return std::ranges::any_of(devices.children("graphics"), [](pugi::xml_node graphics) { return !isEgl(graphics); });
}

pugi::xml_node setVideosAside(pugi::xml_node domain)
{
    pugi::xml_node devices = domain.child("devices");
    pugi::xml_node kept = addCarrelChild(makeCarrelElement(domain), "video");
    pugi::xml_node place = devices.child("video");
    for (const pugi::xml_node video : devices.children("video"))
        kept.append_copy(video);
    const pugi::xml_node made = place ? devices.insert_child_before("video", place) : appendTidily(devices, "video");
    if (place) {
        devices.remove_child(place);
        while (const pugi::xml_node other = made.next_sibling("video"))
            removeTidily(other);
    }
    return made;
}

bool bringVideosBack(pugi::xml_node domain, pugi::xml_node place)
{
    const auto records = carrelChildren(carrelElement(domain), "video");
    if (records.empty())
        return false;
    pugi::xml_node devices = domain.child("devices");
    const pugi::xml_node before = place.previous_sibling();
    const std::string indent = before.type() == pugi::node_pcdata ? before.value() : "";
    pugi::xml_node last = place;
    for (const pugi::xml_node video : records.front().children("video")) {
        const bool taken = isTaken(devices, video.child("address"));
        if (last && last != place && !indent.empty()) {
            last = devices.insert_child_after(pugi::node_pcdata, last);
            last.set_value(indent.c_str());
        }
        last = last ? devices.insert_copy_after(video, last) : devices.append_copy(video);
        if (taken)
            last.remove_child("address");
    }
    if (last == place && place)
        removeTidily(place);
    else if (place)
        devices.remove_child(place);
    for (const pugi::xml_node record : records)
        removeTidily(record);
    return true;
}

bool hasVideosAside(pugi::xml_node domain)
{
    return !carrelChildren(carrelElement(domain), "video").empty();
}

void setGraphicsAside(pugi::xml_node domain, pugi::xml_node graphics)
{
    addCarrelChild(makeCarrelElement(domain), "graphics").append_copy(graphics);
}

void bringGraphicsBack(pugi::xml_node domain)
{
    pugi::xml_node devices = domain.child("devices");
    for (const pugi::xml_node record : carrelChildren(carrelElement(domain), "graphics")) {
        const pugi::xml_node kept = record.child("graphics");
        const char *type = kept.attribute("type").value();
        const pugi::xml_node now = devices.find_child([&](pugi::xml_node node) {
            return std::strcmp(node.name(), "graphics") == 0 && attributeIs(node, "type", type);
        });
        if (kept && now) {
            devices.insert_copy_before(kept, now);
            devices.remove_child(now);
        }
        removeTidily(record);
    }
}

void addOpenGlScreen(pugi::xml_node domain, const QString &renderNode)
{
    pugi::xml_node devices = domain.child("devices");
    if (std::ranges::any_of(devices.children("graphics"), isEgl))
        return;
    switchSpiceGlOff(domain);
    const pugi::xml_node last = devices.find_child([&](pugi::xml_node node) {
        return std::strcmp(node.name(), "graphics") == 0
            && std::strcmp(node.next_sibling("graphics").name(), "graphics") != 0;
    });
    pugi::xml_node egl = last ? insertTidilyAfter(last, "graphics") : appendTidily(devices, "graphics");
    egl.append_attribute("type").set_value("egl-headless");
    egl.append_child("gl").append_attribute("rendernode").set_value(renderNode.toUtf8().constData());
    addCarrelChild(makeCarrelElement(domain), "opengl");
}

void removeOpenGlScreen(pugi::xml_node domain)
{
    const auto records = carrelChildren(carrelElement(domain), "opengl");
    if (records.empty())
        return; // somebody else's: it was there before
    pugi::xml_node devices = domain.child("devices");
    const auto graphics = devices.children("graphics");
    if (const auto egl = std::ranges::find_if(graphics, isEgl); egl != graphics.end())
        removeTidily(*egl);
    bringGraphicsBack(domain);
    for (const pugi::xml_node record : records)
        removeTidily(record);
}

} // namespace Carrel::Virt
