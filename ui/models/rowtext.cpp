// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/rowtext.h"

#include "ui/models/capacity.h"
#include "ui/models/messagetext.h"
#include "ui/text/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Carrel::Models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Tree)
};

TypeId typeIdOf(const Row &row)
{
    if (row.kind == NodeKind::VgpuType)
        return TypeId{row.id};
    return row.vgpu ? row.vgpu->type : TypeId{};
}

std::optional<Mebibytes> sizeOf(const Row &row)
{
    return row.type ? row.type->framebuffer : std::nullopt;
}

QString vgpuSentence(const Row &row)
{
    const QString word = sliceWord(sliceState(*row.host, VgpuId{row.id}));
    if (!row.vgpu)
        return Words::tr("vGPU %1, not on this host").arg(row.id);
    const QString type = Text::typeName(row.gpu, typeIdOf(row));
    const QString users = userNames(row);
    if (users.isEmpty())
        return Words::tr("vGPU %1, %2, %3").arg(type, Text::memory(sizeOf(row)), word);
    return Words::tr("vGPU %1, %2, used by %3, %4").arg(type, Text::memory(sizeOf(row)), users, word);
}

QString typeSentence(const Row &row)
{
    if (!row.type)
        return Words::tr("vGPU type %1, not offered by this GPU").arg(Text::typeName(row.gpu, typeIdOf(row)));
    if (!row.type->available)
        return Words::tr("vGPU type %1, how many are free is unknown").arg(Text::typeLine(*row.type));
    return Words::tr("vGPU type %1, %n free", nullptr, *row.type->available).arg(Text::typeLine(*row.type));
}

QString workstationSentence(const Row &row)
{
    const Host::Workstation &workstation = *row.workstation;
    const QString state = Text::workstationState(workstation);
    if (workstation.vgpus.empty())
        return Words::tr("Workstation %1, %2, no vGPU").arg(workstation.name, state);
    QStringList types;
    for (const VgpuId &id : workstation.vgpus) {
        const HostView::Place place = row.host->find(id);
        types << (place.vgpu ? Text::typeName(place.gpu, place.vgpu->type) : Words::tr("missing"));
    }
    return Words::tr("Workstation %1, %2, vGPU %3").arg(workstation.name, state, types.join(u", "_s));
}

QString hostIcon(Host::HostState state)
{
    switch (state) {
    case Host::HostState::Connecting:
        return u"carrel-host-connecting"_s;
    case Host::HostState::Connected:
        return u"carrel-host-connected"_s;
    case Host::HostState::ReadOnly:
        return u"carrel-host-readonly"_s;
    case Host::HostState::Lost:
    case Host::HostState::Failed:
        break;
    }
    return u"carrel-host-lost"_s;
}

QString sliceIcon(SliceState state)
{
    switch (state) {
    case SliceState::Running:
        return u"carrel-vgpu-running"_s;
    case SliceState::Reserved:
        return u"carrel-vgpu-reserved"_s;
    case SliceState::Orphan:
        return u"carrel-vgpu-free"_s;
    case SliceState::Failed:
        break;
    }
    return u"carrel-vgpu-failed"_s;
}

QString workstationIcon(Host::WorkstationState state)
{
    switch (state) {
    case Host::WorkstationState::Running:
        return u"carrel-workstation-running"_s;
    case Host::WorkstationState::ShuttingDown:
        return u"carrel-workstation-stopping"_s;
    case Host::WorkstationState::Paused:
    case Host::WorkstationState::Suspended:
        return u"carrel-workstation-paused"_s;
    case Host::WorkstationState::Crashed:
        return u"carrel-workstation-crashed"_s;
    case Host::WorkstationState::Off:
        return u"carrel-workstation-off"_s;
    case Host::WorkstationState::Unknown:
        break;
    }
    return u"carrel-workstation-unknown"_s;
}

} // namespace

QString userNames(const Row &row)
{
    QStringList names;
    if (row.kind == NodeKind::Vgpu)
        for (const Host::Workstation *user : row.host->usersOf(VgpuId{row.id}))
            names << user->name;
    return names.join(u", "_s);
}

QString rowName(const Row &row)
{
    switch (row.kind) {
    case NodeKind::Host:
        return Text::hostName(row.inventory());
    case NodeKind::Gpu:
        return Text::markSimulated(row.inventory(), Text::gpuName(*row.gpu));
    case NodeKind::VgpuType:
        return Text::typeName(row.gpu, typeIdOf(row));
    case NodeKind::Vgpu:
        return Text::markSimulated(row.inventory(), row.vgpu ? Text::vgpuName(row.gpu, *row.vgpu) : row.id);
    case NodeKind::Workstation:
        return row.workstation->name;
    case NodeKind::Message:
        break;
    }
    return messageText(row);
}

QString rowStateText(const Row &row)
{
    switch (row.kind) {
    case NodeKind::Host:
        return Text::hostStateLine(row.inventory());
    case NodeKind::Gpu:
        if (row.gpu->driver.isEmpty() && row.gpu->types.empty())
            return Words::tr("no driver");
        return Words::tr("%n vGPU(s)", nullptr, static_cast<int>(row.gpu->vgpus.size()));
    case NodeKind::Vgpu:
        return row.vgpu ? sliceWord(sliceState(*row.host, VgpuId{row.id})) : Words::tr("missing");
    case NodeKind::Workstation:
        return Text::workstationState(*row.workstation);
    case NodeKind::VgpuType:
    case NodeKind::Message:
        break;
    }
    return {};
}

QString rowSentence(const Row &row)
{
    switch (row.kind) {
    case NodeKind::Host:
        return Words::tr("Host %1, %2").arg(rowName(row), rowStateText(row));
    case NodeKind::Gpu:
        if (row.gpu->types.empty())
            return Words::tr("GPU %1 at %2, offers no vGPU type").arg(rowName(row), row.gpu->id.text);
        return Words::tr("GPU %1 at %2, %3")
            .arg(rowName(row), row.gpu->id.text, capacityOf(*row.host, *row.gpu).sentence);
    case NodeKind::VgpuType:
        return typeSentence(row);
    case NodeKind::Vgpu:
        return Text::markSimulated(row.inventory(), vgpuSentence(row));
    case NodeKind::Workstation:
        return workstationSentence(row);
    case NodeKind::Message:
        break;
    }
    return messageText(row);
}

QString rowDescription(const Row &row)
{
    switch (row.kind) {
    case NodeKind::Gpu:
        return Text::gpuHeading(*row.gpu);
    case NodeKind::Host:
        return row.inventory().error ? Text::errorLine(*row.inventory().error) : row.inventory().uri;
    case NodeKind::Vgpu:
        return row.vgpu ? row.id : Words::tr("It may come back when the vGPU is created again with this UUID.");
    case NodeKind::Workstation:
        return row.workstation->notes.isEmpty() ? row.workstation->title : row.workstation->notes;
    case NodeKind::VgpuType:
        return row.id;
    case NodeKind::Message:
        break;
    }
    return messageNextStep(row);
}

QString rowToolTip(const Row &row)
{
    QString text = rowSentence(row);
    if (const QString more = rowDescription(row); !more.isEmpty())
        text += u'\n' + more;
    // A name is outside text: as HTML it could show anything.
    return u"<p style='white-space:pre-wrap'>%1</p>"_s.arg(text.toHtmlEscaped());
}

QString rowIcon(const Row &row)
{
    switch (row.kind) {
    case NodeKind::Host:
        return hostIcon(row.inventory().state);
    case NodeKind::Gpu:
        return u"carrel-gpu"_s;
    case NodeKind::VgpuType:
        return u"carrel-vgpu-type"_s;
    case NodeKind::Vgpu:
        return sliceIcon(sliceState(*row.host, VgpuId{row.id}));
    case NodeKind::Workstation:
        return workstationIcon(row.workstation->state);
    case NodeKind::Message:
        break;
    }
    return row.message == MessageKind::HostFailed ? u"dialog-error"_s : u"dialog-information"_s;
}

QVariant rowState(const Row &row)
{
    switch (row.kind) {
    case NodeKind::Host:
        return static_cast<int>(row.inventory().state);
    case NodeKind::Vgpu:
        return static_cast<int>(sliceState(*row.host, VgpuId{row.id}));
    case NodeKind::Workstation:
        return static_cast<int>(row.workstation->state);
    case NodeKind::Gpu:
    case NodeKind::VgpuType:
    case NodeKind::Message:
        break;
    }
    return {};
}

} // namespace Carrel::Models
