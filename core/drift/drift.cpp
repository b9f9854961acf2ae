// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/drift/drift.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Drift {

using namespace Qt::StringLiterals;
using Gpu::BackEnd;
using Keep::KeptItem;
using Keep::KeptKind;
using Keep::Whereabouts;

namespace {

bool isVgpu(const KeptItem &item)
{
    return item.kind == KeptKind::Mdev || item.kind == KeptKind::VfType;
}

/** How the inventory names the vGPU. */
VgpuId vgpuOf(const KeptItem &item)
{
    return {item.kind == KeptKind::Mdev ? item.vgpu.text : item.parent.text};
}

QStringList usersOf(const Host::Inventory &host, const VgpuId &vgpu)
{
    QStringList names;
    for (const Host::WorkstationPtr &workstation : host.usersOf(vgpu))
        names.append(workstation->name);
    return names;
}

const Keep::PresentGpu *presentGpu(const std::vector<Keep::PresentGpu> &gpus, const GpuId &id)
{
    const auto found = std::ranges::find(gpus, id, &Keep::PresentGpu::id);
    return found == gpus.end() ? nullptr : &*found;
}

void judgeVfs(const Host::Inventory &host, Row &row)
{
    const Gpu::Gpu *gpu = host.gpu(row.item.gpu);
    if (!gpu || !gpu->vfsEnabled || *gpu->vfsEnabled == row.item.count)
        return;
    row.countNow = *gpu->vfsEnabled;
    row.finding = row.countNow == 0 ? Finding::VfsOff : Finding::VfsDiffer;
}

void judgeVgpu(const Host::Inventory &host, Row &row)
{
    const Gpu::Vgpu *there = host.vgpu(vgpuOf(row.item));
    if (!there) {
        row.finding = Finding::Missing;
    } else if (there->type != row.item.type) {
        row.finding = Finding::OtherType;
        row.typeNow = there->type;
    } else if (there->gpu != row.item.gpu && there->parent != row.item.parent) {
        row.finding = Finding::OtherGpu;
        row.gpuNow = there->gpu;
    }
}

void judgeInPlace(const Host::Inventory &host, Row &row)
{
    switch (row.item.kind) {
    case KeptKind::VfCount:
        return judgeVfs(host, row);
    case KeptKind::MixedSizes:
        row.finding = Finding::ModeUnknown;
        return;
    case KeptKind::Mdev:
    case KeptKind::VfType:
        return judgeVgpu(host, row);
    }
}

void judge(const Host::Inventory &host, const Keep::Place &place, Row &row)
{
    switch (place.whereabouts) {
    case Whereabouts::Here:
        return judgeInPlace(host, row);
    case Whereabouts::Moved:
        row.finding = Finding::CardMoved;
        row.gpuNow = place.gpu;
        return;
    case Whereabouts::Unsure:
        row.finding = Finding::CardUnsure;
        row.candidates = place.candidates;
        return;
    case Whereabouts::OtherCard:
        row.finding = Finding::OtherCard;
        return;
    case Whereabouts::Gone:
        row.finding = Finding::CardGone;
        return;
    }
}

std::vector<Row> rowsOfSet(const Host::Inventory &host, const Facts &facts)
{
    std::vector<Row> rows;
    const std::vector<Keep::Place> places = Keep::locate(facts.set, facts.gpus);
    for (size_t i = 0; i < facts.set.size(); ++i) {
        Row row;
        row.item = facts.set[i];
        judge(host, places[i], row);
        if (isVgpu(row.item))
            row.users = usersOf(host, vgpuOf(row.item));
        rows.push_back(row);
    }
    return rows;
}

/** The GPU a parent of mdevctl's store belongs to: itself, or the one whose VF it is. */
GpuId gpuOfParent(const Host::Inventory &host, const GpuId &parent)
{
    for (const Gpu::Gpu &gpu : host.gpus)
        if (std::ranges::find(gpu.vfs, parent, &Gpu::VirtualFunction::id) != gpu.vfs.end())
            return gpu.id;
    return parent;
}

Row rowOf(const Host::Inventory &host, const Keep::DefinedMdev &defined)
{
    Row row;
    row.byMdevctl = true;
    row.startsByItself = defined.startsByItself;
    row.item.gpu = gpuOfParent(host, defined.parent);
    row.item.parent = defined.parent;
    row.item.type = defined.type;
    row.item.vgpu = defined.vgpu;
    if (host.gpu(row.item.gpu))
        judgeVgpu(host, row);
    else
        row.finding = host.vgpu(vgpuOf(row.item)) ? Finding::OtherGpu : Finding::CardGone;
    if (row.finding == Finding::OtherGpu)
        row.gpuNow = host.vgpu(vgpuOf(row.item))->gpu;
    row.users = usersOf(host, vgpuOf(row.item));
    return row;
}

bool isKept(const std::vector<Row> &rows, const KeptItem &item)
{
    return std::ranges::any_of(rows, [&](const Row &row) { return Keep::isSameThing(row.item, item); });
}

} // namespace

KeptItem itemOf(const Gpu::Gpu &gpu, const Gpu::Vgpu &vgpu, const std::vector<Keep::PresentGpu> &present)
{
    KeptItem item;
    item.kind = gpu.backEnd == BackEnd::VendorVfio ? KeptKind::VfType : KeptKind::Mdev;
    item.gpu = gpu.id;
    item.parent = vgpu.parent.isEmpty() ? gpu.id : vgpu.parent;
    item.type = vgpu.type;
    if (item.kind == KeptKind::Mdev)
        item.vgpu = Uuid{vgpu.id.text};
    const auto vf = std::ranges::find(gpu.vfs, item.parent, &Gpu::VirtualFunction::id);
    if (vf != gpu.vfs.end())
        item.slot = vf->number;
    if (const Keep::PresentGpu *card = presentGpu(present, gpu.id))
        item.identity = card->identity;
    return item;
}

Result<KeptItem> itemOn(const KeptItem &item, const Keep::PresentGpu &gpu)
{
    KeptItem moved = item;
    moved.gpu = gpu.id;
    moved.identity = gpu.identity;
    if (isVgpu(item))
        moved.parent = Keep::parentOn(item, gpu);
    if (isVgpu(item) && moved.parent.isEmpty())
        return failure(ErrorCode::NotFound,
                       QCoreApplication::translate("Drift", "GPU %1 has no virtual function %2 now.")
                           .arg(gpu.id.text)
                           .arg(item.slot.value_or(0)),
                       QCoreApplication::translate("Drift", "Switch its virtual functions on first."));
    return moved;
}

std::vector<Row> computeDrift(const Host::Inventory &host, const Facts &facts)
{
    std::vector<Row> rows = rowsOfSet(host, facts);
    for (const Keep::DefinedMdev &defined : facts.defined)
        if (Row row = rowOf(host, defined); !isKept(rows, row.item))
            rows.push_back(std::move(row));
    for (const Gpu::Gpu &gpu : host.gpus)
        for (const Gpu::Vgpu &vgpu : gpu.vgpus) {
            Row row;
            row.finding = Finding::Extra;
            row.item = itemOf(gpu, vgpu, facts.gpus);
            row.byMdevctl =
                row.item.kind == KeptKind::Mdev && std::ranges::contains(facts.libvirtParents, row.item.parent);
            row.users = usersOf(host, vgpu.id);
            if (!isKept(rows, row.item))
                rows.push_back(std::move(row));
        }
    return rows;
}

bool isDrift(const Row &row)
{
    switch (row.finding) {
    case Finding::AsKept:
    case Finding::ModeUnknown:
    case Finding::Extra:
        return false;
    case Finding::Missing:
        return row.startsByItself;
    default:
        return true;
    }
}

bool canRestore(const Row &row)
{
    return isDrift(row)
        && (row.finding == Finding::Missing || row.finding == Finding::VfsOff || row.finding == Finding::CardMoved);
}

} // namespace Carrel::Drift
