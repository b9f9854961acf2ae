// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

#include <vector>

class QListWidget;
class QPushButton;

namespace Carrel::Dialogs {

/** One thing that can be chosen; one that cannot be now stays listed, dimmed, with the reason. */
struct Option
{
    QString id;
    QString label;
    QString reason; ///< empty: it can be chosen
    bool operator==(const Option &) const = default;
};

/** Chooses one of a list: the vGPU for a workstation, the workstation for a vGPU, the vGPU to take away. */
class ChooseDialog final : public QDialog
{
    Q_OBJECT

public:
    ChooseDialog(const QString &title, const QString &question, const QString &verb, const std::vector<Option> &options,
                 QWidget *parent);

    [[nodiscard]] QListWidget *list() const { return m_list; }

Q_SIGNALS:
    void chosen(const QString &id);

private:
    void fill(const std::vector<Option> &options);
    void finish();

    QListWidget *m_list;
    QPushButton *m_verb;
};

} // namespace Carrel::Dialogs
