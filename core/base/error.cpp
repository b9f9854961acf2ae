// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/error.h"

#include <cstring>

namespace Carrel {

QString errnoText(int number)
{
    const char *name = strerrorname_np(number);
    const QString known = name ? QString::fromLatin1(name) : QString::number(number);
    return QStringLiteral("%1: %2").arg(known, QString::fromLocal8Bit(strerrordesc_np(number)));
}

} // namespace Carrel
