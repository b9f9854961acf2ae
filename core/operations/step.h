// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/host/inventory.h"

#include <QJsonObject>

#include <optional>
#include <variant>
#include <vector>

// A change is a plan; a plan is a list of steps; a step is plain data that says what it does, can be written to the
// journal and read back after a crash, and knows the step that undoes it.
namespace Carrel::Operations {

struct CreateVgpu
{
    GpuId gpu;
    TypeId type;
    /** Chosen when the plan is made, so that an interrupted plan knows what to look for: a UUID (a mediated device), or
     * the address of the VF whose type is set. */
    VgpuId vgpu;
    QString name; ///< optional, for people
    GpuId parent{}; ///< the VF that carries it; empty: the GPU itself
    Uuid claim{}; ///< of a VF's type: a VF is used again and again, the claim says whose vGPU it carries
    bool operator==(const CreateVgpu &) const = default;
};
struct RemoveVgpu
{
    GpuId gpu;
    TypeId type; ///< what it was: undo makes it again with the same id
    VgpuId vgpu;
    QString name;
    GpuId parent{}; ///< as of CreateVgpu
    Uuid claim{}; ///< empty: whose it is is not on record
    bool operator==(const RemoveVgpu &) const = default;
};
/** Switches VFs on and off. NVIDIA's come all or none, by its own script. */
struct SetVfCount
{
    GpuId gpu;
    int before = 0;
    int after = 0;
    bool nvidia = false;
    bool operator==(const SetVfCount &) const = default;
};
/** NVIDIA's parameters of one vGPU, as written ("frame_rate_limiter=0"); empty: none. */
struct SetVgpuParameters
{
    GpuId gpu;
    GpuId parent; ///< the device that carries it: the GPU or the VF
    VgpuId vgpu;
    QString before;
    QString after;
    bool operator==(const SetVgpuParameters &) const = default;
};
/** NVIDIA's mixed-size mode of one GPU. */
struct SetMixedSizes
{
    GpuId gpu;
    bool on = false;
    bool operator==(const SetMixedSizes &) const = default;
};
/** Has something outlive a reboot: a line of core/keep. */
struct KeepItem
{
    QString line;
    bool byLibvirt = false; ///< in mdevctl's store through libvirt, else in Carrel's own set
    bool operator==(const KeepItem &) const = default;
};
/** Has it no longer kept; what is there stays until the reboot. */
struct ForgetItem
{
    QString line;
    bool byLibvirt = false;
    bool operator==(const ForgetItem &) const = default;
};
/** Replaces the persistent XML of a workstation; before and after are whole documents, so undo is the same step turned
 * round. */
struct EditWorkstation
{
    WorkstationId workstation;
    QString name;
    QString xmlBefore;
    QString xmlAfter;
    QString what; ///< "Give vGPU … to cad-03": a whole sentence
    bool operator==(const EditWorkstation &) const = default;
};
struct DefineWorkstation
{
    WorkstationId workstation;
    QString name;
    QString xml;
    bool operator==(const DefineWorkstation &) const = default;
};
struct UndefineWorkstation
{
    WorkstationId workstation;
    QString name;
    QString xml; ///< what it was: undo defines it again
    bool operator==(const UndefineWorkstation &) const = default;
};
enum class DiskSource { New, CopyOf };
struct CreateDisk
{
    QString path; ///< of the new qcow2 file; must not exist
    qint64 bytes = 0; ///< for New
    DiskSource source = DiskSource::New;
    QString copyOf; ///< for CopyOf: a full copy is made (clones on a backing file come with blueprints)
    bool operator==(const CreateDisk &) const = default;
};
/** Cannot be undone: the plan says so beforehand. */
struct DeleteDisk
{
    QString path;
    bool operator==(const DeleteDisk &) const = default;
};
struct StartWorkstation
{
    WorkstationId workstation;
    QString name;
    bool operator==(const StartWorkstation &) const = default;
};
enum class StopHow {
    ShutDown, ///< ACPI / agent; waits for the guest
    ForceOff, ///< graceful destroy (VIR_DOMAIN_DESTROY_GRACEFUL) only, as a workstation with a vGPU needs (FACTS
              ///< section 2 C)
    Kill, ///< graceful first, then SIGKILL: can wedge a vGPU whose guest driver is starting
};
struct StopWorkstation
{
    WorkstationId workstation;
    QString name;
    StopHow how = StopHow::ShutDown;
    bool operator==(const StopWorkstation &) const = default;
};
struct RebootWorkstation
{
    WorkstationId workstation;
    QString name;
    bool operator==(const RebootWorkstation &) const = default;
};

using Step = std::variant<CreateVgpu, RemoveVgpu, EditWorkstation, DefineWorkstation, UndefineWorkstation, CreateDisk,
                          DeleteDisk, StartWorkstation, StopWorkstation, RebootWorkstation, SetVfCount,
                          SetVgpuParameters, SetMixedSizes, KeepItem, ForgetItem>;

/** The device a vGPU's step writes to: its VF, else the GPU itself. */
[[nodiscard]] inline const GpuId &carrierOf(const auto &step)
{
    return step.parent.isEmpty() ? step.gpu : step.parent;
}

/** What the step will do, as one sentence in the imperative: "Create vGPU GRID M60-2Q on 0000:3d:00.0". Translated. */
[[nodiscard]] QString describe(const Step &step);
/** The step that undoes it; nullopt for what cannot be undone (DeleteDisk, Reboot, ShutDown of a running desktop). */
[[nodiscard]] std::optional<Step> inverseOf(const Step &step);
[[nodiscard]] QJsonObject toJson(const Step &step);
[[nodiscard]] Result<Step> stepFromJson(const QJsonObject &json);

/** Ids of the vGPUs, GPUs and workstations and paths of the disks a step touches: who else must wait meanwhile. */
[[nodiscard]] QStringList touchedBy(const Step &step);

/** A change the user can read before it runs. Made by the plan functions (plans.h): pure, snapshot in, plan out. */
struct Plan
{
    QString title; ///< "Create 2 vGPUs of GRID M60-2Q", for the job strip and the journal
    QString hostUri;
    std::vector<Step> steps;
    std::vector<QString> warnings; ///< what cannot be undone, where a password is asked; whole sentences
    /** Finishes or takes back an earlier plan: a step whose result is already there counts as done. */
    bool repeats = false;
    bool operator==(const Plan &) const = default;
};

} // namespace Carrel::Operations
