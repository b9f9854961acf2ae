// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/xwindows.h"

#include <KWindowInfo>
#include <KWindowSystem>
#include <KX11Extras>

namespace Carrel::Gui {

WId windowOfProcess(qint64 process)
{
    if (!KWindowSystem::isPlatformX11())
        return 0;
    const QList<WId> windows = KX11Extras::stackingOrder();
    for (const WId window : windows)
        if (KWindowInfo(window, NET::WMPid).pid() == process)
            return window;
    return 0;
}

} // namespace Carrel::Gui
