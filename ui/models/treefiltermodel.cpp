// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/treefiltermodel.h"

#include <QLocale>

#include <algorithm>

namespace Carrel::Models {

namespace {

/** Numbers do not sort as numbers in the C locale: ICU knows no rules for it. */
QLocale sortLocale()
{
    return QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale();
}

} // namespace

TreeFilterModel::TreeFilterModel(TreeModel *source, QObject *parent)
    : QSortFilterProxyModel(parent), m_tree(source), m_collator(sortLocale())
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_matcher.setCaseSensitivity(Qt::CaseInsensitive);
    setRecursiveFilteringEnabled(true);
    setAutoAcceptChildRows(true);
    m_countLater.setSingleShot(true);
    m_countLater.setInterval(0);
    connect(&m_countLater, &QTimer::timeout, this, &TreeFilterModel::count);
    connectSource();
    setSourceModel(source);
    sort(0);
    count();
}

/** Before setSourceModel(): old answers must be gone when the base class asks for the changed rows. */
void TreeFilterModel::connectSource()
{
    const auto later = [this] {
        forgetAnswers();
        m_countLater.start();
    };
    connect(m_tree, &QAbstractItemModel::rowsInserted, this, later);
    connect(m_tree, &QAbstractItemModel::rowsRemoved, this, later);
    connect(m_tree, &QAbstractItemModel::dataChanged, this, later);
}

void TreeFilterModel::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    m_search = text;
    m_matcher.setPattern(text);
    refilter();
}

void TreeFilterModel::setTrait(Trait trait)
{
    if (trait == m_trait)
        return;
    m_trait = trait;
    refilter();
}

void TreeFilterModel::setTag(const QString &tag)
{
    if (tag == m_tag)
        return;
    m_tag = tag;
    refilter();
}

bool TreeFilterModel::isFiltering() const
{
    return !m_search.isEmpty() || m_trait != Trait::Any || !m_tag.isEmpty();
}

void TreeFilterModel::refilter()
{
    forgetAnswers();
    invalidateRowsFilter();
    count();
}

Item TreeFilterModel::item(const QModelIndex &index) const
{
    return m_tree->item(mapToSource(index));
}

QModelIndex TreeFilterModel::find(const Item &item) const
{
    return mapFromSource(m_tree->find(item));
}

bool TreeFilterModel::accepts(const QModelIndex &index) const
{
    constexpr signed char unasked = -1;
    const auto row = static_cast<size_t>(index.internalId());
    if (row >= m_answers.size())
        m_answers.resize(std::max(row + 1, m_answers.size() * 2), unasked);
    if (m_answers[row] == unasked)
        m_answers[row] = m_tree->hasTrait(index, m_trait) && (m_tag.isEmpty() || m_tree->hasTag(index, m_tag))
            && (m_search.isEmpty() || m_tree->matches(index, m_matcher));
    return m_answers[row] != 0;
}

bool TreeFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return !isFiltering() || accepts(m_tree->index(row, 0, parent));
}

bool TreeFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (left.column() == 0) {
        const int order = m_tree->nameKey(left, m_collator).compare(m_tree->nameKey(right, m_collator));
        return order == 0 ? left.row() < right.row() : order < 0;
    }
    const QVariant a = m_tree->data(left, SortRole);
    const QVariant b = m_tree->data(right, SortRole);
    // Unknown is not small: it goes behind everything known, and keeps its place among its own.
    if (!a.isValid() || !b.isValid())
        return a.isValid();
    if (a.typeId() != QMetaType::QString || b.typeId() != QMetaType::QString)
        return a.toLongLong() < b.toLongLong();
    const int order = m_collator.compare(a.toString(), b.toString());
    return order == 0 ? left.row() < right.row() : order < 0;
}

/** Of the rows the tree is about; the rows above a match are not matches. */
void TreeFilterModel::count()
{
    const TreeModel::Count counted =
        m_tree->countRows([this](const QModelIndex &index) { return !isFiltering() || accepts(index); });
    if (counted.matches == m_matches && counted.total == m_total && !isFiltering())
        return;
    m_matches = counted.matches;
    m_total = counted.total;
    Q_EMIT countChanged(m_matches, m_total);
}

} // namespace Carrel::Models
