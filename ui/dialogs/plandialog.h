// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

#include <QDialog>

class QDialogButtonBox;
class QFormLayout;
class QPushButton;
class QVBoxLayout;

namespace Carrel::Dialogs {

class PlanView;

/**
 * A decision that ends in a plan: fields above, what will happen below, and a button that is a verb. The button works
 * exactly while the last proposal was a plan. Opened with open(), deletes itself on close. GUI thread.
 */
class PlanDialog : public QDialog
{
    Q_OBJECT

public:
    PlanDialog(const QString &title, const QString &verb, QWidget *parent);

    /** Shows the plan, or why there is none, and enables the verb accordingly. */
    void propose(const Result<Operations::Plan> &proposal);
    [[nodiscard]] const Result<Operations::Plan> &proposal() const { return m_proposal; }
    [[nodiscard]] QPushButton *verbButton() const { return m_verb; }
    [[nodiscard]] PlanView *planView() const { return m_view; }

Q_SIGNALS:
    /** The user has said yes to it. */
    void planned(const Carrel::Operations::Plan &plan);

protected:
    /** Fields with their labels, above the plan. */
    [[nodiscard]] QFormLayout *form() const { return m_form; }
    void setVerb(const QString &verb);
    void showEvent(QShowEvent *event) override;

private:
    void finish();

    QFormLayout *m_form;
    QWidget *m_content = nullptr;
    PlanView *m_view;
    QDialogButtonBox *m_buttons;
    QPushButton *m_verb;
    Result<Operations::Plan> m_proposal;
};

} // namespace Carrel::Dialogs
