// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/backingchain.h"
#include "core/operations/checks.h"
#include "core/operations/plans.h"
#include "core/virt/domainedit.h"
#include "core/virt/persistentxml.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Operations {

namespace {

class DeletePlan
{
    Q_DECLARE_TR_FUNCTIONS(DeletePlan)

public:
    static std::unexpected<Error> active(const Host::Workstation &workstation)
    {
        return failure(ErrorCode::InUse, tr("%1 is running and cannot be deleted.").arg(workstation.name),
                       tr("Shut it down first."));
    }
    static std::unexpected<Error> damaged(const Host::Workstation &workstation, const Error &cause)
    {
        return failure(cause.code, tr("The description of %1 cannot be understood.").arg(workstation.name),
                       tr("Delete it with “virsh undefine”."), cause.detail);
    }
    static QStringList alsoUsing(const Host::Inventory &host, const Host::Workstation &own, const QString &disk)
    {
        QStringList names;
        for (const Host::WorkstationPtr &other : host.workstations)
            if (other->id != own.id && usesDisk(host, *other, disk))
                names.append(other->name);
        return names;
    }
    static std::unexpected<Error> needed(const Host::Workstation &own, const QString &disk, const QStringList &others)
    {
        return failure(ErrorCode::InUse,
                       tr("Disk %1 of %2 cannot be deleted: %3 is built on it.").arg(disk, own.name, listed(others)),
                       tr("Delete what is built on it first, or delete %1 without its disks.").arg(own.name));
    }
    static Result<void> checkClones(const Host::Inventory &host, const Host::Workstation &own,
                                    const std::vector<QString> &disks)
    {
        for (const QString &disk : disks)
            if (const QStringList others = builtOn(host, own.id, disk); !others.isEmpty())
                return needed(own, disk, others);
        return {};
    }
    static void addDisk(const Host::Inventory &host, const Host::Workstation &own, const QString &disk, Plan &plan)
    {
        if (const QStringList others = alsoUsing(host, own, disk); !others.isEmpty()) {
            plan.warnings.push_back(tr("Disk %1 stays: %2 uses it as well.").arg(disk, listed(others)));
            return;
        }
        plan.steps.emplace_back(DeleteDisk{disk});
        plan.warnings.push_back(tr("Disk %1 is deleted with all that is on it. This cannot be undone.").arg(disk));
    }
    static void addVgpu(const Host::Inventory &host, const Host::Workstation &own, const VgpuId &id, bool remove,
                        Plan &plan)
    {
        const Gpu::Vgpu *vgpu = host.vgpu(id);
        if (!vgpu)
            return;
        const auto users = host.usersOf(id);
        const bool shared = std::ranges::any_of(users, [&](const auto &user) { return user->id != own.id; });
        const bool wasMade = !parsePciAddress(id.text) || !vgpu->type.isEmpty(); // a plain VF is there by itself
        if (remove && wasMade && !shared && vgpu->inUse != true)
            plan.steps.emplace_back(removalOf(*vgpu));
        else
            plan.warnings.push_back(tr("vGPU %1 stays, for another workstation.").arg(shownName(*vgpu)));
    }
    static Plan make(const Host::Inventory &host, const Host::Workstation &own, const DeleteChoice &choice,
                     const QString &xml, const std::vector<QString> &disks)
    {
        Plan plan;
        plan.title = tr("Delete %1").arg(own.name);
        plan.hostUri = host.uri;
        plan.steps.emplace_back(UndefineWorkstation{own.id, own.name, xml});
        for (const VgpuId &vgpu : own.vgpus)
            addVgpu(host, own, vgpu, choice.removeVgpus, plan);
        // Last: the only step that cannot be taken back comes when nothing else can fail any more.
        for (const QString &disk : disks)
            if (choice.deleteDisks)
                addDisk(host, own, disk, plan);
            else
                plan.warnings.push_back(tr("Disk %1 stays.").arg(disk));
        if (Virt::hasEmptyPassword(xml))
            plan.warnings.push_back(
                tr("The console's password of %1 is lost; taken back later, it gets a new one.").arg(own.name));
        if (Virt::hasFirmwareVariables(xml))
            plan.warnings.push_back(tr("The firmware's settings of %1 are deleted for good.").arg(own.name));
        return plan;
    }
};

} // namespace

Result<void> canDelete(const Host::Inventory &host, const WorkstationId &id)
{
    const auto workstation = checkHost(host).and_then([&] { return findWorkstation(host, id); });
    if (!workstation)
        return std::unexpected(workstation.error());
    return Host::isActive((*workstation)->state) ? DeletePlan::active(**workstation) : Result<void>();
}

Result<Plan> planDelete(const Host::Inventory &host, const WorkstationId &id, const DeleteChoice &choice,
                        const QString &xml)
{
    if (const auto can = canDelete(host, id); !can)
        return std::unexpected(can.error());
    const auto workstation = host.workstation(id);
    const auto disks = Virt::ownDisksIn(xml);
    if (!disks)
        return DeletePlan::damaged(*workstation, disks.error());
    if (choice.deleteDisks)
        if (const auto free = DeletePlan::checkClones(host, *workstation, *disks); !free)
            return std::unexpected(free.error());
    return DeletePlan::make(host, *workstation, choice, xml, *disks);
}

} // namespace Carrel::Operations
