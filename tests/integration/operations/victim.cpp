// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// operations-victim URI WRITES NAME: creates and starts a workstation with a vGPU on a host, as one plan, and kills
// itself (SIGKILL) after that many writes of the journal. Ends with 0 where the plan has fewer.

#include "core/host/hostsession.h"
#include "core/operations/hostlimits.h"
#include "core/operations/journal.h"
#include "core/operations/planjob.h"
#include "core/operations/plans.h"

#include <QCoreApplication>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Qt::StringLiterals;

namespace {

class Victim final : public QObject
{
public:
    Victim(const QString &uri, int writes, const QString &name) : m_session(uri), m_left(writes), m_name(name)
    {
        connect(&m_session, &Host::HostSession::snapshotChanged, this, &Victim::begin);
        connect(&m_journal, &Journal::entryChanged, this, [this] {
            if (--m_left == 0)
                ::kill(::getpid(), SIGKILL);
        });
        m_session.open();
    }

private:
    void begin()
    {
        const Host::Snapshot host = m_session.snapshot();
        if (m_begun || !host->gpusKnown || !host->workstationsKnown || host->state != Host::HostState::Connected)
            return;
        m_begun = true;
        readHostLimits(&m_session).then(this, [this](const Result<HostLimits> &limits) { run(*limits); });
    }

    /** Four steps: disk, vGPU, definition with the vGPU, start. */
    void run(const HostLimits &limits)
    {
        const Host::Inventory host = *m_session.snapshot();
        NewVgpus vgpus;
        vgpus.gpu = host.gpus.front().id;
        vgpus.type = host.gpus.front().types.front().id;
        Plan plan = planCreateVgpus(host, vgpus).value();
        NewWorkstation wish;
        wish.name = m_name;
        wish.cpus = 1;
        wish.memory = Mebibytes{64};
        wish.diskBytes = 1 << 20;
        const Plan create = planCreateWorkstation(host, limits, wish).value();
        plan.steps.insert(plan.steps.end(), create.steps.begin(), create.steps.end());
        const auto &made = std::get<DefineWorkstation>(create.steps.back());
        plan.steps.emplace_back(StartWorkstation{made.workstation, made.name});
        auto *job = new PlanJob(&m_session, plan, &m_journal, this);
        connect(job, &KJob::result, this, [job] {
            std::fprintf(stderr, "%s\n", qPrintable(job->errorText()));
            std::_Exit(job->error() ? 1 : 0);
        });
        job->start();
    }

    Host::HostSession m_session;
    Journal m_journal;
    int m_left;
    QString m_name;
    bool m_begun = false;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 4)
        return 2;
    const Victim victim(words[1], words[2].toInt(), words[3]);
    QTimer::singleShot(60'000, &app, [] { std::_Exit(3); });
    return QCoreApplication::exec();
}
