// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/domainedit.h"

#include "core/virt/domaindocument.h"
#include "core/virt/domainscreens.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace Carrel::Virt {

using namespace Qt::StringLiterals;

namespace {

bool is(pugi::xml_node node, const char *attribute, const char *value)
{
    return attributeIs(node, attribute, value);
}

/** The mark of what Carrel put there; libvirt keeps only aliases that begin with "ua-", of letters, digits, "-", "_".
 */
QString markOf(const VgpuId &vgpu)
{
    return u"ua-vgpu-"_s + QString(vgpu.text).replace(u':', u'-').replace(u'.', u'-');
}

bool isMarked(pugi::xml_node device)
{
    return attributeText(device.child("alias"), "name").startsWith("ua-vgpu-"_L1);
}

QString pciAddressOf(pugi::xml_node hostdev)
{
    return pciAddressIn(hostdev.child("source").child("address"));
}

/** The vGPU a <hostdev> brings, or nothing: a managed PCI function that Carrel did not mark is a whole device. */
std::optional<VgpuId> vgpuOf(pugi::xml_node hostdev)
{
    const pugi::xml_node address = hostdev.child("source").child("address");
    if (is(hostdev, "type", "mdev") && address)
        return VgpuId{attributeText(address, "uuid").toLower()};
    if (is(hostdev, "type", "pci") && address && (is(hostdev, "managed", "no") || isMarked(hostdev)))
        return VgpuId{pciAddressOf(hostdev)};
    return std::nullopt;
}

pugi::xml_node hostdevOf(pugi::xml_node devices, const VgpuId &vgpu)
{
    // Any PCI function of this address: another tool may have given the VF in its own way.
    for (const pugi::xml_node hostdev : devices.children("hostdev"))
        if (vgpuOf(hostdev) == vgpu || (is(hostdev, "type", "pci") && pciAddressOf(hostdev) == vgpu.text))
            return hostdev;
    return {};
}

pugi::xml_node standInOf(pugi::xml_node devices, const VgpuId &vgpu)
{
    for (const pugi::xml_node video : devices.children("video"))
        if (attributeText(video.child("alias"), "name") == markOf(vgpu))
            return video;
    return {};
}

bool hasStandIn(pugi::xml_node devices)
{
    return std::ranges::any_of(devices.children("video"), isMarked);
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

bool hasDisplayVgpu(pugi::xml_node devices)
{
    return std::ranges::any_of(devices.children("hostdev"), [](pugi::xml_node hostdev) {
        return is(hostdev, "display", "on") || is(hostdev, "ramfb", "on");
    });
}

void setAddress(pugi::xml_node address, const VgpuAttachment &vgpu)
{
    if (vgpu.device == VgpuDevice::Mdev) {
        address.append_attribute("uuid").set_value(vgpu.id.text.toUtf8().constData());
        return;
    }
    setPciAddress(address, vgpu.id.text);
}

void addHostdev(pugi::xml_node domain, const VgpuAttachment &vgpu)
{
    pugi::xml_node devices = domain.child("devices");
    // What has taken the emulated video's place already, virgl or another vGPU, stays the display.
    const bool shows = vgpu.canDisplay && hasScreen(devices) && !hasDisplayVgpu(devices) && !hasVideosAside(domain);
    if (shows)
        setVideosAside(domain).append_child("model").append_attribute("type").set_value("none");
    if (shows && !vgpu.renderNode.isEmpty())
        addOpenGlScreen(domain, vgpu.renderNode);
    pugi::xml_node hostdev = appendTidily(devices, "hostdev");
    hostdev.append_attribute("mode").set_value("subsystem");
    hostdev.append_attribute("type").set_value(vgpu.device == VgpuDevice::Mdev ? "mdev" : "pci");
    hostdev.append_attribute("managed").set_value(vgpu.device == VgpuDevice::PlainVf ? "yes" : "no");
    if (vgpu.device == VgpuDevice::Mdev)
        hostdev.append_attribute("model").set_value("vfio-pci");
    if (vgpu.device == VgpuDevice::Mdev || shows)
        hostdev.append_attribute("display").set_value(shows ? "on" : "off");
    if (shows)
        hostdev.append_attribute("ramfb").set_value("on"); // one a workstation: firmware's picture before the driver's
    setAddress(hostdev.append_child("source").append_child("address"), vgpu);
    if (vgpu.device == VgpuDevice::PlainVf)
        hostdev.append_child("alias").append_attribute("name").set_value(markOf(vgpu.id).toUtf8().constData());
}

/** As with a real one, the first takes the place of the emulated video; further ones are further displays. */
void addStandIn(pugi::xml_node domain, const VgpuId &vgpu)
{
    pugi::xml_node devices = domain.child("devices");
    const bool isFirst = !hasStandIn(devices) && !hasVideosAside(domain);
    pugi::xml_node video = isFirst ? setVideosAside(domain) : appendTidily(devices, "video");
    pugi::xml_node model = video.append_child("model");
    model.append_attribute("type").set_value("virtio");
    model.append_attribute("heads").set_value("1");
    video.append_child("alias").append_attribute("name").set_value(markOf(vgpu).toUtf8().constData());
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
    if (!showed)
        return;
    bringVideosBack(domain, domain.child("devices").child("video"));
    removeOpenGlScreen(domain);
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
    return readDomain(xml, document) && hasVideosAside(document.document_element());
}

} // namespace Carrel::Virt
