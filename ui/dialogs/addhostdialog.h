// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace Carrel::Dialogs {

/** Adds a host: offers the places known to this user, and takes any libvirt URI. Contacts nothing by itself. */
class AddHostDialog final : public QDialog
{
    Q_OBJECT

public:
    /** known: URIs or ssh names found on this computer; present: URIs the window has already. */
    AddHostDialog(const QStringList &known, const QStringList &present, QWidget *parent);

    [[nodiscard]] QString uri() const;
    /** Further places, found while the dialog is open: before “Another address”, the choice stays. */
    void addKnown(const QStringList &known);

Q_SIGNALS:
    void chosen(const QString &uri);

private:
    void addPlaces(const QStringList &known);
    void update();

    QStringList m_present;
    QComboBox *m_place;
    QLineEdit *m_other;
    QPushButton *m_add;
};

} // namespace Carrel::Dialogs
