// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/commands.h"
#include "core/operations/plans.h"
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
using Make = Result<Operations::Plan> (*)(const Host::Inventory &, const WorkstationId &, const VgpuId &,
                                          const QString &);

void edit(Context &context, Host::HostSession *session, Can can, Make make)
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
    session
        ->run<QString>([id](Virt::Connection &connection) { return connection.domainXml(id, Virt::XmlOf::NextStart); })
        .then(&context, [&context, session, make, id, vgpu](const Result<QString> &xml) {
            context.carryOut(session, xml.and_then([&](const QString &text) {
                return make(*session->snapshot(), id, *vgpu, text);
            }));
        });
}

} // namespace

void runVgpuCommand(Context &context)
{
    switch (context.options().command) {
    case Command::VgpuCreate:
        return create(context);
    case Command::VgpuRemove:
        return remove(context);
    case Command::VgpuAssign:
        return context.open([&context](Host::HostSession *session) {
            edit(context, session, Operations::canAssign, Operations::planAssign);
        });
    default:
        return context.open([&context](Host::HostSession *session) {
            edit(context, session, Operations::canRelease, Operations::planRelease);
        });
    }
}

} // namespace Carrel::Ctl
