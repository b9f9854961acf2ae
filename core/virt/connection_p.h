// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/virt/connection.h"
#include "core/virt/handles.h"

#include <functional>
#include <memory>
#include <vector>

namespace Carrel::Virt {

/** What happened on a host, in plain values; made on the event thread (Closed: also on a calling one). */
struct HostEvent
{
    enum class Kind {
        Domain, ///< something about this domain changed: read it again
        NodeDevice, ///< this node device came, went or changed
        Closed, ///< the connection is dead
    };
    Kind kind = Kind::Domain;
    QString subject; ///< domain UUID or node device name
    Error error; ///< Closed: why
};
/** Called on libvirt's event thread, or on the one whose call met the end: must only hand the event on. */
using EventSink = std::function<void(const HostEvent &)>;

/** The handle behind a Connection, for core/virt and the host session's own listing and events. */
class Connection::Private
{
public:
    Private(ConnectHandle connect, QString uri);
    /** Blocks as a libvirt call can: on a host's pool only. */
    ~Private();
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    [[nodiscard]] virConnectPtr handle() const { return m_connect.get(); }
    [[nodiscard]] const QString &uri() const { return m_uri; }
    [[nodiscard]] Result<DomainHandle> domain(const WorkstationId &id) const;

    /** Reports domain events, the close of the connection, and with nodeDevices those too. Once, before the first list.
     */
    [[nodiscard]] Result<void> subscribe(EventSink sink, bool nodeDevices);

    /** Runs call(domain) for the domain named; failure (negative) becomes an Error that begins with what. */
    [[nodiscard]] Result<void> onDomain(const WorkstationId &id, const QString &what,
                                        const std::function<int(virDomainPtr)> &call) const;

private:
    void watchClose(const std::shared_ptr<EventSink> &sink);
    void watchDomains(const std::shared_ptr<EventSink> &sink);
    void watchNodeDevices(const std::shared_ptr<EventSink> &sink);

    ConnectHandle m_connect;
    QString m_uri;
    std::vector<int> m_domainCallbacks;
    std::vector<int> m_nodeCallbacks;
    std::unique_ptr<std::shared_ptr<EventSink>> m_closeSink;
};

} // namespace Carrel::Virt
