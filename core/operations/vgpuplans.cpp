// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plans that make and remove vGPUs, and the reasons why not.

#include "core/operations/checks.h"
#include "core/operations/plans.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostAtOnce = 256;

class VgpuPlans
{
    Q_DECLARE_TR_FUNCTIONS(VgpuPlans)

public:
    static std::unexpected<Error> noTypes(const Gpu::Gpu &gpu)
    {
        if (gpu.backEnd == Gpu::BackEnd::None || gpu.backEnd == Gpu::BackEnd::Mdev)
            return failure(ErrorCode::Unsupported, tr("GPU %1 offers no vGPU types.").arg(gpu.id.text),
                           gpu.driver.isEmpty() ? tr("No driver is bound to it: install the vendor's vGPU driver.")
                                                : tr("Its driver %1 makes none: check the vendor's vGPU driver and, on "
                                                     "newer cards, that virtual functions are on.")
                                                      .arg(gpu.driver));
        return failure(ErrorCode::Unsupported,
                       tr("GPU %1 is shared in a way Carrel only shows: it cannot cut vGPUs on it.").arg(gpu.id.text),
                       tr("Choose a GPU that lists vGPU types."));
    }

    /** What fills the GPU, for people: "2 × GRID M60-2Q (cad-03, cad-07)". */
    static QString carried(const Host::Inventory &host, const Gpu::Gpu &gpu)
    {
        QStringList parts;
        for (const Gpu::VgpuType &type : gpu.types) {
            qsizetype count = 0;
            QStringList users;
            for (const Gpu::Vgpu &vgpu : gpu.vgpus) {
                if (vgpu.type != type.id)
                    continue;
                ++count;
                users += namesOf(host.usersOf(vgpu.id));
            }
            if (count > 0)
                parts.append(carriedPart(count, shownName(type), users));
        }
        return listed(parts);
    }

    static std::unexpected<Error> noneLeft(const Host::Inventory &host, const Gpu::Gpu &gpu, const Gpu::VgpuType &type)
    {
        const QString name = shownName(type);
        const QString cause = carried(host, gpu);
        if (cause.isEmpty())
            return failure(
                ErrorCode::NoRoom,
                tr("The driver offers no %1 on GPU %2 now, though it carries no vGPU.").arg(name, gpu.id.text),
                elsewhere(host, gpu, type));
        if (othersLeft(gpu).isEmpty())
            return failure(ErrorCode::NoRoom,
                           tr("No %1 is left on GPU %2: it carries %3.").arg(name, gpu.id.text, cause),
                           elsewhere(host, gpu, type));
        return failure(ErrorCode::InUse,
                       tr("%1 cannot be made on GPU %2 now: it carries %3.").arg(name, gpu.id.text, cause),
                       tr("Choose one of %1, or free the GPU first.").arg(listed(othersLeft(gpu))));
    }

    static Result<void> uuidIsFree(const Host::Inventory &host, const Uuid &uuid)
    {
        const VgpuId id{uuid.text};
        const Gpu::Vgpu *taken = host.vgpu(id);
        if (!taken)
            return {};
        return failure(
            ErrorCode::AlreadyExists,
            tr("The UUID %1 belongs to a vGPU of type %2 on GPU %3.").arg(uuid.text, taken->type.text, taken->gpu.text),
            tr("Choose another UUID, or leave it out to have one made."));
    }

    static Result<void> countFits(const Host::Inventory &host, const Gpu::Gpu &gpu, const Gpu::VgpuType &type,
                                  const NewVgpus &wish)
    {
        if (wish.count < 1 || wish.count > mostAtOnce)
            return failure(ErrorCode::BadInput, tr("%1 vGPUs cannot be made at once.").arg(wish.count),
                           tr("Ask for 1 to %1.").arg(mostAtOnce));
        if (wish.uuid && wish.count != 1)
            return failure(ErrorCode::BadInput, tr("One UUID cannot name %1 vGPUs.").arg(wish.count),
                           tr("Leave the UUID out, or make one at a time."));
        if (!type.available || *type.available >= wish.count)
            return {};
        if (*type.available == 0)
            return noneLeft(host, gpu, type);
        const QString cause = carried(host, gpu);
        return failure(ErrorCode::NoRoom,
                       cause.isEmpty() ? tr("Only %1 of %2 can be made on GPU %3, not %4.")
                                             .arg(QString::number(*type.available), shownName(type), gpu.id.text,
                                                  QString::number(wish.count))
                                       : tr("Only %1 more of %2 can be made on GPU %3, not %4: it carries %5.")
                                             .arg(QString::number(*type.available), shownName(type), gpu.id.text,
                                                  QString::number(wish.count), cause),
                       elsewhere(host, gpu, type));
    }

    static Plan create(const Host::Inventory &host, const Gpu::VgpuType &type, const NewVgpus &wish)
    {
        Plan plan;
        plan.title = wish.count == 1
            ? tr("Create vGPU %1 on %2").arg(shownName(type), wish.gpu.text)
            : tr("Create %n vGPUs %1 on %2", nullptr, wish.count).arg(shownName(type), wish.gpu.text);
        plan.hostUri = host.uri;
        for (int i = 1; i <= wish.count; ++i)
            plan.steps.emplace_back(CreateVgpu{wish.gpu, wish.type,
                                               VgpuId{wish.uuid ? wish.uuid->text : makeUuid().text},
                                               numbered(wish.name, i, wish.count)});
        if (!type.available)
            plan.warnings.push_back(
                tr("How many %1 are left could not be read: the driver decides.").arg(shownName(type)));
        warnOfPassword(host, plan);
        return plan;
    }

    static std::unexpected<Error> inUse(const Gpu::Vgpu &vgpu, const std::vector<Host::WorkstationPtr> &active)
    {
        if (active.empty())
            return failure(ErrorCode::InUse,
                           tr("vGPU %1 is held by a program that is no workstation of this host.").arg(shownName(vgpu)),
                           tr("Find it with “fuser /dev/vfio/%1” and end it first.")
                               .arg(vgpu.iommuGroup ? QString::number(*vgpu.iommuGroup) : u"*"_s));
        return failure(ErrorCode::InUse, tr("vGPU %1 is in use by %2.").arg(shownName(vgpu), listed(namesOf(active))),
                       tr("Shut %1 down first.").arg(listed(namesOf(active))));
    }

    static Plan remove(const Host::Inventory &host, const Gpu::Vgpu &vgpu)
    {
        Plan plan;
        plan.title = tr("Remove vGPU %1").arg(shownName(vgpu));
        plan.hostUri = host.uri;
        plan.steps.emplace_back(RemoveVgpu{vgpu.gpu, vgpu.type, vgpu.id, vgpu.name});
        if (const auto users = host.usersOf(vgpu.id); !users.empty())
            plan.warnings.push_back(
                tr("%1 will not start without it: take it away there as well.").arg(listed(namesOf(users))));
        warnOfPassword(host, plan);
        return plan;
    }

private:
    static QString carriedPart(qsizetype count, const QString &type, const QStringList &users)
    {
        return users.isEmpty() ? tr("%1 × %2 (of no workstation)").arg(count).arg(type)
                               : tr("%1 × %2 (%3)").arg(QString::number(count), type, listed(users));
    }
    static QStringList othersLeft(const Gpu::Gpu &gpu)
    {
        QStringList left;
        for (const Gpu::VgpuType &type : gpu.types)
            if (type.available.value_or(0) > 0)
                left.append(shownName(type));
        return left;
    }
    static QString elsewhere(const Host::Inventory &host, const Gpu::Gpu &gpu, const Gpu::VgpuType &type)
    {
        for (const Gpu::Gpu &other : host.gpus)
            if (const Gpu::VgpuType *same = Gpu::findType(other, type.id);
                other.id != gpu.id && same && same->available.value_or(0) > 0)
                return tr("GPU %1 still has %2 of them.").arg(other.id.text).arg(*same->available);
        return gpu.vgpus.empty() ? tr("Look at the driver's messages in the kernel log.")
                                 : tr("Remove a vGPU that nobody needs, or choose another GPU.");
    }
    static QString numbered(const QString &name, int index, int count)
    {
        return name.isEmpty() || count == 1 ? name : u"%1-%2"_s.arg(name).arg(index);
    }
    static void warnOfPassword(const Host::Inventory &host, Plan &plan)
    {
        if (host.kind == Host::HostKind::Local)
            plan.warnings.push_back(tr("An administrator's password may be asked for."));
    }
};

Result<std::pair<const Gpu::Gpu *, const Gpu::VgpuType *>> findBoth(const Host::Inventory &host, const GpuId &id,
                                                                    const TypeId &type)
{
    const auto gpu = findGpu(host, id);
    if (!gpu)
        return std::unexpected(gpu.error());
    if ((*gpu)->types.empty() || (*gpu)->backEnd != Gpu::BackEnd::Mdev)
        return VgpuPlans::noTypes(**gpu);
    return offeredType(**gpu, type).transform([&](const Gpu::VgpuType *found) { return std::pair(*gpu, found); });
}

} // namespace

Result<Plan> planCreateVgpus(const Host::Inventory &host, const NewVgpus &wish)
{
    if (const auto allowed = checkHostForVgpus(host); !allowed)
        return std::unexpected(allowed.error());
    const auto both = findBoth(host, wish.gpu, wish.type);
    if (!both)
        return std::unexpected(both.error());
    const auto &[gpu, type] = *both;
    return checkName(wish.name)
        .and_then([&] { return wish.uuid ? VgpuPlans::uuidIsFree(host, *wish.uuid) : Result<void>(); })
        .and_then([&] { return VgpuPlans::countFits(host, *gpu, *type, wish); })
        .transform([&] { return VgpuPlans::create(host, *type, wish); });
}

Result<Plan> planRemoveVgpu(const Host::Inventory &host, const VgpuId &id)
{
    return canRemoveVgpu(host, id).transform([&] { return VgpuPlans::remove(host, *host.vgpu(id)); });
}

Result<void> canCreateVgpu(const Host::Inventory &host, const GpuId &gpu, const TypeId &type)
{
    NewVgpus one;
    one.gpu = gpu;
    one.type = type;
    return planCreateVgpus(host, one).transform([](const Plan &) { });
}

Result<void> canRemoveVgpu(const Host::Inventory &host, const VgpuId &id)
{
    if (const auto allowed = checkHostForVgpus(host); !allowed)
        return allowed;
    const auto vgpu = findVgpu(host, id);
    if (!vgpu)
        return std::unexpected(vgpu.error());
    const auto active = activeOf(host.usersOf(id));
    if (!active.empty() || (*vgpu)->inUse == true)
        return VgpuPlans::inUse(**vgpu, active);
    return {};
}

} // namespace Carrel::Operations
