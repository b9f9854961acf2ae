// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/inventory.h"

#include <algorithm>

namespace Carrel::Host {

namespace {

template <class Range, class Matches>
WorkstationPtr firstOf(const Range &workstations, Matches matches)
{
    const auto found = std::ranges::find_if(workstations, [&](const WorkstationPtr &w) { return matches(*w); });
    return found == workstations.end() ? nullptr : *found;
}

} // namespace

const Gpu::Gpu *Inventory::gpu(const GpuId &id) const
{
    const auto found = std::ranges::find(gpus, id, &Gpu::Gpu::id);
    return found == gpus.end() ? nullptr : &*found;
}

const Gpu::Vgpu *Inventory::vgpu(const VgpuId &id) const
{
    for (const Gpu::Gpu &each : gpus) {
        const auto found = std::ranges::find(each.vgpus, id, &Gpu::Vgpu::id);
        if (found != each.vgpus.end())
            return &*found;
    }
    return nullptr;
}

WorkstationPtr Inventory::workstation(const WorkstationId &id) const
{
    return firstOf(workstations, [&](const Workstation &w) { return w.id == id; });
}

WorkstationPtr Inventory::workstationNamed(const QString &wanted) const
{
    return firstOf(workstations, [&](const Workstation &w) { return w.name == wanted; });
}

std::vector<WorkstationPtr> Inventory::usersOf(const VgpuId &id) const
{
    std::vector<WorkstationPtr> users;
    std::ranges::copy_if(workstations, std::back_inserter(users),
                         [&](const WorkstationPtr &w) { return std::ranges::contains(w->vgpus, id); });
    return users;
}

bool isActive(WorkstationState state)
{
    switch (state) {
    case WorkstationState::Running:
    case WorkstationState::Paused:
    case WorkstationState::ShuttingDown:
    case WorkstationState::Suspended:
        return true;
    case WorkstationState::Unknown:
    case WorkstationState::Off:
    case WorkstationState::Crashed:
        break;
    }
    return false;
}

} // namespace Carrel::Host
