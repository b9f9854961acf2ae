// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plans that give workstations 3D on a host's render node, shared without a fixed limit.

#include "core/operations/checks.h"
#include "core/operations/gpuplans.h"
#include "core/operations/workstationedit.h"
#include "core/virt/virgl.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Operations {

namespace {

class VirglPlans
{
    Q_DECLARE_TR_FUNCTIONS(VirglPlans)

public:
    static std::unexpected<Error> noNode(const Gpu::Gpu &gpu)
    {
        return failure(
            ErrorCode::Unsupported, tr("GPU %1 has no render node that workstations could share.").arg(gpu.id.text),
            gpu.driver.isEmpty() ? tr("No driver is bound to it: load the vendor's graphics driver.")
                                 : tr("Its driver %1 makes none: load a driver with Mesa's OpenGL.").arg(gpu.driver));
    }
    static std::unexpected<Error> simulated(const Gpu::Gpu &gpu)
    {
        return failure(ErrorCode::Unsupported, tr("GPU %1 is simulated: nothing can be drawn on it.").arg(gpu.id.text),
                       tr("Try a vGPU there, or use a real host for 3D on a render node."));
    }
    static std::unexpected<Error> asWhole(const Gpu::Gpu &gpu, const QStringList &names)
    {
        return failure(ErrorCode::InUse, tr("The whole GPU %1 belongs to %2.").arg(gpu.id.text, listed(names)),
                       tr("Take the GPU away there first, or choose another one."));
    }
    static QString give(const QString &gpu, const QString &to) { return tr("Give %2 3D on GPU %1").arg(gpu, to); }
    static QString take(const QString &from) { return tr("Take 3D on a render node from %1").arg(from); }

    static void warn(const Host::Inventory &host, const Gpu::Gpu &gpu, const Host::Workstation &to, Viewer viewer,
                     Plan &plan)
    {
        if (Host::isActive(to.state))
            plan.warnings.push_back(
                tr("%1 is running: it has 3D from its next start on, not from a reboot.").arg(to.name));
        QStringList others = namesOf(virglUsersOf(host, gpu));
        others.removeAll(to.name);
        plan.warnings.push_back(others.isEmpty()
                                    ? tr("The GPU is shared, with no fixed limit; no other workstation uses it so far.")
                                    : tr("The GPU is shared, with no fixed limit, now with %1.").arg(listed(others)));
        if (viewer == Viewer::Local)
            plan.warnings.push_back(
                tr("The console of %1 then has no network port: it opens on %2 itself only.").arg(to.name, host.name));
    }
};

} // namespace

std::vector<Host::WorkstationPtr> virglUsersOf(const Host::Inventory &host, const Gpu::Gpu &gpu)
{
    std::vector<Host::WorkstationPtr> users;
    if (!gpu.renderNode.isEmpty())
        std::ranges::copy_if(host.workstations, std::back_inserter(users), [&](const Host::WorkstationPtr &each) {
            return std::ranges::contains(each->graphics, gpu.renderNode, &Host::Graphics::renderNode);
        });
    return users;
}

Result<void> canVirgl(const Host::Inventory &host, const WorkstationId &id, const GpuId &gpuId)
{
    const auto workstation = editable(host, id);
    if (!workstation)
        return std::unexpected(workstation.error());
    const auto gpu = findGpu(host, gpuId);
    if (!gpu)
        return std::unexpected(gpu.error());
    if (host.isSimulated())
        return VirglPlans::simulated(**gpu);
    if ((*gpu)->renderNode.isEmpty())
        return VirglPlans::noNode(**gpu);
    if (const auto whole = host.usersOf(VgpuId{gpuId.text}); !whole.empty())
        return VirglPlans::asWhole(**gpu, namesOf(whole));
    return {};
}

Result<Plan> planVirgl(const Host::Inventory &host, const WorkstationId &id, const GpuId &gpuId, Viewer viewer,
                       const QString &xml)
{
    if (const auto can = canVirgl(host, id, gpuId); !can)
        return std::unexpected(can.error());
    const auto workstation = host.workstation(id);
    const Gpu::Gpu &gpu = *host.gpu(gpuId);
    const auto after = Virt::withVirgl(xml, {gpu.renderNode, viewer == Viewer::Remote});
    if (!after)
        return std::unexpected(after.error());
    Plan plan = editPlan(host, *workstation, VirglPlans::give(gpuId.text, workstation->name), xml, *after);
    VirglPlans::warn(host, gpu, *workstation, viewer, plan);
    return plan;
}

Result<Plan> planTakeVirgl(const Host::Inventory &host, const WorkstationId &id, const QString &xml)
{
    const auto workstation = editable(host, id);
    if (!workstation)
        return std::unexpected(workstation.error());
    return Virt::withoutVirgl(xml).transform([&](const QString &after) {
        return editPlan(host, **workstation, VirglPlans::take((*workstation)->name), xml, after);
    });
}

} // namespace Carrel::Operations
