// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/plans.h"
#include "ui/dialogs/plandialog.h"

class QCheckBox;
class QLabel;

namespace Carrel::Dialogs {

/** One workstation to delete, with its persistent XML as just read. */
struct Doomed
{
    Host::Snapshot host;
    WorkstationId workstation;
    QString xml;
};

/** Deletes workstations, one or many by one decision: what happens to their disks and vGPUs is asked and said before.
 */
class DeleteDialog final : public PlanDialog
{
    Q_OBJECT

public:
    /** doomed: not empty. */
    DeleteDialog(std::vector<Doomed> doomed, QWidget *parent);

    /** One for each workstation in the order given, as decided now; planned() only shows what they do together. */
    [[nodiscard]] std::vector<Result<Operations::Plan>> plans() const;

private:
    void plan();

    std::vector<Doomed> m_doomed;
    QCheckBox *m_disks;
    QCheckBox *m_vgpus;
    QLabel *m_bin;
};

} // namespace Carrel::Dialogs
