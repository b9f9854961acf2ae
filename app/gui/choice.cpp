// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/choice.h"

#include "app/gui/workstationchoice.h"
#include "core/operations/plans.h"

#include <QCoreApplication>

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

Choice deleteChoice(const Selection &selection, const Facts &facts,
                    const std::vector<SelectedWorkstation> &workstations)
{
    const Models::Item &row = selection.current;
    if (row.kind == NodeKind::Host)
        return offered(row);
    const Host::Snapshot host = facts.snapshot(row.host);
    if (row.kind == NodeKind::Vgpu && host)
        return facts.isBusy(row.vgpu.text) ? refused(Words::tr("A job for this vGPU is running."))
                                           : onlyIf(Operations::canRemoveVgpu(*host, row.vgpu), row);
    if (row.kind == NodeKind::Workstation)
        return workstationChoice(Verb::Delete, workstations);
    return refused(Words::tr("Select a workstation, a vGPU or a host first."));
}

Choice notesChoice(const Selection &selection, const Facts &facts)
{
    const Models::Item &row = selection.current;
    if (row.kind != NodeKind::Workstation)
        return refused(Words::tr("Select a workstation first."));
    return workstationChoice(Verb::EditNotes, selectedWorkstations({row, {row}}, facts));
}

/** Rows of every kind have a name; the one notice (“none here yet”) that may be among them has not. */
Choice copyChoice(const Selection &selection)
{
    Choice choice;
    for (const Models::Item &each : selection.all)
        if (each.kind != NodeKind::Message)
            choice.targets.push_back(each);
    if (choice.targets.empty())
        choice.reason = Words::tr("Select something in the tree first.");
    return choice;
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

struct Choices::Gathered
{
    const Selection &selection;
    const Facts &facts;
    std::vector<SelectedWorkstation> workstations;
};

Choices::Choices(const Selection &selection, const Facts &facts)
    : d(new Gathered{selection, facts, selectedWorkstations(selection, facts)})
{
}

Choices::~Choices() = default;

Choice choiceFor(Verb verb, const Selection &selection, const Facts &facts)
{
    return Choices(selection, facts).of(verb);
}

Choice Choices::of(Verb verb) const
{
    const auto &[selection, facts, workstations] = *d;
    switch (verb) {
    case Verb::Start:
    case Verb::ShutDown:
    case Verb::Reboot:
    case Verb::ForceOff:
    case Verb::Console:
    case Verb::EditTags:
        return workstationChoice(verb, workstations);
    case Verb::EditNotes:
        return notesChoice(selection, facts);
    case Verb::CopyName:
    case Verb::CopyId:
        return copyChoice(selection);
    case Verb::ExportList:
        return facts.hosts.empty() ? refused(Words::tr("Add a host first.")) : offered(selection.current);
    case Verb::Delete:
        return deleteChoice(selection, facts, workstations);
    case Verb::NewVgpu:
        return newVgpuChoice(selection, facts);
    case Verb::Assign:
        return assignChoice(selection, facts);
    case Verb::Release:
        return releaseChoice(selection, facts);
    case Verb::NewWorkstation:
    case Verb::Reconnect:
    case Verb::Refresh:
    case Verb::Drift:
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
