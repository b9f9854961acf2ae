// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

#include <QWidget>

class QLabel;

namespace Carrel::Dialogs {

/** What all of them do, one after the other, to be shown as one; each warning once. Not to be run. */
[[nodiscard]] Operations::Plan together(const std::vector<Operations::Plan> &plans);

/** What will happen, before it does: the steps in words, what to know beforehand, and the same for the shell; or why
 * not. */
class PlanView final : public QWidget
{
    Q_OBJECT

public:
    explicit PlanView(QWidget *parent = nullptr);

    void showPlan(const Operations::Plan &plan);
    void showReason(const Error &reason);
    /** What is shown, as plain text; for the screen reader and the tests. */
    [[nodiscard]] QString text() const;

private:
    QLabel *m_title;
    QLabel *m_steps;
    QLabel *m_warnings;
    QLabel *m_command;
};

} // namespace Carrel::Dialogs
