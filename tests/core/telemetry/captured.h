// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/paths.h"

#include <QByteArray>
#include <QFile>
#include <QTest>

namespace Carrel::Test {

/** A file of tests/fixtures/telemetry; fails the test when it is not there. */
inline QByteArray captured(const QString &name)
{
    QFile file(fixture(QStringLiteral("telemetry/") + name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no fixture %s", qPrintable(name));
    return file.readAll();
}

} // namespace Carrel::Test
