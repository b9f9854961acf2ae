// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/domainedit.h"

#include "core/virt/domaindocument.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>
#include <optional>

namespace Carrel::Virt {

using namespace Qt::StringLiterals;

namespace {

bool is(pugi::xml_node node, const char *attribute, const char *value)
{
    return std::strcmp(node.attribute(attribute).value(), value) == 0;
}

QString pciAddressOf(pugi::xml_node address)
{
    const auto part = [address](const char *name) {
        return address.attribute(name).as_uint();
    };
    return QString::asprintf("%04x:%02x:%02x.%x", part("domain"), part("bus"), part("slot"), part("function"));
}

/** The vGPU a <hostdev> brings, or nothing: a managed PCI device is a whole card passed through, not a vGPU. */
std::optional<VgpuId> vgpuOf(pugi::xml_node hostdev)
{
    const pugi::xml_node address = hostdev.child("source").child("address");
    if (is(hostdev, "type", "mdev") && address)
        return VgpuId{attributeText(address, "uuid").toLower()};
    if (is(hostdev, "type", "pci") && is(hostdev, "managed", "no") && address)
        return VgpuId{pciAddressOf(address)};
    return std::nullopt;
}

pugi::xml_node hostdevOf(pugi::xml_node devices, const VgpuId &vgpu)
{
    for (const pugi::xml_node hostdev : devices.children("hostdev"))
        if (vgpuOf(hostdev) == vgpu)
            return hostdev;
    return {};
}

QString standInAlias(const VgpuId &vgpu)
{
    // libvirt keeps only aliases that begin with "ua-".
    return u"ua-vgpu-"_s + vgpu.text;
}

pugi::xml_node standInOf(pugi::xml_node devices, const VgpuId &vgpu)
{
    for (const pugi::xml_node video : devices.children("video"))
        if (attributeText(video.child("alias"), "name") == standInAlias(vgpu))
            return video;
    return {};
}

bool hasStandIn(pugi::xml_node devices)
{
    return std::ranges::any_of(devices.children("video"), [](pugi::xml_node video) {
        return attributeText(video.child("alias"), "name").startsWith("ua-vgpu-"_L1);
    });
}

pugi::xml_node standInRecord(pugi::xml_node domain, const VgpuId &vgpu)
{
    for (const pugi::xml_node record : carrelChildren(carrelElement(domain), "vgpu"))
        if (attributeText(record, "id") == vgpu.text)
            return record;
    return {};
}

std::vector<VgpuId> listVgpus(pugi::xml_node domain)
{
    std::vector<VgpuId> found;
    for (const pugi::xml_node hostdev : domain.child("devices").children("hostdev"))
        if (const auto vgpu = vgpuOf(hostdev))
            found.push_back(*vgpu);
    for (const pugi::xml_node record : carrelChildren(carrelElement(domain), "vgpu"))
        found.push_back(VgpuId{attributeText(record, "id")});
    return found;
}

/** libvirt refuses display='on' without one of these ("graphics device is needed", FACTS section 5). */
bool hasScreen(pugi::xml_node devices)
{
    return std::ranges::any_of(devices.children("graphics"),
                               [](pugi::xml_node graphics) { return !is(graphics, "type", "egl-headless"); });
}

bool hasDisplayVgpu(pugi::xml_node devices)
{
    return std::ranges::any_of(devices.children("hostdev"), [](pugi::xml_node hostdev) {
        return is(hostdev, "display", "on") || is(hostdev, "ramfb", "on");
    });
}

/** Moves all <video> into the metadata and leaves the place of the first to an empty one. */
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

/** A PCI place another device took meanwhile: the video then gets a fresh one from libvirt. */
bool isTaken(pugi::xml_node devices, pugi::xml_node address)
{
    const auto same = [address](pugi::xml_node other) {
        return std::ranges::all_of(std::initializer_list<const char *>{"type", "domain", "bus", "slot", "function"},
                                   [&](const char *name) { return is(other, name, address.attribute(name).value()); });
    };
    return address && std::ranges::any_of(devices.children(), [&](pugi::xml_node device) {
               return same(device.child("address"));
           });
}

/** Brings the kept <video> back into the place of the present one. Without a record nothing changes: false. */
bool bringVideosBack(pugi::xml_node domain, pugi::xml_node place)
{
    const auto records = carrelChildren(carrelElement(domain), "video");
    if (records.empty())
        return false;
    pugi::xml_node devices = domain.child("devices");
    pugi::xml_node last = place;
    for (const pugi::xml_node video : records.front().children("video")) {
        const bool taken = isTaken(devices, video.child("address"));
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

void setAddress(pugi::xml_node address, const VgpuAttachment &vgpu)
{
    if (vgpu.device == VgpuDevice::Mdev) {
        address.append_attribute("uuid").set_value(vgpu.id.text.toUtf8().constData());
        return;
    }
    const auto part = [&](const char *name, qsizetype from, qsizetype length) {
        address.append_attribute(name).set_value(("0x" + vgpu.id.text.mid(from, length).toUtf8()).constData());
    };
    part("domain", 0, 4);
    part("bus", 5, 2);
    part("slot", 8, 2);
    part("function", 11, 1);
}

void addHostdev(pugi::xml_node domain, const VgpuAttachment &vgpu)
{
    pugi::xml_node devices = domain.child("devices");
    const bool shows = vgpu.canDisplay && hasScreen(devices) && !hasDisplayVgpu(devices);
    if (shows)
        setVideosAside(domain).append_child("model").append_attribute("type").set_value("none");
    pugi::xml_node hostdev = appendTidily(devices, "hostdev");
    hostdev.append_attribute("mode").set_value("subsystem");
    hostdev.append_attribute("type").set_value(vgpu.device == VgpuDevice::Mdev ? "mdev" : "pci");
    hostdev.append_attribute("managed").set_value("no");
    if (vgpu.device == VgpuDevice::Mdev)
        hostdev.append_attribute("model").set_value("vfio-pci");
    if (vgpu.device == VgpuDevice::Mdev || shows)
        hostdev.append_attribute("display").set_value(shows ? "on" : "off");
    if (shows)
        hostdev.append_attribute("ramfb").set_value("on"); // one a workstation: firmware's picture before the driver's
    setAddress(hostdev.append_child("source").append_child("address"), vgpu);
}

/** As with a real one, the first takes the place of the emulated video; further ones are further displays. */
void addStandIn(pugi::xml_node domain, const VgpuId &vgpu)
{
    pugi::xml_node devices = domain.child("devices");
    pugi::xml_node video = hasStandIn(devices) ? appendTidily(devices, "video") : setVideosAside(domain);
    pugi::xml_node model = video.append_child("model");
    model.append_attribute("type").set_value("virtio");
    model.append_attribute("heads").set_value("1");
    video.append_child("alias").append_attribute("name").set_value(standInAlias(vgpu).toUtf8().constData());
    addCarrelChild(makeCarrelElement(domain), "vgpu").append_attribute("id").set_value(vgpu.text.toUtf8().constData());
}

/** The next stand-in becomes the first display: libvirt gives it that place and mark anew. */
void freePlace(pugi::xml_node video)
{
    video.remove_child("address");
    video.child("model").remove_attribute("primary");
}

void removeStandIn(pugi::xml_node domain, const VgpuId &vgpu, pugi::xml_node video)
{
    pugi::xml_node devices = domain.child("devices");
    const bool first = video == devices.child("video");
    const bool alone = std::ranges::distance(devices.children("video")) == 1;
    const bool back = alone && bringVideosBack(domain, video);
    if (video && !back)
        removeTidily(video);
    if (first && !alone)
        freePlace(devices.child("video"));
    removeTidily(standInRecord(domain, vgpu));
}

void removeHostdev(pugi::xml_node domain, pugi::xml_node hostdev)
{
    const bool showed = is(hostdev, "display", "on");
    removeTidily(hostdev);
    if (showed)
        bringVideosBack(domain, domain.child("devices").child("video"));
}

std::unexpected<Error> refuse(ErrorCode code, const QString &sentence, const VgpuId &vgpu)
{
    return failure(code, sentence.arg(vgpu.text), QCoreApplication::translate("DomainEdit", "Read it again."));
}

} // namespace

Result<QString> withVgpu(const QString &xml, const VgpuAttachment &vgpu)
{
    pugi::xml_document document;
    if (const auto read = readDomain(xml, document); !read)
        return std::unexpected(read.error());
    pugi::xml_node domain = document.document_element();
    if (std::ranges::contains(listVgpus(domain), vgpu.id))
        return refuse(ErrorCode::AlreadyExists,
                      QCoreApplication::translate("DomainEdit", "The workstation already has the vGPU %1."), vgpu.id);
    if (!domain.child("devices"))
        appendTidily(domain, "devices");
    if (vgpu.device == VgpuDevice::StandIn)
        addStandIn(domain, vgpu.id);
    else
        addHostdev(domain, vgpu);
    return written(document);
}

Result<QString> withoutVgpu(const QString &xml, const VgpuId &vgpu)
{
    pugi::xml_document document;
    if (const auto read = readDomain(xml, document); !read)
        return std::unexpected(read.error());
    const pugi::xml_node domain = document.document_element();
    const pugi::xml_node devices = domain.child("devices");
    if (const pugi::xml_node hostdev = hostdevOf(devices, vgpu))
        removeHostdev(domain, hostdev);
    else if (standInRecord(domain, vgpu))
        removeStandIn(domain, vgpu, standInOf(devices, vgpu));
    else
        return refuse(ErrorCode::NotFound,
                      QCoreApplication::translate("DomainEdit", "The workstation does not have the vGPU %1."), vgpu);
    dropEmptyCarrelElement(domain);
    return written(document);
}

Result<std::vector<VgpuId>> vgpusIn(const QString &xml)
{
    pugi::xml_document document;
    return readDomain(xml, document).transform([&] { return listVgpus(document.document_element()); });
}

bool showsVgpu(const QString &xml)
{
    pugi::xml_document document;
    return readDomain(xml, document) && !carrelChildren(carrelElement(document.document_element()), "video").empty();
}

} // namespace Carrel::Virt
