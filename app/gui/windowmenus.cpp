// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/windowmenus.h"

#include "icons/icons.h"

#include <KActionCollection>
#include <KActionMenu>
#include <KColorSchemeManager>
#include <KColorSchemeMenu>
#include <KXMLGUIFactory>

#include <QCoreApplication>
#include <QMenu>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;

namespace {

struct Menus
{
    Q_DECLARE_TR_FUNCTIONS(Menus)
};

} // namespace

void nameMenus(KXMLGUIFactory *factory, KXMLGUIClient *client)
{
    const std::pair<QString, QString> titles[] = {
        {u"file"_s, Menus::tr("&File")},         {u"edit"_s, Menus::tr("&Edit")},
        {u"view"_s, Menus::tr("&View")},         {u"workstation"_s, Menus::tr("&Workstation")},
        {u"settings"_s, Menus::tr("&Settings")}, {u"help"_s, Menus::tr("&Help")},
    };
    for (const auto &[name, title] : titles)
        if (auto *menu = qobject_cast<QMenu *>(factory->container(name, client)))
            menu->setTitle(title);
}

void addColorSchemes(KActionCollection *collection, QObject *parent)
{
    Icons::followPalette(parent);
    KActionMenu *menu = KColorSchemeMenu::createMenu(KColorSchemeManager::instance(), parent);
    menu->setText(Menus::tr("&Color scheme"));
    collection->addAction(u"color_scheme"_s, menu);
}

} // namespace Carrel::Gui
