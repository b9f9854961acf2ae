// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/workstationtreemodel.h"

#include "ui/models/messagetext.h"
#include "ui/models/rowtext.h"
#include "ui/text/text.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Carrel::Models {

namespace {

std::vector<Row> workstationRows(const Row &host)
{
    std::vector<Row> rows;
    rows.reserve(host.inventory().workstations.size());
    for (const Host::WorkstationPtr &workstation : host.inventory().workstations) {
        rows.push_back({NodeKind::Workstation, workstation->id.text, host.host});
        rows.back().workstation = workstation.get();
    }
    if (const MessageKind message = workstationMessage(host.inventory()); message != MessageKind::None)
        rows.push_back(messageRow(host, message));
    return rows;
}

/** The vGPUs its XML names, those that are not there included: something has to be done about them. */
std::vector<Row> vgpuRows(const Row &workstation)
{
    std::vector<Row> rows;
    for (const VgpuId &id : workstation.workstation->vgpus) {
        if (std::ranges::any_of(rows, [&](const Row &row) { return row.id == id.text; }))
            continue;
        Row row{NodeKind::Vgpu, id.text, workstation.host};
        const HostView::Place place = workstation.host->find(id);
        row.gpu = place.gpu;
        row.vgpu = place.vgpu;
        row.type = place.vgpu ? Gpu::findType(*place.gpu, place.vgpu->type) : nullptr;
        row.workstation = workstation.workstation;
        rows.push_back(std::move(row));
    }
    return rows;
}

QStringList namesOfVgpus(const Row &row, QString (*name)(const HostView::Place &))
{
    QStringList names;
    for (const VgpuId &id : row.workstation->vgpus) {
        const HostView::Place place = row.host->find(id);
        const QString text = place.vgpu ? name(place) : WorkstationTreeModel::tr("missing");
        if (!names.contains(text))
            names << text;
    }
    return names;
}

QString typeOf(const HostView::Place &place)
{
    return Text::typeName(place.gpu, place.vgpu->type);
}

QString gpuOf(const HostView::Place &place)
{
    return Text::gpuName(*place.gpu);
}

QString workstationText(const Row &row, WorkstationTreeModel::Column column)
{
    using Column = WorkstationTreeModel::Column;
    const Host::Workstation &workstation = *row.workstation;
    switch (column) {
    case Column::VgpuType:
        return namesOfVgpus(row, typeOf).join(u", "_s);
    case Column::Gpu:
        return namesOfVgpus(row, gpuOf).join(u", "_s);
    case Column::Host:
        return Text::hostName(row.inventory());
    case Column::Console:
        return Text::consoleWords(workstation);
    case Column::Cpus:
        return QLocale().toString(workstation.cpus);
    case Column::Memory:
        return Text::memory(workstation.memory);
    case Column::Autostart:
        return workstation.autostart ? WorkstationTreeModel::tr("yes") : QString();
    case Column::Notes:
        return workstation.notes.simplified();
    case Column::Tags:
        return workstation.tags.join(u", "_s);
    case Column::Name:
    case Column::State:
        break;
    }
    return {};
}

QString vgpuText(const Row &row, WorkstationTreeModel::Column column)
{
    if (!row.vgpu)
        return {};
    if (column == WorkstationTreeModel::Column::VgpuType)
        return Text::typeName(row.gpu, row.vgpu->type);
    if (column == WorkstationTreeModel::Column::Gpu)
        return Text::gpuName(*row.gpu);
    return {};
}

} // namespace

int WorkstationTreeModel::columnCount(const QModelIndex & /*parent*/) const
{
    return static_cast<int>(Column::Tags) + 1;
}

bool WorkstationTreeModel::isShownByDefault(int column) const
{
    return column <= static_cast<int>(Column::Console);
}

bool WorkstationTreeModel::isNumber(int column) const
{
    return static_cast<Column>(column) == Column::Cpus || static_cast<Column>(column) == Column::Memory;
}

QVariant WorkstationTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Name:
        return tr("Name");
    case Column::State:
        return tr("State");
    case Column::VgpuType:
        return tr("vGPU type");
    case Column::Gpu:
        return tr("GPU");
    case Column::Host:
        return tr("Host");
    case Column::Console:
        return tr("Console");
    case Column::Cpus:
        return tr("CPUs");
    case Column::Memory:
        return tr("Memory");
    case Column::Autostart:
        //: column header: the workstation starts with its host
        return tr("Autostart");
    case Column::Notes:
        return tr("Notes");
    case Column::Tags:
        return tr("Tags");
    }
    return {};
}

std::vector<Row> WorkstationTreeModel::childRows(const Row &row) const
{
    if (row.kind == NodeKind::Host)
        return workstationRows(row);
    if (row.kind == NodeKind::Workstation)
        return vgpuRows(row);
    return {};
}

QString WorkstationTreeModel::cellText(const Row &row, int column) const
{
    const auto which = static_cast<Column>(column);
    if (which == Column::Name)
        return rowName(row);
    if (which == Column::State)
        return rowStateText(row);
    if (row.kind == NodeKind::Workstation)
        return workstationText(row, which);
    return row.kind == NodeKind::Vgpu ? vgpuText(row, which) : QString();
}

QVariant WorkstationTreeModel::sortValue(const Row &row, int column) const
{
    if (row.kind == NodeKind::Workstation && static_cast<Column>(column) == Column::Cpus)
        return row.workstation->cpus;
    if (row.kind == NodeKind::Workstation && static_cast<Column>(column) == Column::Memory)
        return row.workstation->memory.count;
    return cellText(row, column);
}

} // namespace Carrel::Models
