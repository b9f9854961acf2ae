// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plans that make and remove vGPUs, and the reasons why not.

#include "core/operations/checks.h"
#include "core/operations/plans.h"
#include "core/placement/names.h"
#include "core/placement/whynot.h"

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
    static ErrorCode codeOf(Placement::ReasonKind kind)
    {
        switch (kind) {
        case Placement::ReasonKind::NoRoom:
        case Placement::ReasonKind::Unknown:
            return ErrorCode::NoRoom;
        case Placement::ReasonKind::OtherSize:
        case Placement::ReasonKind::OtherType:
        case Placement::ReasonKind::VfsTaken:
        case Placement::ReasonKind::VfTaken:
            return ErrorCode::InUse;
        case Placement::ReasonKind::NotAllowed:
            return ErrorCode::NotAuthorised;
        case Placement::ReasonKind::NotOffered:
            return ErrorCode::NotFound;
        case Placement::ReasonKind::VfsOff:
        case Placement::ReasonKind::MigMode:
        case Placement::ReasonKind::ServiceDown:
        case Placement::ReasonKind::NotShared:
            break;
        }
        return ErrorCode::Unsupported;
    }

    static std::unexpected<Error> refused(const Placement::Reason &reason)
    {
        return failure(codeOf(reason.kind), reason.sentence, reason.wayOut);
    }

    static std::unexpected<Error> noTypes(const Host::Inventory &host, const Gpu::Gpu &gpu)
    {
        if (const auto reason = Placement::whyNoTypes(host, gpu.id))
            return refused(*reason);
        return failure(ErrorCode::Unsupported,
                       tr("GPU %1 is shared in a way Carrel only shows: it cannot cut vGPUs on it.").arg(gpu.id.text),
                       tr("Choose a GPU that lists vGPU types."));
    }

    static std::unexpected<Error> onlyThere(const Host::Inventory &host)
    {
        return failure(ErrorCode::Unsupported,
                       tr("libvirt has no way to set a virtual function's type on %1 from here.").arg(host.name),
                       tr("Run carrelctl on %1 itself.").arg(host.name));
    }
    static std::unexpected<Error> uuidOfVf(const Gpu::Gpu &gpu)
    {
        return failure(ErrorCode::BadInput,
                       tr("A vGPU of GPU %1 is known by the address of its virtual function.").arg(gpu.id.text),
                       tr("Leave the UUID out."));
    }
    static std::unexpected<Error> tooFewVfs(const Gpu::Gpu &gpu, size_t left, int wanted)
    {
        return failure(ErrorCode::NoRoom,
                       tr("GPU %1 has only %2 free virtual functions, not %3.")
                           .arg(gpu.id.text, QString::number(left), QString::number(wanted)),
                       tr("Remove a vGPU that nobody needs, or choose another GPU."));
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
        if (const auto reason = Placement::whyNot(host, gpu.id, type.id)) {
            auto error = refused(*reason);
            // Room for other types only: what is in the way holds it, as with another size.
            const auto isOffered = [](const Gpu::VgpuType &each) {
                return each.available.value_or(0) > 0;
            };
            if (reason->kind == Placement::ReasonKind::NoRoom && std::ranges::any_of(gpu.types, isOffered))
                error.error().code = ErrorCode::InUse;
            return error;
        }
        // A lower bound is no promise and no refusal: the driver decides about the second.
        if (!type.available || *type.available >= wish.count || type.isLowerBound)
            return {};
        const QString cause = Placement::carried(host, gpu);
        return failure(ErrorCode::NoRoom,
                       cause.isEmpty() ? tr("Only %1 of %2 can be made on GPU %3, not %4.")
                                             .arg(QString::number(*type.available), shownName(type), gpu.id.text,
                                                  QString::number(wish.count))
                                       : tr("Only %1 more of %2 can be made on GPU %3, not %4: it carries %5.")
                                             .arg(QString::number(*type.available), shownName(type), gpu.id.text,
                                                  QString::number(wish.count), cause),
                       elsewhere(host, gpu, type));
    }

    /** Free for a vGPU, by number: no vGPU on it, nobody holds it, not given away as a plain PCI function. */
    static std::vector<GpuId> freeVfs(const Host::Inventory &host, const Gpu::Gpu &gpu)
    {
        std::vector<GpuId> free;
        for (const Gpu::VirtualFunction &vf : gpu.vfs)
            if (!std::ranges::contains(gpu.vgpus, vf.id, &Gpu::Vgpu::parent) && vf.inUse != true
                && !vf.driver.endsWith("vfio-pci"_L1) && host.usersOf(VgpuId{vf.id.text}).empty())
                free.push_back(vf.id);
        return free;
    }

    static Result<void> vfsSuffice(const Host::Inventory &host, const Gpu::Gpu &gpu, const NewVgpus &wish)
    {
        const bool byVf = gpu.backEnd == Gpu::BackEnd::VendorVfio;
        if (byVf && wish.uuid)
            return uuidOfVf(gpu);
        const size_t left = freeVfs(host, gpu).size();
        const bool suffices = gpu.vfs.empty() ? !byVf : left >= size_t(wish.count);
        return suffices ? Result<void>() : tooFewVfs(gpu, left, wish.count);
    }

    /** On the GPU itself, on a VF as a mediated device, or as the type of a VF. */
    static CreateVgpu stepFor(const Gpu::Gpu &gpu, const NewVgpus &wish, const std::vector<GpuId> &vfs, int index)
    {
        CreateVgpu step{wish.gpu, wish.type, {}, numbered(wish.name, index, wish.count)};
        if (!vfs.empty())
            step.parent = vfs[size_t(index - 1)];
        if (gpu.backEnd == Gpu::BackEnd::VendorVfio) {
            step.vgpu = VgpuId{step.parent.text};
            step.claim = makeUuid();
        } else {
            step.vgpu = VgpuId{wish.uuid ? wish.uuid->text : makeUuid().text};
        }
        return step;
    }

    static Plan create(const Host::Inventory &host, const Gpu::Gpu &gpu, const Gpu::VgpuType &type,
                       const NewVgpus &wish)
    {
        Plan plan;
        plan.title = wish.count == 1
            ? tr("Create vGPU %1 on %2").arg(shownName(type), wish.gpu.text)
            : tr("Create %n vGPUs %1 on %2", nullptr, wish.count).arg(shownName(type), wish.gpu.text);
        plan.hostUri = host.uri;
        const std::vector<GpuId> vfs = freeVfs(host, gpu);
        for (int i = 1; i <= wish.count; ++i)
            plan.steps.emplace_back(stepFor(gpu, wish, vfs, i));
        if (type.isLowerBound && wish.count > 1)
            plan.warnings.push_back(
                tr("The driver tells only that one more %1 fits: whether the others do is seen when "
                   "they are made.")
                    .arg(shownName(type)));
        if (!type.available)
            plan.warnings.push_back(
                tr("How many %1 are left could not be read: the driver decides.").arg(shownName(type)));
        warnOfPassword(host, plan);
        return plan;
    }

    static std::unexpected<Error> notMade(const Gpu::Vgpu &vgpu)
    {
        return failure(ErrorCode::Unsupported,
                       vgpu.id.text == vgpu.gpu.text
                           ? tr("%1 is a whole GPU, not a vGPU that was made.").arg(vgpu.id.text)
                           : tr("%1 is a virtual function, not a vGPU that was made.").arg(vgpu.id.text),
                       tr("Take it from its workstation, or change the number of virtual functions."));
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
        plan.steps.emplace_back(removalOf(vgpu));
        if (const auto users = host.usersOf(vgpu.id); !users.empty())
            plan.warnings.push_back(
                tr("%1 will not start without it: take it away there as well.").arg(listed(namesOf(users))));
        warnOfPassword(host, plan);
        return plan;
    }

private:
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
    const bool byVf = (*gpu)->backEnd == Gpu::BackEnd::VendorVfio;
    if ((*gpu)->types.empty() || !(byVf || (*gpu)->backEnd == Gpu::BackEnd::Mdev))
        return VgpuPlans::noTypes(host, **gpu);
    if (byVf && host.kind == Host::HostKind::Remote)
        return VgpuPlans::onlyThere(host);
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
        .and_then([&] { return VgpuPlans::vfsSuffice(host, *gpu, wish); })
        .transform([&] { return VgpuPlans::create(host, *gpu, *type, wish); });
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
    const bool isVf = parsePciAddress(id.text).has_value();
    if (isVf && (*vgpu)->type.isEmpty())
        return VgpuPlans::notMade(**vgpu);
    const auto active = activeOf(host.usersOf(id));
    if (!active.empty() || (*vgpu)->inUse == true)
        return VgpuPlans::inUse(**vgpu, active);
    return isVf && host.kind == Host::HostKind::Remote ? VgpuPlans::onlyThere(host) : Result<void>();
}

RemoveVgpu removalOf(const Gpu::Vgpu &vgpu)
{
    const bool onGpu = vgpu.parent.isEmpty() || vgpu.parent == vgpu.gpu;
    return RemoveVgpu{vgpu.gpu, vgpu.type, vgpu.id, vgpu.name, onGpu ? GpuId{} : vgpu.parent};
}

} // namespace Carrel::Operations
