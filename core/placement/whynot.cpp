// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/placement/whynot.h"

#include "core/gpu/modes.h"
#include "core/placement/names.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Placement {

namespace {

bool isOffered(const Gpu::VgpuType &type)
{
    return type.available.value_or(0) > 0;
}

/** One question: why not this type on this GPU. */
class Question
{
    Q_DECLARE_TR_FUNCTIONS(Placement)

public:
    Question(const Host::Inventory &host, const Gpu::Gpu &gpu) : m_host(host), m_gpu(gpu) { }

    [[nodiscard]] Reason noTypes() const
    {
        if (m_gpu.backEnd == Gpu::BackEnd::Passthrough)
            return notShared(tr("GPU %1 is given to workstations whole: it has no vGPU types.").arg(m_gpu.id.text),
                             tr("Assign the GPU itself to a workstation."));
        if (m_gpu.backEnd == Gpu::BackEnd::SriovVf)
            return notShared(
                tr("GPU %1 is shared by whole virtual functions: it has no vGPU types.").arg(m_gpu.id.text),
                tr("Assign one of its virtual functions to a workstation."));
        if (m_gpu.vfsPossible.value_or(0) > 0 && m_gpu.vfsEnabled == 0)
            return {.kind = ReasonKind::VfsOff,
                    .sentence = tr("The virtual functions of GPU %1 are off.").arg(m_gpu.id.text),
                    .wayOut = tr("Switch them on: after each start of the host they are off again."),
                    .remedy = Remedy::SwitchOnVfs};
        if (m_gpu.backEnd == Gpu::BackEnd::Virgl)
            return notShared(tr("GPU %1 offers no vGPU types: its driver %2 only shares its render node.")
                                 .arg(m_gpu.id.text, m_gpu.driver),
                             tr("Give workstations 3D through the render node (virgl), or install the vendor's vGPU "
                                "driver where the "
                                "card has one."));
        return withoutDriver();
    }

    [[nodiscard]] Reason notOffered(const TypeId &type) const
    {
        if (m_gpu.types.empty())
            return noTypes();
        return {.kind = ReasonKind::NotOffered,
                .sentence = tr("GPU %1 does not offer the type %2.").arg(m_gpu.id.text, type.text),
                .wayOut = tr("Choose one of the types it lists.")};
    }

    [[nodiscard]] Reason noneOf(const Gpu::VgpuType &type) const
    {
        Reason reason = m_gpu.vgpus.empty() ? ofEmptyGpu(type) : ofCarryingGpu(type);
        if (reason.wayOut.isEmpty())
            addWayOut(reason, type);
        return reason;
    }

    [[nodiscard]] Reason vfTaken(const Gpu::VirtualFunction &vf, const Gpu::Vgpu &vgpu) const
    {
        const QStringList users = namesOf(m_host.usersOf(vgpu.id));
        const Gpu::VgpuType *type = Gpu::findType(m_gpu, vgpu.type);
        const QString what = type ? shownName(*type) : vgpu.type.isEmpty() ? tr("a vGPU") : vgpu.type.text;
        Reason reason{.kind = ReasonKind::VfTaken,
                      .sentence = users.isEmpty()
                          ? tr("VF %1 (%2) already carries %3.").arg(QString::number(vf.number), vf.id.text, what)
                          : tr("VF %1 (%2) already carries %3 of %4.")
                                .arg(QString::number(vf.number), vf.id.text, what, listed(users)),
                      .wayOut = tr("Choose another virtual function, or leave the choice to Carrel."),
                      .vgpus = {vgpu.id},
                      .remedy = Remedy::ShowHolders};
        addWho(reason, m_host.usersOf(vgpu.id));
        return reason;
    }

    [[nodiscard]] std::optional<Reason> ofHost() const
    {
        if (m_host.kind == Host::HostKind::Inspect)
            return notAllowed(
                tr("%1 is a copy of another machine's files: nothing can be changed there.").arg(m_host.name),
                tr("Open the machine itself as a host."));
        // A local connection for reading only does not matter: the helper makes vGPUs, and polkit asks for it.
        if (m_host.state == Host::HostState::ReadOnly && m_host.kind != Host::HostKind::Local)
            return notAllowed(
                tr("You may look at %1 but not change it: libvirt connected you for reading only.").arg(m_host.name),
                m_host.error ? m_host.error->wayOut : tr("Ask to become a member of the group libvirt."));
        return std::nullopt;
    }

private:
    static Reason notAllowed(const QString &sentence, const QString &wayOut)
    {
        return {.kind = ReasonKind::NotAllowed, .sentence = sentence, .wayOut = wayOut};
    }
    static Reason notShared(const QString &sentence, const QString &wayOut)
    {
        return {.kind = ReasonKind::NotShared, .sentence = sentence, .wayOut = wayOut};
    }

    [[nodiscard]] Reason withoutDriver() const
    {
        Reason reason = notShared(tr("GPU %1 offers no vGPU types.").arg(m_gpu.id.text),
                                  m_gpu.driver.isEmpty()
                                      ? tr("No driver is bound to it: install the vendor's vGPU driver.")
                                      : tr("Its driver %1 makes none: check the vendor's vGPU driver and, on newer "
                                           "cards, that virtual functions are on.")
                                            .arg(m_gpu.driver));
        reason.remedy = Remedy::CheckReadiness;
        return reason;
    }

    [[nodiscard]] Reason ofEmptyGpu(const Gpu::VgpuType &type) const
    {
        if (const std::optional<Reason> mig = ofMig(type))
            return *mig;
        if (m_gpu.serviceRuns == false)
            return {.kind = ReasonKind::ServiceDown,
                    .sentence = tr("The driver offers no %1 on GPU %2, and NVIDIA's vGPU service is not running.")
                                    .arg(shownName(type), m_gpu.id.text),
                    .wayOut = tr("Start it with “systemctl enable --now nvidia-vgpu-mgr”."),
                    .remedy = Remedy::CheckReadiness};
        return {.kind = ReasonKind::Unknown,
                .sentence =
                    tr("The driver offers no %1 on GPU %2 now, though it carries no vGPU, and does not say why.")
                        .arg(shownName(type), m_gpu.id.text)};
    }

    [[nodiscard]] std::optional<Reason> ofMig(const Gpu::VgpuType &type) const
    {
        const std::optional<bool> on = Gpu::usesMig(m_gpu);
        if (!on || *on == Gpu::isMigType(type))
            return std::nullopt;
        return Reason{
            .kind = ReasonKind::MigMode,
            .sentence = *on ? tr("GPU %1 is in MIG mode, and %2 is a type for GPUs that are not.")
                                  .arg(m_gpu.id.text, shownName(type))
                            : tr("%2 needs MIG mode, which is off on GPU %1.").arg(m_gpu.id.text, shownName(type)),
            .wayOut = *on ? tr("Choose a type for MIG instances, or switch MIG mode off with “nvidia-smi -mig 0”.")
                          : tr("Choose another type, or switch MIG mode on with “nvidia-smi -mig 1”."),
            .remedy = Remedy::CheckReadiness};
    }

    [[nodiscard]] Reason ofCarryingGpu(const Gpu::VgpuType &type) const
    {
        Reason reason = ofMig(type).value_or(Reason{});
        if (reason.sentence.isEmpty())
            reason = vfsTaken(type).value_or(Reason{});
        if (reason.sentence.isEmpty())
            reason = ofOthers(type).value_or(Reason{});
        if (reason.sentence.isEmpty())
            reason = plain(type);
        addWho(reason, holdersOf(m_host, m_gpu));
        for (const Gpu::Vgpu &vgpu : m_gpu.vgpus)
            reason.vgpus.push_back(vgpu.id);
        return reason;
    }

    [[nodiscard]] std::optional<Reason> vfsTaken(const Gpu::VgpuType &type) const
    {
        if (m_gpu.vfs.empty() || Gpu::freeVfs(m_gpu) > 0)
            return std::nullopt;
        return Reason{
            .kind = ReasonKind::VfsTaken,
            .sentence =
                tr("No %1 can be made on GPU %2: each of its %3 virtual functions carries a vGPU, %4.")
                    .arg(shownName(type), m_gpu.id.text, QString::number(m_gpu.vfs.size()), carried(m_host, m_gpu))};
    }

    /** Another size or type is in the way, as far as the other types' numbers prove it. */
    [[nodiscard]] std::optional<Reason> ofOthers(const Gpu::VgpuType &type) const
    {
        if (!type.framebuffer || isFull())
            return std::nullopt;
        const bool isCarriedSize = carriesSize(*type.framebuffer);
        if (!isCarriedSize && Gpu::mixesSizes(m_gpu) == false)
            return Reason{.kind = ReasonKind::OtherSize,
                          .sentence =
                              tr("%1 cannot be made on GPU %2 now: it carries %3, another size, and mixed sizes "
                                 "are off.")
                                  .arg(shownName(type), m_gpu.id.text, carried(m_host, m_gpu))};
        if (isCarriedSize && Gpu::countOf(m_gpu, type.id) == 0 && onlyCarriedTypesLeft())
            return Reason{.kind = ReasonKind::OtherType,
                          .sentence = tr("%1 cannot be made on GPU %2 now: it carries %3, and its driver offers only "
                                         "more of the same type.")
                                          .arg(shownName(type), m_gpu.id.text, carried(m_host, m_gpu))};
        return std::nullopt;
    }

    [[nodiscard]] Reason plain(const Gpu::VgpuType &type) const
    {
        const QString what = carried(m_host, m_gpu);
        const bool isSilent = !isFull() && !othersLeft() && type.maxInstances
            && Gpu::countOf(m_gpu, type.id) == static_cast<int>(m_gpu.vgpus.size());
        if (isSilent) // less of its own type than the driver itself calls the most
            return {.kind = ReasonKind::Unknown,
                    .sentence = tr("The driver offers no more %1 on GPU %2 and does not say why: it carries %3 of at "
                                   "most %4.")
                                    .arg(shownName(type), m_gpu.id.text, what, QString::number(*type.maxInstances))};
        return {.kind = ReasonKind::NoRoom,
                .sentence = othersLeft()
                    ? tr("%1 cannot be made on GPU %2 now: it carries %3.").arg(shownName(type), m_gpu.id.text, what)
                    : tr("No %1 is left on GPU %2: it carries %3.").arg(shownName(type), m_gpu.id.text, what)};
    }

    void addWayOut(Reason &reason, const Gpu::VgpuType &type) const
    {
        for (const Gpu::Gpu &other : m_host.gpus) {
            const Gpu::VgpuType *same = Gpu::findType(other, type.id);
            // Ids of vendor VFIO are a card's own: only the name tells that it is the same type (FACTS section 2 C).
            if (other.id == m_gpu.id || !same || same->name != type.name || !isOffered(*same))
                continue;
            reason.otherGpu = other.id;
            reason.remedy = Remedy::UseOtherGpu;
            reason.wayOut = same->isLowerBound
                ? tr("GPU %1 still has room for it.").arg(other.id.text)
                : tr("GPU %1 still has %2 of them.").arg(other.id.text).arg(*same->available);
            return;
        }
        reason.remedy = m_gpu.vgpus.empty() ? Remedy::CheckReadiness : Remedy::ShowHolders;
        reason.wayOut = m_gpu.vgpus.empty() ? tr("Look at the driver's messages in the kernel log.")
            : othersLeft()                  ? tr("Choose one of %1, or free the GPU first.").arg(listed(namesLeft()))
                                            : tr("Remove a vGPU that nobody needs, or choose another GPU.");
    }

    static void addWho(Reason &reason, const std::vector<Host::WorkstationPtr> &holders)
    {
        for (const Host::WorkstationPtr &holder : holders)
            reason.who.push_back(holder->id);
    }

    /** It carries the most of a type that the driver allows: that alone fills it. */
    [[nodiscard]] bool isFull() const
    {
        return std::ranges::any_of(m_gpu.types, [this](const Gpu::VgpuType &type) {
            return type.maxInstances.value_or(0) > 0 && Gpu::countOf(m_gpu, type.id) >= *type.maxInstances;
        });
    }
    [[nodiscard]] bool carriesSize(Mebibytes size) const
    {
        return std::ranges::any_of(m_gpu.types, [&](const Gpu::VgpuType &type) {
            return type.framebuffer == size && Gpu::countOf(m_gpu, type.id) > 0;
        });
    }
    [[nodiscard]] bool othersLeft() const { return std::ranges::any_of(m_gpu.types, isOffered); }
    [[nodiscard]] bool onlyCarriedTypesLeft() const
    {
        return othersLeft() && std::ranges::none_of(m_gpu.types, [this](const Gpu::VgpuType &type) {
                   return isOffered(type) && Gpu::countOf(m_gpu, type.id) == 0;
               });
    }
    [[nodiscard]] QStringList namesLeft() const
    {
        QStringList left;
        for (const Gpu::VgpuType &type : m_gpu.types)
            if (isOffered(type))
                left.append(shownName(type));
        return left;
    }

    const Host::Inventory &m_host;
    const Gpu::Gpu &m_gpu;
};

class Missing
{
    Q_DECLARE_TR_FUNCTIONS(Placement)

public:
    static Reason gpu(const Host::Inventory &host, const GpuId &id)
    {
        return {.kind = ReasonKind::NotOffered,
                .sentence = tr("%1 has no GPU %2.").arg(host.name, id.text),
                .wayOut = tr("Read the host again.")};
    }
    static Reason vf(const GpuId &gpu, const GpuId &vf)
    {
        return {.kind = ReasonKind::NotOffered,
                .sentence = tr("GPU %1 has no virtual function %2.").arg(gpu.text, vf.text),
                .wayOut = tr("Read the host again.")};
    }
};

} // namespace

std::optional<Reason> whyNot(const Host::Inventory &host, const GpuId &id, const TypeId &typeId)
{
    const Gpu::Gpu *gpu = host.gpu(id);
    if (!gpu)
        return Missing::gpu(host, id);
    const Question question(host, *gpu);
    const Gpu::VgpuType *type = Gpu::findType(*gpu, typeId);
    if (!type)
        return question.notOffered(typeId);
    // The driver's own no comes first: it is why people ask, also about a host they may only look at.
    return type->available == 0 ? question.noneOf(*type) : question.ofHost();
}

std::optional<Reason> whyNoTypes(const Host::Inventory &host, const GpuId &id)
{
    const Gpu::Gpu *gpu = host.gpu(id);
    if (!gpu)
        return Missing::gpu(host, id);
    return gpu->types.empty() ? std::optional(Question(host, *gpu).noTypes()) : std::nullopt;
}

std::optional<Reason> whyNotOnVf(const Host::Inventory &host, const GpuId &id, const GpuId &vfId)
{
    const Gpu::Gpu *gpu = host.gpu(id);
    if (!gpu)
        return Missing::gpu(host, id);
    const Gpu::VirtualFunction *vf = Gpu::findVf(*gpu, vfId);
    if (!vf)
        return Missing::vf(id, vfId);
    const Gpu::Vgpu *vgpu = Gpu::vgpuOn(*gpu, vfId);
    return vgpu ? std::optional(Question(host, *gpu).vfTaken(*vf, *vgpu)) : std::nullopt;
}

} // namespace Carrel::Placement
