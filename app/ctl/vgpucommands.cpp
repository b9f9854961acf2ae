// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/commands.h"
#include "core/operations/gpuplans.h"
#include "core/operations/plans.h"
#include "core/operations/vgpuparameters.h"
#include "core/virt/connection.h"

#include <QJsonArray>

namespace Carrel::Ctl {

using namespace Qt::StringLiterals;

namespace {

Result<Operations::NewVgpus> wishOf(const Options &options)
{
    Operations::NewVgpus wish;
    const auto gpu = parseGpuId(text(options.gpu));
    if (!gpu)
        return std::unexpected(gpu.error());
    const auto type = parseTypeId(text(options.type));
    if (!type)
        return std::unexpected(type.error());
    wish.gpu = *gpu;
    wish.type = *type;
    wish.count = options.count;
    wish.name = text(options.name);
    if (options.uuid.empty())
        return wish;
    return parseUuid(text(options.uuid)).transform([&](const Uuid &uuid) {
        wish.uuid = uuid;
        return wish;
    });
}

/** The ids, one a line: what a script goes on with. */
void sayCreated(const Context &context, const Operations::Plan &plan)
{
    QJsonArray ids;
    for (const Operations::Step &step : plan.steps)
        if (const auto *made = std::get_if<Operations::CreateVgpu>(&step))
            ids.append(made->vgpu.text);
    if (context.options().json)
        return say(QJsonObject{{u"vgpus"_s, ids}});
    for (const QJsonValue &id : ids)
        say(id.toString());
}

void create(Context &context)
{
    const auto wish = wishOf(context.options());
    if (!wish)
        return context.end(wish.error());
    context.open([&context, wish](Host::HostSession *session) {
        context.carryOut(session, Operations::planCreateVgpus(*session->snapshot(), *wish),
                         [&context](const Operations::Plan &plan) { sayCreated(context, plan); });
    });
}

void remove(Context &context)
{
    context.open([&context](Host::HostSession *session) {
        const Host::Snapshot host = session->snapshot();
        context.carryOut(session, findVgpu(*host, text(context.options().vgpu)).and_then([&](const VgpuId &vgpu) {
            return Operations::planRemoveVgpu(*host, vgpu);
        }));
    });
}

using Can = Result<void> (*)(const Host::Inventory &, const WorkstationId &, const VgpuId &);
using Make = std::function<Result<Operations::Plan>(const Host::Inventory &, const WorkstationId &, const VgpuId &,
                                                    const QString &)>;

void edit(Context &context, Host::HostSession *session, Can can, const Make &make)
{
    const Host::Snapshot host = session->snapshot();
    const auto workstation = findWorkstation(*host, text(context.options().workstations.front()));
    if (!workstation)
        return context.end(workstation.error());
    const auto vgpu = findVgpu(*host, text(context.options().vgpu));
    if (!vgpu)
        return context.end(vgpu.error());
    const WorkstationId id = (*workstation)->id;
    if (const auto allowed = can(*host, id, *vgpu); !allowed)
        return context.end(allowed.error());
    carryOutEdit(context, session, id, [make, id, vgpu](const Host::Inventory &now, const QString &xml) {
        return make(now, id, *vgpu, xml);
    });
}

void setParameters(Context &context, Host::HostSession *session)
{
    const Options &options = context.options();
    const Host::Snapshot host = session->snapshot();
    const auto vgpu = findVgpu(*host, text(options.vgpu));
    if (!vgpu)
        return context.end(vgpu.error());
    if (const auto can = Operations::canSetParameters(*host, *vgpu); !can)
        return context.end(can.error());
    const auto before = Operations::readVgpuParameters(session->sysRoot(), *vgpu);
    if (before && options.parameters.empty() && !options.clear) {
        say(*before);
        return context.end(Done);
    }
    context.carryOut(session, before.and_then([&](const QString &now) {
        return Operations::planSetParameters(*host, *vgpu, now, text(options.parameters));
    }));
}

} // namespace

void carryOutEdit(Context &context, Host::HostSession *session, const WorkstationId &workstation, const PlanEdit &plan)
{
    const auto read = [workstation](Virt::Connection &connection) {
        return connection.domainXml(workstation, Virt::XmlOf::NextStart);
    };
    session->run<QString>(read).then(&context, [&context, session, plan](const Result<QString> &xml) {
        context.carryOut(session,
                         xml.and_then([&](const QString &known) { return plan(*session->snapshot(), known); }));
    });
}

void runVgpuCommand(Context &context)
{
    switch (context.options().command) {
    case Command::VgpuCreate:
        return create(context);
    case Command::VgpuRemove:
        return remove(context);
    case Command::VgpuAssign:
        return context.open([&context](Host::HostSession *session) {
            edit(context, session, Operations::canAssign, [&context](const auto &...values) {
                return Operations::planAssign(values..., {.withOpenGl = context.options().openGl});
            });
        });
    case Command::VgpuParameters:
        return context.open([&context](Host::HostSession *session) { setParameters(context, session); });
    default:
        return context.open([&context](Host::HostSession *session) {
            edit(context, session, Operations::canRelease, Operations::planRelease);
        });
    }
}

} // namespace Carrel::Ctl
