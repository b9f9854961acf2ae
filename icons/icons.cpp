// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "icons/icons.h"

#include "icons/paletteiconengine.h"

#include <QEvent>
#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QPalette>

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

const QString lightTheme = u"breeze"_s;
const QString darkTheme = u"breeze-dark"_s;

bool isBreeze(const QString &theme)
{
    return theme == lightTheme || theme == darkTheme;
}

/** Icons that are shown already load themselves anew. */
void matchTheme()
{
    const bool isDark = qGray(QGuiApplication::palette().color(QPalette::Window).rgb()) < 128;
    const QString &wanted = isDark ? darkTheme : lightTheme;
    if (isBreeze(QIcon::themeName()) && QIcon::themeName() != wanted)
        QIcon::setThemeName(wanted);
    if (isBreeze(QIcon::fallbackThemeName()) && QIcon::fallbackThemeName() != wanted)
        QIcon::setFallbackThemeName(wanted);
}

class PaletteFollower final : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ApplicationPaletteChange)
            matchTheme();
        return QObject::eventFilter(watched, event);
    }
};

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

void followPalette(QObject *context)
{
    qGuiApp->installEventFilter(new PaletteFollower(context));
    matchTheme();
}

QIcon program()
{
    // In its own colours, and the same in every theme.
    return QIcon(u":/icons/carrel/carrel.svg"_s);
}

} // namespace Carrel::Icons
