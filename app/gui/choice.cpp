// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/choice.h"

#include "core/console/console.h"
#include "core/operations/plans.h"

#include <QCoreApplication>
#include <QSet>

namespace Carrel::Gui {

using Models::NodeKind;
using Pages::Selection;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Choice)
};

Choice refused(const QString &reason)
{
    return {.targets = {}, .label = {}, .reason = reason};
}

Choice offered(const Models::Item &subject)
{
    return {.targets = {subject}, .label = {}, .reason = {}};
}

Choice onlyIf(const Result<void> &allowed, const Models::Item &subject)
{
    return allowed ? offered(subject) : refused(allowed.error().sentence);
}

template <class T>
Result<void> withoutValue(const Result<T> &result)
{
    if (result)
        return {};
    return std::unexpected(result.error());
}

Result<void> consoleAllowed(const Host::Inventory &host, const WorkstationId &id)
{
    const Host::WorkstationPtr workstation = host.workstation(id);
    if (!workstation)
        return failure(ErrorCode::NotFound, Words::tr("This workstation is gone."));
    if (workstation->graphics.empty() || Host::isActive(workstation->state))
        return Console::ConsoleLauncher::canOpen(*workstation);
    return withoutValue(Operations::planStart(host, id)); // it is started first: "Start and open"
}

Result<void> allowed(Verb verb, const Host::Inventory &host, const WorkstationId &id)
{
    switch (verb) {
    case Verb::Start:
        return withoutValue(Operations::planStart(host, id));
    case Verb::ShutDown:
        return withoutValue(Operations::planShutDown(host, id));
    case Verb::Reboot:
        return withoutValue(Operations::planReboot(host, id));
    case Verb::ForceOff:
        return withoutValue(Operations::planForceOff(host, id));
    case Verb::Console:
        return consoleAllowed(host, id);
    default:
        return Operations::canDelete(host, id);
    }
}

/** Why a row is left out of a batch, as the words in brackets. */
QString leftOut(Verb verb, int count)
{
    switch (verb) {
    case Verb::Start:
        return Words::tr("%n already run", nullptr, count);
    case Verb::ShutDown:
    case Verb::Reboot:
    case Verb::ForceOff:
        return Words::tr("%n do not run", nullptr, count);
    case Verb::Console:
        return Words::tr("%n have no screen to open", nullptr, count);
    default:
        return Words::tr("%n cannot be deleted now", nullptr, count);
    }
}

QString someOf(Verb verb)
{
    switch (verb) {
    case Verb::Start:
        return Words::tr("Start %1 of %2 (%3)");
    case Verb::ShutDown:
        return Words::tr("Shut down %1 of %2 (%3)");
    case Verb::Reboot:
        return Words::tr("Restart %1 of %2 (%3)");
    case Verb::ForceOff:
        return Words::tr("Force off %1 of %2 (%3)");
    case Verb::Console:
        return Words::tr("Open %1 of %2 consoles (%3)");
    default:
        return Words::tr("Delete %1 of %2 (%3)…");
    }
}

QString allOf(Verb verb, int count)
{
    switch (verb) {
    case Verb::Start:
        return Words::tr("Start %n workstations", nullptr, count);
    case Verb::ShutDown:
        return Words::tr("Shut down %n workstations", nullptr, count);
    case Verb::Reboot:
        return Words::tr("Restart %n workstations", nullptr, count);
    case Verb::ForceOff:
        return Words::tr("Force %n workstations off", nullptr, count);
    case Verb::Console:
        return Words::tr("Open %n consoles", nullptr, count);
    default:
        return Words::tr("Delete %n workstations…", nullptr, count);
    }
}

std::vector<Models::Item> workstationsOf(const Selection &selection)
{
    std::vector<Models::Item> found;
    QSet<std::pair<QString, WorkstationId>> seen; // one with two vGPUs stands twice in the GPU tree
    for (const Models::Item &each : selection.all) {
        if (each.kind != NodeKind::Workstation || seen.contains({each.host, each.workstation}))
            continue;
        seen.insert({each.host, each.workstation});
        found.push_back(each);
    }
    return found;
}

Choice workstationChoice(Verb verb, const Selection &selection, const Facts &facts)
{
    const std::vector<Models::Item> rows = workstationsOf(selection);
    Choice choice;
    for (const Models::Item &row : rows) {
        const Host::Snapshot host = facts.snapshot(row.host);
        const Result<void> may = facts.isBusy(row.workstation.text)
            ? failure(ErrorCode::InUse, Words::tr("A job for this workstation is running."))
            : host ? allowed(verb, *host, row.workstation)
                   : failure(ErrorCode::NotFound, Words::tr("Its host is gone."));
        if (may)
            choice.targets.push_back(row);
        else if (choice.reason.isEmpty())
            choice.reason = may.error().sentence;
    }
    if (rows.empty())
        return refused(Words::tr("Select a workstation first."));
    const auto fit = static_cast<int>(choice.targets.size());
    const auto all = static_cast<int>(rows.size());
    if (fit > 0)
        choice.reason.clear();
    if (fit > 0 && fit < all)
        choice.label = someOf(verb).arg(fit).arg(all).arg(leftOut(verb, all - fit));
    else if (fit > 1)
        choice.label = allOf(verb, fit);
    return choice;
}

/** True, or the first reason, over the types of one GPU. */
Result<void> anyTypeFits(const Host::Inventory &host, const Gpu::Gpu &gpu)
{
    Result<void> first = Operations::canCreateVgpu(host, gpu.id, {});
    for (size_t i = 0; i < gpu.types.size(); ++i) {
        const Result<void> may = Operations::canCreateVgpu(host, gpu.id, gpu.types[i].id);
        if (may)
            return may;
        if (i == 0)
            first = may;
    }
    return first;
}

Choice newVgpuChoice(const Selection &selection, const Facts &facts)
{
    const QString uri = hostFor(selection, facts);
    const Host::Snapshot host = facts.snapshot(uri);
    if (!host)
        return refused(Words::tr("Select a host or a GPU first."));
    Models::Item target = selection.current;
    target.host = uri;
    if (target.kind == NodeKind::VgpuType)
        return onlyIf(Operations::canCreateVgpu(*host, target.gpu, target.type), target);
    if (const Gpu::Gpu *gpu = host->gpu(target.gpu))
        return onlyIf(anyTypeFits(*host, *gpu), target);
    Result<void> first = failure(ErrorCode::NotFound, Words::tr("This host has no GPU that can be shared."));
    bool seen = false;
    for (const Gpu::Gpu &gpu : host->gpus) {
        const Result<void> may = anyTypeFits(*host, gpu);
        if (may)
            return offered(target);
        if (!seen)
            first = may;
        seen = true;
    }
    return refused(first.error().sentence);
}

Choice assignChoice(const Selection &selection, const Facts &facts)
{
    const Models::Item &row = selection.current;
    const Host::Snapshot host = facts.snapshot(row.host);
    if (!host || (row.kind != NodeKind::Vgpu && row.kind != NodeKind::Workstation))
        return refused(Words::tr("Select a vGPU or a workstation first."));
    const bool fromVgpu = row.kind == NodeKind::Vgpu;
    Result<void> first = failure(ErrorCode::NotFound,
                                 fromVgpu ? Words::tr("This host has no workstation yet.")
                                          : Words::tr("This host has no vGPU yet: create one first."));
    bool seen = false;
    const auto tryOne = [&](const WorkstationId &workstation, const VgpuId &vgpu) {
        const Result<void> may = Operations::canAssign(*host, workstation, vgpu);
        if (!seen)
            first = may;
        seen = true;
        return may.has_value();
    };
    if (fromVgpu) {
        // A vGPU that has an owner is refused for every workstation alike: one question tells.
        const bool owned = !host->usersOf(row.vgpu).empty();
        for (const Host::WorkstationPtr &each : host->workstations)
            if (tryOne(each->id, row.vgpu))
                return offered(row);
            else if (owned)
                break;
        return refused(first.error().sentence);
    }
    for (const Gpu::Gpu &gpu : host->gpus)
        for (const Gpu::Vgpu &vgpu : gpu.vgpus)
            if (tryOne(row.workstation, vgpu.id))
                return offered(row);
    return refused(first.error().sentence);
}

Choice releaseChoice(const Selection &selection, const Facts &facts)
{
    const Models::Item &row = selection.current;
    const Host::Snapshot host = facts.snapshot(row.host);
    if (!host || (row.kind != NodeKind::Vgpu && row.kind != NodeKind::Workstation))
        return refused(Words::tr("Select a vGPU or a workstation first."));
    if (row.kind == NodeKind::Vgpu) {
        const std::vector<Host::WorkstationPtr> users = host->usersOf(row.vgpu);
        if (users.empty())
            return refused(Words::tr("No workstation has this vGPU."));
        return onlyIf(Operations::canRelease(*host, users.front()->id, row.vgpu), row);
    }
    const Host::WorkstationPtr workstation = host->workstation(row.workstation);
    if (!workstation || workstation->vgpus.empty())
        return refused(Words::tr("This workstation has no vGPU."));
    Result<void> may;
    for (const VgpuId &vgpu : workstation->vgpus)
        if (may = Operations::canRelease(*host, row.workstation, vgpu); may)
            return offered(row);
    return refused(may.error().sentence);
}

Choice deleteChoice(const Selection &selection, const Facts &facts)
{
    const Models::Item &row = selection.current;
    if (row.kind == NodeKind::Host)
        return offered(row);
    const Host::Snapshot host = facts.snapshot(row.host);
    if (row.kind == NodeKind::Vgpu && host)
        return facts.isBusy(row.vgpu.text) ? refused(Words::tr("A job for this vGPU is running."))
                                           : onlyIf(Operations::canRemoveVgpu(*host, row.vgpu), row);
    if (row.kind == NodeKind::Workstation)
        return workstationChoice(Verb::Delete, selection, facts);
    return refused(Words::tr("Select a workstation, a vGPU or a host first."));
}

Choice hostChoice(Verb verb, const Selection &selection, const Facts &facts)
{
    const QString uri = hostFor(selection, facts);
    const Host::Snapshot host = facts.snapshot(uri);
    if (!host)
        return refused(facts.hosts.empty() ? Words::tr("Add a host first.") : Words::tr("Select a host first."));
    Models::Item target = selection.current;
    if (target.host != uri)
        target = Pages::itemOf(NodeKind::Host, uri);
    if (verb == Verb::NewWorkstation)
        return onlyIf(Operations::canCreateWorkstation(*host), target);
    const bool away = host->state == Host::HostState::Lost || host->state == Host::HostState::Failed;
    if (verb == Verb::Reconnect && !away)
        return refused(Words::tr("This host is connected."));
    return offered(target);
}

} // namespace

QString hostFor(const Selection &selection, const Facts &facts)
{
    if (!selection.current.host.isEmpty())
        return selection.current.host;
    return facts.hosts.size() == 1 ? facts.hosts.front() : QString();
}

Choice choiceFor(Verb verb, const Selection &selection, const Facts &facts)
{
    switch (verb) {
    case Verb::Start:
    case Verb::ShutDown:
    case Verb::Reboot:
    case Verb::ForceOff:
    case Verb::Console:
        return workstationChoice(verb, selection, facts);
    case Verb::Delete:
        return deleteChoice(selection, facts);
    case Verb::NewVgpu:
        return newVgpuChoice(selection, facts);
    case Verb::Assign:
        return assignChoice(selection, facts);
    case Verb::Release:
        return releaseChoice(selection, facts);
    case Verb::NewWorkstation:
    case Verb::Reconnect:
    case Verb::Refresh:
        return hostChoice(verb, selection, facts);
    case Verb::Properties:
        return selection.current.kind == NodeKind::Message ? refused(Words::tr("Select something in the tree first."))
                                                           : offered(selection.current);
    case Verb::AddHost:
    case Verb::TryOut:
    case Verb::UndoLast:
    case Verb::History:
        break;
    }
    return offered(selection.current);
}

} // namespace Carrel::Gui
