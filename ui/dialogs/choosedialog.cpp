// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/choosedialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace Carrel::Dialogs {

using namespace Qt::StringLiterals;

ChooseDialog::ChooseDialog(const QString &title, const QString &question, const QString &verb,
                           const std::vector<Option> &options, QWidget *parent)
    : QDialog(parent), m_list(new QListWidget)
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_verb = buttons->addButton(verb, QDialogButtonBox::AcceptRole);
    m_verb->setObjectName(u"verb"_s);
    auto *label = new QLabel(question);
    label->setWordWrap(true);
    label->setBuddy(m_list);
    m_list->setObjectName(u"options"_s);
    m_list->setAccessibleName(question);
    m_list->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(label);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    m_verb->setDefault(true); // only now is it the dialog's: before, Cancel would be
    connect(buttons, &QDialogButtonBox::accepted, this, &ChooseDialog::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::itemActivated, this, &ChooseDialog::finish);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
            [this] { m_verb->setEnabled(!m_list->selectedItems().isEmpty()); });
    fill(options);
    m_list->setFocus();
}

void ChooseDialog::fill(const std::vector<Option> &options)
{
    for (const Option &each : options) {
        const QString text = each.reason.isEmpty() ? each.label : u"%1\n%2"_s.arg(each.label, each.reason);
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(Qt::UserRole, each.id);
        if (!each.reason.isEmpty())
            item->setFlags(Qt::ItemNeverHasChildren);
        else if (!m_list->currentItem())
            m_list->setCurrentItem(item);
    }
    m_verb->setEnabled(!m_list->selectedItems().isEmpty());
}

void ChooseDialog::finish()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !item->flags().testFlag(Qt::ItemIsEnabled))
        return;
    const QString id = item->data(Qt::UserRole).toString();
    accept();
    Q_EMIT chosen(id);
}

} // namespace Carrel::Dialogs
