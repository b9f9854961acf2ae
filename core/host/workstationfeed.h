// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/hostaddress.h"
#include "core/host/libvirtlink.h"
#include "core/virt/domainxml.h"

#include <QFuture>
#include <QObject>
#include <QSet>

namespace Carrel::Host {

class Calls;
class InventoryStore;

/**
 * Keeps the store's workstations as libvirt has them: the whole list when connected or refreshed, then one domain at a
 * time as events name it. Lives in the session's thread; reads on the host's pool.
 */
class WorkstationFeed final : public QObject
{
    Q_OBJECT

public:
    WorkstationFeed(const HostAddress &address, LibvirtLink *link, Calls *calls, InventoryStore *store,
                    QObject *parent = nullptr);

    /** Reads the whole list; ends when it is in the store. */
    QFuture<Result<void>> list();
    /** Domains that an event named: each is read again, or taken out when it has gone. */
    void readAgain(const QList<WorkstationId> &ids);

Q_SIGNALS:
    /** The store's workstations have changed. */
    void changed();

private:
    /** A workstation as it is now; null: it is gone. */
    using Reading = std::pair<WorkstationId, WorkstationPtr>;
    using NextStart = std::pair<WorkstationId, Virt::DomainDetails>;

    Result<void> takeList(const Result<std::vector<WorkstationPtr>> &list);
    void readDirty();
    void takeReadings(const Result<std::vector<Reading>> &readings);
    void readNextStarts();
    void takeNextStarts(const Result<std::vector<NextStart>> &starts);
    void fail(const Error &error);

    HostKind m_kind;
    LibvirtLink *m_link;
    Calls *m_calls;
    InventoryStore *m_store;
    QSet<WorkstationId> m_dirty; ///< named by events, not yet read
    int m_listing = 0; ///< lists under way: events wait for them
    bool m_reading = false;
};

} // namespace Carrel::Host
