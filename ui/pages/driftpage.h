// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/drift/drift.h"
#include "core/operations/step.h"

#include <QDialog>

#include <functional>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace Carrel::Pages {

/**
 * What should be there on one host and what is: kept things first that are not as they were, then what nobody keeps,
 * then the rest; with Restore all and what can be done about each line. Makes plans, runs none. GUI thread.
 */
class DriftPage final : public QDialog
{
    Q_OBJECT

public:
    explicit DriftPage(QWidget *parent);

    /** Also after every change: the selected line stays selected while it is there. */
    void show(const Host::Snapshot &host, const Drift::Facts &facts);

Q_SIGNALS:
    void planMade(const Carrel::Operations::Plan &plan);

private:
    using Made = Result<Operations::Plan>;
    QPushButton *addButton(const QString &name, const QString &text, Made (DriftPage::*make)() const);
    void fill();
    void update();
    void offer(QPushButton *button, const Made &plan) const;
    [[nodiscard]] const Drift::Row *current() const;
    [[nodiscard]] Made forRow(const std::function<Made(const Drift::Row &)> &make) const;
    [[nodiscard]] Made restoreAll() const;
    [[nodiscard]] Made restore() const;
    [[nodiscard]] Made keep() const;
    [[nodiscard]] Made forget() const;
    [[nodiscard]] Made itIsThisCard() const;
    [[nodiscard]] Made remove() const;

    struct Offer
    {
        QPushButton *button;
        Made (DriftPage::*make)() const;
    };
    Host::Snapshot m_host;
    Drift::Facts m_facts;
    std::vector<Drift::Row> m_rows;
    std::vector<Offer> m_offers;
    QLabel *m_summary;
    QLabel *m_notes;
    QTreeWidget *m_list;
};

} // namespace Carrel::Pages
