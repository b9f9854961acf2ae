// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/capacitypainter.h"

#include "ui/widgets/contrast.h"

#include <QFontMetrics>
#include <QPainter>

namespace Carrel::Widgets {

namespace {

constexpr int StripHeight = 7; ///< of the pattern below a caption
constexpr int CaptionMargin = 4;

struct Shades
{
    QColor onLight;
    QColor onDark;
};

Shades shadesOf(Models::SliceState state)
{
    switch (state) {
    case Models::SliceState::Running:
        return {QColor(0x1a, 0x7f, 0x37), QColor(0x3f, 0xb9, 0x50)};
    case Models::SliceState::Reserved:
        return {QColor(0x09, 0x69, 0xda), QColor(0x58, 0xa6, 0xff)};
    case Models::SliceState::Orphan:
        return {QColor(0x8a, 0x5c, 0x00), QColor(0xd2, 0x99, 0x22)};
    case Models::SliceState::Failed:
        break;
    }
    return {QColor(0xcf, 0x22, 0x2e), QColor(0xff, 0x7b, 0x72)};
}

/** Between text and ground, at least 3 : 1 against the ground where text has 4.5 : 1. */
QColor freeColor(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Base);
    const auto mix = [](int a, int b) {
        return (a * 13 + b * 7) / 20;
    };
    return QColor(mix(text.red(), base.red()), mix(text.green(), base.green()), mix(text.blue(), base.blue()));
}

void drawCaption(QPainter &painter, const QRect &area, const QString &text, const QPalette &palette)
{
    painter.setPen(palette.color(QPalette::Text));
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width());
    // One letter and dots tell nothing; the tooltip has the whole.
    if (shown.size() > 2 || shown == text)
        painter.drawText(area, Qt::AlignCenter, shown);
}

void drawBox(QPainter &painter, const QRect &rect, const QColor &color, Qt::BrushStyle pattern, const QPalette &palette)
{
    const bool isHigh = rect.height() >= CaptionHeight;
    const QRect strip = isHigh ? rect.adjusted(0, rect.height() - StripHeight, 0, 0) : rect;
    painter.fillRect(rect, palette.color(QPalette::Base));
    painter.fillRect(strip, QBrush(color, pattern));
    painter.setPen(color);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

QString captionOf(const Models::Capacity &capacity, const BarSegment &segment)
{
    if (segment.slice < 0)
        return capacity.room;
    const Models::Slice &slice = capacity.slices[static_cast<size_t>(segment.slice)];
    // Two names and a sign: nothing to translate.
    return QStringLiteral("%1 / %2").arg(slice.owner, slice.typeName);
}

} // namespace

QColor stateColor(Models::SliceState state, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const Shades shades = shadesOf(state);
    return contrast(shades.onLight, base) > contrast(shades.onDark, base) ? shades.onLight : shades.onDark;
}

Qt::BrushStyle statePattern(Models::SliceState state)
{
    switch (state) {
    case Models::SliceState::Running:
        return Qt::SolidPattern;
    case Models::SliceState::Reserved:
        return Qt::VerPattern;
    case Models::SliceState::Orphan:
        return Qt::Dense6Pattern;
    case Models::SliceState::Failed:
        break;
    }
    return Qt::DiagCrossPattern;
}

std::vector<BarSegment> layoutBar(const Models::Capacity &capacity, const QRect &area, Qt::LayoutDirection direction)
{
    std::vector<BarSegment> segments;
    double share = 0;
    int from = 0;
    const auto add = [&](int to, int slice) {
        const int left = direction == Qt::RightToLeft ? area.right() + 1 - to : area.left() + from;
        segments.push_back({QRect(left, area.top(), to - from, area.height()), slice});
        from = to;
    };
    for (int i = 0; i < static_cast<int>(capacity.slices.size()); ++i) {
        // Rounded from the running sum, so that widths never add up to more or less than the bar.
        share += capacity.slices[static_cast<size_t>(i)].share;
        add(qBound(from, qRound(share * area.width()), area.width()), i);
    }
    add(area.width(), -1);
    return segments;
}

void paintBar(QPainter &painter, const Models::Capacity &capacity, const std::vector<BarSegment> &segments,
              const QPalette &palette)
{
    painter.save();
    for (const BarSegment &segment : segments) {
        if (segment.rect.width() < 1)
            continue;
        if (segment.slice < 0) {
            drawBox(painter, segment.rect, freeColor(palette), Qt::BDiagPattern, palette);
        } else {
            const Models::SliceState state = capacity.slices[static_cast<size_t>(segment.slice)].state;
            drawBox(painter, segment.rect, stateColor(state, palette), statePattern(state), palette);
        }
        if (segment.rect.height() >= CaptionHeight)
            drawCaption(painter, segment.rect.adjusted(CaptionMargin, 1, -CaptionMargin, -StripHeight),
                        captionOf(capacity, segment), palette);
    }
    painter.restore();
}

} // namespace Carrel::Widgets
