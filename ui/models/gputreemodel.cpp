// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/gputreemodel.h"

#include "ui/models/capacity.h"
#include "ui/models/messagetext.h"
#include "ui/models/rowtext.h"
#include "ui/text/text.h"

#include <algorithm>

namespace Carrel::Models {

namespace {

Row rowBelow(const Row &above, NodeKind kind, const QString &id)
{
    Row row = above;
    row.kind = kind;
    row.id = id;
    return row;
}

std::vector<Row> gpuRows(const Row &host)
{
    std::vector<Row> rows;
    for (const Gpu::Gpu &gpu : host.inventory().gpus) {
        rows.push_back(rowBelow(host, NodeKind::Gpu, gpu.id.text));
        rows.back().gpu = &gpu;
    }
    if (const MessageKind message = gpuMessage(host.inventory()); message != MessageKind::None)
        rows.push_back(messageRow(host, message));
    return rows;
}

/** The types the GPU lists, then those only its vGPUs know (or cannot tell), so that no vGPU is without a place. */
std::vector<Row> typeRows(const Row &gpu)
{
    std::vector<Row> rows;
    for (const Gpu::VgpuType &type : gpu.gpu->types) {
        rows.push_back(rowBelow(gpu, NodeKind::VgpuType, type.id.text));
        rows.back().type = &type;
    }
    for (const Gpu::Vgpu &vgpu : gpu.gpu->vgpus)
        if (std::ranges::none_of(rows, [&](const Row &row) { return row.id == vgpu.type.text; }))
            rows.push_back(rowBelow(gpu, NodeKind::VgpuType, vgpu.type.text));
    if (rows.empty())
        rows.push_back(messageRow(gpu, MessageKind::NoTypes));
    return rows;
}

std::vector<Row> vgpuRows(const Row &type)
{
    std::vector<Row> rows;
    for (const Gpu::Vgpu &vgpu : type.gpu->vgpus) {
        if (vgpu.type.text != type.id)
            continue;
        rows.push_back(rowBelow(type, NodeKind::Vgpu, vgpu.id.text));
        rows.back().vgpu = &vgpu;
    }
    return rows;
}

std::vector<Row> userRows(const Row &vgpu)
{
    std::vector<Row> rows;
    for (const Host::Workstation *user : vgpu.host->usersOf(VgpuId{vgpu.id})) {
        rows.push_back(rowBelow(vgpu, NodeKind::Workstation, user->id.text));
        rows.back().workstation = user;
    }
    return rows;
}

/** The most vGPUs of one type that the driver still offers; nullopt when it offers no number at all. */
std::optional<int> mostFree(const Gpu::Gpu &gpu)
{
    std::optional<int> most;
    for (const Gpu::VgpuType &type : gpu.types)
        if (type.available)
            most = std::max(most.value_or(0), *type.available);
    return most;
}

std::optional<Mebibytes> framebufferOf(const Row &row)
{
    if (row.kind == NodeKind::Gpu)
        return capacityOf(*row.host, *row.gpu).total;
    return row.type ? row.type->framebuffer : std::nullopt;
}

bool hasFramebuffer(const Row &row)
{
    return row.kind == NodeKind::VgpuType || row.kind == NodeKind::Vgpu
        || (row.kind == NodeKind::Gpu && !row.gpu->types.empty());
}

std::optional<int> freeOf(const Row &row)
{
    if (row.kind == NodeKind::Gpu)
        return mostFree(*row.gpu);
    return row.kind == NodeKind::VgpuType && row.type ? row.type->available : std::nullopt;
}

QString framebufferText(const Row &row)
{
    if (!hasFramebuffer(row))
        return {};
    if (row.kind != NodeKind::Gpu)
        return Text::memory(framebufferOf(row));
    const Capacity bar = capacityOf(*row.host, *row.gpu);
    if (!bar.total || !bar.used)
        return Text::unknown();
    //: used framebuffer of a GPU, of all it has
    return GpuTreeModel::tr("%1 of %2").arg(Text::memoryPart(*bar.used), Text::memory(*bar.total));
}

QString freeText(const Row &row)
{
    if (row.kind == NodeKind::VgpuType)
        return Text::number(freeOf(row));
    if (row.kind != NodeKind::Gpu || row.gpu->types.empty())
        return {};
    const std::optional<int> most = mostFree(*row.gpu);
    //: how many more vGPUs of its smallest type a GPU has room for
    return most.value_or(0) > 0 ? GpuTreeModel::tr("up to %1").arg(Text::number(most)) : Text::number(most);
}

} // namespace

int GpuTreeModel::columnCount(const QModelIndex & /*parent*/) const
{
    return static_cast<int>(Column::UsedBy) + 1;
}

bool GpuTreeModel::isShownByDefault(int /*column*/) const
{
    return true;
}

bool GpuTreeModel::isNumber(int column) const
{
    return static_cast<Column>(column) == Column::Free;
}

QVariant GpuTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (static_cast<Column>(section)) {
    case Column::Name:
        return tr("Name");
    case Column::Framebuffer:
        return isTip ? tr("Graphics memory: what a type or vGPU has, and how a GPU's is given out") : tr("Framebuffer");
    case Column::Free:
        //: column header, how many more vGPUs can be created
        return isTip ? tr("How many more vGPUs the driver says can be created") : tr("Free");
    case Column::State:
        return tr("State");
    case Column::UsedBy:
        return isTip ? tr("Workstations the vGPU belongs to") : tr("Used by");
    }
    return {};
}

std::vector<Row> GpuTreeModel::childRows(const Row &row) const
{
    switch (row.kind) {
    case NodeKind::Host:
        return gpuRows(row);
    case NodeKind::Gpu:
        return typeRows(row);
    case NodeKind::VgpuType:
        return vgpuRows(row);
    case NodeKind::Vgpu:
        return userRows(row);
    case NodeKind::Workstation:
    case NodeKind::Message:
        break;
    }
    return {};
}

QString GpuTreeModel::cellText(const Row &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Column::Name:
        return rowName(row);
    case Column::Framebuffer:
        return framebufferText(row);
    case Column::Free:
        return freeText(row);
    case Column::State:
        return rowStateText(row);
    case Column::UsedBy:
        return userNames(row);
    }
    return {};
}

QVariant GpuTreeModel::sortValue(const Row &row, int column) const
{
    if (static_cast<Column>(column) == Column::Framebuffer) {
        const std::optional<Mebibytes> size = framebufferOf(row);
        return size ? QVariant(size->count) : QVariant();
    }
    if (static_cast<Column>(column) == Column::Free) {
        const std::optional<int> count = freeOf(row);
        return count ? QVariant(*count) : QVariant();
    }
    return cellText(row, column);
}

} // namespace Carrel::Models
