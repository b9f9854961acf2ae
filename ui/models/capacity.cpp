// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/capacity.h"

#include "ui/models/hostview.h"
#include "ui/text/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMap>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Carrel::Models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Capacity)
};

/** No file holds a GPU's memory; the driver's own type list does: the most that instances of one type can add up to. */
std::optional<Mebibytes> totalOf(const Gpu::Gpu &gpu)
{
    std::optional<Mebibytes> total;
    for (const Gpu::VgpuType &type : gpu.types)
        if (type.framebuffer && type.maxInstances)
            total = std::max(total.value_or(Mebibytes{}), Mebibytes{type.framebuffer->count * *type.maxInstances});
    return total;
}

std::optional<Mebibytes> sizeOf(const Gpu::Gpu &gpu, const Gpu::Vgpu &vgpu)
{
    const Gpu::VgpuType *type = Gpu::findType(gpu, vgpu.type);
    return type ? type->framebuffer : std::nullopt;
}

std::optional<Mebibytes> usedOf(const Gpu::Gpu &gpu)
{
    Mebibytes used;
    for (const Gpu::Vgpu &vgpu : gpu.vgpus) {
        const std::optional<Mebibytes> size = sizeOf(gpu, vgpu);
        if (!size)
            return std::nullopt;
        used.count += size->count;
    }
    return used;
}

/** One type of each size that has room, smallest first: A, B and Q variants of a size need not all be read out. */
QMap<qint64, const Gpu::VgpuType *> roomBySize(const Gpu::Gpu &gpu)
{
    QMap<qint64, const Gpu::VgpuType *> bySize;
    for (const Gpu::VgpuType &type : gpu.types) {
        if (type.available.value_or(0) <= 0)
            continue;
        const Gpu::VgpuType *&best = bySize[type.framebuffer.value_or(Mebibytes{}).count];
        // The Q series is the one with workstation features.
        if (!best || (type.name.endsWith(u'Q') && !best->name.endsWith(u'Q')))
            best = &type;
    }
    return bySize;
}

QString roomList(const QMap<qint64, const Gpu::VgpuType *> &bySize)
{
    constexpr qsizetype most = 3;
    QStringList parts;
    for (const Gpu::VgpuType *type : bySize.values().last(std::min(bySize.size(), most)))
        //: how many more of a vGPU type can be created: "3 × M60-2Q"
        parts << Words::tr("%1 × %2").arg(QLocale().toString(*type->available), Text::shortTypeName(*type));
    const QString last = parts.takeLast();
    if (parts.isEmpty())
        return Words::tr("room for %1").arg(last);
    return Words::tr("room for %1 or %2").arg(parts.join(u", "_s), last);
}

/** The driver's own numbers, never arithmetic; where the two disagree it says so. */
QString roomOf(const Gpu::Gpu &gpu, std::optional<Mebibytes> total, std::optional<Mebibytes> used)
{
    const QMap<qint64, const Gpu::VgpuType *> bySize = roomBySize(gpu);
    if (!bySize.isEmpty())
        return roomList(bySize);
    if (std::ranges::none_of(gpu.types, [](const Gpu::VgpuType &type) { return type.available.has_value(); }))
        return Words::tr("room unknown");
    if (total && used && *used < *total)
        return Words::tr("the driver offers no more now, though %1 are not given out")
            .arg(Text::memory(Mebibytes{total->count - used->count}));
    return Words::tr("no room left");
}

QString ownerOf(const HostView &host, const Gpu::Vgpu &vgpu)
{
    QStringList names;
    for (const Host::Workstation *user : host.usersOf(vgpu.id))
        names << user->name;
    return names.isEmpty() ? sliceWord(SliceState::Orphan) : names.join(u", "_s);
}

QString sliceSentence(const Slice &slice, const QString &size, int number, int count, bool hasOwner)
{
    const QString place = Words::tr("Slice %1 of %2").arg(number).arg(count);
    if (!hasOwner)
        return Words::tr("%1, %2, %3, %4").arg(place, slice.typeName, size, sliceWord(slice.state));
    return Words::tr("%1, %2, %3, workstation %4, %5")
        .arg(place, slice.typeName, size, slice.owner, sliceWord(slice.state));
}

/** How many equal slots to draw where sizes are not known. */
double slotsOf(const Gpu::Gpu &gpu)
{
    int room = 0;
    for (const Gpu::VgpuType &type : gpu.types)
        room = std::max(room, type.available.value_or(0));
    return std::max(1.0, static_cast<double>(gpu.vgpus.size()) + room);
}

QString barSentence(const Capacity &bar)
{
    const auto count = static_cast<int>(bar.slices.size());
    if (bar.total && bar.used)
        return Words::tr("%1 of %2 used by %n vGPU(s), %3", nullptr, count)
            .arg(Text::memoryPart(*bar.used), Text::memory(*bar.total), bar.room);
    return Words::tr("%n vGPU(s), framebuffer unknown, %1", nullptr, count).arg(bar.room);
}

} // namespace

QString sliceWord(SliceState state)
{
    switch (state) {
    case SliceState::Running:
        return Words::tr("running");
    case SliceState::Reserved:
        //: the vGPU belongs to a workstation that is off
        return Words::tr("reserved");
    case SliceState::Orphan:
        return Words::tr("no workstation");
    case SliceState::Failed:
        break;
    }
    return Words::tr("needs attention");
}

SliceState sliceState(const HostView &host, const VgpuId &id)
{
    const HostView::Users &users = host.usersOf(id);
    const Gpu::Vgpu *vgpu = host.find(id).vgpu;
    const auto hasCrashed = [](const Host::Workstation *w) {
        return w->state == Host::WorkstationState::Crashed;
    };
    if (!vgpu || std::ranges::any_of(users, hasCrashed))
        return SliceState::Failed;
    if (std::ranges::any_of(users, [](const Host::Workstation *w) { return Host::isActive(w->state); }))
        return SliceState::Running;
    // A process of nobody's workstation holds it: removing it would hang.
    if (vgpu->inUse.value_or(false))
        return SliceState::Failed;
    return users.empty() ? SliceState::Orphan : SliceState::Reserved;
}

Capacity capacityOf(const HostView &host, const Gpu::Gpu &gpu)
{
    Capacity bar;
    bar.gpu = gpu.id;
    bar.gpuName = Text::gpuName(gpu);
    bar.total = totalOf(gpu);
    bar.used = usedOf(gpu);
    const bool toScale = bar.total && bar.used && bar.total->count > 0;
    const double whole = toScale ? static_cast<double>(std::max(bar.total->count, bar.used->count)) : slotsOf(gpu);
    const auto count = static_cast<int>(gpu.vgpus.size());
    for (const Gpu::Vgpu &vgpu : gpu.vgpus) {
        Slice slice{vgpu.id, ownerOf(host, vgpu), Text::typeName(&gpu, vgpu.type), 0, sliceState(host, vgpu.id), {}};
        slice.share = (toScale ? static_cast<double>(sizeOf(gpu, vgpu)->count) : 1.0) / whole;
        slice.sentence = sliceSentence(slice, Text::memory(sizeOf(gpu, vgpu)), static_cast<int>(bar.slices.size()) + 1,
                                       count, !host.usersOf(vgpu.id).empty());
        bar.slices.push_back(std::move(slice));
    }
    bar.room = roomOf(gpu, bar.total, bar.used);
    bar.sentence = barSentence(bar);
    return bar;
}

} // namespace Carrel::Models
