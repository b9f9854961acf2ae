// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/notesdialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Carrel::Dialogs {

using namespace Qt::StringLiterals;

NotesDialog::NotesDialog(const QString &name, const QString &notes, QWidget *parent)
    : QDialog(parent), m_notes(new QPlainTextEdit(notes))
{
    setWindowTitle(tr("Notes of %1").arg(name));
    setAttribute(Qt::WA_DeleteOnClose);
    m_notes->setObjectName(u"notes"_s);
    m_notes->setTabChangesFocus(true);
    auto *label = new QLabel(tr("&Notes, for everybody who uses this host:"));
    label->setWordWrap(true);
    label->setBuddy(m_notes);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *verb = buttons->addButton(tr("Save notes"), QDialogButtonBox::AcceptRole);
    verb->setObjectName(u"verb"_s);
    auto *column = new QVBoxLayout(this);
    column->addWidget(label);
    column->addWidget(m_notes, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(440, 260);
    m_notes->setFocus();
}

QString NotesDialog::notes() const
{
    return m_notes->toPlainText();
}

} // namespace Carrel::Dialogs
