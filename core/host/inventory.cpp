// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/inventory.h"

#include <algorithm>
#include <mutex>

namespace Carrel::Host {

/** Positions rather than pointers: they stay true for the one object whose lists they were read from. */
class InventoryLookup final
{
public:
    struct Tables
    {
        QHash<GpuId, size_t> gpus;
        QHash<VgpuId, const Gpu::Vgpu *> vgpus;
        QHash<WorkstationId, size_t> workstations;
        QHash<QString, size_t> names;
        QHash<VgpuId, std::vector<size_t>> users;
    };

    const Tables &of(const Inventory &inventory)
    {
        std::call_once(m_once, [&] { build(inventory); });
        return m_tables;
    }

private:
    void build(const Inventory &inventory);
    void addWorkstation(const Workstation &workstation, size_t at);

    std::once_flag m_once;
    Tables m_tables;
};

namespace {

/** As a walk would answer: of two alike the first. */
template <class Key, class Value>
void insertFirst(QHash<Key, Value> &table, const Key &key, const Value &value)
{
    if (!table.contains(key))
        table.insert(key, value);
}

template <class Matches>
WorkstationPtr firstOf(const std::vector<WorkstationPtr> &workstations, Matches matches)
{
    const auto found = std::ranges::find_if(workstations, [&](const WorkstationPtr &w) { return matches(*w); });
    return found == workstations.end() ? nullptr : *found;
}

template <class Key>
WorkstationPtr at(const Inventory &inventory, const QHash<Key, size_t> &table, const Key &key)
{
    const auto found = table.constFind(key);
    return found == table.constEnd() ? nullptr : inventory.workstations[*found];
}

} // namespace

void InventoryLookup::build(const Inventory &inventory)
{
    for (size_t i = 0; i < inventory.gpus.size(); ++i) {
        insertFirst(m_tables.gpus, inventory.gpus[i].id, i);
        for (const Gpu::Vgpu &vgpu : inventory.gpus[i].vgpus)
            insertFirst(m_tables.vgpus, vgpu.id, &vgpu);
    }
    const auto count = static_cast<qsizetype>(inventory.workstations.size());
    m_tables.workstations.reserve(count);
    m_tables.names.reserve(count);
    for (size_t i = 0; i < inventory.workstations.size(); ++i)
        addWorkstation(*inventory.workstations[i], i);
}

void InventoryLookup::addWorkstation(const Workstation &workstation, size_t at)
{
    insertFirst(m_tables.workstations, workstation.id, at);
    insertFirst(m_tables.names, workstation.name, at);
    const auto addUser = [&](const VgpuId &vgpu) {
        std::vector<size_t> &users = m_tables.users[vgpu];
        if (users.empty() || users.back() != at) // one that names it twice is one user
            users.push_back(at);
    };
    std::ranges::for_each(workstation.vgpus, addUser);
    for (const PciAddress &device : workstation.pciDevices)
        addUser(VgpuId{device.text});
}

const Gpu::Gpu *Inventory::gpu(const GpuId &id) const
{
    if (lookup.m_lookup) {
        const auto &table = lookup.m_lookup->of(*this).gpus;
        const auto found = table.constFind(id);
        return found == table.constEnd() ? nullptr : &gpus[*found];
    }
    const auto found = std::ranges::find(gpus, id, &Gpu::Gpu::id);
    return found == gpus.end() ? nullptr : &*found;
}

const Gpu::Vgpu *Inventory::vgpu(const VgpuId &id) const
{
    if (lookup.m_lookup)
        return lookup.m_lookup->of(*this).vgpus.value(id);
    for (const Gpu::Gpu &each : gpus) {
        const auto found = std::ranges::find(each.vgpus, id, &Gpu::Vgpu::id);
        if (found != each.vgpus.end())
            return &*found;
    }
    return nullptr;
}

WorkstationPtr Inventory::workstation(const WorkstationId &id) const
{
    if (lookup.m_lookup)
        return at(*this, lookup.m_lookup->of(*this).workstations, id);
    return firstOf(workstations, [&](const Workstation &w) { return w.id == id; });
}

WorkstationPtr Inventory::workstationNamed(const QString &wanted) const
{
    if (lookup.m_lookup)
        return at(*this, lookup.m_lookup->of(*this).names, wanted);
    return firstOf(workstations, [&](const Workstation &w) { return w.name == wanted; });
}

std::vector<WorkstationPtr> Inventory::usersOf(const VgpuId &id) const
{
    std::vector<WorkstationPtr> users;
    if (lookup.m_lookup) {
        for (const size_t position : lookup.m_lookup->of(*this).users.value(id))
            users.push_back(workstations[position]);
        return users;
    }
    std::ranges::copy_if(workstations, std::back_inserter(users), [&](const WorkstationPtr &w) { return has(*w, id); });
    return users;
}

bool has(const Workstation &workstation, const VgpuId &id)
{
    return std::ranges::contains(workstation.vgpus, id)
        || std::ranges::contains(workstation.pciDevices, id.text, &PciAddress::text);
}

Snapshot snapshotOf(Inventory inventory)
{
    auto snapshot = std::make_shared<Inventory>(std::move(inventory));
    snapshot->lookup.m_lookup = std::make_shared<InventoryLookup>();
    return snapshot;
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
