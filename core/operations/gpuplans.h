// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

// What is changed on a GPU as a whole, and whole GPUs given to workstations: plans like those of plans.h, with the same
// two forms: can… tells whether the action may be offered, plan… is the change or the reason why not. Pure.
namespace Carrel::Operations {

/** NVIDIA's driver: VFs all or none by its own script, parameters, mixed sizes. */
[[nodiscard]] bool isNvidia(const Gpu::Gpu &gpu);
/** SR-IOV is there and no VF is on. */
[[nodiscard]] bool hasVfsOff(const Gpu::Gpu &gpu);

/** count: 0 to vfsPossible; NVIDIA's only 0 or all. Refused while any vGPU or VF of the GPU is in use, by name. */
[[nodiscard]] Result<Plan> planSetVfCount(const Host::Inventory &host, const GpuId &gpu, int count);
[[nodiscard]] Result<Plan> planSwitchVfs(const Host::Inventory &host, const GpuId &gpu, bool on);
[[nodiscard]] Result<void> canSwitchVfs(const Host::Inventory &host, const GpuId &gpu, bool on);

/** Refused while the GPU carries a vGPU, by name. on as read before; nullopt: unknown. */
[[nodiscard]] Result<Plan> planSetMixedSizes(const Host::Inventory &host, const GpuId &gpu, bool on);
[[nodiscard]] Result<void> canSetMixedSizes(const Host::Inventory &host, const GpuId &gpu);

/** before: as just read from the vGPU's nvidia/vgpu_params; after: "key=value,key=value", empty to clear them all. They
 * count from the next start on, and are written only while the vGPU is not in use. */
[[nodiscard]] Result<Plan> planSetParameters(const Host::Inventory &host, const VgpuId &vgpu, const QString &before,
                                             const QString &after);
[[nodiscard]] Result<void> canSetParameters(const Host::Inventory &host, const VgpuId &vgpu);

struct PassThroughChoice
{
    bool evenHostDisplay = false; ///< also the GPU this computer's own screen hangs on
};
/** The whole GPU with its audio and USB functions; the rest of its IOMMU group is named in the warnings or the refusal.
 * xml: the workstation's stored XML as just read. */
[[nodiscard]] Result<Plan> planPassThrough(const Host::Inventory &host, const WorkstationId &workstation,
                                           const GpuId &gpu, const QString &xml, const PassThroughChoice &choice = {});
[[nodiscard]] Result<void> canPassThrough(const Host::Inventory &host, const WorkstationId &workstation,
                                          const GpuId &gpu, const PassThroughChoice &choice = {});
[[nodiscard]] Result<Plan> planTakeGpuBack(const Host::Inventory &host, const WorkstationId &workstation,
                                           const GpuId &gpu, const QString &xml);

enum class Viewer {
    Remote, ///< SPICE or VNC over the network, drawn by egl-headless
    Local, ///< SPICE with OpenGL and no port: quicker, for viewers on the host itself
};
/** 3D by virtio-gpu on the GPU's render node, shared with every other workstation that has the same. */
[[nodiscard]] Result<Plan> planVirgl(const Host::Inventory &host, const WorkstationId &workstation, const GpuId &gpu,
                                     Viewer viewer, const QString &xml);
[[nodiscard]] Result<void> canVirgl(const Host::Inventory &host, const WorkstationId &workstation, const GpuId &gpu);
[[nodiscard]] Result<Plan> planTakeVirgl(const Host::Inventory &host, const WorkstationId &workstation,
                                         const QString &xml);
/** Workstations that use the GPU's render node: virgl has no fixed limit, only company. */
[[nodiscard]] std::vector<Host::WorkstationPtr> virglUsersOf(const Host::Inventory &host, const Gpu::Gpu &gpu);

} // namespace Carrel::Operations
