// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/plans.h"
#include "ui/dialogs/plandialog.h"

class QCheckBox;

namespace Carrel::Dialogs {

/** Deletes one workstation: what happens to its disks and its vGPUs is asked and said before. */
class DeleteDialog final : public PlanDialog
{
    Q_OBJECT

public:
    /** xml: the persistent XML as just read. */
    DeleteDialog(const Host::Snapshot &host, const WorkstationId &workstation, const QString &xml, QWidget *parent);

private:
    void plan();

    Host::Snapshot m_host;
    WorkstationId m_workstation;
    QString m_xml;
    QCheckBox *m_disks;
    QCheckBox *m_vgpus;
};

} // namespace Carrel::Dialogs
