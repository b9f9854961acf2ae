// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/connection.h"

#include "core/virt/connection_p.h"
#include "core/virt/errors.h"
#include "core/virt/eventloop.h"

#include <QCoreApplication>
#include <QUrl>

namespace Carrel::Virt {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Virt)
};

constexpr int keepAliveIntervalS = 5;
constexpr unsigned keepAliveCount = 3;

/** ssh must not ask on the terminal (it would take carrelctl's, or wait unseen): no_tty makes it fail with a reason. */
QString withoutPrompts(const QString &uri)
{
    if (!uri.section(u':', 0, 0).contains(QStringLiteral("+ssh")) || uri.contains(QStringLiteral("no_tty=")))
        return uri;
    return uri + (uri.contains(u'?') ? u'&' : u'?') + QStringLiteral("no_tty=1");
}

Result<QString> owned(char *text, const QString &what)
{
    const CText holder(text);
    if (!text)
        return std::unexpected(takeError(what));
    return QString::fromUtf8(text);
}

unsigned xmlFlags(XmlOf which)
{
    switch (which) {
    case XmlOf::NextStart:
        return VIR_DOMAIN_XML_INACTIVE;
    case XmlOf::NowWithSecrets:
        return VIR_DOMAIN_XML_SECURE;
    case XmlOf::Now:
        break;
    }
    return 0;
}

WorkstationId idOf(virDomainPtr domain)
{
    char uuid[VIR_UUID_STRING_BUFLEN] = {};
    virDomainGetUUIDString(domain, uuid);
    return {QString::fromLatin1(uuid)};
}

} // namespace

Connection::Private::Private(ConnectHandle connect, QString uri) : m_connect(std::move(connect)), m_uri(std::move(uri))
{
}

Result<DomainHandle> Connection::Private::domain(const WorkstationId &id) const
{
    DomainHandle found(virDomainLookupByUUIDString(handle(), id.text.toUtf8().constData()));
    if (!found)
        return std::unexpected(takeError(Words::tr("The workstation could not be found")));
    return found;
}

Result<void> Connection::Private::onDomain(const WorkstationId &id, const QString &what,
                                           const std::function<int(virDomainPtr)> &call) const
{
    const auto found = domain(id);
    if (!found)
        return std::unexpected(found.error());
    if (call(found->get()) < 0)
        return std::unexpected(takeError(what));
    return {};
}

Connection::Connection(std::unique_ptr<Private> internals) : d(std::move(internals)) { }

Connection::~Connection() = default;

Connection::Private &Connection::internals()
{
    return *d;
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &uri, bool readOnly)
{
    EventLoop::ensureRunning();
    silenceErrors();
    const QByteArray address = withoutPrompts(uri).toUtf8();
    // No credentials callback: libvirt then refuses with a reason instead of asking on stdin, as its own default does.
    ConnectHandle connect(virConnectOpenAuth(address.constData(), nullptr, readOnly ? unsigned{VIR_CONNECT_RO} : 0U));
    if (!connect)
        return std::unexpected(takeOpenError(uri));
    // Only where a network is between: a local socket reports its end by itself, and a ping a few seconds would tick.
    if (!QUrl(uri).host().isEmpty())
        virConnectSetKeepAlive(connect.get(), keepAliveIntervalS, keepAliveCount);
    virResetLastError();
    return std::unique_ptr<Connection>(new Connection(std::make_unique<Private>(std::move(connect), uri)));
}

Result<QString> Connection::domainXml(const WorkstationId &id, XmlOf which)
{
    const auto domain = d->domain(id);
    if (!domain)
        return std::unexpected(domain.error());
    return owned(virDomainGetXMLDesc(domain->get(), xmlFlags(which)),
                 Words::tr("The workstation's XML could not be read"));
}

Result<WorkstationId> Connection::define(const QString &xml)
{
    const DomainHandle domain(
        virDomainDefineXMLFlags(d->handle(), xml.toUtf8().constData(), VIR_DOMAIN_DEFINE_VALIDATE));
    if (!domain)
        return std::unexpected(takeError(Words::tr("The workstation could not be defined")));
    return idOf(domain.get());
}

Result<void> Connection::undefine(const WorkstationId &id)
{
    return d->onDomain(id, Words::tr("The workstation could not be deleted"), [](virDomainPtr domain) {
        constexpr unsigned all = VIR_DOMAIN_UNDEFINE_MANAGED_SAVE | VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA
            | VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA | VIR_DOMAIN_UNDEFINE_NVRAM;
        if (virDomainUndefineFlags(domain, all) == 0)
            return 0;
        // A driver that has none of these things refuses the flags themselves.
        const int code = virGetLastErrorCode();
        return code == VIR_ERR_INVALID_ARG || code == VIR_ERR_NO_SUPPORT ? virDomainUndefine(domain) : -1;
    });
}

Result<void> Connection::start(const WorkstationId &id)
{
    return d->onDomain(id, Words::tr("The workstation could not be started"), virDomainCreate);
}

Result<void> Connection::requestShutDown(const WorkstationId &id)
{
    return d->onDomain(id, Words::tr("The workstation could not be asked to shut down"), virDomainShutdown);
}

Result<void> Connection::requestReboot(const WorkstationId &id)
{
    return d->onDomain(id, Words::tr("The workstation could not be asked to reboot"),
                       [](virDomainPtr domain) { return virDomainReboot(domain, 0); });
}

Result<void> Connection::destroyGracefully(const WorkstationId &id)
{
    const auto done =
        d->onDomain(id, Words::tr("The workstation could not be switched off gracefully"),
                    [](virDomainPtr domain) { return virDomainDestroyFlags(domain, VIR_DOMAIN_DESTROY_GRACEFUL); });
    if (done || done.error().code != ErrorCode::Failed)
        return done;
    Error error = done.error();
    error.code = ErrorCode::InUse;
    error.wayOut =
        Words::tr("QEMU did not end by itself: wait and try again, or force it off; a vGPU may then need a reset.");
    return std::unexpected(error);
}

Result<void> Connection::destroy(const WorkstationId &id)
{
    return d->onDomain(id, Words::tr("The workstation could not be switched off"), virDomainDestroy);
}

Result<bool> Connection::isActive(const WorkstationId &id)
{
    int active = 0;
    const auto asked = d->onDomain(id, Words::tr("The workstation's state could not be read"),
                                   [&active](virDomainPtr domain) { return active = virDomainIsActive(domain); });
    if (!asked)
        return std::unexpected(asked.error());
    return active == 1;
}

Result<void> Connection::updateDeviceLive(const WorkstationId &id, const QString &deviceXml)
{
    return d->onDomain(id, Words::tr("The device of the running workstation could not be changed"),
                       [xml = deviceXml.toUtf8()](virDomainPtr domain) {
                           return virDomainUpdateDeviceFlags(domain, xml.constData(), VIR_DOMAIN_DEVICE_MODIFY_LIVE);
                       });
}

Result<QString> Connection::capabilitiesXml()
{
    return owned(virConnectGetCapabilities(d->handle()), Words::tr("What the host can do could not be read"));
}

Result<QString> Connection::domainCapabilitiesXml(const QString &domainType)
{
    const QByteArray type = domainType.toUtf8();
    return owned(virConnectGetDomainCapabilities(d->handle(), nullptr, nullptr, nullptr,
                                                 type.isEmpty() ? nullptr : type.constData(), 0),
                 Words::tr("What the host's QEMU can do could not be read"));
}

} // namespace Carrel::Virt
