// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plans that set NVIDIA's parameters of one vGPU.

#include "core/operations/checks.h"
#include "core/operations/gpuplans.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 512; // as the helper takes; far more than all of NVIDIA's together

class ParameterPlans
{
    Q_DECLARE_TR_FUNCTIONS(ParameterPlans)

public:
    static std::unexpected<Error> notNvidia(const Gpu::Vgpu &vgpu)
    {
        return failure(ErrorCode::Unsupported,
                       tr("vGPU %1 has no parameters: only NVIDIA's driver has them.").arg(shownName(vgpu)),
                       tr("Choose a vGPU of NVIDIA's driver."));
    }
    static std::unexpected<Error> onlyThere(const Host::Inventory &host)
    {
        return failure(ErrorCode::Unsupported, tr("libvirt has no way to do this on %1 from here.").arg(host.name),
                       tr("Run carrelctl on %1 itself.").arg(host.name));
    }
    static std::unexpected<Error> inUse(const Gpu::Vgpu &vgpu, const QStringList &names)
    {
        const QString by = names.isEmpty() ? tr("a program that is no workstation of this host") : listed(names);
        return failure(ErrorCode::InUse,
                       tr("The parameters of vGPU %1 can be set only while it is not in use; %2 uses it.")
                           .arg(shownName(vgpu), by),
                       tr("Shut it down first; the parameters count from the next start on."));
    }
    static std::unexpected<Error> bad(const QString &part)
    {
        return failure(ErrorCode::BadInput, tr("“%1” is no parameter.").arg(part.simplified().left(60)),
                       tr("Write key=value, several with commas between: frame_rate_limiter=0,disable_vnc=1."));
    }
    static std::unexpected<Error> same(const Gpu::Vgpu &vgpu)
    {
        return failure(ErrorCode::BadInput, tr("vGPU %1 has these parameters already.").arg(shownName(vgpu)),
                       tr("Nothing needs to be done."));
    }
    static Plan make(const Host::Inventory &host, const Gpu::Vgpu &vgpu, const QString &before, const QString &after)
    {
        Plan plan;
        plan.title = tr("Set parameters of vGPU %1").arg(shownName(vgpu));
        plan.hostUri = host.uri;
        plan.steps.emplace_back(
            SetVgpuParameters{vgpu.gpu, vgpu.parent.isEmpty() ? vgpu.gpu : vgpu.parent, vgpu.id, before, after});
        if (const QStringList users = namesOf(host.usersOf(vgpu.id)); !users.isEmpty())
            plan.warnings.push_back(tr("They count from the next start of %1 on.").arg(listed(users)));
        if (after.contains("disable_vnc=1"_L1))
            plan.warnings.push_back(tr("With disable_vnc=1 the console of this vGPU stays dark."));
        if (host.kind == Host::HostKind::Local)
            plan.warnings.push_back(tr("An administrator's password may be asked for."));
        return plan;
    }
};

Result<void> checkText(const QString &parameters)
{
    static const QRegularExpression one(u"^[A-Za-z0-9_]+=[A-Za-z0-9_.:+-]+$"_s);
    if (parameters.size() > longest)
        return ParameterPlans::bad(parameters);
    if (parameters.isEmpty())
        return {};
    for (const QString &part : parameters.split(u','))
        if (!one.match(part).hasMatch())
            return ParameterPlans::bad(part);
    return {};
}

} // namespace

Result<void> canSetParameters(const Host::Inventory &host, const VgpuId &id)
{
    if (const auto allowed = checkHostForVgpus(host); !allowed)
        return allowed;
    const auto vgpu = findVgpu(host, id);
    if (!vgpu)
        return std::unexpected(vgpu.error());
    const Gpu::Gpu *gpu = host.gpu((*vgpu)->gpu);
    if (!gpu || !isNvidia(*gpu))
        return ParameterPlans::notNvidia(**vgpu);
    if (host.kind == Host::HostKind::Remote)
        return ParameterPlans::onlyThere(host);
    const auto active = activeOf(host.usersOf(id));
    if (!active.empty() || (*vgpu)->inUse == true)
        return ParameterPlans::inUse(**vgpu, namesOf(active));
    return {};
}

Result<Plan> planSetParameters(const Host::Inventory &host, const VgpuId &id, const QString &before,
                               const QString &after)
{
    if (const auto can = canSetParameters(host, id); !can)
        return std::unexpected(can.error());
    const Gpu::Vgpu &vgpu = *host.vgpu(id);
    const QString wanted = after.trimmed();
    if (const auto good = checkText(wanted); !good)
        return std::unexpected(good.error());
    if (wanted == before.trimmed())
        return ParameterPlans::same(vgpu);
    return ParameterPlans::make(host, vgpu, before.trimmed(), wanted);
}

} // namespace Carrel::Operations
