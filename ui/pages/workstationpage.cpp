// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/workstationpage.h"

#include "ui/models/capacity.h"
#include "ui/text/text.h"

#include <QVBoxLayout>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;

namespace {

QString vgpuLine(const Models::HostView &host, const VgpuId &id)
{
    const auto [gpu, vgpu] = host.find(id);
    const QString name = vgpu ? Text::vgpuName(gpu, *vgpu) : id.text;
    const QString link = itemLink(Models::NodeKind::Vgpu, id.text, name);
    if (!vgpu)
        return WorkstationPage::tr("%1: not there").arg(link);
    return gpu ? WorkstationPage::tr("%1 on %2").arg(link, plainValue(Text::gpuName(*gpu))) : link;
}

QString vgpuLines(const Models::HostView &host, const Host::Workstation &workstation)
{
    QStringList lines;
    for (const VgpuId &id : workstation.vgpus)
        lines.append(vgpuLine(host, id));
    return lines.isEmpty() ? WorkstationPage::tr("none") : lines.join(u"<br>"_s);
}

QString listen(const Host::Graphics &graphics)
{
    if (!graphics.socket.isEmpty())
        return plainValue(graphics.socket);
    if (graphics.port)
        return plainValue(u"%1:%2"_s.arg(graphics.listen).arg(*graphics.port));
    if (graphics.tlsPort)
        return WorkstationPage::tr("%1:%2 (TLS)").arg(plainValue(graphics.listen)).arg(*graphics.tlsPort);
    return {};
}

QString graphicsLines(const Host::Workstation &workstation)
{
    QStringList lines;
    for (const Host::Graphics &each : workstation.graphics) {
        const QString where = listen(each);
        lines.append(where.isEmpty() ? Text::graphicsWord(each.kind)
                                     : u"%1, %2"_s.arg(Text::graphicsWord(each.kind), where));
    }
    return lines.isEmpty() ? WorkstationPage::tr("none: its screen cannot be opened") : lines.join(u"<br>"_s);
}

QString diskLines(const Host::Workstation &workstation)
{
    QStringList lines;
    for (const QString &each : workstation.disks)
        lines.append(plainValue(each));
    return lines.isEmpty() ? WorkstationPage::tr("none") : lines.join(u"<br>"_s);
}

} // namespace

WorkstationPage::WorkstationPage(const ActionNamed &actions, QWidget *parent)
    : Page(actions,
           {u"workstation_console"_s, u"workstation_start"_s, u"workstation_shutdown"_s, u"workstation_reboot"_s,
            u"workstation_forceoff"_s, u"vgpu_assign"_s, u"vgpu_release"_s, u"workstation_tags"_s,
            u"workstation_notes"_s, u"object_delete"_s},
           parent)
{
    body()->addStretch();
}

void WorkstationPage::show(const Models::HostViewPtr &host, const Models::Item &item)
{
    const Host::WorkstationPtr workstation = host->inventory().workstation(item.workstation);
    if (!workstation) {
        setHeading(tr("Workstation"), tr("This workstation is gone."));
        return setProperties({});
    }
    setHeading(workstation->name, workstation->title);
    std::vector<Property> rows{
        {tr("State"), plainValue(Text::workstationState(*workstation))},
        {tr("vGPUs"), vgpuLines(*host, *workstation)},
        {tr("CPUs"), Text::number(workstation->cpus)},
        {tr("Memory"), Text::memory(workstation->memory)},
        {tr("Screen"), graphicsLines(*workstation)},
        {tr("Disks"), diskLines(*workstation)},
        {tr("Starts with the host"), workstation->autostart ? tr("yes") : tr("no")},
        {tr("Host"), hostLink(host->inventory())},
        {tr("UUID"), plainValue(workstation->id.text)},
    };
    if (!workstation->persistent)
        rows.push_back({tr("Kept"), tr("no: it is gone when it is shut down")});
    if (workstation->needsRestart)
        rows.push_back({tr("Needs restart"), tr("it runs with other vGPUs than it has from its next start on")});
    if (!workstation->tags.isEmpty())
        rows.push_back({tr("Tags"), plainValue(workstation->tags.join(u", "_s))});
    if (!workstation->notes.isEmpty())
        rows.push_back({tr("Notes"), plainValue(workstation->notes)});
    setProperties(rows);
}

} // namespace Carrel::Pages
