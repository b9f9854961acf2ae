// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/options.h"
#include "app/ctl/output.h"
#include "core/host/hostsession.h"
#include "core/operations/jobqueue.h"
#include "core/operations/journal.h"
#include "core/operations/step.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace Carrel::Operations {
struct BatchItem;
}

namespace Carrel::Ctl {

/** One run of carrelctl: the options, the open hosts, the journal and the end. Main thread. */
class Context final : public QObject
{
    Q_OBJECT

public:
    explicit Context(Options options);

    [[nodiscard]] const Options &options() const { return m_options; }
    [[nodiscard]] Operations::Journal &journal() { return m_journal; }
    /** URIs asked for; the default host when none was. */
    [[nodiscard]] QStringList hosts() const;

    /** Opens a host; then calls with its session once GPUs and workstations are known, or ends with its error. */
    void open(const QString &uri, const std::function<void(Host::HostSession *)> &then);
    /** The same for the one host of all commands but inventory. */
    void open(const std::function<void(Host::HostSession *)> &then);
    using OnHost = std::function<void(Host::HostSession *, const std::optional<Error> &why)>;
    /** As open, but a host that is not reached, or not read in time, is handed on too, with the reason. */
    void openAnyway(const QString &uri, const OnHost &then);
    /** Why nothing more is to be expected of a host; nothing while it may still answer. */
    [[nodiscard]] static std::optional<Error> whyGivenUp(const Host::Inventory &host);

    /** Prints the plan (--dry-run) or runs it and ends; onDone answers for a plan that was done. */
    void carryOut(Host::HostSession *session, const Result<Operations::Plan> &plan,
                  const std::function<void(const Operations::Plan &)> &onDone = {});
    /** What carryOut says of a done plan without onDone: for those that do more than speak. */
    void sayDone(const Operations::Plan &plan) const;
    void carryOutMany(const QString &title, std::vector<Operations::BatchItem> items);

    void end(int status);
    void end(const Error &error);

Q_SIGNALS:
    void ended(int status);

private:
    void sayLate(Host::HostSession *session, QObject *waiting);
    void onJobEnd(const Operations::PlanJob &job, const std::function<void(const Operations::Plan &)> &onDone);
    void print(const Operations::Plan &plan) const;
    void printMany(const std::vector<Operations::BatchItem> &items);
    void cancelOnInterrupt(KJob *job);

    Options m_options;
    Operations::Journal m_journal;
    Operations::JobQueue m_queue;
    std::vector<std::unique_ptr<Host::HostSession>> m_sessions;
    bool m_ended = false;
};

} // namespace Carrel::Ctl
