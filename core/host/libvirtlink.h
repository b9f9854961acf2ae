// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/hostaddress.h"
#include "core/virt/connection_p.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace Carrel::Host {

class Calls;
class EventRelay;

/**
 * One host's connection to libvirt: opens it on the host's pool, falls back to a read-only one where rights are
 * missing, notices its end, and connects again with back-off (1, 2, 4 … 60 s). Lives in the session's thread and never
 * blocks.
 */
class LibvirtLink final : public QObject
{
    Q_OBJECT

public:
    using ConnectionPtr = std::shared_ptr<Virt::Connection>;

    LibvirtLink(const HostAddress &address, Calls *calls, QObject *parent = nullptr);
    ~LibvirtLink() override;

    /** Tries to connect now, unless it is connected or trying already. */
    void open();

    [[nodiscard]] ConnectionPtr connection() const { return m_connection; }
    [[nodiscard]] HostState state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const std::optional<QDateTime> &retryAt() const { return m_retryAt; }
    [[nodiscard]] bool isTrying() const { return m_trying; }

    /** A call failed: if the connection is the reason, it is given up. TimedOut: asked once more before that. */
    void suspect(const Error &error);

Q_SIGNALS:
    void stateChanged();
    /** A new connection is there: what was read before may be old. */
    void connectionOpened();
    /** An attempt has ended, well or not. */
    void attemptEnded();
    void domainsChanged(const QList<Carrel::WorkstationId> &ids);
    void nodeDevicesChanged(const QStringList &names);

private:
    struct Opened;
    static Result<Opened> openNow(const HostAddress &address, const std::shared_ptr<EventRelay> &relay);

    void attempt();
    void attemptDone(const Result<Opened> &result);
    void connected(const Opened &opened);
    void refused(const Error &error);
    void sayLate();
    void lose(const Error &error);
    void scheduleRetry();
    void takeEvents();
    void dropRelay();
    void setState(HostState state, const std::optional<Error> &error, const std::optional<QDateTime> &retryAt = {});

    HostAddress m_address;
    Calls *m_calls;
    ConnectionPtr m_connection;
    std::shared_ptr<EventRelay> m_relay;
    HostState m_state = HostState::Connecting;
    std::optional<Error> m_error;
    std::optional<QDateTime> m_retryAt;
    QTimer m_retryTimer;
    QTimer m_lateTimer; ///< says after 10 s that the host has not answered, while a password prompt may still be open
    QElapsedTimer m_openSince;
    int m_failures = 0;
    bool m_trying = false;
    bool m_wasOpen = false;
    bool m_probing = false;
};

} // namespace Carrel::Host
