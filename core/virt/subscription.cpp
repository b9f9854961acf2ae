// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The callbacks of Connection::Private: libvirt calls them on the event thread, they hand a plain value on.
#include "core/virt/connection_p.h"

#include "core/virt/errors.h"
#include "core/virt/eventloop.h"

#include <QCoreApplication>

namespace Carrel::Virt {

namespace {

using SinkPtr = std::shared_ptr<EventSink>;

void *keep(const SinkPtr &sink)
{
    return new SinkPtr(sink);
}

void release(void *opaque)
{
    delete static_cast<SinkPtr *>(opaque);
}

/** The one type of function that compilers let others be cast through without a warning: libvirt takes callbacks of any
 * signature as one type, by the event's number. */
template <class Callback>
auto *untyped(Callback *callback)
{
    return reinterpret_cast<void (*)()>(callback);
}

void send(const HostEvent &event, void *opaque)
{
    (**static_cast<SinkPtr *>(opaque))(event);
}

void report(const HostEvent &event, void *opaque)
{
    Q_ASSERT(EventLoop::isCurrentThread());
    send(event, opaque);
}

void reportDomain(virDomainPtr domain, void *opaque)
{
    char uuid[VIR_UUID_STRING_BUFLEN] = {};
    if (virDomainGetUUIDString(domain, uuid) == 0)
        report({HostEvent::Kind::Domain, QString::fromLatin1(uuid), {}}, opaque);
}

void reportNodeDevice(virNodeDevicePtr device, void *opaque)
{
    report({HostEvent::Kind::NodeDevice, QString::fromUtf8(virNodeDeviceGetName(device)), {}}, opaque);
}

int onLifecycle(virConnectPtr, virDomainPtr domain, int, int, void *opaque)
{
    reportDomain(domain, opaque);
    return 0;
}

void onMetadata(virConnectPtr, virDomainPtr domain, int, const char *, void *opaque)
{
    reportDomain(domain, opaque);
}

void onDevice(virConnectPtr, virDomainPtr domain, const char *, void *opaque)
{
    reportDomain(domain, opaque);
}

void onGraphics(virConnectPtr, virDomainPtr domain, int, const virDomainEventGraphicsAddress *,
                const virDomainEventGraphicsAddress *, const char *, const virDomainEventGraphicsSubject *,
                void *opaque)
{
    reportDomain(domain, opaque);
}

void onNodeDeviceLifecycle(virConnectPtr, virNodeDevicePtr device, int, int, void *opaque)
{
    reportNodeDevice(device, opaque);
}

void onNodeDeviceUpdate(virConnectPtr, virNodeDevicePtr device, void *opaque)
{
    reportNodeDevice(device, opaque);
}

QString closeReason(int reason)
{
    switch (reason) {
    case VIR_CONNECT_CLOSE_REASON_KEEPALIVE:
        return QCoreApplication::translate("Virt", "The host no longer answers.");
    case VIR_CONNECT_CLOSE_REASON_EOF:
        return QCoreApplication::translate("Virt", "The libvirt service of the host has ended.");
    default:
        return QCoreApplication::translate("Virt", "The connection to the host broke.");
    }
}

// The one callback that also comes on another thread: on the one whose call met the end of the connection.
void onClose(virConnectPtr, int reason, void *opaque)
{
    const Error error{ErrorCode::Unreachable, closeReason(reason),
                      QCoreApplication::translate("Virt", "Carrel connects again by itself once it is back."),
                      QStringLiteral("libvirt close reason %1").arg(reason)};
    send({HostEvent::Kind::Closed, {}, error}, opaque);
}

} // namespace

Result<void> Connection::Private::subscribe(EventSink sink, bool nodeDevices)
{
    const auto shared = std::make_shared<EventSink>(std::move(sink));
    watchClose(shared);
    watchDomains(shared);
    if (nodeDevices)
        watchNodeDevices(shared);
    if (m_domainCallbacks.empty())
        return std::unexpected(
            takeError(QCoreApplication::translate("Virt", "The host's events could not be subscribed to")));
    virResetLastError();
    return {};
}

// Owned here and not by libvirt, which takes the callback of a driver without a connection (test://) and drops it
// without releasing it. Unregistering waits for a call under way.
void Connection::Private::watchClose(const SinkPtr &sink)
{
    m_closeSink = std::make_unique<SinkPtr>(sink);
    if (virConnectRegisterCloseCallback(handle(), onClose, m_closeSink.get(), nullptr) < 0)
        m_closeSink.reset();
}

// An older host may not know every event: what it knows is used, one is enough to be told of starts and stops.
void Connection::Private::watchDomains(const SinkPtr &sink)
{
    const auto watch = [&](int event, auto callback) {
        void *const opaque = keep(sink);
        const int id = virConnectDomainEventRegisterAny(handle(), nullptr, event,
                                                        VIR_DOMAIN_EVENT_CALLBACK(untyped(callback)), opaque, release);
        if (id < 0)
            release(opaque);
        else
            m_domainCallbacks.push_back(id);
    };
    watch(VIR_DOMAIN_EVENT_ID_LIFECYCLE, onLifecycle);
    watch(VIR_DOMAIN_EVENT_ID_METADATA_CHANGE, onMetadata);
    watch(VIR_DOMAIN_EVENT_ID_DEVICE_ADDED, onDevice);
    watch(VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED, onDevice);
    watch(VIR_DOMAIN_EVENT_ID_GRAPHICS, onGraphics);
}

void Connection::Private::watchNodeDevices(const SinkPtr &sink)
{
    const auto watch = [&](int event, auto callback) {
        void *const opaque = keep(sink);
        const int id = virConnectNodeDeviceEventRegisterAny(
            handle(), nullptr, event, VIR_NODE_DEVICE_EVENT_CALLBACK(untyped(callback)), opaque, release);
        if (id < 0)
            release(opaque);
        else
            m_nodeCallbacks.push_back(id);
    };
    watch(VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE, onNodeDeviceLifecycle);
    watch(VIR_NODE_DEVICE_EVENT_ID_UPDATE, onNodeDeviceUpdate);
}

// libvirt's callbacks hold references to the connection: without these it would never be closed.
Connection::Private::~Private()
{
    for (const int id : m_nodeCallbacks)
        virConnectNodeDeviceEventDeregisterAny(handle(), id);
    for (const int id : m_domainCallbacks)
        virConnectDomainEventDeregisterAny(handle(), id);
    if (m_closeSink)
        virConnectUnregisterCloseCallback(handle(), onClose);
    virResetLastError();
}

} // namespace Carrel::Virt
