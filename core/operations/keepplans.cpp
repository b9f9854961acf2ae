// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/keepplans.h"

#include "core/operations/checks.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;
using Drift::Facts;
using Drift::Finding;
using Drift::Row;
using Keep::KeptItem;
using Keep::KeptKind;

namespace {

class KeepPlans
{
    Q_DECLARE_TR_FUNCTIONS(KeepPlans)

public:
    static Result<void> canKeepHere(const Host::Inventory &host, const Facts &facts)
    {
        if (facts.error)
            return std::unexpected(*facts.error);
        if (host.kind == Host::HostKind::Local || host.kind == Host::HostKind::TryOut)
            return checkHostForVgpus(host);
        return failure(ErrorCode::Unsupported, tr("What %1 keeps can only be changed there.").arg(host.name),
                       tr("Log in there and use “carrelctl keep”."));
    }
    static std::unexpected<Error> isKept(const QString &what)
    {
        return failure(ErrorCode::BadInput, tr("%1 is kept already.").arg(what), tr("Nothing needs to be done."));
    }
    static std::unexpected<Error> cannotRestore(const Row &row)
    {
        const QString gpu = row.item.gpu.text;
        switch (row.finding) {
        case Finding::OtherType:
            return failure(ErrorCode::InUse,
                           tr("%1 carries type %2, not %3.").arg(name(row), row.typeNow.text, row.item.type.text),
                           tr("Remove what is there first, or keep it as it is."));
        case Finding::OtherGpu:
            return failure(ErrorCode::InUse, tr("%1 is on GPU %2, not on %3.").arg(name(row), row.gpuNow.text, gpu),
                           tr("Remove it there first, or keep it as it is."));
        case Finding::CardUnsure:
            return failure(ErrorCode::NotFound, tr("The card of %1 may have moved to %2.").arg(name(row), asked(row)),
                           tr("Say which card it is: Carrel does not guess."));
        case Finding::OtherCard:
            return failure(ErrorCode::NotFound, tr("Another card is at %1 now.").arg(gpu),
                           tr("Put the card back, or forget what is kept for it."));
        case Finding::CardGone:
            return failure(ErrorCode::NotFound, tr("GPU %1 is not there.").arg(gpu),
                           tr("Put the card back, or forget what is kept for it."));
        case Finding::VfsDiffer:
            return failure(ErrorCode::InUse,
                           tr("GPU %1 has %2 virtual functions on, not %3: changing that ends every vGPU on it.")
                               .arg(gpu)
                               .arg(row.countNow)
                               .arg(row.item.count),
                           tr("Switch them off first, or keep the number as it is."));
        default:
            return failure(ErrorCode::BadInput, tr("%1 is as it should be.").arg(name(row)),
                           tr("Nothing needs to be done."));
        }
    }
    static std::unexpected<Error> nothingToRestore()
    {
        return failure(ErrorCode::BadInput, tr("Nothing can be restored without asking."),
                       tr("Look at each line: it says what is in the way."));
    }
    static std::unexpected<Error> notAnswered(const Row &row)
    {
        return failure(ErrorCode::BadInput, tr("%1 is no card that %2 could be on.").arg(asked(row), name(row)),
                       tr("Choose one of those named."));
    }
    static std::unexpected<Error> noVfs(const GpuId &gpu)
    {
        return failure(ErrorCode::NotFound, tr("GPU %1 has no virtual functions on.").arg(gpu.text),
                       tr("Switch them on first."));
    }

    /** How the thing is called in a sentence. */
    static QString name(const Row &row)
    {
        switch (row.item.kind) {
        case KeptKind::VfCount:
            return tr("The number of virtual functions of GPU %1").arg(row.item.gpu.text);
        case KeptKind::MixedSizes:
            return tr("The mixed-size mode of GPU %1").arg(row.item.gpu.text);
        case KeptKind::Mdev:
            return tr("vGPU %1").arg(row.item.vgpu.text);
        case KeptKind::VfType:
            break;
        }
        return tr("Virtual function %1").arg(row.item.parent.text);
    }
    static QString asked(const Row &row)
    {
        QStringList names;
        for (const GpuId &id : row.candidates)
            names.append(id.text);
        return listed(names);
    }
    static QString keepTitle(const QString &what) { return tr("Keep %1 over reboots").arg(what); }
    static QString forgetTitle(const Row &row) { return tr("Keep no longer: %1").arg(name(row)); }
    static QString restoreTitle(int count) { return tr("Restore %n kept thing(s)", nullptr, count); }
    static QString followTitle(const GpuId &before, const GpuId &now)
    {
        return tr("The card of %1 is at %2 now").arg(before.text, now.text);
    }
    static QString leftAlone(const Row &row) { return tr("Left alone: %1").arg(cannotRestore(row).error().sentence); }
    static QString workstationStillNames(const QStringList &users, const GpuId &vf)
    {
        return tr("%1 still names virtual function %2: give it the one of the new address.")
            .arg(listed(users), vf.text);
    }
    static QString stays(const Row &row) { return tr("%1 stays until the next reboot.").arg(name(row)); }
};

Plan planOf(const Host::Inventory &host, const QString &title)
{
    Plan plan;
    plan.title = title;
    plan.hostUri = host.uri;
    return plan;
}

Row rowOf(const KeptItem &item)
{
    Row row;
    row.item = item;
    return row;
}

VgpuId vgpuIdOf(const KeptItem &item)
{
    return {item.kind == KeptKind::Mdev ? item.vgpu.text : item.parent.text};
}

/** What is kept for the same thing now. */
const KeptItem *keptFor(const Facts &facts, const KeptItem &item)
{
    const auto found = std::ranges::find_if(facts.set, [&](const KeptItem &o) { return Keep::isSameThing(o, item); });
    return found == facts.set.end() ? nullptr : &*found;
}

bool isDefined(const Facts &facts, const KeptItem &item)
{
    return std::ranges::any_of(facts.defined, [&](const Keep::DefinedMdev &one) {
        return one.vgpu == item.vgpu && one.parent == item.parent && one.startsByItself;
    });
}

/** Replaces as two steps, so that taking it back gives the old line again. */
void addKeep(Plan &plan, const Facts &facts, const KeptItem &item, bool byLibvirt)
{
    const KeptItem *before = keptFor(facts, item);
    if (before && *before == item)
        return;
    if (before && !byLibvirt)
        plan.steps.emplace_back(ForgetItem{Keep::toLine(*before), false});
    plan.steps.emplace_back(KeepItem{Keep::toLine(item), byLibvirt});
}

bool isNvidia(const Facts &facts, const GpuId &gpu)
{
    const auto found = std::ranges::find(facts.gpus, gpu, &Keep::PresentGpu::id);
    return found != facts.gpus.end() && found->identity.model.startsWith(u"10de:"_s);
}

KeptItem vfsItem(const Gpu::Gpu &gpu, const Facts &facts)
{
    KeptItem item;
    item.kind = KeptKind::VfCount;
    item.gpu = gpu.id;
    item.count = gpu.vfsEnabled.value_or(0);
    const auto card = std::ranges::find(facts.gpus, gpu.id, &Keep::PresentGpu::id);
    if (card != facts.gpus.end())
        item.identity = card->identity;
    return item;
}

/** The steps that make the item be there, on its own GPU. */
void addMake(Plan &plan, const Host::Inventory &host, const Facts &facts, const KeptItem &item)
{
    switch (item.kind) {
    case KeptKind::VfCount: {
        const Gpu::Gpu *gpu = host.gpu(item.gpu);
        plan.steps.emplace_back(
            SetVfCount{item.gpu, gpu ? gpu->vfsEnabled.value_or(0) : 0, item.count, isNvidia(facts, item.gpu)});
        return;
    }
    case KeptKind::MixedSizes:
        plan.steps.emplace_back(SetMixedSizes{item.gpu, true});
        return;
    case KeptKind::Mdev:
    case KeptKind::VfType:
        break;
    }
    const VgpuId vgpu = vgpuIdOf(item);
    const GpuId parent = item.parent == item.gpu ? GpuId() : item.parent;
    plan.steps.emplace_back(
        CreateVgpu{item.gpu, item.type, vgpu, {}, parent, item.kind == KeptKind::VfType ? item.vgpu : Uuid()});
    if (!item.parameters.isEmpty())
        plan.steps.emplace_back(SetVgpuParameters{item.gpu, item.parent, vgpu, {}, item.parameters});
}

/** Keeps the item on the card's new address, and makes it there where it is not. */
Result<void> addFollow(Plan &plan, const Host::Inventory &host, const Facts &facts, const Row &row, const GpuId &now)
{
    const auto card = std::ranges::find(facts.gpus, now, &Keep::PresentGpu::id);
    if (card == facts.gpus.end())
        return KeepPlans::notAnswered(row);
    const Result<KeptItem> moved = Drift::itemOn(row.item, *card);
    if (!moved)
        return std::unexpected(moved.error());
    plan.steps.emplace_back(ForgetItem{Keep::toLine(row.item), false});
    plan.steps.emplace_back(KeepItem{Keep::toLine(*moved), false});
    Host::Inventory alone; // what is there on the new address, judged as if nothing else were kept
    alone.gpus = host.gpus;
    const auto there = Drift::computeDrift(alone, {{*moved}, {}, facts.gpus, {}, {}, {}});
    if (Drift::canRestore(there.front()))
        addMake(plan, host, facts, *moved);
    if (row.item.kind == KeptKind::VfType && !row.users.isEmpty())
        plan.warnings.push_back(KeepPlans::workstationStillNames(row.users, row.item.parent));
    return {};
}

Result<void> addRestore(Plan &plan, const Host::Inventory &host, const Facts &facts, const Row &row)
{
    if (!Drift::canRestore(row))
        return KeepPlans::cannotRestore(row);
    if (row.finding == Finding::CardMoved)
        return addFollow(plan, host, facts, row, row.gpuNow);
    addMake(plan, host, facts, row.item);
    return {};
}

int stageOf(const Row &row)
{
    return row.item.kind == KeptKind::VfCount ? 0 : row.item.kind == KeptKind::MixedSizes ? 1 : 2;
}

} // namespace

Result<Plan> planKeep(const Host::Inventory &host, const Facts &facts, const VgpuId &id)
{
    const auto vgpu = KeepPlans::canKeepHere(host, facts).and_then([&] { return findVgpu(host, id); });
    if (!vgpu)
        return std::unexpected(vgpu.error());
    const auto gpu = findGpu(host, (*vgpu)->gpu);
    if (!gpu)
        return std::unexpected(gpu.error());
    const KeptItem item = Drift::itemOf(**gpu, **vgpu, facts.gpus);
    const bool byLibvirt = item.kind == KeptKind::Mdev && std::ranges::contains(facts.libvirtParents, item.parent);
    if (keptFor(facts, item) || isDefined(facts, item))
        return KeepPlans::isKept(KeepPlans::name(rowOf(item)));
    Plan plan = planOf(host, KeepPlans::keepTitle(shownName(**vgpu)));
    // A vGPU on a VF can only come back when its VF does.
    if ((*gpu)->vfsEnabled.value_or(0) > 0 && item.slot)
        addKeep(plan, facts, vfsItem(**gpu, facts), false);
    addKeep(plan, facts, item, byLibvirt);
    return plan;
}

Result<Plan> planKeepVfs(const Host::Inventory &host, const Facts &facts, const GpuId &id)
{
    const auto gpu = KeepPlans::canKeepHere(host, facts).and_then([&] { return findGpu(host, id); });
    if (!gpu)
        return std::unexpected(gpu.error());
    if ((*gpu)->vfsEnabled.value_or(0) == 0)
        return KeepPlans::noVfs(id);
    const KeptItem item = vfsItem(**gpu, facts);
    const QString what = KeepPlans::name(rowOf(item));
    if (const KeptItem *before = keptFor(facts, item); before && *before == item)
        return KeepPlans::isKept(what);
    Plan plan = planOf(host, KeepPlans::keepTitle(what));
    addKeep(plan, facts, item, false);
    return plan;
}

Result<Plan> planForget(const Host::Inventory &host, const Row &row)
{
    if (const auto allowed = checkHostForVgpus(host); !allowed)
        return std::unexpected(allowed.error());
    Plan plan = planOf(host, KeepPlans::forgetTitle(row));
    plan.steps.emplace_back(ForgetItem{Keep::toLine(row.item), row.byMdevctl});
    if (row.finding == Finding::AsKept)
        plan.warnings.push_back(KeepPlans::stays(row));
    return plan;
}

Result<Plan> planRestore(const Host::Inventory &host, const Facts &facts, const Row &row)
{
    return planRestoreAll(host, facts, {row}).transform_error([&](const Error &error) {
        return Drift::canRestore(row) ? error : KeepPlans::cannotRestore(row).error();
    });
}

Result<Plan> planRestoreAll(const Host::Inventory &host, const Facts &facts, const std::vector<Row> &rows)
{
    if (const auto allowed = checkHostForVgpus(host); !allowed)
        return std::unexpected(allowed.error());
    Plan plan = planOf(host, {});
    int count = 0;
    for (int stage = 0; stage < 3; ++stage)
        for (const Row &row : rows) {
            if (stageOf(row) != stage || !Drift::isDrift(row))
                continue;
            if (const auto added = addRestore(plan, host, facts, row); added)
                ++count;
            else
                plan.warnings.push_back(Drift::canRestore(row) ? added.error().sentence : KeepPlans::leftAlone(row));
        }
    if (count == 0)
        return KeepPlans::nothingToRestore();
    plan.title = KeepPlans::restoreTitle(count);
    return plan;
}

Result<Plan> planFollowCard(const Host::Inventory &host, const Facts &facts, const Row &row, const GpuId &now)
{
    const bool isAsked = row.finding == Finding::CardUnsure && std::ranges::contains(row.candidates, now);
    if (const auto allowed = KeepPlans::canKeepHere(host, facts); !allowed)
        return std::unexpected(allowed.error());
    if (!isAsked)
        return KeepPlans::notAnswered(row);
    Plan plan = planOf(host, KeepPlans::followTitle(row.item.gpu, now));
    std::vector<Row> same = Drift::computeDrift(host, facts);
    std::erase_if(same, [&](const Row &r) { return r.item.gpu != row.item.gpu || r.finding != Finding::CardUnsure; });
    std::ranges::stable_sort(same, {}, stageOf);
    for (const Row &one : same)
        if (const auto added = addFollow(plan, host, facts, one, now); !added)
            return std::unexpected(added.error());
    return plan;
}

Result<Plan> planKeepAsIs(const Host::Inventory &host, const Facts &facts, const Row &row)
{
    if (const auto allowed = KeepPlans::canKeepHere(host, facts); !allowed)
        return std::unexpected(allowed.error());
    KeptItem now = row.item;
    if (row.finding == Finding::OtherType) {
        now.type = row.typeNow;
    } else if (row.finding == Finding::VfsDiffer) {
        now.count = row.countNow;
    } else if (const Gpu::Vgpu *there = host.vgpu(vgpuIdOf(row.item)); there && row.finding == Finding::OtherGpu) {
        now = Drift::itemOf(*host.gpu(there->gpu), *there, facts.gpus);
    } else {
        return KeepPlans::isKept(KeepPlans::name(row));
    }
    Plan plan = planOf(host, KeepPlans::keepTitle(KeepPlans::name(row)));
    plan.steps.emplace_back(ForgetItem{Keep::toLine(row.item), row.byMdevctl});
    plan.steps.emplace_back(KeepItem{Keep::toLine(now), row.byMdevctl});
    return plan;
}

} // namespace Carrel::Operations
