// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/detailspane.h"

#include "core/telemetry/reader.h"
#include "ui/pages/gpupage.h"
#include "ui/pages/hostpage.h"
#include "ui/pages/typepage.h"
#include "ui/pages/vgpupage.h"
#include "ui/pages/workstationpage.h"
#include "ui/widgets/emptystate.h"

namespace Carrel::Pages {

using namespace Qt::StringLiterals;
using Models::NodeKind;

DetailsPane::DetailsPane(const ActionNamed &actions, QWidget *parent)
    : QStackedWidget(parent), m_actions(actions), m_reader(new Telemetry::Reader({}, this)),
      m_nothing(new Widgets::EmptyState)
{
    addWidget(m_nothing);
    showNothing(false);
}

Page *DetailsPane::page(NodeKind kind)
{
    if (Page *made = m_pages.value(kind))
        return made;
    Page *fresh = nullptr;
    if (kind == NodeKind::Host)
        fresh = new HostPage(m_actions);
    else if (kind == NodeKind::Gpu)
        fresh = new GpuPage(m_actions, m_reader);
    else if (kind == NodeKind::VgpuType)
        fresh = new TypePage(m_actions);
    else if (kind == NodeKind::Vgpu)
        fresh = new VgpuPage(m_actions, m_reader);
    else
        fresh = new WorkstationPage(m_actions);
    connect(fresh, &Page::itemWanted, this, &DetailsPane::itemWanted);
    addWidget(fresh);
    m_pages.insert(kind, fresh);
    return fresh;
}

void DetailsPane::setItem(const Models::Item &item, const Host::Snapshot &snapshot, bool anyHost)
{
    m_item = item;
    // A message row ("no workstation here yet") is about its host: the host's page offers the next step.
    const NodeKind kind = item.kind == NodeKind::Message ? NodeKind::Host : item.kind;
    if (!snapshot || item.host.isEmpty())
        return showNothing(anyHost);
    Page *shown = page(kind);
    shown->m_host = item.host;
    shown->show(std::make_shared<const Models::HostView>(snapshot), item);
    setCurrentWidget(shown);
}

QString DetailsPane::heading() const
{
    const auto *shown = qobject_cast<Page *>(currentWidget());
    return shown ? shown->heading() : QString();
}

void DetailsPane::showNothing(bool anyHost)
{
    if (anyHost)
        m_nothing->setContent(u"dialog-information"_s, tr("Nothing is selected"),
                              tr("Select a host, a GPU, a vGPU or a workstation in the tree to see its page."));
    else
        m_nothing->setContent(
            u"network-connect"_s, tr("Add the first host, or try with simulated GPUs"),
            tr("A host is a computer with libvirt, and with GPUs to share. The try-out host needs none: "
               "its GPUs are simulated and its workstations are real."),
            {m_actions(u"host_add"_s), m_actions(u"host_tryout"_s)});
    setCurrentWidget(m_nothing);
}

} // namespace Carrel::Pages
