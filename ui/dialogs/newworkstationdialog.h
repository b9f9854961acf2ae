// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/plans.h"
#include "ui/dialogs/plandialog.h"

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QToolButton;

namespace Carrel::Dialogs {

/** Makes a workstation: every entry is checked by the plan as it is typed; the plan is read before it runs. */
class NewWorkstationDialog final : public PlanDialog
{
    Q_OBJECT

public:
    NewWorkstationDialog(const Host::Snapshot &host, QWidget *parent);

    /** Until the limits are in, the dialog can be filled but not finished. An error is shown instead of a plan. */
    void setLimits(const Result<Operations::HostLimits> &limits);
    void setSnapshot(const Host::Snapshot &host);

private:
    void addFields();
    void addDiskFields();
    QWidget *pathRow(QLineEdit *path, const QString &purpose, const QString &filter);
    void fillVgpus();
    void fillNetworks();
    void updateDisk();
    void plan();
    void browse(QLineEdit *path, const QString &title, const QString &filter);
    [[nodiscard]] Operations::NewWorkstation wish() const;

    Host::Snapshot m_host;
    Result<Operations::HostLimits> m_limits;
    QLineEdit *m_name;
    QSpinBox *m_cpus;
    QSpinBox *m_memory; ///< MiB
    QComboBox *m_disk;
    QDoubleSpinBox *m_diskSize; ///< GiB
    QLineEdit *m_diskPath;
    QWidget *m_diskPathRow;
    QLineEdit *m_media;
    QComboBox *m_network;
    QComboBox *m_vgpu;
    QLineEdit *m_notes;
};

} // namespace Carrel::Dialogs
