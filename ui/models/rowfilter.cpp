// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/rowfilter.h"

#include "ui/models/capacity.h"
#include "ui/models/messagetext.h"

#include <algorithm>

namespace Carrel::Models {

namespace {

bool holds(const QStringMatcher &search, QStringView text)
{
    return search.indexIn(text) >= 0;
}

bool gpuMatches(const Gpu::Gpu &gpu, const QStringMatcher &search)
{
    return holds(search, gpu.id.text) || holds(search, gpu.product) || holds(search, gpu.vendor);
}

bool typeMatches(const Gpu::VgpuType &type, const QStringMatcher &search)
{
    return holds(search, type.name) || holds(search, type.id.text);
}

bool vgpuMatches(const HostView &host, const VgpuId &id, const QStringMatcher &search)
{
    const HostView::Place place = host.find(id);
    if (holds(search, id.text))
        return true;
    if (!place.vgpu)
        return false;
    const Gpu::VgpuType *type = Gpu::findType(*place.gpu, place.vgpu->type);
    return holds(search, place.vgpu->name) || (type ? typeMatches(*type, search) : holds(search, place.vgpu->type.text))
        || gpuMatches(*place.gpu, search);
}

bool workstationMatches(const Row &row, const QStringMatcher &search)
{
    const Host::Workstation &workstation = *row.workstation;
    return holds(search, workstation.name) || holds(search, workstation.title) || holds(search, workstation.notes)
        || holds(search, workstation.id.text)
        || std::ranges::any_of(workstation.tags, [&](const QString &tag) { return holds(search, tag); })
        || std::ranges::any_of(workstation.graphics, [&](const Host::Graphics &g) { return holds(search, g.listen); })
        || std::ranges::any_of(workstation.vgpus, [&](const VgpuId &id) { return vgpuMatches(*row.host, id, search); });
}

bool usersMatch(const Row &row, const QStringMatcher &search)
{
    return std::ranges::any_of(row.host->usersOf(VgpuId{row.id}),
                               [&](const Host::Workstation *user) { return holds(search, user->name); });
}

bool hostNeedsAttention(Host::HostState state)
{
    return state != Host::HostState::Connected && state != Host::HostState::Connecting;
}

bool workstationNeedsAttention(const Row &row)
{
    return row.workstation->state == Host::WorkstationState::Crashed || row.workstation->needsRestart
        || std::ranges::any_of(row.workstation->vgpus,
                               [&](const VgpuId &id) { return sliceState(*row.host, id) == SliceState::Failed; });
}

bool needsAttention(const Row &row)
{
    switch (row.kind) {
    case NodeKind::Host:
        return hostNeedsAttention(row.inventory().state);
    case NodeKind::Workstation:
        return workstationNeedsAttention(row);
    case NodeKind::Vgpu:
        return sliceState(*row.host, VgpuId{row.id}) == SliceState::Failed;
    case NodeKind::Gpu:
    case NodeKind::VgpuType:
        return false;
    case NodeKind::Message:
        break;
    }
    return row.message == MessageKind::HostFailed;
}

bool isRunning(const Row &row)
{
    if (row.kind == NodeKind::Workstation)
        return Host::isActive(row.workstation->state);
    return row.kind == NodeKind::Vgpu && sliceState(*row.host, VgpuId{row.id}) == SliceState::Running;
}

} // namespace

bool rowMatches(const Row &row, const QStringMatcher &search)
{
    switch (row.kind) {
    case NodeKind::Host:
        return holds(search, row.inventory().name) || holds(search, row.inventory().uri);
    case NodeKind::Gpu:
        return gpuMatches(*row.gpu, search);
    case NodeKind::VgpuType:
        return row.type ? typeMatches(*row.type, search) : holds(search, row.id);
    case NodeKind::Vgpu:
        return vgpuMatches(*row.host, VgpuId{row.id}, search) || usersMatch(row, search);
    case NodeKind::Workstation:
        return workstationMatches(row, search);
    case NodeKind::Message:
        break;
    }
    return false;
}

bool rowHasTag(const Row &row, const QString &tag)
{
    const auto tagged = [&](const Host::Workstation *workstation) {
        return workstation->tags.contains(tag, Qt::CaseInsensitive);
    };
    if (row.kind == NodeKind::Workstation)
        return tagged(row.workstation);
    return row.kind == NodeKind::Vgpu && std::ranges::any_of(row.host->usersOf(VgpuId{row.id}), tagged);
}

bool rowHasTrait(const Row &row, Trait trait)
{
    switch (trait) {
    case Trait::Any:
        return true;
    case Trait::Running:
        return isRunning(row);
    case Trait::NoVgpu:
        return row.kind == NodeKind::Workstation && row.workstation->vgpus.empty();
    case Trait::NeedsAttention:
        break;
    }
    return needsAttention(row);
}

} // namespace Carrel::Models
