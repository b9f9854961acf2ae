// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window does with what people write on workstations, and with rows dropped on each other.

#include "app/gui/commands.h"

#include "app/gui/batchwords.h"
#include "app/gui/hosts.h"
#include "core/host/hostsession.h"
#include "core/operations/batch.h"
#include "core/operations/labels.h"
#include "core/operations/plans.h"
#include "core/virt/connection.h"
#include "ui/dialogs/notesdialog.h"
#include "ui/dialogs/tagsdialog.h"
#include "ui/text/text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMap>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;
using Models::Item;
using Models::NodeKind;
using Operations::BatchItem;
using Operations::Plan;

namespace {

QStringList tagsOfAll(const std::vector<Host::Snapshot> &hosts)
{
    QMap<QString, QString> found; // by the text without its case, as everywhere
    for (const Host::Snapshot &host : hosts)
        for (const Host::WorkstationPtr &each : host->workstations)
            for (const QString &tag : each->tags)
                found.insert(tag.toCaseFolded(), tag);
    return found.values();
}

/** What people call it, or its identity. */
QString clipText(const Host::Inventory &host, const Item &item, bool identity)
{
    const Gpu::Gpu *gpu = host.gpu(item.gpu);
    const Gpu::Vgpu *vgpu = host.vgpu(item.vgpu);
    switch (item.kind) {
    case NodeKind::Workstation:
        if (const Host::WorkstationPtr found = host.workstation(item.workstation); found && !identity)
            return found->name;
        return item.workstation.text;
    case NodeKind::Vgpu:
        return vgpu && !identity ? Text::vgpuName(gpu, *vgpu) : item.vgpu.text;
    case NodeKind::VgpuType:
        return identity ? item.type.text : Text::typeName(gpu, item.type);
    case NodeKind::Gpu:
        return gpu && !identity ? Text::gpuName(*gpu) : item.gpu.text;
    case NodeKind::Host:
    case NodeKind::Message:
        break;
    }
    return identity ? item.host : Text::hostName(host);
}

/** The first vGPU of the type on that GPU that this workstation can be given. */
VgpuId freeVgpu(const Host::Inventory &host, const WorkstationId &workstation, const Item &type)
{
    if (const Gpu::Gpu *gpu = host.gpu(type.gpu))
        for (const Gpu::Vgpu &vgpu : gpu->vgpus)
            if (vgpu.type == type.type && Operations::canAssign(host, workstation, vgpu.id))
                return vgpu.id;
    return {};
}

} // namespace

void Commands::copy(const std::vector<Item> &targets, bool identity)
{
    QStringList lines;
    for (const Item &each : targets)
        if (const Host::Snapshot host = m_hosts->snapshot(each.host))
            lines.append(clipText(*host, each, identity));
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    Q_EMIT said(tr("Copied: %1").arg(lines.join(u", "_s)));
}

void Commands::editTags(const std::vector<Item> &targets)
{
    std::vector<QStringList> tags;
    QString name;
    for (const Item &each : targets)
        if (const Host::Snapshot host = m_hosts->snapshot(each.host))
            if (const Host::WorkstationPtr found = host->workstation(each.workstation)) {
                tags.push_back(found->tags);
                name = found->name;
            }
    if (tags.empty())
        return;
    const auto count = static_cast<int>(tags.size());
    const QString title = count == 1 ? tr("Tags of %1").arg(name) : tr("Tags of %n workstations", nullptr, count);
    auto *dialog = new Dialogs::TagsDialog(title, tags, tagsOfAll(m_hosts->snapshots()), m_window);
    connect(dialog, &QDialog::accepted, this, [this, targets, dialog] {
        std::vector<Labelled> wishes;
        for (const Item &each : targets)
            if (const Host::Snapshot host = m_hosts->snapshot(each.host))
                if (const Host::WorkstationPtr found = host->workstation(each.workstation))
                    if (const QStringList wanted = dialog->decided(found->tags); wanted != found->tags)
                        wishes.push_back({each, found->name, wanted});
        setTags(wishes);
    });
    dialog->open();
}

/** Each stored XML is read first; then one job for all. */
void Commands::setTags(const std::vector<Labelled> &wishes)
{
    if (wishes.empty())
        return;
    QList<QFuture<Result<QString>>> reads;
    for (const Labelled &each : wishes)
        reads.append(readXml(m_hosts->session(each.item.host), each.item.workstation));
    QtFuture::whenAll(reads.begin(), reads.end())
        .then(this, [this, wishes](const QList<QFuture<Result<QString>>> &ended) {
            std::vector<BatchItem> items;
            for (qsizetype i = 0; i < ended.size(); ++i) {
                const Labelled &wish = wishes[static_cast<size_t>(i)];
                Host::HostSession *session = m_hosts->session(wish.item.host);
                if (!session)
                    continue;
                const Result<Plan> plan = ended[i].result().and_then([&](const QString &xml) {
                    return Operations::planSetTags(*session->snapshot(), wish.item.workstation, wish.tags, xml);
                });
                items.push_back({session, wish.name, plan});
            }
            const QString title = batchTitle(Verb::EditTags, static_cast<int>(items.size()));
            runAll(title, std::move(items));
        });
}

void Commands::editNotes(const Item &item)
{
    const Host::Snapshot host = m_hosts->snapshot(item.host);
    const Host::WorkstationPtr workstation = host ? host->workstation(item.workstation) : nullptr;
    if (!workstation)
        return;
    auto *dialog = new Dialogs::NotesDialog(workstation->name, workstation->notes, m_window);
    connect(dialog, &QDialog::accepted, this, [this, item, dialog] {
        withXml(item.host, item.workstation,
                [id = item.workstation, notes = dialog->notes()](const Host::Inventory &now, const QString &xml) {
                    return Operations::planSetNotes(now, id, notes, xml);
                });
    });
    dialog->open();
}

void Commands::give(const Item &what, const Item &onto)
{
    const Host::Snapshot host = m_hosts->snapshot(onto.host);
    if (!host)
        return;
    const WorkstationId workstation = what.kind == NodeKind::Workstation ? what.workstation : onto.workstation;
    VgpuId vgpu = what.kind == NodeKind::Vgpu ? what.vgpu : onto.vgpu;
    if (onto.kind == NodeKind::VgpuType)
        vgpu = freeVgpu(*host, workstation, onto);
    if (vgpu.isEmpty())
        return Q_EMIT failed(
            {ErrorCode::NotFound,
             tr("No vGPU of type %1 is free on this GPU.").arg(Text::typeName(host->gpu(onto.gpu), onto.type)),
             tr("Create one there first, then give it to the workstation."),
             {}});
    assignNow(onto.host, workstation, vgpu);
}

} // namespace Carrel::Gui
