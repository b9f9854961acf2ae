// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/inventorystore.h"

#include "core/host/gpuorder.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace Carrel::Host {

InventoryStore::InventoryStore(const HostAddress &address)
{
    m_host.uri = address.uri;
    m_host.kind = address.kind;
    m_host.name = address.name;
}

bool InventoryStore::setState(HostState state, const std::optional<Error> &error,
                              const std::optional<QDateTime> &retryAt)
{
    const bool changed = m_host.state != state || m_host.error != error || m_host.retryAt != retryAt;
    m_host.state = state;
    m_host.error = error;
    m_host.retryAt = retryAt;
    return changed;
}

void InventoryStore::setWorkstations(std::vector<WorkstationPtr> workstations)
{
    m_workstations.replaceAll(std::move(workstations));
    m_host.workstationsKnown = true;
}

bool InventoryStore::setGpus(std::vector<Gpu::Gpu> gpus, Turn turn)
{
    if (turn < m_scanTurn)
        return false;
    m_scanTurn = turn;
    m_turns.removeIf([turn](const auto &each) { return each.value() < turn; });
    const std::vector<Gpu::Gpu> former = std::exchange(m_gpus, std::move(gpus));
    for (const GpuId &newer : m_turns.keys()) {
        const auto found = std::ranges::find(former, newer, &Gpu::Gpu::id);
        putGpu(newer, found == former.end() ? std::optional<Gpu::Gpu>{} : *found);
    }
    return !std::exchange(m_host.gpusKnown, true) || m_gpus != former;
}

bool InventoryStore::putGpu(const GpuId &id, const std::optional<Gpu::Gpu> &gpu, Turn turn)
{
    if (turn < std::max(m_scanTurn, m_turns.value(id)))
        return false;
    m_turns.insert(id, turn);
    return putGpu(id, gpu);
}

bool InventoryStore::putGpu(const GpuId &id, const std::optional<Gpu::Gpu> &gpu)
{
    const auto found = std::ranges::find(m_gpus, id, &Gpu::Gpu::id);
    if (!gpu)
        return std::erase_if(m_gpus, [&](const Gpu::Gpu &each) { return each.id == id; }) > 0;
    if (found != m_gpus.end()) {
        const bool changed = *found != *gpu;
        *found = *gpu;
        return changed;
    }
    const auto place = std::ranges::find_if(m_gpus, [&](const Gpu::Gpu &each) { return GpuOrder()(id, each.id); });
    m_gpus.insert(place, *gpu);
    return true;
}

bool InventoryStore::setNames(const QHash<VgpuId, QString> &names)
{
    const bool changed = m_names != names;
    m_names = names;
    return changed;
}

void InventoryStore::setReadNow()
{
    m_host.readAt = QDateTime::currentDateTimeUtc();
}

QSet<VgpuId> InventoryStore::heldVgpus() const
{
    QSet<VgpuId> held;
    for (const WorkstationPtr &workstation : m_workstations.entries())
        if (isActive(workstation->state)) {
            for (const VgpuId &vgpu : workstation->vgpus)
                held.insert(vgpu);
            for (const PciAddress &device : workstation->pciDevices)
                held.insert({device.text});
        }
    return held;
}

std::vector<GpuId> InventoryStore::gpusOf(const QSet<VgpuId> &vgpus) const
{
    std::vector<GpuId> carriers;
    const auto isMeant = [&](const QString &id) {
        return vgpus.contains({id});
    };
    for (const Gpu::Gpu &gpu : m_gpus)
        if (isMeant(gpu.id.text)
            || std::ranges::any_of(gpu.vgpus, isMeant, [](const auto &vgpu) { return vgpu.id.text; })
            || std::ranges::any_of(gpu.vfs, isMeant, [](const auto &vf) { return vf.id.text; }))
            carriers.push_back(gpu.id);
    return carriers;
}

GpuId InventoryStore::gpuOfVf(const GpuId &id) const
{
    const auto found = std::ranges::find_if(m_gpus, [&](const Gpu::Gpu &gpu) { return Gpu::findVf(gpu, id); });
    return found == m_gpus.end() ? id : found->id;
}

Snapshot InventoryStore::snapshot() const
{
    Inventory inventory = m_host;
    inventory.workstations = m_workstations.entries();
    inventory.gpus = m_gpus;
    const QSet<VgpuId> held = heldVgpus();
    // What libvirt runs is known; that nobody else holds it is not.
    const auto markHeld = [&](auto &each) {
        if (!each.inUse && held.contains({each.id.text}))
            each.inUse = true;
    };
    for (Gpu::Gpu &gpu : inventory.gpus) {
        for (Gpu::Vgpu &vgpu : gpu.vgpus) {
            vgpu.name = m_names.value(vgpu.id);
            markHeld(vgpu);
        }
        std::ranges::for_each(gpu.vfs, markHeld);
    }
    return snapshotOf(std::move(inventory));
}

} // namespace Carrel::Host
