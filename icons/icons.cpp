// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "icons/icons.h"

#include "icons/paletteiconengine.h"

#include <QFile>
#include <QHash>

using namespace Qt::StringLiterals;

namespace Carrel::Icons {

namespace {

QString shippedPath(const QString &name)
{
    return u":/icons/carrel/%1.svg"_s.arg(name);
}

/** Carrel's own drawings are not looked for in the theme: its fallback for carrel-gpu would be any "carrel" it has. */
QIcon load(const QString &name)
{
    const bool isOwn = name.startsWith(u"carrel-"_s);
    if (!isOwn && QIcon::hasThemeIcon(name))
        return QIcon::fromTheme(name);
    if (QFile::exists(shippedPath(name)))
        return QIcon(new PaletteIconEngine(shippedPath(name)));
    return QIcon::fromTheme(name);
}

} // namespace

QIcon get(const QString &name)
{
    // An icon of a theme follows a change of theme by itself; only finding it is dear (a tree asks for each cell).
    static QHash<QString, QIcon> known;
    auto found = known.constFind(name);
    if (found == known.cend())
        found = known.insert(name, load(name));
    return *found;
}

QIcon program()
{
    // In its own colours, and the same in every theme.
    return QIcon(u":/icons/carrel/carrel.svg"_s);
}

} // namespace Carrel::Icons
