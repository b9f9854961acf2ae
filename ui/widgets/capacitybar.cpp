// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/capacitybar.h"

#include "ui/widgets/baraccessible.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QToolTip>

#include <algorithm>

namespace Carrel::Widgets {

namespace {

constexpr int BarHeight = 40;

} // namespace

CapacityBar::CapacityBar(QWidget *parent) : QWidget(parent)
{
    BarAccessible::install();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CapacityBar::setCapacity(const Models::Capacity &capacity)
{
    if (capacity == m_capacity)
        return;
    m_capacity = capacity;
    m_current = std::min(m_current, static_cast<int>(m_capacity.slices.size()));
    relayout();
    QAccessibleValueChangeEvent changed(this, m_capacity.used ? QVariant(m_capacity.used->count) : QVariant());
    QAccessible::updateAccessibility(&changed);
}

void CapacityBar::setCurrentSegment(int segment)
{
    const int bounded = std::clamp(segment, 0, static_cast<int>(m_capacity.slices.size()));
    if (bounded == m_current)
        return;
    m_current = bounded;
    update();
    QAccessibleEvent renamed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&renamed);
    Q_EMIT currentSegmentChanged(m_current);
}

QString CapacityBar::segmentText(int segment) const
{
    if (segment < 0 || segment >= static_cast<int>(m_capacity.slices.size()))
        return m_capacity.room;
    return m_capacity.slices[static_cast<size_t>(segment)].sentence;
}

QSize CapacityBar::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, std::max(BarHeight, fontMetrics().height() + 16)};
}

QSize CapacityBar::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 12, sizeHint().height()};
}

void CapacityBar::relayout()
{
    m_segments = layoutBar(m_capacity, rect(), layoutDirection());
    update();
}

int CapacityBar::segmentAt(QPoint position) const
{
    for (size_t i = 0; i < m_segments.size(); ++i)
        if (m_segments[i].rect.contains(position))
            return static_cast<int>(i);
    return -1;
}

bool CapacityBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int segment = segmentAt(help->pos());
    if (segment >= 0)
        QToolTip::showText(help->globalPos(), segmentText(segment).toHtmlEscaped(), this,
                           m_segments[static_cast<size_t>(segment)].rect);
    return true;
}

void CapacityBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paintBar(painter, m_capacity, m_segments, palette());
    if (!hasFocus() || m_current >= static_cast<int>(m_segments.size()))
        return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    focus.rect = m_segments[static_cast<size_t>(m_current)].rect.adjusted(2, 2, -2, -2);
    focus.state |= QStyle::State_KeyboardFocusChange;
    painter.setPen(QPen(palette().color(QPalette::Text), 2));
    painter.drawRect(focus.rect);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
}

void CapacityBar::resizeEvent(QResizeEvent * /*event*/)
{
    relayout();
}

void CapacityBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        relayout();
    QWidget::changeEvent(event);
}

void CapacityBar::keyPressEvent(QKeyEvent *event)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Right:
        return setCurrentSegment(m_current + forward);
    case Qt::Key_Left:
        return setCurrentSegment(m_current - forward);
    case Qt::Key_Home:
        return setCurrentSegment(0);
    case Qt::Key_End:
        return setCurrentSegment(static_cast<int>(m_capacity.slices.size()));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return activate();
    default:
        QWidget::keyPressEvent(event);
    }
}

void CapacityBar::mousePressEvent(QMouseEvent *event)
{
    if (const int segment = segmentAt(event->position().toPoint()); segment >= 0)
        setCurrentSegment(segment);
}

void CapacityBar::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (segmentAt(event->position().toPoint()) >= 0)
        activate();
}

void CapacityBar::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void CapacityBar::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void CapacityBar::activate()
{
    if (m_current < static_cast<int>(m_capacity.slices.size()))
        Q_EMIT vgpuActivated(m_capacity.slices[static_cast<size_t>(m_current)].vgpu);
    else
        Q_EMIT roomActivated();
}

} // namespace Carrel::Widgets
