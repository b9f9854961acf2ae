// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whole GPUs and render nodes of a workstation.

#include "app/ctl/commands.h"
#include "core/operations/gpuplans.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Ctl {

namespace {

/** By address, or by render node. */
Result<GpuId> gpuOf(const Host::Inventory &host, const QString &word)
{
    const auto byNode = std::ranges::find(host.gpus, word, &Gpu::Gpu::renderNode);
    return !word.isEmpty() && byNode != host.gpus.end() ? Result<GpuId>(byNode->id) : parseGpuId(word);
}

void passThrough(Context &context, Host::HostSession *session, const WorkstationId &id)
{
    const Options &options = context.options();
    const Host::Snapshot host = session->snapshot();
    const auto gpu = parseGpuId(text(options.gpu));
    if (!gpu)
        return context.end(gpu.error());
    if (options.release)
        return carryOutEdit(context, session, id, [id, gpu](const Host::Inventory &now, const QString &xml) {
            return Operations::planTakeGpuBack(now, id, *gpu, xml);
        });
    const Operations::PassThroughChoice choice{options.evenHostDisplay};
    if (const auto can = Operations::canPassThrough(*host, id, *gpu, choice); !can)
        return context.end(can.error());
    carryOutEdit(context, session, id, [id, gpu, choice](const Host::Inventory &now, const QString &xml) {
        return Operations::planPassThrough(now, id, *gpu, xml, choice);
    });
}

void virgl(Context &context, Host::HostSession *session, const WorkstationId &id)
{
    const Options &options = context.options();
    if (options.release)
        return carryOutEdit(context, session, id, [id](const Host::Inventory &now, const QString &xml) {
            return Operations::planTakeVirgl(now, id, xml);
        });
    const Host::Snapshot host = session->snapshot();
    const auto gpu = gpuOf(*host, text(options.gpu));
    if (!gpu)
        return context.end(gpu.error());
    if (const auto can = Operations::canVirgl(*host, id, *gpu); !can)
        return context.end(can.error());
    const auto viewer = options.local ? Operations::Viewer::Local : Operations::Viewer::Remote;
    carryOutEdit(context, session, id, [id, gpu, viewer](const Host::Inventory &now, const QString &xml) {
        return Operations::planVirgl(now, id, *gpu, viewer, xml);
    });
}

} // namespace

void runDeviceCommand(Context &context)
{
    context.open([&context](Host::HostSession *session) {
        const auto found = findWorkstation(*session->snapshot(), text(context.options().workstations.front()));
        if (!found)
            return context.end(found.error());
        if (context.options().command == Command::WorkstationPassthrough)
            passThrough(context, session, (*found)->id);
        else
            virgl(context, session, (*found)->id);
    });
}

} // namespace Carrel::Ctl
