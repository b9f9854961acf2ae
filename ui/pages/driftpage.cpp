// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/driftpage.h"

#include "core/drift/driftwords.h"
#include "core/operations/keepplans.h"
#include "core/operations/plans.h"
#include "icons/icons.h"
#include "ui/text/text.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;
using Drift::Finding;
using Drift::Row;
using Operations::Plan;

namespace {

/** What needs somebody first, then what would be lost, then what is well. */
int rankOf(const Row &row)
{
    return Drift::isDrift(row) ? 0 : row.finding == Finding::Extra ? 1 : 2;
}

QString iconOf(const Row &row)
{
    return rankOf(row) == 0 ? u"dialog-warning"_s : rankOf(row) == 1 ? u"dialog-information"_s : u"carrel-vgpu-free"_s;
}

VgpuId vgpuOf(const Row &row)
{
    return {row.item.kind == Keep::KeptKind::Mdev ? row.item.vgpu.text : row.item.parent.text};
}

} // namespace

DriftPage::DriftPage(QWidget *parent)
    : QDialog(parent), m_summary(new QLabel), m_notes(new QLabel), m_list(new QTreeWidget)
{
    setWindowTitle(tr("Kept over reboots"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_summary->setObjectName(u"summary"_s);
    m_summary->setWordWrap(true);
    m_notes->setObjectName(u"notes"_s);
    m_notes->setWordWrap(true);
    m_list->setObjectName(u"rows"_s);
    m_list->setAccessibleName(tr("What is kept, and what is there"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHeaderLabels({tr("What"), tr("How it stands"), tr("Used by"), tr("Kept in")});
    auto *actions = new QHBoxLayout;
    for (QPushButton *button : {addButton(u"restoreAll"_s, tr("Restore &all"), &DriftPage::restoreAll),
                                addButton(u"restore"_s, tr("&Restore"), &DriftPage::restore),
                                addButton(u"keep"_s, tr("&Keep"), &DriftPage::keep),
                                addButton(u"card"_s, tr("It is &this card"), &DriftPage::itIsThisCard),
                                addButton(u"forget"_s, tr("&Forget"), &DriftPage::forget),
                                addButton(u"remove"_s, tr("Re&move…"), &DriftPage::remove)})
        actions->addWidget(button);
    actions->addStretch();
    auto *close = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_summary);
    column->addWidget(m_notes);
    column->addWidget(m_list, 1);
    column->addLayout(actions);
    column->addWidget(close);
    resize(1120, 420);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &DriftPage::update);
}

QPushButton *DriftPage::addButton(const QString &name, const QString &text, Made (DriftPage::*make)() const)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setAutoDefault(false);
    m_offers.push_back({button, make});
    connect(button, &QPushButton::clicked, this, [this, make] {
        if (const Made plan = (this->*make)())
            Q_EMIT planMade(*plan);
    });
    return button;
}

void DriftPage::show(const Host::Snapshot &host, const Drift::Facts &facts)
{
    m_host = host;
    m_facts = facts;
    std::vector<Row> rows = Drift::computeDrift(*host, facts);
    std::ranges::stable_sort(rows, {}, rankOf);
    const bool isSame = rows == m_rows;
    m_rows = std::move(rows);
    if (!isSame || m_rows.empty())
        fill();
    update();
}

void DriftPage::fill()
{
    const QTreeWidgetItem *before = m_list->currentItem();
    const QString kept = before ? before->text(0) : QString();
    m_list->clear();
    for (const Row &row : m_rows) {
        auto *item = new QTreeWidgetItem(
            m_list, {Drift::whatOf(row), Drift::stateOf(row), row.users.join(u", "_s), Drift::storeOf(row)});
        item->setIcon(0, Icons::get(iconOf(row)));
        for (int column = 0; column < 4; ++column)
            item->setToolTip(column, item->text(column));
        if (item->text(0) == kept)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && !m_rows.empty())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    for (int column = 0; column < 3; ++column)
        m_list->resizeColumnToContents(column);
}

void DriftPage::update()
{
    const QString summary = Drift::summaryOf(m_rows);
    m_summary->setText(m_facts.error            ? Text::errorLine(*m_facts.error)
                           : !summary.isEmpty() ? summary
                           : m_rows.empty()     ? tr("Nothing is kept on this host, and nothing is there to keep.")
                                                : tr("Everything that is kept is there."));
    m_notes->setText(Drift::brokenRuleLine(m_facts));
    m_notes->setVisible(!m_notes->text().isEmpty());
    for (const Offer &one : m_offers)
        offer(one.button, (this->*one.make)());
}

void DriftPage::offer(QPushButton *button, const Made &plan) const
{
    button->setEnabled(plan.has_value());
    // The steps on a button that works, the reason on one that does not.
    QStringList lines;
    if (plan)
        for (const Operations::Step &step : plan->steps)
            lines.append(Operations::describe(step));
    button->setToolTip(plan ? lines.mid(0, 8).join(u'\n') : plan.error().sentence);
}

const Row *DriftPage::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && static_cast<size_t>(row) < m_rows.size() ? &m_rows[static_cast<size_t>(row)] : nullptr;
}

DriftPage::Made DriftPage::forRow(const std::function<Made(const Row &)> &make) const
{
    const Row *row = current();
    return row && m_host ? make(*row) : Made(failure(ErrorCode::NotFound, tr("Select a line first.")));
}

DriftPage::Made DriftPage::restoreAll() const
{
    return m_host ? Operations::planRestoreAll(*m_host, m_facts, m_rows)
                  : Made(failure(ErrorCode::NotFound, tr("The host is being read.")));
}

DriftPage::Made DriftPage::restore() const
{
    return forRow([this](const Row &row) { return Operations::planRestore(*m_host, m_facts, row); });
}

DriftPage::Made DriftPage::keep() const
{
    return forRow([this](const Row &row) {
        return row.finding == Finding::Extra ? Operations::planKeep(*m_host, m_facts, vgpuOf(row))
                                             : Operations::planKeepAsIs(*m_host, m_facts, row);
    });
}

DriftPage::Made DriftPage::forget() const
{
    return forRow([this](const Row &row) -> Made {
        if (row.finding == Finding::Extra)
            return failure(ErrorCode::NotFound, tr("It is not kept: there is nothing to forget."));
        return Operations::planForget(*m_host, row);
    });
}

DriftPage::Made DriftPage::itIsThisCard() const
{
    return forRow([this](const Row &row) -> Made {
        if (row.finding != Finding::CardUnsure)
            return failure(ErrorCode::BadInput, tr("There is no doubt about its card."));
        if (row.candidates.size() != 1)
            return failure(ErrorCode::BadInput,
                           tr("More than one card could be it: “carrelctl drift --card” says which."));
        return Operations::planFollowCard(*m_host, m_facts, row, row.candidates.front());
    });
}

DriftPage::Made DriftPage::remove() const
{
    return forRow([this](const Row &row) -> Made {
        if (row.finding != Finding::Extra)
            return failure(ErrorCode::BadInput, tr("It is kept: forget it first."));
        return Operations::planRemoveVgpu(*m_host, vgpuOf(row));
    });
}

} // namespace Carrel::Pages
