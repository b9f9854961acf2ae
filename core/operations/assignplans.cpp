// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plans that give vGPUs to workstations and take them back.

#include "core/operations/checks.h"
#include "core/operations/plans.h"
#include "core/operations/vgpudevice.h"
#include "core/virt/domainedit.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

class AssignPlans
{
    Q_DECLARE_TR_FUNCTIONS(AssignPlans)

public:
    static std::unexpected<Error> transient(const Host::Workstation &workstation)
    {
        return failure(ErrorCode::Unsupported,
                       tr("%1 has no stored definition: it is gone once it is off.").arg(workstation.name),
                       tr("Define it first, with “virsh define”."));
    }
    static std::unexpected<Error> alreadyHas(const Host::Workstation &workstation, const Gpu::Vgpu &vgpu)
    {
        return failure(ErrorCode::AlreadyExists,
                       tr("%1 already has the vGPU %2.").arg(workstation.name, shownName(vgpu)),
                       tr("Choose another vGPU or another workstation."));
    }
    static std::unexpected<Error> givenElsewhere(const Gpu::Vgpu &vgpu, const QStringList &names)
    {
        return failure(ErrorCode::InUse, tr("vGPU %1 belongs to %2.").arg(shownName(vgpu), listed(names)),
                       tr("Take it away there first, or choose another vGPU."));
    }
    static std::unexpected<Error> hasNot(const Host::Workstation &workstation, const VgpuId &vgpu)
    {
        return failure(ErrorCode::NotFound, tr("%1 does not have the vGPU %2.").arg(workstation.name, vgpu.text),
                       tr("Read the host again: it may have been taken away meanwhile."));
    }
    static std::unexpected<Error> damaged(const Host::Workstation &workstation, const Error &cause)
    {
        return failure(cause.code, tr("The description of %1 cannot be changed.").arg(workstation.name), cause.wayOut,
                       u"%1 %2"_s.arg(cause.sentence, cause.detail).trimmed());
    }
    static QString give(const QString &vgpu, const QString &workstation)
    {
        return tr("Give vGPU %1 to %2").arg(vgpu, workstation);
    }
    static QString take(const QString &vgpu, const QString &workstation)
    {
        return tr("Take vGPU %1 from %2").arg(vgpu, workstation);
    }
    static void warnAssigned(Plan &plan, const Host::Workstation &to, const VgpuDevice &device, const QString &after)
    {
        if (Host::isActive(to.state))
            plan.warnings.push_back(
                tr("%1 is running: it has the vGPU from its next start on, not from a reboot.").arg(to.name));
        if (device.attachment.device == Virt::VgpuDevice::StandIn)
            plan.warnings.push_back(
                tr("The vGPU is simulated: a QEMU display device stands in for it inside %1.").arg(to.name));
        if (device.needsOpenGl)
            plan.warnings.push_back(tr("The picture of this vGPU needs OpenGL on the host: the console goes on showing "
                                       "the emulated display."));
        else if (Virt::showsVgpu(after) && device.attachment.device != Virt::VgpuDevice::StandIn)
            plan.warnings.push_back(tr("The vGPU takes the place of the emulated display: the console stays dark until "
                                       "the guest's driver starts."));
    }
    static void warnReleased(Plan &plan, const Host::Workstation &from)
    {
        if (Host::isActive(from.state))
            plan.warnings.push_back(tr("%1 is running: it keeps the vGPU until it is off.").arg(from.name));
    }
};

Plan editPlan(const Host::Inventory &host, const Host::Workstation &workstation, const QString &what,
              const QString &before, const QString &after)
{
    Plan plan;
    plan.title = what;
    plan.hostUri = host.uri;
    plan.steps.emplace_back(EditWorkstation{workstation.id, workstation.name, before, after, what});
    return plan;
}

Result<Host::WorkstationPtr> editable(const Host::Inventory &host, const WorkstationId &id)
{
    return checkHost(host)
        .and_then([&] { return findWorkstation(host, id); })
        .and_then([](const Host::WorkstationPtr &found) -> Result<Host::WorkstationPtr> {
            if (!found->persistent)
                return AssignPlans::transient(*found);
            return found;
        });
}

} // namespace

Result<void> canAssign(const Host::Inventory &host, const WorkstationId &id, const VgpuId &vgpuId)
{
    const auto workstation = editable(host, id);
    if (!workstation)
        return std::unexpected(workstation.error());
    const auto vgpu = findVgpu(host, vgpuId);
    if (!vgpu)
        return std::unexpected(vgpu.error());
    if (std::ranges::contains((*workstation)->vgpus, vgpuId))
        return AssignPlans::alreadyHas(**workstation, **vgpu);
    if (const auto others = host.usersOf(vgpuId); !others.empty())
        return AssignPlans::givenElsewhere(**vgpu, namesOf(others));
    return {};
}

Result<Plan> planAssign(const Host::Inventory &host, const WorkstationId &id, const VgpuId &vgpuId, const QString &xml)
{
    if (const auto can = canAssign(host, id, vgpuId); !can)
        return std::unexpected(can.error());
    const auto workstation = host.workstation(id);
    const Gpu::Vgpu &vgpu = *host.vgpu(vgpuId);
    const VgpuDevice device = deviceFor(host, vgpu);
    const auto after = Virt::withVgpu(xml, device.attachment);
    if (!after)
        return AssignPlans::damaged(*workstation, after.error());
    Plan plan = editPlan(host, *workstation, AssignPlans::give(shownName(vgpu), workstation->name), xml, *after);
    AssignPlans::warnAssigned(plan, *workstation, device, *after);
    return plan;
}

Result<void> canRelease(const Host::Inventory &host, const WorkstationId &id, const VgpuId &vgpu)
{
    const auto workstation = editable(host, id);
    if (!workstation)
        return std::unexpected(workstation.error());
    if (!std::ranges::contains((*workstation)->vgpus, vgpu))
        return AssignPlans::hasNot(**workstation, vgpu);
    return {};
}

Result<Plan> planRelease(const Host::Inventory &host, const WorkstationId &id, const VgpuId &vgpuId, const QString &xml)
{
    // A vGPU that is gone (after a reboot) can still be taken away: only the workstation must name it.
    if (const auto can = canRelease(host, id, vgpuId); !can)
        return std::unexpected(can.error());
    const auto workstation = host.workstation(id);
    const Gpu::Vgpu *vgpu = host.vgpu(vgpuId);
    const auto after = Virt::withoutVgpu(xml, vgpuId);
    if (!after)
        return AssignPlans::damaged(*workstation, after.error());
    const QString shown = vgpu ? shownName(*vgpu) : vgpuId.text;
    Plan plan = editPlan(host, *workstation, AssignPlans::take(shown, workstation->name), xml, *after);
    AssignPlans::warnReleased(plan, *workstation);
    return plan;
}

} // namespace Carrel::Operations
