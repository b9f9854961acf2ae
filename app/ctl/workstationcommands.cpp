// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/commands.h"
#include "app/ctl/inventoryjson.h"
#include "core/console/console.h"
#include "core/operations/batch.h"
#include "core/operations/definition.h"
#include "core/operations/plans.h"

#include <QCoreApplication>

#include <memory>

namespace Carrel::Ctl {

using namespace Qt::StringLiterals;

namespace {

using Operations::Plan;

class Titles
{
    Q_DECLARE_TR_FUNCTIONS(Titles)

public:
    static QString of(Command command)
    {
        switch (command) {
        case Command::WorkstationStart:
            return tr("Start workstations");
        case Command::WorkstationReboot:
            return tr("Reboot workstations");
        case Command::WorkstationDelete:
            return tr("Delete workstations");
        default:
            return tr("Shut down workstations");
        }
    }
    static QString line(const Host::Workstation &workstation)
    {
        QStringList vgpus;
        for (const VgpuId &vgpu : workstation.vgpus)
            vgpus.append(vgpu.text);
        const QString text = u"%1\t%2"_s.arg(workstation.name, stateWord(workstation.state));
        return vgpus.isEmpty() ? text : u"%1\t%2"_s.arg(text, vgpus.join(u' '));
    }
    static QString opened(const QString &name) { return tr("The console of %1 is open.").arg(name); }
};

void list(Context &context, const Host::Inventory &host)
{
    if (context.options().json)
        say(QJsonObject{{u"workstations"_s, hostJson(host).value("workstations"_L1)}});
    else
        for (const Host::WorkstationPtr &workstation : host.workstations)
            say(Titles::line(*workstation));
    context.end(Done);
}

Result<Plan> powerPlan(const Options &options, const Host::Inventory &host, const WorkstationId &id)
{
    switch (options.command) {
    case Command::WorkstationStart:
        return Operations::planStart(host, id);
    case Command::WorkstationReboot:
        return Operations::planReboot(host, id);
    default:
        return options.force || options.kill ? Operations::planForceOff(host, id, options.kill)
                                             : Operations::planShutDown(host, id);
    }
}

void power(Context &context, Host::HostSession *session)
{
    const Host::Snapshot host = session->snapshot();
    std::vector<Operations::BatchItem> items;
    for (const std::string &word : context.options().workstations) {
        Result<Plan> plan = findWorkstation(*host, text(word)).and_then([&](const Host::WorkstationPtr &found) {
            return powerPlan(context.options(), *host, found->id);
        });
        items.push_back({session, text(word), std::move(plan)});
    }
    context.carryOutMany(Titles::of(context.options().command), std::move(items));
}

QFuture<Result<QString>> xmlOf(Host::HostSession *session, const Result<Host::WorkstationPtr> &workstation)
{
    if (!workstation)
        return QtFuture::makeReadyValueFuture(Result<QString>(std::unexpected(workstation.error())));
    return Operations::readDefinition(session, (*workstation)->id);
}

/** The XMLs come one by one; all plans are there before the first is carried out. */
void deleteThem(Context &context, Host::HostSession *session)
{
    auto items = std::make_shared<std::vector<Operations::BatchItem>>();
    const size_t wanted = context.options().workstations.size();
    const Operations::DeleteChoice choice{context.options().disks, context.options().vgpus};
    for (const std::string &word : context.options().workstations) {
        const auto workstation = findWorkstation(*session->snapshot(), text(word));
        xmlOf(session, workstation).then(&context, [=, &context](const Result<QString> &xml) {
            Result<Plan> plan = xml.and_then([&](const QString &known) {
                return Operations::planDelete(*session->snapshot(), (*workstation)->id, choice, known);
            });
            items->push_back({session, text(word), std::move(plan)});
            if (items->size() == wanted)
                context.carryOutMany(Titles::of(Command::WorkstationDelete), std::move(*items));
        });
    }
}

void openConsole(Context &context, Host::HostSession *session)
{
    const auto workstation = findWorkstation(*session->snapshot(), text(context.options().workstations.front()));
    if (!workstation)
        return context.end(workstation.error());
    auto *launcher = new Console::ConsoleLauncher(&context);
    launcher->open(session, (*workstation)->id)
        .then(&context, [&context, name = (*workstation)->name](const Result<void> &opened) {
            if (!opened)
                return context.end(opened.error());
            if (!context.options().json)
                say(Titles::opened(name));
            context.end(Done);
        });
}

} // namespace

void runWorkstationCommand(Context &context)
{
    switch (context.options().command) {
    case Command::WorkstationList:
        return context.open([&context](Host::HostSession *session) { list(context, *session->snapshot()); });
    case Command::WorkstationDelete:
        return context.open([&context](Host::HostSession *session) { deleteThem(context, session); });
    case Command::WorkstationConsole:
        return context.open([&context](Host::HostSession *session) { openConsole(context, session); });
    default:
        return context.open([&context](Host::HostSession *session) { power(context, session); });
    }
}

} // namespace Carrel::Ctl
