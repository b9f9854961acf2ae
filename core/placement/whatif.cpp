// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/placement/whatif.h"

#include "core/gpu/modes.h"
#include "core/placement/names.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Placement {

namespace {

class Chances
{
    Q_DECLARE_TR_FUNCTIONS(Placement)

public:
    Chances(const Host::Inventory &host, const Gpu::Gpu &gpu, const Gpu::VgpuType &type)
        : m_host(host), m_gpu(gpu), m_type(type)
    {
    }

    [[nodiscard]] std::vector<Chance> all() const
    {
        std::vector<Chance> chances = ofSameType();
        if (std::optional<Chance> whole = ofWholeGpu();
            whole && !std::ranges::contains(chances, whole->remove, &Chance::remove))
            chances.push_back(std::move(*whole));
        std::ranges::stable_sort(chances, {}, [](const Chance &each) { return each.remove.size(); });
        return chances;
    }

private:
    struct Group
    {
        std::vector<Host::WorkstationPtr> users;
        std::vector<VgpuId> vgpus;
    };

    /** The vGPUs of this type, those of the same workstations together. */
    [[nodiscard]] std::vector<Group> groups() const
    {
        std::vector<Group> groups;
        for (const Gpu::Vgpu &vgpu : m_gpu.vgpus) {
            if (vgpu.type != m_type.id)
                continue;
            std::vector<Host::WorkstationPtr> users = m_host.usersOf(vgpu.id);
            if (users.empty() && vgpu.inUse == true)
                continue; // held by a program nobody here can shut down
            const auto found = std::ranges::find(groups, users, &Group::users);
            Group &group = found == groups.end() ? groups.emplace_back(Group{std::move(users), {}}) : *found;
            group.vgpus.push_back(vgpu.id);
        }
        return groups;
    }

    [[nodiscard]] std::vector<Chance> ofSameType() const
    {
        std::vector<Chance> chances;
        for (const Group &group : groups())
            chances.push_back(chance(group.users, group.vgpus, static_cast<int>(group.vgpus.size())));
        return chances;
    }

    [[nodiscard]] std::optional<Chance> ofWholeGpu() const
    {
        const bool isHeldElsewhere = std::ranges::any_of(m_gpu.vgpus, [this](const Gpu::Vgpu &vgpu) {
            return vgpu.inUse == true && m_host.usersOf(vgpu.id).empty();
        });
        // MIG stays as it is when the last vGPU goes; placements of mixed sizes are the driver's own business.
        const std::optional<bool> mig = Gpu::usesMig(m_gpu);
        const bool isOfOtherMode = mig && *mig != Gpu::isMigType(m_type);
        if (m_gpu.vgpus.empty() || !m_type.maxInstances || *m_type.maxInstances < 1 || isHeldElsewhere || isOfOtherMode
            || Gpu::mixesSizes(m_gpu) == true)
            return std::nullopt;
        std::vector<VgpuId> vgpus;
        for (const Gpu::Vgpu &vgpu : m_gpu.vgpus)
            vgpus.push_back(vgpu.id);
        const int most = m_gpu.vfs.empty() ? *m_type.maxInstances
                                           : std::min(*m_type.maxInstances, static_cast<int>(m_gpu.vfs.size()));
        return chance(holdersOf(m_host, m_gpu), std::move(vgpus), most);
    }

    [[nodiscard]] Chance chance(const std::vector<Host::WorkstationPtr> &users, std::vector<VgpuId> vgpus,
                                int gives) const
    {
        Chance chance{.shutDown = {}, .remove = std::move(vgpus), .gives = gives, .sentence = {}};
        QStringList running;
        for (const Host::WorkstationPtr &user : users) {
            if (!Host::isActive(user->state))
                continue;
            chance.shutDown.push_back(user->id);
            running.append(user->name);
        }
        const auto count = static_cast<int>(chance.remove.size());
        const QString result = tr("%n more of %1", nullptr, gives).arg(shownName(m_type));
        if (running.isEmpty() && users.empty())
            chance.sentence = tr("After removing %n vGPU(s) that no workstation has: %1.", nullptr, count).arg(result);
        else if (running.isEmpty())
            chance.sentence =
                tr("After removing %n vGPU(s) of %1: %2.", nullptr, count).arg(listed(namesOf(users)), result);
        else
            chance.sentence =
                tr("After shutting down %1 and removing %n vGPU(s): %2.", nullptr, count).arg(listed(running), result);
        return chance;
    }

    const Host::Inventory &m_host;
    const Gpu::Gpu &m_gpu;
    const Gpu::VgpuType &m_type;
};

} // namespace

std::vector<Chance> whatIf(const Host::Inventory &host, const GpuId &id, const TypeId &typeId)
{
    const Gpu::Gpu *gpu = host.gpu(id);
    const Gpu::VgpuType *type = gpu ? Gpu::findType(*gpu, typeId) : nullptr;
    return type ? Chances(host, *gpu, *type).all() : std::vector<Chance>{};
}

} // namespace Carrel::Placement
