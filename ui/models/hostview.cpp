// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/hostview.h"

namespace Carrel::Models {

HostView::HostView(Host::Snapshot snapshot) : m_snapshot(std::move(snapshot))
{
    for (const Gpu::Gpu &gpu : m_snapshot->gpus)
        for (const Gpu::Vgpu &vgpu : gpu.vgpus)
            m_places.insert(vgpu.id, Place{&gpu, &vgpu});
    for (const Host::WorkstationPtr &workstation : m_snapshot->workstations)
        for (const VgpuId &vgpu : workstation->vgpus) {
            Users &users = m_users[vgpu];
            // An XML may name the same vGPU twice; its workstation is still one row.
            if (users.empty() || users.back() != workstation.get())
                users.push_back(workstation.get());
        }
}

const HostView::Users &HostView::usersOf(const VgpuId &vgpu) const
{
    static const Users none;
    const auto found = m_users.constFind(vgpu);
    return found == m_users.cend() ? none : *found;
}

} // namespace Carrel::Models
