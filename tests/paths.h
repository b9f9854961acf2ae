// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QString>

// Where a test finds files. Asked at run time: a path compiled in would make every checkout's objects different, and
// no compiler cache could share them.
namespace Carrel::Test {

/** A file of tests/fixtures. CARREL_SOURCE is set by ctest; without it the build folder is taken to be build/PRESET. */
inline QString fixture(const QString &name)
{
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/../../..");
    return qEnvironmentVariable("CARREL_SOURCE", beside) + QStringLiteral("/tests/fixtures/") + name;
}

/** A program of the same build. */
inline QString program(const QString &name)
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/") + name;
}

} // namespace Carrel::Test
