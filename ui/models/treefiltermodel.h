// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/treemodel.h"

#include <QCollator>
#include <QSortFilterProxyModel>
#include <QTimer>

#include <vector>

namespace Carrel::Models {

/**
 * Sorts a TreeModel naturally (ws-2 before ws-10) and shows what matches the search text anywhere in it, with the rows
 * above and below a match. The one proxy between a tree's model and its view. GUI thread.
 */
class TreeFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit TreeFilterModel(TreeModel *source, QObject *parent = nullptr);

    /** Empty: everything is shown. */
    void setSearch(const QString &text);
    [[nodiscard]] QString search() const { return m_search; }
    void setTrait(Trait trait);
    [[nodiscard]] Trait trait() const { return m_trait; }
    /** Empty: whatever the tags. */
    void setTag(const QString &tag);
    [[nodiscard]] QString tag() const { return m_tag; }
    [[nodiscard]] bool isFiltering() const;
    /** How many rows of the kind the tree is about match, of all there are. */
    [[nodiscard]] int matchCount() const { return m_matches; }
    [[nodiscard]] int totalCount() const { return m_total; }

    [[nodiscard]] TreeModel *tree() const { return m_tree; }
    [[nodiscard]] Item item(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex find(const Item &item) const;

Q_SIGNALS:
    /** The search, the chip or the counts changed. */
    void countChanged(int matches, int total);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    void connectSource();
    [[nodiscard]] bool accepts(const QModelIndex &index) const;
    void forgetAnswers() const { m_answers.clear(); }
    void refilter();
    void count();

    TreeModel *m_tree;
    QCollator m_collator;
    QString m_search;
    QStringMatcher m_matcher; ///< case-insensitive; made once per search text
    Trait m_trait = Trait::Any;
    QString m_tag;
    /** Whether a row itself matches, by its internalId: asked again for each row below it and by the count. */
    mutable std::vector<signed char> m_answers;
    QTimer m_countLater; ///< one count for a burst of changes
    int m_matches = 0;
    int m_total = 0;
};

} // namespace Carrel::Models
