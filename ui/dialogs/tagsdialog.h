// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QStringList>

class QLineEdit;
class QListWidget;

namespace Carrel::Dialogs {

/** The tags of one or several workstations: each known tag can be set, taken away or left as it is; new ones are typed.
 */
class TagsDialog final : public QDialog
{
    Q_OBJECT

public:
    /** tags: of each workstation, not empty; known: every tag of the window's hosts. */
    TagsDialog(const QString &title, const std::vector<QStringList> &tags, const QStringList &known, QWidget *parent);

    /** What a workstation with these tags gets by the decision as it stands. */
    [[nodiscard]] QStringList decided(const QStringList &tags) const;

private:
    void addTag(const QString &tag, const std::vector<QStringList> &tags);

    QListWidget *m_known;
    QLineEdit *m_new;
};

} // namespace Carrel::Dialogs
