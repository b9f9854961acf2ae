// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QPlainTextEdit;

namespace Carrel::Dialogs {

/** The notes of one workstation, which everybody at its host sees. */
class NotesDialog final : public QDialog
{
    Q_OBJECT

public:
    NotesDialog(const QString &name, const QString &notes, QWidget *parent);
    [[nodiscard]] QString notes() const;

private:
    QPlainTextEdit *m_notes;
};

} // namespace Carrel::Dialogs
