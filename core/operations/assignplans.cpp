// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plans that give vGPUs to workstations and take them back.

#include "core/operations/checks.h"
#include "core/operations/gpuplans.h"
#include "core/operations/plans.h"
#include "core/operations/vgpudevice.h"
#include "core/operations/workstationedit.h"
#include "core/virt/domainedit.h"

#include <QCoreApplication>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

class AssignPlans
{
    Q_DECLARE_TR_FUNCTIONS(AssignPlans)

public:
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
    static std::unexpected<Error> givenAsWhole(const Gpu::Vgpu &vgpu, const QStringList &names)
    {
        return failure(ErrorCode::InUse, tr("The whole GPU %1 belongs to %2.").arg(vgpu.gpu.text, listed(names)),
                       tr("Take the GPU away there first, or choose another vGPU."));
    }
    static std::unexpected<Error> noRenderNode(const Gpu::Vgpu &vgpu)
    {
        return failure(ErrorCode::Unsupported,
                       tr("This computer has no render node to draw the picture of vGPU %1 on.").arg(shownName(vgpu)),
                       tr("Give it without OpenGL: the console then shows the emulated display."));
    }
    static std::unexpected<Error> hasNot(const Host::Workstation &workstation, const VgpuId &vgpu)
    {
        return failure(ErrorCode::NotFound, tr("%1 does not have the vGPU %2.").arg(workstation.name, vgpu.text),
                       tr("Read the host again: it may have been taken away meanwhile."));
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
        if (!device.attachment.renderNode.isEmpty())
            plan.warnings.push_back(
                tr("An egl-headless screen on %1 is added: it draws this vGPU's picture with OpenGL, "
                   "for SPICE and VNC.")
                    .arg(device.attachment.renderNode));
        else if (device.needsOpenGl)
            plan.warnings.push_back(tr("The picture of this vGPU needs OpenGL on the host: the console goes on showing "
                                       "the emulated display."));
        if (device.attachment.device == Virt::VgpuDevice::PlainVf)
            plan.warnings.push_back(tr("A virtual function has no picture that the console can show: use a remote "
                                       "desktop inside %1.")
                                        .arg(to.name));
        if (!device.needsOpenGl && Virt::showsVgpu(after) && device.attachment.device != Virt::VgpuDevice::StandIn)
            plan.warnings.push_back(tr("The vGPU takes the place of the emulated display: the console stays dark until "
                                       "the guest's driver starts."));
    }
    static void warnReleased(Plan &plan, const Host::Workstation &from)
    {
        if (Host::isActive(from.state))
            plan.warnings.push_back(tr("%1 is running: it keeps the vGPU until it is off.").arg(from.name));
    }
};

/** A GPU that waits in vfio-pci is listed as its own one vGPU. */
bool isWhole(const Gpu::Vgpu &vgpu)
{
    return vgpu.id.text == vgpu.gpu.text;
}

} // namespace

Result<void> canAssign(const Host::Inventory &host, const WorkstationId &id, const VgpuId &vgpuId)
{
    const auto workstation = editable(host, id);
    if (!workstation)
        return std::unexpected(workstation.error());
    const auto vgpu = findGivable(host, vgpuId);
    if (!vgpu)
        return std::unexpected(vgpu.error());
    if (isWhole(*vgpu))
        return canPassThrough(host, id, vgpu->gpu);
    if (Host::has(**workstation, vgpuId))
        return AssignPlans::alreadyHas(**workstation, *vgpu);
    if (const auto others = host.usersOf(vgpuId); !others.empty())
        return AssignPlans::givenElsewhere(*vgpu, namesOf(others));
    if (const auto whole = host.usersOf(VgpuId{vgpu->gpu.text}); !whole.empty())
        return AssignPlans::givenAsWhole(*vgpu, namesOf(whole));
    return {};
}

Result<Plan> planAssign(const Host::Inventory &host, const WorkstationId &id, const VgpuId &vgpuId, const QString &xml,
                        const AssignChoice &choice)
{
    if (const auto can = canAssign(host, id, vgpuId); !can)
        return std::unexpected(can.error());
    const auto workstation = host.workstation(id);
    const Gpu::Vgpu vgpu = findGivable(host, vgpuId).value_or(Gpu::Vgpu{});
    if (isWhole(vgpu))
        return planPassThrough(host, id, vgpu.gpu, xml);
    VgpuDevice device = deviceFor(host, vgpu);
    if (choice.withOpenGl && device.needsOpenGl && device.renderNode.isEmpty())
        return AssignPlans::noRenderNode(vgpu);
    if (choice.withOpenGl && device.needsOpenGl) {
        device.attachment.renderNode = device.renderNode;
        device.attachment.canDisplay = true;
    }
    const auto after = Virt::withVgpu(xml, device.attachment);
    if (!after)
        return cannotChange(*workstation, after.error());
    Plan plan = editPlan(host, *workstation, AssignPlans::give(shownName(vgpu), workstation->name), xml, *after);
    AssignPlans::warnAssigned(plan, *workstation, device, *after);
    return plan;
}

Result<void> canRelease(const Host::Inventory &host, const WorkstationId &id, const VgpuId &vgpu)
{
    const auto workstation = editable(host, id);
    if (!workstation)
        return std::unexpected(workstation.error());
    if (!Host::has(**workstation, vgpu))
        return AssignPlans::hasNot(**workstation, vgpu);
    return {};
}

Result<Plan> planRelease(const Host::Inventory &host, const WorkstationId &id, const VgpuId &vgpuId, const QString &xml)
{
    // A vGPU that is gone (after a reboot) can still be taken away: only the workstation must name it.
    if (const auto can = canRelease(host, id, vgpuId); !can)
        return std::unexpected(can.error());
    const auto workstation = host.workstation(id);
    if (host.gpu(GpuId{vgpuId.text}))
        return planTakeGpuBack(host, id, GpuId{vgpuId.text}, xml);
    const Gpu::Vgpu *vgpu = host.vgpu(vgpuId);
    const auto after = Virt::withoutVgpu(xml, vgpuId);
    if (!after)
        return cannotChange(*workstation, after.error());
    const QString shown = vgpu ? shownName(*vgpu) : vgpuId.text;
    Plan plan = editPlan(host, *workstation, AssignPlans::take(shown, workstation->name), xml, *after);
    AssignPlans::warnReleased(plan, *workstation);
    return plan;
}

} // namespace Carrel::Operations
