// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Carrel::Widgets {

/**
 * Draws a tree's cells: the part of a text that the search found is marked, and in the bar column a GPU's capacity is a
 * bar to scale (where the model gives CapacityRole). One delegate for the whole view. GUI thread.
 */
class TreeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /** Marked wherever it stands in a cell, whatever its case. The caller repaints the view. */
    void setSearch(const QString &text) { m_search = text; }
    /** The column whose cells are drawn as bars; -1 (the default): none. */
    void setBarColumn(int column) { m_barColumn = column; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    [[nodiscard]] bool isBar(const QModelIndex &index) const;
    void paintCapacity(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintMark(QPainter *painter, const QStyleOptionViewItem &option) const;

    QString m_search;
    int m_barColumn = -1;
};

} // namespace Carrel::Widgets
