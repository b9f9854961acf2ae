// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"
#include "core/operations/plans.h"

namespace Carrel::Test {

inline const GpuId m60{QStringLiteral("0000:3d:00.0")};
inline const GpuId secondM60{QStringLiteral("0000:3e:00.0")};
inline const TypeId type2Q{QStringLiteral("nvidia-18")};
inline const TypeId type8Q{QStringLiteral("nvidia-22")};
inline const VgpuId usedVgpu{QStringLiteral("4b20d080-1b54-4048-85b3-a6a62d165c01")};
inline const VgpuId freeVgpu{QStringLiteral("4b20d080-1b54-4048-85b3-a6a62d165c02")};
inline const WorkstationId cad03{QStringLiteral("6d1f7f0a-5a0f-4a53-8c6b-0e8a6f6c1a03")};
inline const WorkstationId cad07{QStringLiteral("6d1f7f0a-5a0f-4a53-8c6b-0e8a6f6c1a07")};

inline Gpu::VgpuType vgpuType(const TypeId &id, const QString &name, std::optional<int> available)
{
    Gpu::VgpuType type;
    type.id = id;
    type.name = name;
    type.available = available;
    return type;
}

inline Gpu::Vgpu vgpu(const VgpuId &id, const GpuId &gpu)
{
    Gpu::Vgpu made;
    made.id = id;
    made.type = type2Q;
    made.gpu = gpu;
    made.iommuGroup = 12;
    return made;
}

inline Host::WorkstationPtr workstation(const WorkstationId &id, const QString &name, Host::WorkstationState state,
                                        std::vector<VgpuId> vgpus)
{
    Host::Workstation made;
    made.id = id;
    made.name = name;
    made.state = state;
    made.vgpus = std::move(vgpus);
    return std::make_shared<const Host::Workstation>(made);
}

/**
 * A host with an M60's two GPUs: on the first two 2Q (one of the running cad-03, one of nobody) leave two more 2Q and
 * no 8Q; the second is empty. cad-07 is off.
 */
inline Host::Inventory sampleHost()
{
    Host::Inventory host;
    host.uri = QStringLiteral("qemu:///system");
    host.name = QStringLiteral("This computer");
    host.state = Host::HostState::Connected;
    host.gpusKnown = host.workstationsKnown = true;
    Gpu::Gpu gpu;
    gpu.id = m60;
    gpu.driver = QStringLiteral("nvidia");
    gpu.backEnd = Gpu::BackEnd::Mdev;
    gpu.types = {vgpuType(type2Q, QStringLiteral("GRID M60-2Q"), 2),
                 vgpuType(type8Q, QStringLiteral("GRID M60-8Q"), 0)};
    gpu.vgpus = {vgpu(usedVgpu, m60), vgpu(freeVgpu, m60)};
    gpu.vgpus.front().inUse = true;
    Gpu::Gpu second = gpu;
    second.id = secondM60;
    second.vgpus.clear();
    second.types = {vgpuType(type2Q, QStringLiteral("GRID M60-2Q"), 4),
                    vgpuType(type8Q, QStringLiteral("GRID M60-8Q"), 1)};
    host.gpus = {gpu, second};
    host.workstations = {workstation(cad03, QStringLiteral("cad-03"), Host::WorkstationState::Running, {usedVgpu}),
                         workstation(cad07, QStringLiteral("cad-07"), Host::WorkstationState::Off, {})};
    return host;
}

inline Operations::HostLimits sampleLimits()
{
    Operations::HostLimits limits;
    limits.cpus = 16;
    limits.memory = Mebibytes{65536};
    limits.domainType = QStringLiteral("kvm");
    limits.arch = QStringLiteral("x86_64");
    limits.machine = QStringLiteral("q35");
    limits.networks = {QStringLiteral("default")};
    limits.diskFolder = QStringLiteral("/var/lib/libvirt/images");
    return limits;
}

} // namespace Carrel::Test
