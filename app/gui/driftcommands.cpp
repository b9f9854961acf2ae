// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is kept over reboots on a host: the page, kept current while it is open.

#include "app/gui/commands.h"

#include "app/gui/hosts.h"
#include "core/drift/facts.h"
#include "core/host/hostsession.h"
#include "core/operations/jobqueue.h"
#include "ui/pages/driftpage.h"

#include <QPointer>

namespace Carrel::Gui {

void Commands::drift(const Models::Item &item)
{
    const QPointer<Host::HostSession> session = m_hosts->session(item.host);
    if (!session)
        return;
    auto *page = new Pages::DriftPage(m_window);
    const auto readAgain = [session, page] {
        if (session)
            Drift::readFacts(session).then(page, [session, page](const Drift::Facts &facts) {
                if (session)
                    page->show(session->snapshot(), facts);
            });
    };
    // The files of the kept set tell no event: they are read again when the host's GPUs have changed, and after
    // every job.
    connect(session, &Host::HostSession::snapshotChanged, page, readAgain);
    connect(m_queue, &Operations::JobQueue::jobEnded, page, readAgain);
    connect(page, &Pages::DriftPage::planMade, this, [this, session](const Operations::Plan &plan) {
        if (session)
            propose(session, plan);
    });
    readAgain();
    page->setVisible(true);
}

} // namespace Carrel::Gui
