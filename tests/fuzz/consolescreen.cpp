// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/screen.h"

#include <cstdlib>

// Any bytes as a workstation's live XML, for a host here and one elsewhere: a screen that is picked can be connected
// to, and a refusal has words.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace Carrel::Console;
    const QString xml = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    for (const char *uri : {"qemu:///session", "qemu+ssh://gpu1/system"}) {
        const Carrel::Result<Screen> screen = chooseScreen(xml, reachOf(QString::fromLatin1(uri)));
        if (!screen && (screen.error().sentence.isEmpty() || screen.error().wayOut.isEmpty()))
            std::abort();
        if (screen && screen->way == Way::Direct && screen->socket.isEmpty() && !screen->port && !screen->tlsPort)
            std::abort();
    }
    return 0;
}
