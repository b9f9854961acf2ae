// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/hostpage.h"

#include "ui/pages/hintstrip.h"
#include "ui/text/text.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbar.h"

#include <QAction>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;

namespace {

QString kindWords(Host::HostKind kind)
{
    switch (kind) {
    case Host::HostKind::Local:
        return HostPage::tr("this computer");
    case Host::HostKind::Remote:
        return HostPage::tr("another computer, through libvirt");
    case Host::HostKind::TryOut:
        return HostPage::tr("try-out host: simulated GPUs, real workstations");
    case Host::HostKind::Test:
        return HostPage::tr("libvirt's test driver: nothing here is real");
    case Host::HostKind::Inspect:
        break;
    }
    return HostPage::tr("a copy of another computer's /sys, for reading only");
}

QString gpuWords(const Host::Inventory &host)
{
    if (!host.gpusKnown)
        return Text::unknown();
    const auto vgpus = std::ranges::fold_left(host.gpus, size_t{0},
                                              [](size_t sum, const Gpu::Gpu &gpu) { return sum + gpu.vgpus.size(); });
    return HostPage::tr("%n GPU(s)", nullptr, static_cast<int>(host.gpus.size())) + u", "_s
        + HostPage::tr("%n vGPU(s)", nullptr, static_cast<int>(vgpus));
}

QString workstationWords(const Host::Inventory &host)
{
    if (!host.workstationsKnown)
        return Text::unknown();
    const auto running = std::ranges::count_if(
        host.workstations, [](const Host::WorkstationPtr &each) { return Host::isActive(each->state); });
    if (host.workstations.empty())
        return HostPage::tr("none");
    return HostPage::tr("%1, %2 of them on")
        .arg(QLocale().toString(qlonglong(host.workstations.size())), QLocale().toString(qlonglong(running)));
}

} // namespace

HostPage::HostPage(const ActionNamed &actions, QWidget *parent)
    : Page(actions, {u"workstation_new"_s, u"vgpu_new"_s, u"refresh"_s, u"host_drift"_s, u"object_delete"_s}, parent),
      m_error(new Widgets::ErrorBar), m_hints(new HintStrip), m_noGpu(new Widgets::EmptyState),
      m_noWorkstation(new Widgets::EmptyState)
{
    body()->addWidget(m_error);
    body()->addWidget(m_hints);
    body()->addWidget(m_noGpu);
    body()->addWidget(m_noWorkstation);
    body()->addStretch();
    m_noGpu->setContent(
        u"carrel-gpu"_s, tr("This host has no GPU that can be shared"),
        tr("Looked for display devices on the PCI bus and for drivers that offer vGPU types. If a GPU is "
           "built in, its vendor's vGPU driver is not loaded or its virtual functions are off."),
        {action(u"refresh"_s)});
    m_noWorkstation->setContent(u"computer"_s, tr("No workstation here yet"),
                                tr("A workstation is a virtual machine that somebody works on."),
                                {action(u"workstation_new"_s)});
}

void HostPage::show(const Models::HostViewPtr &view, const Models::Item &)
{
    const Host::Inventory &host = view->inventory();
    setHeading(Text::hostName(host), kindWords(host.kind));
    setProperties({
        {tr("State"), plainValue(Text::hostStateLine(host))},
        {tr("GPUs"), plainValue(gpuWords(host))},
        {tr("Workstations"), plainValue(workstationWords(host))},
        {tr("Address"), plainValue(host.uri)},
        {tr("Read"),
         host.readAt.isValid() ? plainValue(QLocale().toString(host.readAt.toLocalTime(), QLocale::ShortFormat))
                               : tr("not yet")},
    });
    if (!host.error)
        m_error->clear();
    else if (*host.error != m_error->error())
        m_error->showError(*host.error, {action(u"host_reconnect"_s)});
    m_hints->setOffered(host.isSimulated());
    showNothings(host);
}

void HostPage::showNothings(const Host::Inventory &host)
{
    const bool shares = std::ranges::any_of(
        host.gpus, [](const Gpu::Gpu &gpu) { return gpu.backEnd != Gpu::BackEnd::None || !gpu.types.empty(); });
    m_noGpu->setVisible(host.gpusKnown && !shares && host.kind != Host::HostKind::Test);
    m_noWorkstation->setVisible(host.workstationsKnown && host.workstations.empty()
                                && host.kind != Host::HostKind::Inspect);
}

} // namespace Carrel::Pages
