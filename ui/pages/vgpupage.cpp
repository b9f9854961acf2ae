// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/vgpupage.h"

#include "ui/models/capacity.h"
#include "ui/pages/telemetryblock.h"
#include "ui/text/text.h"

#include <QVBoxLayout>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;

namespace {

QString userLinks(const Models::HostView &host, const VgpuId &vgpu)
{
    QStringList links;
    for (const Host::Workstation *each : host.usersOf(vgpu))
        links.append(itemLink(Models::NodeKind::Workstation, each->id.text, each->name) + u", "_s
                     + Text::stateWord(each->state));
    return links.isEmpty() ? VgpuPage::tr("no workstation") : links.join(u"<br>"_s);
}

QString inUse(std::optional<bool> used)
{
    if (!used)
        return Text::unknown();
    return *used ? VgpuPage::tr("yes, a process holds it") : VgpuPage::tr("no");
}

} // namespace

VgpuPage::VgpuPage(const ActionNamed &actions, Telemetry::Reader *reader, QWidget *parent)
    : Page(actions, {u"vgpu_assign"_s, u"vgpu_release"_s, u"object_delete"_s}, parent),
      m_load(new TelemetryBlock(reader))
{
    body()->addWidget(m_load);
    body()->addStretch();
}

void VgpuPage::show(const Models::HostViewPtr &host, const Models::Item &item)
{
    const auto [gpu, vgpu] = host->find(item.vgpu);
    const Property owner{tr("Workstation"), userLinks(*host, item.vgpu)};
    const Property id{tr("Id"), plainValue(item.vgpu.text)};
    if (!vgpu || !gpu)
        m_load->showNothing();
    else
        m_load->showVgpu(host, *gpu, vgpu->id);
    if (!vgpu) {
        setHeading(item.vgpu.text, tr("This vGPU is named by a workstation but is not there."));
        return setProperties({id, owner});
    }
    const Gpu::VgpuType *type = gpu ? Gpu::findType(*gpu, vgpu->type) : nullptr;
    setHeading(Text::vgpuName(gpu, *vgpu), Text::markSimulated(host->inventory(), tr("vGPU")));
    setProperties({
        {tr("State"), plainValue(Models::sliceWord(Models::sliceState(*host, vgpu->id)))},
        owner,
        {tr("Type"), plainValue(Text::typeName(gpu, vgpu->type))},
        {tr("Framebuffer"), type ? Text::memory(type->framebuffer) : Text::unknown()},
        {tr("GPU"), gpu ? itemLink(Models::NodeKind::Gpu, gpu->id.text, Text::gpuName(*gpu)) : Text::unknown()},
        {tr("In use"), inUse(vgpu->inUse)},
        {tr("IOMMU group"), Text::number(vgpu->iommuGroup)},
        id,
    });
}

} // namespace Carrel::Pages
