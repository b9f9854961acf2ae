// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/answer.h"
#include "core/host/inventory.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace Carrel::Virt {
class Connection;
}

namespace Carrel::Host {

/**
 * One host, kept current: opens the connection on its own pool, lists in bulk, scans the GPUs, then patches the
 * snapshot by libvirt events and uevents; reconnects with back-off. Lives in the thread that made it (the GUI's or
 * carrelctl's main thread) and never blocks it: everything it hands out is a value or a future.
 */
class HostSession final : public QObject
{
    Q_OBJECT

public:
    /** Takes any URI the README names. A URI that cannot be understood gives a session in state Failed that says so. */
    explicit HostSession(const QString &uri, QObject *parent = nullptr);
    ~HostSession() override;

    void open();
    [[nodiscard]] Snapshot snapshot() const;
    [[nodiscard]] QString uri() const;

    /** Reads everything again (F5). Ends when the new snapshot has been published. */
    QFuture<Result<void>> refresh();
    /** Reads one GPU again; ends when published. Called after each own change, and by uevents. */
    QFuture<Result<void>> refreshGpu(const GpuId &id);
    /** Tries a lost or failed host again now. */
    void reconnect();

    /**
     * Runs work on the host's pool with its open connection (error Unreachable when there is none). The only door to
     * libvirt for plans and the console. A call that takes longer than timeoutMs ends the future with TimedOut; the
     * thread is given up to libvirt and a fresh one takes its place, so that one stuck call blocks nothing else.
     */
    template <class T>
    QFuture<Result<T>> run(std::function<Result<T>(Virt::Connection &)> work, int timeoutMs = 10'000)
    {
        auto answer = std::make_shared<Answer<T>>();
        submit([answer, work = std::move(work)](Virt::Connection &connection) { answer->give(work(connection)); },
               [answer](const Error &error) { answer->give(std::unexpected(error)); }, timeoutMs);
        return answer->future();
    }

    /** Root of the sysfs tree of this host's GPUs: "/sys", the simulator's mount, or empty for a remote host. */
    [[nodiscard]] QString sysRoot() const;

Q_SIGNALS:
    /** A newer snapshot is there. Bursts within one frame (16 ms) are one signal. */
    void snapshotChanged(const Carrel::Host::Snapshot &snapshot);

private:
    /** run() without its type: work gives its own answer, refuse gives an error in its place. */
    void submit(std::function<void(Virt::Connection &)> work, std::function<void(const Error &)> refuse, int timeoutMs);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Carrel::Host
