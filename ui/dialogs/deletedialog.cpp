// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/deletedialog.h"

#include "ui/dialogs/planview.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <functional>

namespace Carrel::Dialogs {

using namespace Qt::StringLiterals;

namespace {

QString titleFor(const std::vector<Doomed> &doomed)
{
    if (doomed.size() > 1)
        return DeleteDialog::tr("Delete %n workstations", nullptr, static_cast<int>(doomed.size()));
    const Doomed &one = doomed.front();
    const Host::WorkstationPtr workstation = one.host->workstation(one.workstation);
    return DeleteDialog::tr("Delete %1").arg(workstation ? workstation->name : one.workstation.text);
}

bool anyHas(const std::vector<Doomed> &doomed, const auto &list)
{
    return std::ranges::any_of(doomed, [&](const Doomed &each) {
        const Host::WorkstationPtr present = each.host->workstation(each.workstation);
        return present && !std::invoke(list, *present).empty();
    });
}

} // namespace

DeleteDialog::DeleteDialog(std::vector<Doomed> doomed, QWidget *parent)
    : PlanDialog(titleFor(doomed), tr("Delete"), parent), m_doomed(std::move(doomed)), m_disks(new QCheckBox),
      m_vgpus(new QCheckBox), m_bin(new QLabel)
{
    const bool several = m_doomed.size() > 1;
    m_disks->setText(several ? tr("&Delete their disk files, too: this cannot be undone")
                             : tr("&Delete its disk files, too: this cannot be undone"));
    m_vgpus->setText(several ? tr("&Remove their vGPUs, too") : tr("&Remove its vGPUs, too"));
    m_disks->setObjectName(u"deleteDisks"_s);
    m_vgpus->setObjectName(u"removeVgpus"_s);
    m_disks->setVisible(anyHas(m_doomed, &Host::Workstation::disks));
    m_vgpus->setVisible(anyHas(m_doomed, &Host::Workstation::vgpus));
    m_bin->setObjectName(u"bin"_s);
    m_bin->setWordWrap(true);
    m_bin->setText(several ? tr("They can be put back from the job history: their definitions and the names of their "
                                "disks are kept.")
                           : tr("It can be put back from the job history: its definition and the names of its disks "
                                "are kept."));
    form()->addRow(m_disks);
    form()->addRow(m_vgpus);
    form()->addRow(m_bin);
    // Without its disks it would come back empty.
    connect(m_disks, &QCheckBox::toggled, m_bin, &QWidget::setHidden);
    connect(m_disks, &QCheckBox::toggled, this, &DeleteDialog::plan);
    connect(m_vgpus, &QCheckBox::toggled, this, &DeleteDialog::plan);
    plan();
}

std::vector<Result<Operations::Plan>> DeleteDialog::plans() const
{
    const Operations::DeleteChoice choice{.deleteDisks = m_disks->isChecked(), .removeVgpus = m_vgpus->isChecked()};
    std::vector<Result<Operations::Plan>> made;
    for (const Doomed &each : m_doomed)
        made.push_back(Operations::planDelete(*each.host, each.workstation, choice, each.xml));
    return made;
}

void DeleteDialog::plan()
{
    std::vector<Operations::Plan> good;
    Result<Operations::Plan> shown;
    for (const Result<Operations::Plan> &each : plans())
        if (each)
            good.push_back(*each);
        else
            shown = each;
    if (!good.empty())
        shown = together(good); // those that cannot be deleted are told with the batch's end
    propose(shown);
}

} // namespace Carrel::Dialogs
