// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/screen.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QUrl>

#include <pugixml.hpp>

#include <string_view>
#include <unistd.h>

namespace Carrel::Console {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Console)
};

QString attribute(const pugi::xml_node &node, const char *name)
{
    return QString::fromUtf8(node.attribute(name).value());
}

/** Ports of a display that is not up yet are -1 or missing. */
std::optional<int> port(const pugi::xml_node &graphics, const char *name)
{
    const int number = graphics.attribute(name).as_int(-1);
    return number > 0 && number < 65536 ? std::optional(number) : std::nullopt;
}

/** Where a <graphics> listens: its first <listen>, or the older attributes of its own (libvirt formatdomain). */
struct Listen
{
    QString type; ///< "address", "socket", "none"
    QString address;
    QString socket;
};

Listen listenOf(const pugi::xml_node &graphics)
{
    const pugi::xml_node child = graphics.child("listen");
    Listen listen{attribute(child, "type"), attribute(child, "address"), attribute(child, "socket")};
    if (listen.address.isEmpty())
        listen.address = attribute(graphics, "listen");
    if (listen.socket.isEmpty())
        listen.socket = attribute(graphics, "socket");
    if (listen.type.isEmpty())
        listen.type = listen.socket.isEmpty() ? u"address"_s : u"socket"_s;
    return listen;
}

bool hasSecureChannel(const pugi::xml_node &graphics)
{
    for (const pugi::xml_node channel : graphics.children("channel"))
        if (std::string_view(channel.attribute("mode").value()) == "secure")
            return true;
    return false;
}

/** defaultMode (libvirt formatdomain): "secure" leaves only the TLS port usable, "insecure" only the plain one. */
void setPorts(Screen &screen, const pugi::xml_node &graphics)
{
    const std::string_view mode = graphics.attribute("defaultMode").value();
    const std::optional<int> tlsPort = port(graphics, "tlsPort");
    if (mode != "secure")
        screen.port = port(graphics, "port");
    // Where plain is enough TLS is not offered: it would need a certificate authority that may not be here.
    if (mode != "insecure" && (!screen.port || hasSecureChannel(graphics)))
        screen.tlsPort = tlsPort;
}

bool isEveryAddress(const QString &address)
{
    const QHostAddress parsed(address);
    return address.isEmpty() || parsed == QHostAddress::AnyIPv4 || parsed == QHostAddress::AnyIPv6;
}

bool isLoopback(const QString &address)
{
    return QHostAddress(address).isLoopback() || address == u"localhost";
}

Result<Screen> throughLibvirt(Screen screen, const Reach &reach, const QString &why)
{
    screen.way = Way::ThroughLibvirt;
    if (reach.isLocal() || reach.overSsh)
        return screen;
    return failure(
        ErrorCode::Unsupported, why,
        Words::tr("Connect the host as qemu+ssh://%1/system, which brings a tunnel, or let the display listen on an "
                  "address of the host.")
            .arg(reach.hostName));
}

Result<Screen> overSocket(Screen screen, const Listen &listen, const Reach &reach)
{
    if (!reach.isLocal())
        return failure(
            ErrorCode::Unsupported,
            Words::tr("The screen of %1 is on a UNIX socket of %2, which cannot be reached from here.")
                .arg(screen.title, reach.hostName),
            Words::tr("Open it on %1 itself, or let its display listen on 127.0.0.1 there.").arg(reach.hostName));
    screen.socket = listen.socket;
    // The socket of the system's QEMU belongs to QEMU's user, and remote-viewer has no UNIX sockets for VNC. libvirt
    // hands out a connection to both.
    const bool mayOpen = ::access(QFile::encodeName(listen.socket).constData(), R_OK | W_OK) == 0;
    if (screen.kind != Host::GraphicsKind::Spice || !mayOpen)
        screen.way = Way::ThroughLibvirt;
    return screen;
}

Result<Screen> overTcp(Screen screen, const pugi::xml_node &graphics, const Listen &listen, const Reach &reach)
{
    setPorts(screen, graphics);
    if (!screen.port && !screen.tlsPort)
        return failure(ErrorCode::NotFound, Words::tr("The screen of %1 has no port yet.").arg(screen.title),
                       Words::tr("Wait a moment and open it again."));
    if (isEveryAddress(listen.address))
        screen.host = reach.isLocal() ? u"localhost"_s : reach.hostName;
    else
        screen.host = listen.address;
    if (isLoopback(screen.host) && !reach.isLocal())
        return throughLibvirt(screen, reach,
                              Words::tr("The screen of %1 is only shown to %2 itself (it listens on %3).")
                                  .arg(screen.title, reach.hostName, listen.address));
    return screen;
}

Result<Screen> wayTo(const pugi::xml_node &graphics, Screen screen, const Reach &reach)
{
    const Listen listen = listenOf(graphics);
    if (listen.type == u"socket")
        return overSocket(std::move(screen), listen, reach);
    if (listen.type != u"none")
        return overTcp(std::move(screen), graphics, listen, reach);
    screen.way = Way::ThroughLibvirt;
    if (reach.isLocal())
        return screen;
    return failure(ErrorCode::Unsupported, Words::tr("The screen of %1 listens nowhere.").arg(screen.title),
                   Words::tr("Open it on %1 itself, or give its display an address.").arg(reach.hostName));
}

Error noScreen(const pugi::xml_node &devices, const QString &name)
{
    if (devices.child("graphics"))
        return {
            ErrorCode::Unsupported,
            Words::tr("%1 has a display, but none that can be opened from here (only SPICE and VNC can).").arg(name),
            Words::tr("Add SPICE or VNC graphics to it."),
            {}};
    return {ErrorCode::Unsupported,
            Words::tr("%1 has no graphics, so it has no screen to open.").arg(name),
            Words::tr("Add SPICE graphics to it, or use its serial console."),
            {}};
}

} // namespace

Reach reachOf(const QString &libvirtUri)
{
    const QUrl url(libvirtUri);
    Reach reach{libvirtUri, url.host(),
                url.scheme().endsWith(u"+ssh") || url.scheme().endsWith(u"+libssh")
                    || url.scheme().endsWith(u"+libssh2")};
    if (isLoopback(reach.hostName))
        reach.hostName.clear();
    return reach;
}

Result<Screen> chooseScreen(const QString &liveXml, const Reach &reach)
{
    const QByteArray utf8 = liveXml.toUtf8();
    pugi::xml_document document;
    if (!document.load_buffer(utf8.constData(), static_cast<size_t>(utf8.size())))
        return failure(ErrorCode::Damaged, Words::tr("The description of the workstation cannot be read."),
                       Words::tr("Look at it with “virsh dumpxml”."));
    const pugi::xml_node domain = document.child("domain");
    const pugi::xml_node devices = domain.child("devices");
    Screen screen;
    screen.title = QString::fromUtf8(domain.child_value("name"));
    std::optional<Error> first;
    for (const auto &[type, kind] :
         {std::pair("spice", Host::GraphicsKind::Spice), std::pair("vnc", Host::GraphicsKind::Vnc)}) {
        const pugi::xml_node graphics = devices.find_child_by_attribute("graphics", "type", type);
        if (!graphics)
            continue;
        screen.kind = kind;
        Result<Screen> found = wayTo(graphics, screen, reach);
        if (found)
            return found;
        first = first.value_or(found.error());
    }
    return std::unexpected(first.value_or(noScreen(devices, screen.title)));
}

} // namespace Carrel::Console
