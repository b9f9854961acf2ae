// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace Carrel::Widgets {

/**
 * Draws a tree's cells: the part of a text that the search found is marked, and a GPU's capacity is a bar to scale
 * where the model gives CapacityRole. One delegate for the whole view.
 */
class TreeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /** Marked wherever it stands in a cell, whatever its case. The caller repaints the view. */
    void setSearch(const QString &text) { m_search = text; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintMarks(QPainter *painter, const QStyleOptionViewItem &option) const;
    QString m_search;
};

} // namespace Carrel::Widgets
