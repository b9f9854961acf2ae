// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/ticket.h"

#include "core/base/logging.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <pugixml.hpp>

#include <string>

namespace Carrel::Console {

using namespace Qt::StringLiterals;

namespace {

// SPICE takes 60 bytes with the end (spice protocol.h SPICE_MAX_PASSWORD_LENGTH), VNC's DES sees 8 (RFC 6143 7.2.2).
constexpr int spiceCharacters = 32;
constexpr int vncCharacters = 8;
constexpr char marker[] = "CARREL-PASSWORD";

/** A domain's XML parsed in a buffer of our own, which is overwritten afterwards: pugixml's copies would not be. */
class SecretDocument final
{
public:
    explicit SecretDocument(const QString &xml) : m_buffer(xml.toUtf8())
    {
        m_document.load_buffer_inplace(m_buffer.data(), static_cast<size_t>(m_buffer.size()));
    }
    ~SecretDocument()
    {
        m_document.reset();
        wipe(m_buffer);
    }
    SecretDocument(const SecretDocument &) = delete;
    SecretDocument &operator=(const SecretDocument &) = delete;

    [[nodiscard]] pugi::xml_node graphics(Host::GraphicsKind kind) const
    {
        return m_document.child("domain").child("devices").find_child_by_attribute(
            "graphics", "type", kind == Host::GraphicsKind::Vnc ? "vnc" : "spice");
    }

private:
    QByteArray m_buffer;
    pugi::xml_document m_document;
};

void setAttribute(pugi::xml_node node, const char *name, const char *value)
{
    pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute)
        attribute = node.append_attribute(name);
    attribute.set_value(value);
}

struct StringWriter final : pugi::xml_writer
{
    std::string text;
    void write(const void *data, size_t size) override { text.append(static_cast<const char *>(data), size); }
};

bool isStillValid(const GraphicsPassword &held)
{
    return held.password && (!held.validTo.isValid() || held.validTo > QDateTime::currentDateTimeUtc());
}

Result<void> setPassword(Virt::Connection &connection, const WorkstationId &workstation, const QString &liveXml,
                         Host::GraphicsKind kind, const Secret &password, const QDateTime &validTo)
{
    QString element = graphicsWithPassword(liveXml, kind, password, validTo);
    Result<void> done = connection.updateDeviceLive(workstation, element);
    wipe(element);
    return done;
}

} // namespace

GraphicsPassword passwordOf(const QString &liveXml, Host::GraphicsKind kind)
{
    const SecretDocument document(liveXml);
    const pugi::xml_node graphics = document.graphics(kind);
    GraphicsPassword held;
    const QByteArrayView password(graphics.attribute("passwd").value());
    if (!password.isEmpty())
        held.password = std::make_shared<const Secret>(password);
    // libvirt writes UTC without a zone letter (formatdomain, passwdValidTo).
    held.validTo = QDateTime::fromString(QString::fromUtf8(graphics.attribute("passwdValidTo").value()), Qt::ISODate);
    held.validTo.setTimeZone(QTimeZone::UTC);
    return held;
}

QString graphicsWithPassword(const QString &liveXml, Host::GraphicsKind kind, const Secret &password,
                             const QDateTime &validTo)
{
    const SecretDocument document(liveXml);
    pugi::xml_node graphics = document.graphics(kind);
    if (!graphics)
        return {};
    setAttribute(graphics, "passwd", marker);
    graphics.remove_attribute("passwdValidTo");
    if (validTo.isValid()) {
        const QByteArray end = validTo.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss").toLatin1();
        setAttribute(graphics, "passwdValidTo", end.constData());
    }
    StringWriter writer;
    graphics.print(writer, "", pugi::format_raw);
    const QString whole = QString::fromStdString(writer.text);
    const qsizetype at = whole.indexOf(QLatin1StringView(marker));
    QString escapedPassword = QString::fromUtf8(password.view()).toHtmlEscaped();
    QString element = whole.first(at) % escapedPassword % whole.sliced(at + qsizetype(sizeof marker) - 1);
    wipe(escapedPassword);
    return element;
}

Ticket takeTicket(Virt::Connection &connection, const WorkstationId &workstation, Host::GraphicsKind kind)
{
    Result<QString> xml = connection.domainXml(workstation, Virt::XmlOf::NowWithSecrets);
    if (!xml) {
        qCInfo(logConsole, "%s: passwords may not be read: %s", qUtf8Printable(workstation.text),
               qUtf8Printable(xml.error().detail));
        return {};
    }
    const GraphicsPassword held = passwordOf(*xml, kind);
    Ticket ticket;
    // QEMU asks for no VNC password unless it was started with one, and would refuse to set it.
    if (kind == Host::GraphicsKind::Spice || held.password) {
        const bool isVnc = kind == Host::GraphicsKind::Vnc;
        ticket.password = makePassword(isVnc ? vncCharacters : spiceCharacters);
        const QDateTime validTo = QDateTime::currentDateTimeUtc().addSecs(ticketSeconds);
        const Result<void> set = setPassword(connection, workstation, *xml, kind, *ticket.password, validTo);
        if (set && held.password && !held.validTo.isValid())
            ticket.lasting = held.password;
        if (!set) {
            qCInfo(logConsole, "%s: no one-time password: %s", qUtf8Printable(workstation.text),
                   qUtf8Printable(set.error().detail));
            ticket.password = isStillValid(held) ? held.password : nullptr;
        }
    }
    wipe(*xml);
    return ticket;
}

Result<void> restorePassword(Virt::Connection &connection, const WorkstationId &workstation, Host::GraphicsKind kind,
                             const Secret &oneTime, const Secret &lasting)
{
    Result<QString> xml = connection.domainXml(workstation, Virt::XmlOf::NowWithSecrets);
    if (!xml)
        return std::unexpected(xml.error());
    const GraphicsPassword held = passwordOf(*xml, kind);
    Result<void> done;
    if (held.password && held.password->view() == oneTime.view()) // else somebody set another one meanwhile
        done = setPassword(connection, workstation, *xml, kind, lasting, {});
    wipe(*xml);
    return done;
}

} // namespace Carrel::Console
