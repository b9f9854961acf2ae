// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/deletedialog.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QPushButton>

namespace Carrel::Dialogs {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const Host::Inventory &host, const WorkstationId &id)
{
    const Host::WorkstationPtr workstation = host.workstation(id);
    return workstation ? workstation->name : id.text;
}

} // namespace

DeleteDialog::DeleteDialog(const Host::Snapshot &host, const WorkstationId &workstation, const QString &xml,
                           QWidget *parent)
    : PlanDialog(tr("Delete %1").arg(nameOf(*host, workstation)), tr("Delete"), parent), m_host(host),
      m_workstation(workstation), m_xml(xml),
      m_disks(new QCheckBox(tr("&Delete its disk files, too: this cannot be undone"))),
      m_vgpus(new QCheckBox(tr("&Remove its vGPUs, too")))
{
    m_disks->setObjectName(u"deleteDisks"_s);
    m_vgpus->setObjectName(u"removeVgpus"_s);
    const Host::WorkstationPtr present = host->workstation(workstation);
    m_disks->setVisible(present && !present->disks.empty());
    m_vgpus->setVisible(present && !present->vgpus.empty());
    form()->addRow(m_disks);
    form()->addRow(m_vgpus);
    connect(m_disks, &QCheckBox::toggled, this, &DeleteDialog::plan);
    connect(m_vgpus, &QCheckBox::toggled, this, &DeleteDialog::plan);
    plan();
}

void DeleteDialog::plan()
{
    const Operations::DeleteChoice choice{.deleteDisks = m_disks->isChecked(), .removeVgpus = m_vgpus->isChecked()};
    propose(Operations::planDelete(*m_host, m_workstation, choice, m_xml));
}

} // namespace Carrel::Dialogs
