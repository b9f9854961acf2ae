// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The least helper KAuth allows, without any check: it does nothing, or writes one value into one file. What a round
// trip to it takes is KAuth's, D-Bus's, polkit's and the kernel's (or the simulator's) own time. Never installed.

#include "barehelper.h"

#include <KAuth/HelperSupport>

#include <fcntl.h>
#include <unistd.h>

KAuth::ActionReply BareHelper::nothing(const QVariantMap &arguments)
{
    if (!arguments.contains(QStringLiteral("path")))
        return KAuth::ActionReply::SuccessReply();
    const QByteArray value = arguments.value(QStringLiteral("value")).toByteArray();
    const int node = open(arguments.value(QStringLiteral("path")).toByteArray().constData(), O_WRONLY | O_CLOEXEC);
    const bool isWritten = write(node, value.constData(), size_t(value.size())) == value.size();
    close(node);
    return isWritten ? KAuth::ActionReply::SuccessReply() : KAuth::ActionReply::HelperErrorReply(100);
}

KAUTH_HELPER_MAIN("org.carrel.bench", BareHelper)
