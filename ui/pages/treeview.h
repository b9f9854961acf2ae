// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/treefiltermodel.h"
#include "ui/pages/selection.h"

#include <QHash>
#include <QSet>
#include <QTreeView>

#include <KConfigGroup>

namespace Carrel::Widgets {
class TreeDelegate;
}

namespace Carrel::Pages {

/**
 * One tree as the user left it: which rows are open, which are selected, which columns are shown and by which one it is
 * sorted survive updates, searches, reconnects and restarts, because they are kept by the rows' keys. GUI thread.
 */
class TreeView final : public QTreeView
{
    Q_OBJECT

public:
    /** openDepth: rows up to this depth are open until the user closes them (0: hosts; -1: none). */
    TreeView(Models::TreeModel *tree, int openDepth, QWidget *parent = nullptr);

    [[nodiscard]] Models::TreeFilterModel *filter() const { return m_filter; }
    [[nodiscard]] Selection selection() const;
    /** The current row of selection(), without gathering the others. */
    [[nodiscard]] Models::Item currentItem() const;
    /** Selects and shows the row; false when there is none. */
    bool select(const Models::Item &item);
    /** The row selected when the settings were saved has not come in yet. */
    [[nodiscard]] bool awaitsRow() const { return !m_wanted.isEmpty(); }
    void setSearch(const QString &text);
    void setTrait(Models::Trait trait);
    void setTag(const QString &tag);
    /** Shown columns in the order they stand, the name first. */
    [[nodiscard]] QList<int> shownColumns() const;

    /** Offers the columns to show, at the heading. */
    void chooseColumns() { askForColumns({}); }

    void save(KConfigGroup settings) const;
    /** Rows named in the settings are opened and selected as they come in. */
    void restore(const KConfigGroup &settings);

Q_SIGNALS:
    void selectionWasChanged();
    void itemActivated(const Carrel::Models::Item &item);
    /** A row was dropped on another: give the vGPU to the workstation. */
    void itemDropped(const Carrel::Models::Item &what, const Carrel::Models::Item &onto);

protected:
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    void rememberOpen(const QModelIndex &index, bool open);
    void openAgain(const QModelIndex &parent, int start, int end, int depth);
    void spanNotices(const QModelIndex &parent, int start, int end);
    void openAll();
    void selectAgain();
    [[nodiscard]] QModelIndex findById(const Models::Item &item) const;
    void setUpHeader();
    void setUpDrag();
    void fitColumns();
    [[nodiscard]] int wantedWidth(int column);
    void giveWidths(const QHash<int, int> &widths);
    template <class Change>
    void filterBy(const Change &change);
    void fitSoon(); ///< once for a burst of rows
    void askForColumns(QPoint position);
    [[nodiscard]] QString keyOf(const QModelIndex &index) const;

    Models::TreeFilterModel *m_filter;
    Widgets::TreeDelegate *m_delegate;
    int m_openDepth;
    QSet<QString> m_opened; ///< keys the user opened below the default depth
    QSet<QString> m_closed; ///< keys the user closed above it
    QString m_wanted; ///< key to select when its row comes in
    QString m_beforeFilter; ///< key of the row to go back to when the filter ends; empty: the user chose another
    bool m_filtering = false; ///< the filter changes: what it selects is not the user's doing
    bool m_fitColumns = true;
    bool m_fitting = false;
    bool m_fitAsked = false;
    QHash<int, int> m_widest; ///< column → the widest text seen, in pixels
    bool m_following = false; ///< opening rows as remembered: not the user's doing
};

} // namespace Carrel::Pages
