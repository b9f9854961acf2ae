// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/capacity.h"
#include "ui/widgets/capacitypainter.h"

#include <QWidget>

namespace Carrel::Widgets {

/**
 * One GPU's framebuffer to scale, on a page: arrows move between slices and the free part, Enter opens the current one,
 * the tooltip and the screen reader say the same sentence. GUI thread.
 */
class CapacityBar final : public QWidget
{
    Q_OBJECT

public:
    explicit CapacityBar(QWidget *parent = nullptr);

    void setCapacity(const Models::Capacity &capacity);
    [[nodiscard]] const Models::Capacity &capacity() const { return m_capacity; }
    /** 0-based; slices.size() is the free part. */
    [[nodiscard]] int currentSegment() const { return m_current; }
    void setCurrentSegment(int segment);
    /** The sentence of one segment, the free part's included. */
    [[nodiscard]] QString segmentText(int segment) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void vgpuActivated(const Carrel::VgpuId &vgpu);
    void roomActivated();
    void currentSegmentChanged(int segment);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void relayout();
    void activate();
    [[nodiscard]] int segmentAt(QPoint position) const;

    Models::Capacity m_capacity;
    std::vector<BarSegment> m_segments;
    int m_current = 0;
};

} // namespace Carrel::Widgets
