// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/plans.h"
#include "ui/dialogs/plandialog.h"
#include "ui/models/item.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace Carrel::Dialogs {

/** Cuts vGPUs: GPU, type, how many, name, UUID; every entry is checked by the plan as it is typed. */
class NewVgpuDialog final : public PlanDialog
{
    Q_OBJECT

public:
    /** at: what was selected; its GPU and type are preset, else the first type that has room. */
    NewVgpuDialog(const Host::Snapshot &host, const Models::Item &at, QWidget *parent);

    /** The host has changed while the dialog is open: numbers and the plan follow. */
    void setSnapshot(const Host::Snapshot &host);

private:
    void addFields();
    void fillGpus(const GpuId &preset);
    void fillTypes(const TypeId &preset);
    void plan();
    [[nodiscard]] GpuId gpu() const;
    [[nodiscard]] TypeId type() const;

    Host::Snapshot m_host;
    QComboBox *m_gpu;
    QComboBox *m_type;
    QSpinBox *m_count;
    QLineEdit *m_name;
    QLineEdit *m_uuid;
};

} // namespace Carrel::Dialogs
