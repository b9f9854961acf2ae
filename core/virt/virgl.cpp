// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/virgl.h"

#include "core/virt/domaindocument.h"
#include "core/virt/domainscreens.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>
#include <initializer_list>

namespace Carrel::Virt {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Virgl)

public:
    static std::unexpected<Error> already()
    {
        return failure(ErrorCode::AlreadyExists, tr("The workstation already has 3D on a render node."),
                       tr("Take it away first, to choose another render node."));
    }
    static std::unexpected<Error> shown()
    {
        return failure(ErrorCode::InUse, tr("A vGPU is the display of this workstation."),
                       tr("Take the vGPU away first."));
    }
    static std::unexpected<Error> noScreen()
    {
        return failure(ErrorCode::Unsupported, tr("The workstation has no SPICE or VNC screen to show 3D on."),
                       tr("Add a SPICE or VNC screen, or use 3D on this computer only."));
    }
    static std::unexpected<Error> none()
    {
        return failure(ErrorCode::NotFound, tr("The workstation has no 3D on a render node that Carrel gave it."),
                       tr("Read it again."));
    }
};

pugi::xml_node recordOf(pugi::xml_node domain)
{
    const auto records = carrelChildren(carrelElement(domain), "virgl");
    return records.empty() ? pugi::xml_node() : records.front();
}

void addVideo(pugi::xml_node domain)
{
    pugi::xml_node model = setVideosAside(domain).append_child("model");
    model.append_attribute("type").set_value("virtio");
    model.append_attribute("heads").set_value("1");
    model.append_attribute("primary").set_value("yes");
    model.append_child("acceleration").append_attribute("accel3d").set_value("yes");
}

/** Nothing of a port is left: also no TLS, which needs one, and no channel that insists on TLS. */
void makeLocal(pugi::xml_node spice, const QString &renderNode)
{
    for (const char *name : {"port", "tlsPort", "autoport", "listen", "socket", "defaultMode"})
        spice.remove_attribute(name);
    for (const char *name : {"listen", "gl", "channel"})
        while (const pugi::xml_node child = spice.child(name))
            removeTidily(child);
    appendTidily(spice, "listen").append_attribute("type").set_value("none");
    pugi::xml_node gl = appendTidily(spice, "gl");
    gl.append_attribute("enable").set_value("yes");
    gl.append_attribute("rendernode").set_value(renderNode.toUtf8().constData());
}

void addLocalScreen(pugi::xml_node domain, const QString &renderNode)
{
    pugi::xml_node devices = domain.child("devices");
    pugi::xml_node spice = devices.find_child([](pugi::xml_node node) {
        return std::strcmp(node.name(), "graphics") == 0 && attributeIs(node, "type", "spice");
    });
    if (spice) {
        setGraphicsAside(domain, spice);
    } else {
        spice = appendTidily(devices, "graphics");
        spice.append_attribute("type").set_value("spice");
        recordOf(domain).append_attribute("screen").set_value("added");
    }
    makeLocal(spice, renderNode);
}

void removeLocalScreen(pugi::xml_node domain)
{
    if (!attributeIs(recordOf(domain), "screen", "added"))
        return bringGraphicsBack(domain);
    for (const pugi::xml_node graphics : domain.child("devices").children("graphics"))
        if (attributeIs(graphics, "type", "spice") && attributeIs(graphics.child("gl"), "enable", "yes"))
            return removeTidily(graphics);
}

pugi::xml_node acceleratedVideo(pugi::xml_node domain)
{
    for (const pugi::xml_node video : domain.child("devices").children("video"))
        if (attributeIs(video.child("model").child("acceleration"), "accel3d", "yes"))
            return video;
    return domain.child("devices").child("video");
}

} // namespace

Result<QString> withVirgl(const QString &xml, const Virgl &virgl)
{
    pugi::xml_document document;
    if (const auto read = readDomain(xml, document); !read)
        return std::unexpected(read.error());
    pugi::xml_node domain = document.document_element();
    if (recordOf(domain))
        return Words::already();
    if (hasVideosAside(domain))
        return Words::shown();
    if (virgl.remote && !hasScreen(domain.child("devices")))
        return Words::noScreen();
    if (!domain.child("devices"))
        appendTidily(domain, "devices");
    pugi::xml_node record = addCarrelChild(makeCarrelElement(domain), "virgl");
    record.append_attribute("rendernode").set_value(virgl.renderNode.toUtf8().constData());
    record.append_attribute("for").set_value(virgl.remote ? "remote" : "local");
    addVideo(domain);
    if (virgl.remote)
        addOpenGlScreen(domain, virgl.renderNode);
    else
        addLocalScreen(domain, virgl.renderNode);
    return written(document);
}

Result<QString> withoutVirgl(const QString &xml)
{
    pugi::xml_document document;
    if (const auto read = readDomain(xml, document); !read)
        return std::unexpected(read.error());
    const pugi::xml_node domain = document.document_element();
    const pugi::xml_node record = recordOf(domain);
    if (!record)
        return Words::none();
    bringVideosBack(domain, acceleratedVideo(domain));
    if (attributeIs(record, "for", "local"))
        removeLocalScreen(domain);
    else
        removeOpenGlScreen(domain);
    removeTidily(record);
    dropEmptyCarrelElement(domain);
    return written(document);
}

std::optional<Virgl> virglIn(const QString &xml)
{
    pugi::xml_document document;
    if (!readDomain(xml, document))
        return std::nullopt;
    const pugi::xml_node record = recordOf(document.document_element());
    if (!record)
        return std::nullopt;
    return Virgl{attributeText(record, "rendernode"), !attributeIs(record, "for", "local")};
}

} // namespace Carrel::Virt
