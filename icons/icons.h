// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QString>

class QObject;

namespace Carrel::Icons {

/**
 * The one way to an icon: the desktop theme's by this freedesktop name, else the shipped drawing of that name in the
 * palette's text colour (so that it follows a change between light and dark). GUI thread.
 */
[[nodiscard]] QIcon get(const QString &name);

/**
 * Breeze, light or dark, by what the palette is now and whenever it changes: outside Plasma nobody else does that, and
 * dark drawings stay on the dark ground. Other themes are left alone. context: while it lives; usually the window.
 */
void followPalette(QObject *context);

/** The program's own icon. */
[[nodiscard]] QIcon program();

} // namespace Carrel::Icons
