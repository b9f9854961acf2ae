// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

// Every change Carrel can make, as a pure function from a snapshot to a plan or the reason why not. The same functions
// decide whether an action is enabled (the reason is its tooltip): the enable state is computed nowhere else.
namespace Carrel::Operations {

struct NewVgpus
{
    GpuId gpu;
    TypeId type;
    int count = 1;
    std::optional<Uuid> uuid; ///< only with count 1
    QString name;
};
[[nodiscard]] Result<Plan> planCreateVgpus(const Host::Inventory &host, const NewVgpus &wish);
[[nodiscard]] Result<Plan> planRemoveVgpu(const Host::Inventory &host, const VgpuId &vgpu);

enum class DiskChoice { None, New, CopyOf, Existing };
struct NewWorkstation
{
    QString name;
    int cpus = 2;
    Mebibytes memory{4096};
    DiskChoice disk = DiskChoice::New;
    QString diskPath; ///< Existing, CopyOf: that file
    qint64 diskBytes = 0; ///< New
    QString diskFolder; ///< New, CopyOf: where the file is made (the host's default pool's folder)
    QString media; ///< ISO path; empty = none
    QString network; ///< libvirt network; "user" = QEMU's own user network; empty = none
    std::optional<VgpuId> vgpu;
    QString notes;
    bool uefi = false; ///< UEFI firmware instead of BIOS; needs HostLimits::uefi
};
/** What the host allows, read once from libvirt's capabilities for the create dialog and the plan (limits, machine
 * type). */
struct HostLimits
{
    int cpus = 0;
    Mebibytes memory;
    QString domainType; ///< "kvm" or "qemu" (emulation, where KVM does not answer)
    QString emulator;
    QString arch; ///< "x86_64"; what the default emulator emulates
    QString machine; ///< "q35"; empty: libvirt's default
    bool spice = true; ///< QEMU on this host has the SPICE module
    bool uefi = false; ///< firmware for UEFI guests is installed
    QStringList networks;
    QString diskFolder;
    bool operator==(const HostLimits &) const = default;
};
[[nodiscard]] Result<Plan> planCreateWorkstation(const Host::Inventory &host, const HostLimits &limits,
                                                 const NewWorkstation &wish);

struct AssignChoice
{
    /** Where the vGPU's picture needs OpenGL: adds an egl-headless screen, so that the console shows it. */
    bool withOpenGl = false;
};
/** xml: the workstation's persistent (inactive) XML as just read from libvirt; edited, never rewritten. vgpu may be a
 * VF without types, which is a vGPU by itself. */
[[nodiscard]] Result<Plan> planAssign(const Host::Inventory &host, const WorkstationId &workstation, const VgpuId &vgpu,
                                      const QString &xml, const AssignChoice &choice = {});
[[nodiscard]] Result<Plan> planRelease(const Host::Inventory &host, const WorkstationId &workstation,
                                       const VgpuId &vgpu, const QString &xml);
struct DeleteChoice
{
    bool deleteDisks = false;
    bool removeVgpus = false;
};
[[nodiscard]] Result<Plan> planDelete(const Host::Inventory &host, const WorkstationId &workstation,
                                      const DeleteChoice &choice, const QString &xml);

[[nodiscard]] Result<Plan> planStart(const Host::Inventory &host, const WorkstationId &workstation);
[[nodiscard]] Result<Plan> planShutDown(const Host::Inventory &host, const WorkstationId &workstation);
/** With a vGPU only the graceful way is taken; evenKill is for the second request, after that one was refused. */
[[nodiscard]] Result<Plan> planForceOff(const Host::Inventory &host, const WorkstationId &workstation,
                                        bool evenKill = false);
[[nodiscard]] Result<Plan> planReboot(const Host::Inventory &host, const WorkstationId &workstation);

// Questions that need no XML: may the action be offered now? The error's sentence is the tooltip.
[[nodiscard]] Result<void> canCreateVgpu(const Host::Inventory &host, const GpuId &gpu, const TypeId &type);
[[nodiscard]] Result<void> canRemoveVgpu(const Host::Inventory &host, const VgpuId &vgpu);
[[nodiscard]] Result<void> canAssign(const Host::Inventory &host, const WorkstationId &workstation, const VgpuId &vgpu);
[[nodiscard]] Result<void> canRelease(const Host::Inventory &host, const WorkstationId &workstation,
                                      const VgpuId &vgpu);
[[nodiscard]] Result<void> canCreateWorkstation(const Host::Inventory &host);
[[nodiscard]] Result<void> canDelete(const Host::Inventory &host, const WorkstationId &workstation);

} // namespace Carrel::Operations
