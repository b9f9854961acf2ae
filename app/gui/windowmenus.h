// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class KXMLGUIClient;
class KXMLGUIFactory;
class KActionCollection;
class QObject;

namespace Carrel::Gui {

/** The menus' titles out of Carrel's own translation: those of the .rc file are looked for in KDE's catalogues only. */
void nameMenus(KXMLGUIFactory *factory, KXMLGUIClient *client);

/** The choice of a colour scheme, light or dark, for desktops that do not set one; remembered in the settings. */
void addColorSchemes(KActionCollection *collection, QObject *parent);

} // namespace Carrel::Gui
