// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plans that switch VFs on and off and set NVIDIA's mixed-size mode.

#include "core/operations/checks.h"
#include "core/operations/gpuplans.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Operations {

namespace {

class VfPlans
{
    Q_DECLARE_TR_FUNCTIONS(VfPlans)

public:
    static std::unexpected<Error> noVfs(const Gpu::Gpu &gpu)
    {
        return failure(ErrorCode::Unsupported, tr("GPU %1 has no virtual functions (SR-IOV).").arg(gpu.id.text),
                       tr("Choose a GPU that has them, or switch SR-IOV on in the firmware."));
    }
    static std::unexpected<Error> onlyThere(const Host::Inventory &host)
    {
        return failure(ErrorCode::Unsupported, tr("libvirt has no way to do this on %1 from here.").arg(host.name),
                       tr("Run carrelctl on %1 itself.").arg(host.name));
    }
    static std::unexpected<Error> already(const Gpu::Gpu &gpu, int count)
    {
        return failure(ErrorCode::BadInput,
                       count == 0 ? tr("The virtual functions of GPU %1 are off.").arg(gpu.id.text)
                                  : tr("GPU %1 already has %n virtual function(s).", nullptr, count).arg(gpu.id.text),
                       tr("Nothing needs to be done."));
    }
    static std::unexpected<Error> tooMany(const Gpu::Gpu &gpu, int most)
    {
        return failure(ErrorCode::BadInput,
                       tr("GPU %1 can have 0 to %n virtual function(s).", nullptr, most).arg(gpu.id.text),
                       tr("Ask for a number in that range."));
    }
    static std::unexpected<Error> allOrNone(const Gpu::Gpu &gpu, int most)
    {
        return failure(ErrorCode::BadInput,
                       tr("NVIDIA switches the virtual functions of GPU %1 on all at once.").arg(gpu.id.text),
                       tr("Ask for %1, or for 0.").arg(most));
    }
    static std::unexpected<Error> inUse(const Gpu::Gpu &gpu, const QStringList &by)
    {
        return failure(ErrorCode::InUse,
                       tr("GPU %1 is in use by %2: switching its virtual functions would tear it away.")
                           .arg(gpu.id.text, listed(by)),
                       tr("Shut %1 down first.").arg(listed(by)));
    }
    static std::unexpected<Error> heldByProgram(const Gpu::Gpu &gpu, const QString &what)
    {
        return failure(
            ErrorCode::InUse,
            tr("GPU %1 is in use: a program that is no workstation of this host holds %2.").arg(gpu.id.text, what),
            tr("End that program first: “fuser -v /dev/vfio/*” names it."));
    }
    static QString title(const SetVfCount &last)
    {
        return last.after == 0 ? tr("Switch off the virtual functions of %1").arg(last.gpu.text)
            : last.nvidia      ? tr("Switch on the virtual functions of %1").arg(last.gpu.text)
                               : tr("Give %1 %n virtual function(s)", nullptr, last.after).arg(last.gpu.text);
    }
    static void warnOfLoss(const Host::Inventory &host, const Gpu::Gpu &gpu, Plan &plan)
    {
        QStringList lost;
        QStringList users;
        for (const Gpu::Vgpu &vgpu : gpu.vgpus)
            lost.append(shownName(vgpu));
        for (const Gpu::VirtualFunction &vf : gpu.vfs)
            users += namesOf(host.usersOf(VgpuId{vf.id.text}));
        for (const Gpu::Vgpu &vgpu : gpu.vgpus)
            users += namesOf(host.usersOf(vgpu.id));
        users.removeDuplicates();
        if (!lost.isEmpty())
            plan.warnings.push_back(tr("All vGPUs of this GPU are lost: %1.").arg(listed(lost)));
        if (!users.isEmpty())
            plan.warnings.push_back(tr("%1 will not start until the vGPUs are there again.").arg(listed(users)));
        if (isNvidia(gpu))
            plan.warnings.push_back(
                tr("NVIDIA's script binds the driver anew: MIG instances and mixed sizes are reset."));
        plan.warnings.push_back(tr("This is forgotten when the computer restarts, unless it is kept."));
    }
    static void warnOfPassword(const Host::Inventory &host, Plan &plan)
    {
        if (host.kind == Host::HostKind::Local)
            plan.warnings.push_back(tr("An administrator's password may be asked for."));
    }

    static std::unexpected<Error> noMixedSizes(const Gpu::Gpu &gpu)
    {
        return failure(
            ErrorCode::Unsupported,
            tr("Mixed sizes are a mode of NVIDIA's vGPU driver, which GPU %1 does not use.").arg(gpu.id.text),
            tr("Choose a GPU that is shared by NVIDIA's driver."));
    }
    static std::unexpected<Error> vfsAreOff(const Gpu::Gpu &gpu)
    {
        return failure(ErrorCode::Unsupported, tr("The virtual functions of GPU %1 are off.").arg(gpu.id.text),
                       tr("Switch them on first: that would reset the mode."));
    }
    static std::unexpected<Error> carries(const Host::Inventory &host, const Gpu::Gpu &gpu)
    {
        QStringList there;
        for (const Gpu::Vgpu &vgpu : gpu.vgpus) {
            const QStringList users = namesOf(host.usersOf(vgpu.id));
            there.append(users.isEmpty() ? shownName(vgpu) : tr("%1 (%2)").arg(shownName(vgpu), listed(users)));
        }
        return failure(ErrorCode::InUse,
                       tr("The mode can be switched only while GPU %1 carries no vGPU; it carries %2.")
                           .arg(gpu.id.text, listed(there)),
                       tr("Remove them first."));
    }
    static Plan mixedSizes(const Host::Inventory &host, const GpuId &gpu, bool on)
    {
        Plan plan;
        plan.title =
            on ? tr("Switch on mixed sizes on %1").arg(gpu.text) : tr("Switch off mixed sizes on %1").arg(gpu.text);
        plan.hostUri = host.uri;
        plan.steps.emplace_back(SetMixedSizes{gpu, on});
        if (on)
            plan.warnings.push_back(
                tr("With mixed sizes each size has fixed places on the GPU: fewer vGPUs may fit than "
                   "its memory would allow."));
        warnOfPassword(host, plan);
        return plan;
    }
};

/** Workstations that run with a vGPU, a VF or the whole of this GPU. */
QStringList runningUsers(const Host::Inventory &host, const Gpu::Gpu &gpu)
{
    QStringList names = namesOf(activeOf(host.usersOf(VgpuId{gpu.id.text})));
    for (const Gpu::Vgpu &vgpu : gpu.vgpus)
        names += namesOf(activeOf(host.usersOf(vgpu.id)));
    for (const Gpu::VirtualFunction &vf : gpu.vfs)
        names += namesOf(activeOf(host.usersOf(VgpuId{vf.id.text})));
    names.removeDuplicates();
    return names;
}

Result<void> isUnused(const Host::Inventory &host, const Gpu::Gpu &gpu)
{
    if (const QStringList names = runningUsers(host, gpu); !names.isEmpty())
        return VfPlans::inUse(gpu, names);
    for (const Gpu::Vgpu &vgpu : gpu.vgpus)
        if (vgpu.inUse == true)
            return VfPlans::heldByProgram(gpu, shownName(vgpu));
    for (const Gpu::VirtualFunction &vf : gpu.vfs)
        if (vf.inUse == true)
            return VfPlans::heldByProgram(gpu, vf.id.text);
    return {};
}

/** Writes to the GPU itself: not for a remote host, whose libvirt knows no such change. */
Result<const Gpu::Gpu *> changeable(const Host::Inventory &host, const GpuId &id)
{
    if (const auto allowed = checkHostForVgpus(host); !allowed)
        return std::unexpected(allowed.error());
    if (host.kind == Host::HostKind::Remote)
        return VfPlans::onlyThere(host);
    return findGpu(host, id);
}

Result<void> checkCount(const Gpu::Gpu &gpu, int count)
{
    if (gpu.vfsPossible.value_or(0) == 0)
        return VfPlans::noVfs(gpu);
    if (count < 0 || count > *gpu.vfsPossible)
        return VfPlans::tooMany(gpu, *gpu.vfsPossible);
    if (gpu.vfsEnabled == count)
        return VfPlans::already(gpu, count);
    if (isNvidia(gpu) && count != 0 && count != *gpu.vfsPossible)
        return VfPlans::allOrNone(gpu, *gpu.vfsPossible);
    return {};
}

/** The kernel takes another number only by way of none (drivers/pci/pci-sysfs.c, sriov_numvfs_store: EBUSY). */
Plan vfPlan(const Host::Inventory &host, const Gpu::Gpu &gpu, int count)
{
    Plan plan;
    plan.hostUri = host.uri;
    const int now = gpu.vfsEnabled.value_or(0);
    if (now != 0 && count != 0)
        plan.steps.emplace_back(SetVfCount{gpu.id, now, 0, isNvidia(gpu)});
    const SetVfCount last{gpu.id, count == 0 ? now : 0, count, isNvidia(gpu)};
    plan.steps.emplace_back(last);
    plan.title = VfPlans::title(last);
    VfPlans::warnOfLoss(host, gpu, plan);
    VfPlans::warnOfPassword(host, plan);
    return plan;
}

} // namespace

bool isNvidia(const Gpu::Gpu &gpu)
{
    return gpu.driver == QLatin1StringView("nvidia") || gpu.pciId.startsWith(QLatin1StringView("10de:"));
}

bool hasVfsOff(const Gpu::Gpu &gpu)
{
    return gpu.vfsPossible.value_or(0) > 0 && gpu.vfsEnabled == 0;
}

Result<Plan> planSetVfCount(const Host::Inventory &host, const GpuId &id, int count)
{
    const auto gpu = changeable(host, id);
    if (!gpu)
        return std::unexpected(gpu.error());
    return checkCount(**gpu, count).and_then([&] { return isUnused(host, **gpu); }).transform([&] {
        return vfPlan(host, **gpu, count);
    });
}

Result<Plan> planSwitchVfs(const Host::Inventory &host, const GpuId &id, bool on)
{
    const auto gpu = changeable(host, id);
    if (!gpu)
        return std::unexpected(gpu.error());
    if ((*gpu)->vfsPossible.value_or(0) == 0)
        return VfPlans::noVfs(**gpu);
    return planSetVfCount(host, id, on ? *(*gpu)->vfsPossible : 0);
}

Result<void> canSwitchVfs(const Host::Inventory &host, const GpuId &gpu, bool on)
{
    return planSwitchVfs(host, gpu, on).transform([](const Plan &) { });
}

Result<void> canSetMixedSizes(const Host::Inventory &host, const GpuId &id)
{
    const auto gpu = changeable(host, id);
    if (!gpu)
        return std::unexpected(gpu.error());
    if (!isNvidia(**gpu))
        return VfPlans::noMixedSizes(**gpu);
    if (hasVfsOff(**gpu))
        return VfPlans::vfsAreOff(**gpu);
    return (*gpu)->vgpus.empty() ? Result<void>() : VfPlans::carries(host, **gpu);
}

Result<Plan> planSetMixedSizes(const Host::Inventory &host, const GpuId &gpu, bool on)
{
    return canSetMixedSizes(host, gpu).transform([&] { return VfPlans::mixedSizes(host, gpu, on); });
}

} // namespace Carrel::Operations
