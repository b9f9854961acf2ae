// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/tagsdialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

namespace Carrel::Dialogs {

using namespace Qt::StringLiterals;

TagsDialog::TagsDialog(const QString &title, const std::vector<QStringList> &tags, const QStringList &known,
                       QWidget *parent)
    : QDialog(parent), m_known(new QListWidget), m_new(new QLineEdit)
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_known->setObjectName(u"tags"_s);
    m_new->setObjectName(u"newTags"_s);
    m_new->setPlaceholderText(tr("several are separated by commas"));
    for (const QString &tag : known)
        addTag(tag, tags);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *verb = buttons->addButton(tr("Set tags"), QDialogButtonBox::AcceptRole);
    verb->setObjectName(u"verb"_s);
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    if (!known.isEmpty())
        form->addRow(tr("&Tags:"), m_known);
    else
        m_known->setParent(this), m_known->hide();
    form->addRow(tr("&New tags:"), m_new);
    form->addRow(buttons);
    verb->setDefault(true); // only now is it the dialog's
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(360); // its title names the workstation
    (known.isEmpty() ? static_cast<QWidget *>(m_new) : m_known)->setFocus();
}

void TagsDialog::addTag(const QString &tag, const std::vector<QStringList> &tags)
{
    const auto with =
        std::ranges::count_if(tags, [&](const QStringList &each) { return each.contains(tag, Qt::CaseInsensitive); });
    auto *item = new QListWidgetItem(tag, m_known);
    const bool some = with > 0 && std::cmp_less(with, tags.size());
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                   | (some ? Qt::ItemIsUserTristate : Qt::NoItemFlags));
    item->setCheckState(some ? Qt::PartiallyChecked : with > 0 ? Qt::Checked : Qt::Unchecked);
    if (some)
        item->setToolTip(tr("Some of the workstations have it; half marked, each keeps what it has"));
    if (!m_known->currentItem())
        m_known->setCurrentItem(item);
}

QStringList TagsDialog::decided(const QStringList &tags) const
{
    QStringList result = tags;
    for (int row = 0; row < m_known->count(); ++row) {
        const QListWidgetItem *item = m_known->item(row);
        const bool has = tags.contains(item->text(), Qt::CaseInsensitive);
        if (item->checkState() == Qt::Checked && !has)
            result.append(item->text());
        else if (item->checkState() == Qt::Unchecked && has)
            result.removeIf([&](const QString &tag) { return tag.compare(item->text(), Qt::CaseInsensitive) == 0; });
    }
    for (const QString &each : m_new->text().split(u',', Qt::SkipEmptyParts))
        if (!result.contains(each.trimmed(), Qt::CaseInsensitive))
            result.append(each.trimmed());
    result.removeAll(QString());
    return result;
}

} // namespace Carrel::Dialogs
