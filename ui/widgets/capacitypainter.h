// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/capacity.h"

#include <QPalette>
#include <QRect>

#include <vector>

class QPainter;

namespace Carrel::Widgets {

/** Where one slice (or, with slice = -1, the free part) lies in a bar. */
struct BarSegment
{
    QRect rect;
    int slice = -1;
};

/** The bar as rectangles, slices first and the free part last; mirrored for right-to-left. Widths sum to area's. */
[[nodiscard]] std::vector<BarSegment> layoutBar(const Models::Capacity &capacity, const QRect &area,
                                                Qt::LayoutDirection direction);

/** Draws what layoutBar() gave: pattern and outline by state, captions where they fit in height and width. */
void paintBar(QPainter &painter, const Models::Capacity &capacity, const std::vector<BarSegment> &segments,
              const QPalette &palette);

/** The mark of a state: at least 3 : 1 against the palette's base, light or dark, and told apart by pattern in grey. */
[[nodiscard]] QColor stateColor(Models::SliceState state, const QPalette &palette);
[[nodiscard]] Qt::BrushStyle statePattern(Models::SliceState state);

/** Text is drawn in bars at least this high, in logical pixels; below it is in the tooltip and the accessible text. */
inline constexpr int CaptionHeight = 24;

} // namespace Carrel::Widgets
