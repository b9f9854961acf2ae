// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/gpupage.h"

#include "core/operations/plans.h"
#include "ui/models/capacity.h"
#include "ui/pages/telemetryblock.h"
#include "ui/text/text.h"
#include "ui/widgets/capacitybar.h"
#include "ui/widgets/emptystate.h"

#include <QAction>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;

namespace {

enum Column { Name, Framebuffer, Most, Free, WhyNot };
constexpr int typeRole = Qt::UserRole;

void fillRow(QTreeWidgetItem *row, const Host::Inventory &host, const Gpu::Gpu &gpu, const Gpu::VgpuType &type)
{
    const Result<void> may = Operations::canCreateVgpu(host, gpu.id, type.id);
    row->setText(Name, type.name);
    row->setText(Framebuffer, Text::memory(type.framebuffer));
    row->setText(Most, Text::number(type.maxInstances));
    row->setText(Free, Text::number(type.available));
    row->setText(WhyNot, may ? QString() : may.error().sentence);
    // An empty cell can have the focus, too.
    row->setData(WhyNot, Qt::AccessibleTextRole, may ? GpuPage::tr("can be created") : may.error().sentence);
    row->setToolTip(WhyNot, may ? QString() : Text::errorLine(may.error()));
    row->setData(Name, typeRole, type.id.text);
    for (const int column : {Framebuffer, Most, Free})
        row->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    const QPalette palette = row->treeWidget()->palette();
    const QBrush brush = palette.brush(may ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    for (const int column : {Name, Framebuffer, Most, Free}) // the reason itself is never dimmed
        row->setForeground(column, brush);
}

} // namespace

GpuPage::GpuPage(const ActionNamed &actions, Telemetry::Reader *reader, QWidget *parent)
    : Page(actions, {u"vgpu_new"_s, u"refresh"_s}, parent), m_bar(new Widgets::CapacityBar), m_types(new QTreeWidget),
      m_noTypes(new Widgets::EmptyState), m_load(new TelemetryBlock(reader))
{
    connect(m_bar, &Widgets::CapacityBar::vgpuActivated, this,
            [this](const VgpuId &vgpu) { Q_EMIT itemWanted(itemOf(Models::NodeKind::Vgpu, m_item.host, vgpu.text)); });
    connect(m_bar, &Widgets::CapacityBar::roomActivated, action(u"vgpu_new"_s), &QAction::trigger);
    makeTypes();
    body()->addWidget(m_bar);
    body()->addWidget(m_types, 1);
    body()->addWidget(m_noTypes, 1);
    body()->addWidget(m_load);
    connect(m_load, &TelemetryBlock::itemWanted, this, &Page::itemWanted);
}

void GpuPage::makeTypes()
{
    m_types->setObjectName(u"types"_s);
    m_types->setAccessibleName(tr("vGPU types of this GPU"));
    m_types->setRootIsDecorated(false);
    m_types->setUniformRowHeights(true);
    m_types->setAllColumnsShowFocus(true);
    m_types->setMinimumHeight(m_types->fontMetrics().height() * 6);
    m_types->setHeaderLabels({tr("Type"), tr("Framebuffer"), tr("Most per GPU"), tr("Still free"), tr("Why not")});
    m_types->header()->setStretchLastSection(true);
    connect(m_types, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *row) {
        Models::Item item = itemOf(Models::NodeKind::VgpuType, m_item.host);
        item.gpu = m_item.gpu;
        item.type.text = row->data(Name, typeRole).toString();
        Q_EMIT itemWanted(item);
    });
}

void GpuPage::show(const Models::HostViewPtr &host, const Models::Item &item)
{
    m_item = item;
    const Gpu::Gpu *gpu = host->inventory().gpu(item.gpu);
    m_bar->setVisible(gpu && (!gpu->types.empty() || !gpu->vgpus.empty()));
    m_types->setVisible(gpu && !gpu->types.empty());
    m_noTypes->setVisible(gpu && gpu->types.empty());
    if (!gpu) {
        m_load->showNothing();
        setHeading(item.gpu.text, tr("This GPU is gone."));
        return setProperties({});
    }
    setHeading(Text::gpuHeading(*gpu), Text::markSimulated(host->inventory(), gpu->id.text));
    setProperties({
        {tr("NUMA node"), gpu->numaNode ? Text::number(gpu->numaNode) : tr("none")},
        {tr("IOMMU group"), gpu->iommuGroup ? Text::number(gpu->iommuGroup) : tr("none")},
        {tr("Host"), hostLink(host->inventory())},
    });
    m_bar->setCapacity(Models::capacityOf(*host, *gpu));
    showTypes(host, *gpu);
    m_load->showGpu(host, *gpu);
}

void GpuPage::showTypes(const Models::HostViewPtr &host, const Gpu::Gpu &gpu)
{
    const auto wanted = static_cast<int>(gpu.types.size());
    const bool first = m_types->topLevelItemCount() == 0;
    while (m_types->topLevelItemCount() > wanted)
        delete m_types->takeTopLevelItem(wanted);
    for (int i = 0; i < wanted; ++i) {
        QTreeWidgetItem *row = m_types->topLevelItem(i);
        if (!row)
            row = new QTreeWidgetItem(m_types);
        fillRow(row, host->inventory(), gpu, gpu.types[static_cast<size_t>(i)]);
    }
    if (first)
        for (int column = Name; column < WhyNot; ++column)
            m_types->resizeColumnToContents(column);
    if (wanted == 0) {
        const Result<void> may = Operations::canCreateVgpu(host->inventory(), gpu.id, {});
        m_noTypes->setContent(u"carrel-gpu"_s, tr("No vGPU type here"),
                              may ? tr("This GPU offers no vGPU type.") : Text::errorLine(may.error()),
                              {action(u"refresh"_s)});
    }
}

} // namespace Carrel::Pages
