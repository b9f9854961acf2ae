// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plans that start and stop workstations.

#include "core/operations/checks.h"
#include "core/operations/plans.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Operations {

namespace {

using Host::WorkstationState;

class PowerPlans
{
    Q_DECLARE_TR_FUNCTIONS(PowerPlans)

public:
    static std::unexpected<Error> already(const QString &sentence)
    {
        return failure(ErrorCode::BadInput, sentence, tr("Nothing needs to be done."));
    }
    static std::unexpected<Error> running(const QString &name) { return already(tr("%1 is running.").arg(name)); }
    static std::unexpected<Error> off(const QString &name) { return already(tr("%1 is off.").arg(name)); }
    static std::unexpected<Error> cannotReboot(const QString &name)
    {
        return failure(ErrorCode::BadInput, tr("%1 is off.").arg(name), tr("Start it instead."));
    }
    static std::unexpected<Error> paused(const QString &name)
    {
        return failure(ErrorCode::BadInput, tr("%1 is paused: its system cannot answer.").arg(name),
                       tr("Resume it with “virsh resume”, or force it off."));
    }
    /** A VF of NVIDIA's vGPU driver is nothing without a type: QEMU gets ENODEV from it (FACTS section 2 C). */
    static bool isVfWithoutType(const Host::Inventory &host, const VgpuId &id)
    {
        return !host.vgpu(id) && std::ranges::any_of(host.gpus, [&](const Gpu::Gpu &gpu) {
            return gpu.backEnd == Gpu::BackEnd::VendorVfio && Gpu::findVf(gpu, GpuId{id.text});
        });
    }
    static Result<void> vgpusAreFree(const Host::Inventory &host, const Host::Workstation &workstation)
    {
        for (const VgpuId &id : workstation.vgpus) {
            if (host.gpusKnown && !host.gpus.empty() && parseUuid(id.text) && !host.vgpu(id))
                return failure(ErrorCode::NotFound,
                               tr("%1 cannot start: its vGPU %2 does not exist.").arg(workstation.name, id.text),
                               tr("Create it again with this UUID, or take it from %1.").arg(workstation.name));
            if (isVfWithoutType(host, id))
                return failure(
                    ErrorCode::NotFound,
                    tr("%1 cannot start: its virtual function %2 carries no vGPU.").arg(workstation.name, id.text),
                    tr("Create a vGPU there again, or take it from %1.").arg(workstation.name));
            const auto active = activeOf(host.usersOf(id));
            if (!active.empty())
                return failure(
                    ErrorCode::InUse,
                    tr("%1 cannot start: its vGPU %2 is in use by %3.")
                        .arg(workstation.name, id.text, listed(namesOf(active))),
                    tr("Shut %1 down, or give %2 another vGPU.").arg(listed(namesOf(active)), workstation.name));
        }
        return {};
    }
    static Result<void> devicesAreFree(const Host::Inventory &host, const Host::Workstation &workstation)
    {
        for (const PciAddress &device : workstation.pciDevices) {
            const auto active = activeOf(host.usersOf(VgpuId{device.text}));
            if (!active.empty())
                return failure(
                    ErrorCode::InUse,
                    tr("%1 cannot start: its device %2 is in use by %3.")
                        .arg(workstation.name, device.text, listed(namesOf(active))),
                    tr("Shut %1 down, or take the device from %2.").arg(listed(namesOf(active)), workstation.name));
        }
        return {};
    }
    static Plan start(const Host::Workstation &w)
    {
        return {tr("Start %1").arg(w.name), {}, {StartWorkstation{w.id, w.name}}, {}};
    }
    static Plan shutDown(const Host::Workstation &w)
    {
        return {tr("Shut down %1").arg(w.name),
                {},
                {StopWorkstation{w.id, w.name, StopHow::ShutDown}},
                {tr("Programs running in %1 end: unsaved work may be lost.").arg(w.name)}};
    }
    static Plan reboot(const Host::Workstation &w)
    {
        return {tr("Reboot %1").arg(w.name),
                {},
                {RebootWorkstation{w.id, w.name}},
                {tr("Programs running in %1 end: unsaved work may be lost.").arg(w.name)}};
    }
    static Plan forceOff(const Host::Workstation &w, bool evenKill)
    {
        // Without a vGPU nothing but the guest's unsaved data is at stake: it is killed when it does not end.
        const StopHow how = evenKill || w.vgpus.empty() ? StopHow::Kill : StopHow::ForceOff;
        Plan plan{tr("Force off %1").arg(w.name),
                  {},
                  {StopWorkstation{w.id, w.name, how}},
                  {tr("%1 loses what it has not written to its disk. This cannot be undone.").arg(w.name)}};
        if (evenKill && !w.vgpus.empty())
            plan.warnings.push_back(tr("Killed while its driver starts, the vGPU can be stuck until the GPU's virtual "
                                       "functions are cycled."));
        return plan;
    }
};

template <class Check, class Make>
Result<Plan> power(const Host::Inventory &host, const WorkstationId &id, Check check, Make make)
{
    const auto workstation = checkHost(host).and_then([&] { return findWorkstation(host, id); });
    if (!workstation)
        return std::unexpected(workstation.error());
    return check(**workstation).transform([&] {
        Plan plan = make(**workstation);
        plan.hostUri = host.uri;
        return plan;
    });
}

Result<void> mustBeActive(const Host::Workstation &workstation)
{
    return Host::isActive(workstation.state) ? Result<void>() : PowerPlans::off(workstation.name);
}

Result<void> mustAnswer(const Host::Workstation &workstation)
{
    return mustBeActive(workstation).and_then([&]() -> Result<void> {
        if (workstation.state == WorkstationState::Paused || workstation.state == WorkstationState::Suspended)
            return PowerPlans::paused(workstation.name);
        return {};
    });
}

} // namespace

Result<Plan> planStart(const Host::Inventory &host, const WorkstationId &id)
{
    const auto check = [&](const Host::Workstation &workstation) -> Result<void> {
        if (Host::isActive(workstation.state))
            return PowerPlans::running(workstation.name);
        return PowerPlans::vgpusAreFree(host, workstation).and_then([&] {
            return PowerPlans::devicesAreFree(host, workstation);
        });
    };
    return power(host, id, check, PowerPlans::start);
}

Result<Plan> planShutDown(const Host::Inventory &host, const WorkstationId &id)
{
    return power(host, id, mustAnswer, PowerPlans::shutDown);
}

Result<Plan> planReboot(const Host::Inventory &host, const WorkstationId &id)
{
    const auto check = [](const Host::Workstation &workstation) -> Result<void> {
        return Host::isActive(workstation.state) ? mustAnswer(workstation) : PowerPlans::cannotReboot(workstation.name);
    };
    return power(host, id, check, PowerPlans::reboot);
}

Result<Plan> planForceOff(const Host::Inventory &host, const WorkstationId &id, bool evenKill)
{
    return power(host, id, mustBeActive, [evenKill](const Host::Workstation &workstation) {
        return PowerPlans::forceOff(workstation, evenKill);
    });
}

} // namespace Carrel::Operations
