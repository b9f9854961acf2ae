// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPalette>

// The grounds that bars, marks and icons have to be seen on: Breeze light and dark, and both high contrasts.
namespace TestPalettes {

inline QPalette make(const QColor &text, const QColor &base)
{
    QPalette palette(text, base, base.lighter(), base.darker(), base, text, base);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::WindowText, text);
    return palette;
}

inline QPalette light()
{
    return make(QColor(0x23, 0x26, 0x29), QColor(0xff, 0xff, 0xff));
}

inline QPalette dark()
{
    return make(QColor(0xfc, 0xfc, 0xfc), QColor(0x1b, 0x1e, 0x20));
}

inline QPalette blackOnWhite()
{
    return make(Qt::black, Qt::white);
}

inline QPalette whiteOnBlack()
{
    return make(Qt::white, Qt::black);
}

} // namespace TestPalettes
