// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/treedelegate.h"

#include "ui/widgets/capacitypainter.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Carrel::Widgets {

namespace {

const QStyle *styleOf(const QStyleOptionViewItem &option)
{
    return option.widget ? option.widget->style() : QApplication::style();
}

QRect barArea(const QStyleOptionViewItem &option)
{
    return option.rect.adjusted(3, 3, -3, -3);
}

/** Where the style draws the text, without its margins. */
QRect textArea(const QStyleOptionViewItem &option)
{
    const QStyle *style = styleOf(option);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, option.widget) + 1;
    return style->subElementRect(QStyle::SE_ItemViewItemText, &option, option.widget).adjusted(margin, 0, -margin, 0);
}

} // namespace

/** Numbers end where the next column's words begin: a space between keeps "16" and "2 vGPUs" apart. */
void TreeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->displayAlignment.testFlag(Qt::AlignTrailing) && !option->text.isEmpty())
        option->text += QChar(0x2002); // en space
}

bool TreeDelegate::isBar(const QModelIndex &index) const
{
    return index.column() == m_barColumn && index.data(Models::CapacityRole).canConvert<Models::Capacity>();
}

void TreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (isBar(index))
        return paintCapacity(painter, option, index);
    QStyledItemDelegate::paint(painter, option, index);
    // Most cells do not hold the text: asked before the style is, since this runs for each cell of a page.
    if (m_search.isEmpty() || !index.data().toString().contains(m_search, Qt::CaseInsensitive))
        return;
    QStyleOptionViewItem full(option);
    initStyleOption(&full, index);
    paintMark(painter, full);
}

void TreeDelegate::paintCapacity(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem ground(option);
    initStyleOption(&ground, index);
    ground.text.clear();
    styleOf(ground)->drawControl(QStyle::CE_ItemViewItem, &ground, painter, ground.widget);
    const auto capacity = index.data(Models::CapacityRole).value<Models::Capacity>();
    paintBar(*painter, capacity, layoutBar(capacity, barArea(option), option.direction), option.palette);
}

/** A line below the found part and a tint over it: seen without colour, and the text stays as the style drew it. */
void TreeDelegate::paintMark(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const QRect area = textArea(option);
    const QString shown = option.fontMetrics.elidedText(option.text, option.textElideMode, area.width());
    const qsizetype at = shown.indexOf(m_search, 0, Qt::CaseInsensitive);
    if (at < 0)
        return;
    const int before = option.fontMetrics.horizontalAdvance(shown.left(at));
    const int width = option.fontMetrics.horizontalAdvance(shown.mid(at, m_search.size()));
    const QRect text =
        QStyle::alignedRect(option.direction, option.displayAlignment,
                            {option.fontMetrics.horizontalAdvance(shown), option.fontMetrics.height()}, area);
    const bool mirrored = shown.isRightToLeft();
    const int left = mirrored ? text.right() + 1 - before - width : text.left() + before;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QColor color = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Highlight);
    const QRect mark(left, text.top(), width, text.height());
    painter->fillRect(mark.adjusted(0, mark.height() - 2, 0, 0), color);
    color.setAlphaF(0.25F);
    painter->fillRect(mark, color);
}

bool TreeDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid() || !isBar(index))
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const auto capacity = index.data(Models::CapacityRole).value<Models::Capacity>();
    for (const BarSegment &segment : layoutBar(capacity, barArea(option), option.direction)) {
        if (!segment.rect.contains(event->pos()))
            continue;
        const QString text =
            segment.slice < 0 ? capacity.sentence : capacity.slices[static_cast<size_t>(segment.slice)].sentence;
        QToolTip::showText(event->globalPos(), text.toHtmlEscaped(), view->viewport(), segment.rect);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace Carrel::Widgets
