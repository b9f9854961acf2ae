// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/commands.h"

#include "app/gui/batchwords.h"
#include "app/gui/consoleopener.h"
#include "app/gui/hosts.h"
#include "app/gui/knownplaces.h"
#include "core/host/hostsession.h"
#include "core/operations/batch.h"
#include "core/operations/definition.h"
#include "core/operations/hostlimits.h"
#include "core/operations/jobqueue.h"
#include "core/operations/plans.h"
#include "core/virt/connection.h"
#include "ui/dialogs/addhostdialog.h"
#include "ui/dialogs/choosedialog.h"
#include "ui/dialogs/deletedialog.h"
#include "ui/dialogs/newvgpudialog.h"
#include "ui/dialogs/newworkstationdialog.h"
#include "ui/dialogs/planview.h"
#include "ui/text/text.h"

#include <KMessageDialog>

#include <QPointer>
#include <QPushButton>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;
using Models::Item;
using Models::NodeKind;
using Operations::BatchItem;
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

QFuture<Result<QString>> Commands::readXml(Host::HostSession *session, const WorkstationId &id)
{
    return session->run<QString>(
        [id](Virt::Connection &connection) { return connection.domainXml(id, Virt::XmlOf::NextStart); });
}

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
    case Verb::Refresh:
        return readAgain(verb, first);
    case Verb::UndoLast:
        return undoLast();
    case Verb::History:
        return history();
    case Verb::Drift:
        return drift(first);
    case Verb::EditTags:
        return editTags(targets);
    case Verb::EditNotes:
        return editNotes(first);
    case Verb::CopyName:
    case Verb::CopyId:
        return copy(targets, verb == Verb::CopyId);
    case Verb::ExportList:
        return Q_EMIT exportWanted();
    }
}

void Commands::readAgain(Verb verb, const Item &target)
{
    Host::HostSession *session = m_hosts->session(target.host);
    if (!session)
        return;
    if (verb == Verb::Reconnect)
        return session->reconnect();
    session->refresh().then(this, [this](const Result<void> &read) {
        read ? Q_EMIT said(tr("Everything was read again.")) : Q_EMIT failed(read.error());
    });
}

void Commands::power(Verb verb, const std::vector<Item> &targets)
{
    std::vector<BatchItem> items;
    for (const Item &each : targets)
        if (Host::HostSession *session = m_hosts->session(each.host)) {
            const Host::Snapshot host = session->snapshot();
            items.push_back({session, nameOf(*host, each.workstation), powerPlan(verb, *host, each.workstation)});
        }
    if (verb == Verb::ForceOff)
        return confirm(tr("Force off"), tr("Force off"), items);
    const QString title = batchTitle(verb, static_cast<int>(items.size()));
    runAll(title, std::move(items));
}

void Commands::runAll(const QString &title, std::vector<BatchItem> items)
{
    if (items.size() > 1) {
        m_queue->runBatch(title, std::move(items));
        return;
    }
    for (const BatchItem &one : items)
        if (!one.plan)
            Q_EMIT failed(one.plan.error());
        else if (one.session)
            m_queue->run(one.session, *one.plan);
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
        assignNow(item.host, workstation, vgpu);
    });
    dialog->open();
}

void Commands::assignNow(const QString &hostUri, const WorkstationId &workstation, const VgpuId &vgpu)
{
    withXml(hostUri, workstation, [workstation, vgpu](const Host::Inventory &now, const QString &xml) {
        return Operations::planAssign(now, workstation, vgpu, xml);
    });
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
        return plan ? confirm(tr("Remove vGPU"), tr("Remove"), {{session, {}, plan}}) : Q_EMIT failed(plan.error());
    }
    removeWorkstations(targets);
}

void Commands::removeWorkstations(const std::vector<Item> &targets)
{
    QList<QFuture<Result<QString>>> reads;
    for (const Item &each : targets)
        if (Host::HostSession *session = m_hosts->session(each.host))
            reads.append(Operations::readDefinition(session, each.workstation));
    // One dialog for all, once the last XML is in: what happens to disks and vGPUs is one decision.
    QtFuture::whenAll(reads.begin(), reads.end())
        .then(this, [this, targets](const QList<QFuture<Result<QString>>> &ended) {
            std::vector<Dialogs::Doomed> doomed;
            for (qsizetype i = 0; i < ended.size(); ++i) {
                const Item &item = targets[static_cast<size_t>(i)];
                const Result<QString> xml = ended[i].result();
                if (!xml)
                    return Q_EMIT failed(xml.error());
                if (const Host::Snapshot host = m_hosts->snapshot(item.host))
                    doomed.push_back({host, item.workstation, *xml});
            }
            if (!doomed.empty())
                askToRemove(doomed);
        });
}

void Commands::askToRemove(const std::vector<Dialogs::Doomed> &doomed)
{
    auto *dialog = new Dialogs::DeleteDialog(doomed, m_window);
    connect(dialog, &Dialogs::PlanDialog::planned, this, [this, dialog, doomed] {
        const std::vector<Result<Plan>> plans = dialog->plans();
        std::vector<BatchItem> items;
        for (size_t i = 0; i < plans.size(); ++i)
            items.push_back(
                {m_hosts->session(doomed[i].host->uri), nameOf(*doomed[i].host, doomed[i].workstation), plans[i]});
        const QString title = batchTitle(Verb::Delete, static_cast<int>(items.size()));
        runAll(title, std::move(items));
    });
    dialog->open();
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
    readVirtManagerHosts(dialog, [dialog](const QStringList &uris) { dialog->addKnown(uris); });
    connect(dialog, &Dialogs::AddHostDialog::chosen, this, [this](const QString &uri) { m_hosts->add(uri, true); });
    dialog->open();
}

void Commands::withXml(const QString &hostUri, const WorkstationId &workstation, const XmlPlan &make)
{
    Host::HostSession *session = m_hosts->session(hostUri);
    if (!session)
        return;
    readXml(session, workstation).then(this, [this, make, session = QPointer(session)](const Result<QString> &xml) {
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
        return confirm(plan->title, tr("Do it"), {{session, {}, plan}});
    m_queue->run(session, *plan);
}

void Commands::confirm(const QString &title, const QString &verb, const std::vector<BatchItem> &items)
{
    std::vector<Plan> plans;
    for (const BatchItem &each : items)
        if (each.plan)
            plans.push_back(*each.plan);
    if (plans.empty())
        return items.empty() ? void() : Q_EMIT failed(items.front().plan.error());
    auto *dialog = new Dialogs::PlanDialog(title, verb, m_window);
    dialog->propose(Dialogs::together(plans));
    connect(dialog, &Dialogs::PlanDialog::planned, this, [this, title, items] { runAll(title, items); });
    dialog->open();
}

} // namespace Carrel::Gui
