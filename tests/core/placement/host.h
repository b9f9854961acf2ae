// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

namespace Carrel::Placement {

/** A host put together by hand: one GPU, "0000:3d:00.0", with what a test says. */
class HandMadeHost final
{
public:
    HandMadeHost()
    {
        host.name = QStringLiteral("gpu01");
        host.state = Host::HostState::Connected;
        host.gpus.emplace_back().id = gpuId;
        gpu().driver = QStringLiteral("nvidia");
        gpu().backEnd = Gpu::BackEnd::Mdev;
    }
    Gpu::Gpu &gpu() { return host.gpus.front(); }
    /** size in MiB and most: 0 for unknown; available: -1 for unknown. The id is the name. */
    Gpu::VgpuType &type(const char *name, int size, int most, int available)
    {
        Gpu::VgpuType type;
        type.id.text = type.name = QString::fromLatin1(name);
        if (size > 0)
            type.framebuffer = Mebibytes{size};
        if (most > 0)
            type.maxInstances = most;
        if (available >= 0)
            type.available = available;
        return gpu().types.emplace_back(type);
    }
    /** A vGPU, and a workstation that names it where user is not empty. */
    Gpu::Vgpu &vgpu(const char *id, const char *type, const char *user = "", bool running = true)
    {
        Gpu::Vgpu vgpu;
        vgpu.id.text = QString::fromLatin1(id);
        vgpu.type.text = QString::fromLatin1(type);
        vgpu.gpu = vgpu.parent = gpuId;
        if (*user)
            give(vgpu.id, QString::fromLatin1(user), running);
        return gpu().vgpus.emplace_back(vgpu);
    }
    void vfs(int count)
    {
        for (int number = 0; number < count; ++number) {
            Gpu::VirtualFunction vf;
            vf.id.text = QStringLiteral("0000:3d:00.%1").arg(number + 4);
            vf.number = number;
            gpu().vfs.push_back(vf);
        }
        gpu().vfsPossible = gpu().vfsEnabled = count;
    }
    static WorkstationId idOf(const char *name) { return {QStringLiteral("id of ") + QString::fromLatin1(name)}; }

    const GpuId gpuId{QStringLiteral("0000:3d:00.0")};
    Host::Inventory host;

private:
    void give(const VgpuId &id, const QString &name, bool running)
    {
        for (Host::WorkstationPtr &each : host.workstations)
            if (each->name == name) {
                auto more = std::make_shared<Host::Workstation>(*each);
                more->vgpus.push_back(id);
                each = more;
                return;
            }
        auto user = std::make_shared<Host::Workstation>();
        user->id.text = QStringLiteral("id of ") + name;
        user->name = name;
        user->state = running ? Host::WorkstationState::Running : Host::WorkstationState::Off;
        user->vgpus = {id};
        host.workstations.push_back(user);
    }
};

} // namespace Carrel::Placement
