// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window does with the journal: undo, finish, history.

#include "app/gui/commands.h"

#include "app/gui/hosts.h"
#include "core/host/hostsession.h"
#include "core/operations/jobqueue.h"
#include "ui/dialogs/historydialog.h"
#include "ui/dialogs/plandialog.h"

#include <QPointer>

namespace Carrel::Gui {

using Operations::Plan;

void Commands::followPlan(const Operations::JournalEntry &entry, const Result<Plan> &plan)
{
    if (!plan)
        return Q_EMIT failed(plan.error());
    const QPointer<Host::HostSession> session = m_hosts->add(entry.plan.hostUri, false);
    // Shown before it runs, whatever its size: the reader chose a job, not these steps.
    auto *dialog = new Dialogs::PlanDialog(plan->title, tr("Do it"), m_window);
    dialog->propose(*plan);
    connect(dialog, &Dialogs::PlanDialog::planned, this, [this, session, plan = *plan, id = entry.id] {
        if (!session)
            return;
        if (const auto claimed = m_queue->journal()->claim(id); !claimed)
            return Q_EMIT failed(claimed.error());
        settleAfter(m_queue->run(session, plan), id);
    });
    dialog->open();
}

void Commands::settleAfter(Operations::PlanJob *job, const QString &entry)
{
    connect(job, &KJob::result, this, [this, entry](KJob *ended) {
        if (ended->error() == KJob::NoError)
            m_queue->journal()->settle(entry); // done or taken back: neither is offered again
        else
            m_queue->journal()->release(entry);
    });
}

void Commands::undo(const Operations::JournalEntry &entry)
{
    followPlan(entry, Operations::Journal::undoPlan(entry));
}

void Commands::finish(const Operations::JournalEntry &entry)
{
    followPlan(entry, Operations::Journal::finishPlan(entry));
}

QString Commands::whyNoUndo() const
{
    const std::vector<Operations::JournalEntry> entries = m_queue->journal()->entries();
    if (entries.empty())
        return tr("Nothing was done yet.");
    const Result<Plan> plan = Operations::Journal::undoPlan(entries.front());
    return plan ? QString() : plan.error().sentence;
}

void Commands::undoLast()
{
    const std::vector<Operations::JournalEntry> entries = m_queue->journal()->entries();
    if (!entries.empty())
        undo(entries.front());
}

void Commands::history()
{
    auto *dialog = new Dialogs::HistoryDialog(m_queue->journal(), m_window);
    connect(dialog, &Dialogs::HistoryDialog::undoWanted, this, &Commands::undo);
    connect(dialog, &Dialogs::HistoryDialog::finishWanted, this, &Commands::finish);
    dialog->open();
}

} // namespace Carrel::Gui
