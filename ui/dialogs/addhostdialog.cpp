// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/addhostdialog.h"

#include "core/host/hostaddress.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Carrel::Dialogs {

using namespace Qt::StringLiterals;

AddHostDialog::AddHostDialog(const QStringList &known, const QStringList &present, QWidget *parent)
    : QDialog(parent), m_present(present), m_place(new QComboBox), m_other(new QLineEdit)
{
    setWindowTitle(tr("Add host"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_place->setObjectName(u"place"_s);
    m_other->setObjectName(u"uri"_s);
    m_other->setPlaceholderText(u"qemu+ssh://user@host/system"_s);
    addPlaces(known);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_add = buttons->addButton(tr("Add host"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(u"verb"_s);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Host:"), m_place);
    form->addRow(tr("&Address:"), m_other);
    auto *note = new QLabel(tr("The host is contacted when you add it, not before. Other computers are reached by ssh: "
                               "set up a key first, so that no password is needed."));
    note->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(note);
    column->addStretch();
    column->addWidget(buttons);
    m_add->setDefault(true); // only now is it the dialog's: before, Cancel would be
    connect(m_place, &QComboBox::currentIndexChanged, this, &AddHostDialog::update);
    connect(m_other, &QLineEdit::textChanged, this, &AddHostDialog::update);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const QString wanted = uri();
        accept();
        Q_EMIT chosen(wanted);
    });
    update();
}

void AddHostDialog::addPlaces(const QStringList &known)
{
    m_place->addItem(tr("This computer"), u"qemu:///system"_s);
    m_place->addItem(tr("This computer, only my own workstations"), u"qemu:///session"_s);
    m_place->addItem(tr("Try out: a small office (simulated)"), u"tryout:office"_s);
    m_place->addItem(tr("Try out: a studio (simulated)"), u"tryout:studio"_s);
    m_place->addItem(tr("Try out: a data centre rack (simulated)"), u"tryout:rack"_s);
    m_place->addItem(tr("Try out: a render farm (simulated)"), u"tryout:farm"_s);
    m_place->addItem(tr("Try out: a workshop (simulated)"), u"tryout:workshop"_s);
    m_place->addItem(tr("Another address"), QString());
    addKnown(known);
}

void AddHostDialog::addKnown(const QStringList &known)
{
    for (const QString &each : known)
        if (m_place->findData(each) < 0)
            m_place->insertItem(m_place->count() - 1, each, each);
}

QString AddHostDialog::uri() const
{
    const QString place = m_place->currentData().toString();
    return place.isEmpty() ? m_other->text().trimmed() : place;
}

void AddHostDialog::update()
{
    m_other->setEnabled(m_place->currentData().toString().isEmpty());
    const QString wanted = uri();
    QString reason;
    if (wanted.isEmpty())
        reason = tr("Type the address of the host.");
    else if (m_present.contains(wanted))
        reason = tr("This host is in the list already.");
    else if (const auto address = Host::parseHostAddress(wanted); !address)
        reason = address.error().sentence;
    m_add->setEnabled(reason.isEmpty());
    m_add->setToolTip(reason);
}

} // namespace Carrel::Dialogs
