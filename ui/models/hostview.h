// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

#include <QHash>

#include <memory>
#include <vector>

namespace Carrel::Models {

/**
 * One snapshot with the look-ups the trees need (vGPU → its GPU, vGPU → its workstations), made once per snapshot so
 * that no row walks a list. Keeps the snapshot alive; all pointers it hands out live as long as it does. Immutable.
 */
class HostView final
{
public:
    struct Place
    {
        const Gpu::Gpu *gpu = nullptr;
        const Gpu::Vgpu *vgpu = nullptr;
    };
    using Users = std::vector<const Host::Workstation *>;

    explicit HostView(Host::Snapshot snapshot);

    [[nodiscard]] const Host::Inventory &inventory() const { return *m_snapshot; }
    /** Both null when the host has no such vGPU. */
    [[nodiscard]] Place find(const VgpuId &vgpu) const { return m_places.value(vgpu); }
    /** Workstations, running or not, that name this vGPU. */
    [[nodiscard]] const Users &usersOf(const VgpuId &vgpu) const;

private:
    Host::Snapshot m_snapshot;
    QHash<VgpuId, Place> m_places;
    QHash<VgpuId, Users> m_users;
};
using HostViewPtr = std::shared_ptr<const HostView>;

} // namespace Carrel::Models
