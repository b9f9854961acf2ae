// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/calls.h"
#include "core/host/gpufeed.h"
#include "core/host/hostsession.h"
#include "core/host/inventorystore.h"
#include "core/host/libvirtlink.h"
#include "core/host/remotegpus.h"
#include "core/host/tryout.h"
#include "core/host/ueventmonitor.h"
#include "core/host/workstationfeed.h"

#include <QSet>
#include <QTimer>

namespace Carrel::Host {

/** The parts of one session and how they are wired: feeds change the store, the store is published as snapshots. */
class HostSession::Private final : public QObject
{
    Q_OBJECT

public:
    Private(HostSession *session, const QString &uri);
    ~Private() override;

    void open();
    void reconnect();
    QFuture<Result<void>> refresh();
    QFuture<Result<void>> refreshGpu(const GpuId &id);
    void submit(std::function<void(Virt::Connection &)> work, std::function<void(const Error &)> refuse, int timeoutMs);

    HostAddress address;
    std::optional<Error> addressError;
    Snapshot current;

    [[nodiscard]] QString sysRoot() const { return m_gpus.sysRoot(); }

private:
    void wire();
    void openTryOut();
    void tryOutReady();
    void watchDevices();
    void readAll();
    void takeLinkState();
    void takeWorkstations();
    void followHeldVgpus();
    void readNames();
    void publishSoon();
    void publish();
    QFuture<Result<void>> refreshWorkstations();
    QFuture<Result<void>> refreshGpus();

    HostSession *q;
    Calls m_calls; ///< before the feeds: they use it to the end
    InventoryStore m_store;
    LibvirtLink m_link;
    GpuFeed m_gpus;
    WorkstationFeed m_workstations;
    std::unique_ptr<UeventMonitor> m_uevents;
    std::unique_ptr<TryOutHost> m_tryOut;
    QSet<VgpuId> m_held; ///< vGPUs that running workstations held when last looked
    QTimer m_publishTimer;
    bool m_opened = false;
    std::optional<Error> m_tryOutError;
    std::vector<std::shared_ptr<Answer<void>>> m_waiting; ///< refreshes that wait for an attempt to connect
};

} // namespace Carrel::Host
