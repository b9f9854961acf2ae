// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/consoleopener.h"

#include "app/gui/hosts.h"
#include "app/gui/xwindows.h"
#include "core/console/console.h"
#include "core/host/hostsession.h"
#include "core/operations/jobqueue.h"
#include "core/operations/plans.h"

#include <KMessageBox>
#include <KMessageDialog>
#include <KWindowSystem>
#include <KX11Extras>

#include <QDialogButtonBox>
#include <QWidget>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;

namespace {

const QString startAndOpenKey = u"StartAndOpen"_s;

} // namespace

ConsoleOpener::ConsoleOpener(Hosts *hosts, Operations::JobQueue *queue, Console::ConsoleLauncher *launcher,
                             QWidget *window)
    : QObject(window), m_hosts(hosts), m_queue(queue), m_launcher(launcher), m_window(window)
{
}

void ConsoleOpener::open(const Models::Item &item)
{
    const Host::Snapshot host = m_hosts->snapshot(item.host);
    const Host::WorkstationPtr workstation = host ? host->workstation(item.workstation) : nullptr;
    if (!workstation)
        return;
    if (const std::optional<qint64> process = m_launcher->viewerOf(item.workstation))
        return raise(*process);
    if (Host::isActive(workstation->state))
        return launch(item);
    KMessageBox::ButtonCode answer = {};
    if (!KMessageBox::shouldBeShownTwoActions(startAndOpenKey, answer) && answer == KMessageBox::PrimaryAction)
        return startAndOpen(item);
    askToStart(item, workstation->name);
}

void ConsoleOpener::askToStart(const Models::Item &workstation, const QString &name)
{
    auto *dialog = new KMessageDialog(KMessageDialog::QuestionTwoActions,
                                      tr("%1 is off, so it has no screen to open.").arg(name), m_window);
    dialog->setObjectName(u"startAndOpen"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setCaption(tr("Open console"));
    dialog->setButtons(KGuiItem(tr("Start and open"), u"media-playback-start"_s), KStandardGuiItem::cancel());
    dialog->setDontAskAgainText(tr("Always start and open"));
    connect(dialog, &QDialog::finished, this, [this, dialog, workstation](int result) {
        if (result != KMessageDialog::PrimaryAction)
            return;
        if (dialog->isDontAskAgainChecked())
            KMessageBox::saveDontShowAgainTwoActions(startAndOpenKey, KMessageBox::PrimaryAction);
        startAndOpen(workstation);
    });
    dialog->open();
}

void ConsoleOpener::startAndOpen(const Models::Item &workstation)
{
    Host::HostSession *session = m_hosts->session(workstation.host);
    if (!session)
        return;
    const Result<Operations::Plan> plan = Operations::planStart(*session->snapshot(), workstation.workstation);
    if (!plan)
        return Q_EMIT failed(plan.error());
    Operations::PlanJob *job = m_queue->run(session, *plan);
    connect(job, &KJob::result, this, [this, workstation](KJob *ended) {
        if (ended->error() == KJob::NoError) // the strip's end shows a failure
            launch(workstation);
    });
}

void ConsoleOpener::launch(const Models::Item &workstation)
{
    Host::HostSession *session = m_hosts->session(workstation.host);
    if (!session)
        return;
    Q_EMIT said(tr("Opening the console…"));
    m_launcher->open(session, workstation.workstation).then(this, [this](const Result<void> &opened) {
        if (!opened)
            Q_EMIT failed(opened.error());
    });
}

void ConsoleOpener::raise(qint64 process)
{
    if (!KWindowSystem::isPlatformX11())
        return Q_EMIT said(tr("Its console is open already. Under Wayland only you can bring it to the front."));
    if (const WId window = windowOfProcess(process))
        KX11Extras::forceActiveWindow(window);
}

} // namespace Carrel::Gui
