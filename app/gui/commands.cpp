// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/commands.h"

#include "app/gui/consoleopener.h"
#include "app/gui/hosts.h"
#include "app/gui/knownplaces.h"
#include "core/host/hostsession.h"
#include "core/operations/hostlimits.h"
#include "core/operations/jobqueue.h"
#include "core/operations/plans.h"
#include "core/virt/connection.h"
#include "ui/dialogs/addhostdialog.h"
#include "ui/dialogs/choosedialog.h"
#include "ui/dialogs/deletedialog.h"
#include "ui/dialogs/historydialog.h"
#include "ui/dialogs/newvgpudialog.h"
#include "ui/dialogs/newworkstationdialog.h"
#include "ui/text/text.h"

#include <KMessageDialog>

#include <QPointer>
#include <QPushButton>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;
using Models::Item;
using Models::NodeKind;
using Operations::Plan;

namespace {

const QString tryOutUri = u"tryout:"_s;

Result<Plan> powerPlan(Verb verb, const Host::Inventory &host, const WorkstationId &id)
{
    if (verb == Verb::Start)
        return Operations::planStart(host, id);
    if (verb == Verb::ShutDown)
        return Operations::planShutDown(host, id);
    return verb == Verb::Reboot ? Operations::planReboot(host, id) : Operations::planForceOff(host, id);
}

QString nameOf(const Host::Inventory &host, const WorkstationId &id)
{
    const Host::WorkstationPtr workstation = host.workstation(id);
    return workstation ? workstation->name : id.text;
}

QString reasonOf(const Result<void> &may)
{
    return may ? QString() : may.error().sentence;
}

/** The vGPUs of the host for one workstation; those that cannot be given to it keep their reason. */
std::vector<Dialogs::Option> vgpuOptions(const Host::Inventory &host, const WorkstationId &workstation)
{
    std::vector<Dialogs::Option> options;
    for (const Gpu::Gpu &gpu : host.gpus)
        for (const Gpu::Vgpu &vgpu : gpu.vgpus)
            options.push_back({vgpu.id.text, u"%1, %2"_s.arg(Text::vgpuName(&gpu, vgpu), Text::gpuName(gpu)),
                               reasonOf(Operations::canAssign(host, workstation, vgpu.id))});
    return options;
}

std::vector<Dialogs::Option> workstationOptions(const Host::Inventory &host, const VgpuId &vgpu)
{
    std::vector<Dialogs::Option> options;
    for (const Host::WorkstationPtr &each : host.workstations)
        options.push_back({each->id.text, each->name, reasonOf(Operations::canAssign(host, each->id, vgpu))});
    return options;
}

} // namespace

Commands::Commands(Hosts *hosts, Operations::JobQueue *queue, ConsoleOpener *console, QWidget *window)
    : QObject(window), m_hosts(hosts), m_queue(queue), m_console(console), m_window(window)
{
}

void Commands::run(Verb verb, const std::vector<Item> &targets)
{
    const Item first = targets.empty() ? Item{} : targets.front();
    switch (verb) {
    case Verb::Start:
    case Verb::ShutDown:
    case Verb::Reboot:
    case Verb::ForceOff:
        return power(verb, targets);
    case Verb::Console:
        std::ranges::for_each(targets, [this](const Item &each) { m_console->open(each); });
        return;
    case Verb::NewWorkstation:
        return newWorkstation(first);
    case Verb::NewVgpu:
        return newVgpu(first);
    case Verb::Assign:
        return assign(first);
    case Verb::Release:
        return release(first);
    case Verb::Delete:
        return remove(targets);
    case Verb::Properties:
        return Q_EMIT propertiesWanted();
    case Verb::AddHost:
        return addHost();
    case Verb::TryOut:
        m_hosts->add(tryOutUri, true);
        return;
    case Verb::Reconnect:
        if (Host::HostSession *session = m_hosts->session(first.host))
            session->reconnect();
        return;
    case Verb::Refresh:
        if (Host::HostSession *session = m_hosts->session(first.host))
            session->refresh().then(this, [this](const Result<void> &read) {
                read ? Q_EMIT said(tr("Everything was read again.")) : Q_EMIT failed(read.error());
            });
        return;
    case Verb::UndoLast:
        return undoLast();
    case Verb::History:
        return history();
    }
}

void Commands::power(Verb verb, const std::vector<Item> &targets)
{
    std::vector<Prepared> plans;
    for (const Item &each : targets) {
        Host::HostSession *session = m_hosts->session(each.host);
        if (!session)
            continue;
        const Result<Plan> plan = powerPlan(verb, *session->snapshot(), each.workstation);
        if (!plan)
            return Q_EMIT failed(plan.error());
        plans.push_back({session, *plan});
    }
    if (verb == Verb::ForceOff)
        return confirm(tr("Force off"), tr("Force off"), plans);
    for (const Prepared &each : plans)
        m_queue->run(each.session, each.plan);
}

void Commands::newVgpu(const Item &at)
{
    Host::HostSession *session = m_hosts->session(at.host);
    if (!session)
        return;
    auto *dialog = new Dialogs::NewVgpuDialog(session->snapshot(), at, m_window);
    connect(session, &Host::HostSession::snapshotChanged, dialog, &Dialogs::NewVgpuDialog::setSnapshot);
    show(dialog, session);
}

void Commands::newWorkstation(const Item &at)
{
    Host::HostSession *session = m_hosts->session(at.host);
    if (!session)
        return;
    auto *dialog = new Dialogs::NewWorkstationDialog(session->snapshot(), m_window);
    connect(session, &Host::HostSession::snapshotChanged, dialog, &Dialogs::NewWorkstationDialog::setSnapshot);
    Operations::readHostLimits(session).then(
        dialog, [dialog](const Result<Operations::HostLimits> &limits) { dialog->setLimits(limits); });
    show(dialog, session);
}

void Commands::assign(const Item &item)
{
    const Host::Snapshot host = m_hosts->snapshot(item.host);
    if (!host)
        return;
    const bool fromVgpu = item.kind == NodeKind::Vgpu;
    const QString question =
        fromVgpu ? tr("&Workstation that gets the vGPU:") : tr("&vGPU for %1:").arg(nameOf(*host, item.workstation));
    auto *dialog = new Dialogs::ChooseDialog(
        tr("Assign vGPU"), question, tr("Assign"),
        fromVgpu ? workstationOptions(*host, item.vgpu) : vgpuOptions(*host, item.workstation), m_window);
    connect(dialog, &Dialogs::ChooseDialog::chosen, this, [this, item, fromVgpu](const QString &id) {
        const WorkstationId workstation = fromVgpu ? WorkstationId{id} : item.workstation;
        const VgpuId vgpu = fromVgpu ? item.vgpu : VgpuId{id};
        withXml(item.host, workstation, [workstation, vgpu](const Host::Inventory &now, const QString &xml) {
            return Operations::planAssign(now, workstation, vgpu, xml);
        });
    });
    dialog->open();
}

void Commands::release(const Item &item)
{
    const Host::Snapshot host = m_hosts->snapshot(item.host);
    if (!host)
        return;
    const auto take = [this, uri = item.host](const WorkstationId &workstation, const VgpuId &vgpu) {
        withXml(uri, workstation, [workstation, vgpu](const Host::Inventory &now, const QString &xml) {
            return Operations::planRelease(now, workstation, vgpu, xml);
        });
    };
    const std::vector<Host::WorkstationPtr> users = host->usersOf(item.vgpu);
    if (!item.vgpu.isEmpty() && !users.empty())
        return take(item.workstation.isEmpty() ? users.front()->id : item.workstation, item.vgpu);
    const Host::WorkstationPtr workstation = host->workstation(item.workstation);
    if (!workstation || workstation->vgpus.empty())
        return;
    if (workstation->vgpus.size() == 1)
        return take(workstation->id, workstation->vgpus.front());
    std::vector<Dialogs::Option> options;
    for (const VgpuId &vgpu : workstation->vgpus)
        options.push_back({vgpu.text, vgpu.text, reasonOf(Operations::canRelease(*host, workstation->id, vgpu))});
    auto *dialog = new Dialogs::ChooseDialog(tr("Take vGPU away"), tr("&vGPU to take from %1:").arg(workstation->name),
                                             tr("Take away"), options, m_window);
    connect(dialog, &Dialogs::ChooseDialog::chosen, this,
            [take, id = workstation->id](const QString &vgpu) { take(id, VgpuId{vgpu}); });
    dialog->open();
}

void Commands::remove(const std::vector<Item> &targets)
{
    const Item &first = targets.front();
    Host::HostSession *session = m_hosts->session(first.host);
    if (!session)
        return;
    if (first.kind == NodeKind::Host)
        return removeHost(first.host);
    if (first.kind == NodeKind::Vgpu) {
        const Result<Plan> plan = Operations::planRemoveVgpu(*session->snapshot(), first.vgpu);
        return plan ? confirm(tr("Remove vGPU"), tr("Remove"), {{session, *plan}}) : Q_EMIT failed(plan.error());
    }
    // One dialog each: what happens to disks and vGPUs is decided for every workstation by itself.
    std::ranges::for_each(targets, [this](const Item &each) { removeWorkstation(each); });
}

void Commands::removeWorkstation(const Item &item)
{
    Host::HostSession *session = m_hosts->session(item.host);
    if (!session)
        return;
    const WorkstationId id = item.workstation;
    session
        ->run<QString>([id](Virt::Connection &connection) { return connection.domainXml(id, Virt::XmlOf::NextStart); })
        .then(this, [this, id, session = QPointer(session)](const Result<QString> &xml) {
            if (!xml)
                return Q_EMIT failed(xml.error());
            if (session)
                show(new Dialogs::DeleteDialog(session->snapshot(), id, *xml, m_window), session);
        });
}

void Commands::removeHost(const QString &uri)
{
    const Host::Snapshot host = m_hosts->snapshot(uri);
    auto *dialog = new KMessageDialog(
        KMessageDialog::QuestionTwoActions,
        tr("Take %1 off the list? Nothing on the host itself changes.").arg(Text::hostName(*host)), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setCaption(tr("Remove host"));
    dialog->setButtons(KGuiItem(tr("Remove from the list"), u"list-remove"_s), KStandardGuiItem::cancel());
    connect(dialog, &QDialog::finished, this, [this, uri](int result) {
        if (result == KMessageDialog::PrimaryAction)
            m_hosts->remove(uri);
    });
    dialog->open();
}

void Commands::addHost()
{
    QStringList present;
    for (const Host::Snapshot &each : m_hosts->snapshots())
        present.append(each->uri);
    auto *dialog = new Dialogs::AddHostDialog(knownPlaces(), present, m_window);
    connect(dialog, &Dialogs::AddHostDialog::chosen, this, [this](const QString &uri) { m_hosts->add(uri, true); });
    dialog->open();
}

void Commands::withXml(const QString &hostUri, const WorkstationId &workstation, const XmlPlan &make)
{
    Host::HostSession *session = m_hosts->session(hostUri);
    if (!session)
        return;
    session
        ->run<QString>([workstation](Virt::Connection &connection) {
            return connection.domainXml(workstation, Virt::XmlOf::NextStart);
        })
        .then(this, [this, make, session = QPointer(session)](const Result<QString> &xml) {
            if (!xml)
                return Q_EMIT failed(xml.error());
            if (session)
                propose(session, make(*session->snapshot(), *xml));
        });
}

void Commands::show(Dialogs::PlanDialog *dialog, Host::HostSession *session)
{
    connect(dialog, &Dialogs::PlanDialog::planned, this, [this, session = QPointer(session)](const Plan &plan) {
        if (session)
            m_queue->run(session, plan);
    });
    dialog->open();
}

void Commands::propose(Host::HostSession *session, const Result<Plan> &plan)
{
    if (!plan)
        return Q_EMIT failed(plan.error());
    if (plan->steps.size() > 1 || !plan->warnings.empty())
        return confirm(plan->title, tr("Do it"), {{session, *plan}});
    m_queue->run(session, *plan);
}

void Commands::confirm(const QString &title, const QString &verb, const std::vector<Prepared> &plans)
{
    if (plans.empty())
        return;
    Plan shown = plans.front().plan;
    for (size_t i = 1; i < plans.size(); ++i) {
        std::ranges::copy(plans[i].plan.steps, std::back_inserter(shown.steps));
        for (const QString &warning : plans[i].plan.warnings)
            if (!std::ranges::contains(shown.warnings, warning))
                shown.warnings.push_back(warning);
    }
    auto *dialog = new Dialogs::PlanDialog(title, verb, m_window);
    dialog->propose(shown);
    connect(dialog, &Dialogs::PlanDialog::planned, this, [this, plans] {
        for (const Prepared &each : plans)
            if (m_hosts->session(each.plan.hostUri) == each.session)
                m_queue->run(each.session, each.plan);
    });
    dialog->open();
}

void Commands::followPlan(const QString &hostUri, const Result<Plan> &plan)
{
    // An undo is shown before it runs, whatever its size: the reader chose a job, not these steps.
    if (!plan)
        return Q_EMIT failed(plan.error());
    confirm(plan->title, tr("Do it"), {{m_hosts->add(hostUri, false), *plan}});
}

void Commands::undo(const Operations::JournalEntry &entry)
{
    followPlan(entry.plan.hostUri, Operations::Journal::undoPlan(entry));
}

void Commands::finish(const Operations::JournalEntry &entry)
{
    followPlan(entry.plan.hostUri, Operations::Journal::finishPlan(entry));
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
