// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "icons/paletteiconengine.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace Carrel::Icons {

namespace {

/**
 * Styles paint a selection solid (Fusion) or as a light tint under unchanged text (Breeze), and do not say which: the
 * text colour is seen on both, except where it is as light or as dark as the selection itself.
 */
QColor selectedColor(const QPalette &palette)
{
    constexpr int near = 60; // of 255
    const QColor text = palette.color(QPalette::WindowText);
    const bool hides = qAbs(qGray(text.rgb()) - qGray(palette.color(QPalette::Highlight).rgb())) < near;
    return hides ? palette.color(QPalette::HighlightedText) : text;
}

QColor textColor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    return mode == QIcon::Selected ? selectedColor(palette) : palette.color(QPalette::WindowText);
}

QPixmap render(QByteArray svg, const QColor &color, const QSize &size)
{
    QSvgRenderer renderer(svg.replace("currentColor", color.name().toLatin1()));
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter);
    return pixmap;
}

} // namespace

PaletteIconEngine::PaletteIconEngine(const QString &path) : m_path(path)
{
    if (QFile file(path); file.open(QIODevice::ReadOnly))
        m_svg = file.readAll();
}

void PaletteIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal scale = painter->device() ? painter->device()->devicePixelRatio() : 1;
    painter->drawPixmap(rect, scaledPixmap(rect.size(), mode, state, scale));
}

QPixmap PaletteIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1);
}

/** size is device-independent (QIconEngine documents it so since Qt 6.8); the drawing is made for the device's pixels.
 */
QPixmap PaletteIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State /*state*/, qreal scale)
{
    if (size.isEmpty())
        return {};
    const QColor color = textColor(mode);
    const QSize pixels = (QSizeF(size) * scale).toSize();
    const QString key = u"carrel:%1:%2:%3x%4"_s.arg(m_path, color.name()).arg(pixels.width()).arg(pixels.height());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(m_svg, color, pixels);
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

QIconEngine *PaletteIconEngine::clone() const
{
    return new PaletteIconEngine(*this);
}

QString PaletteIconEngine::key() const
{
    return u"CarrelPaletteIconEngine"_s;
}

} // namespace Carrel::Icons
