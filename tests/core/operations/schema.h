// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryFile>

namespace Carrel::Test {

/** What libvirt's own schema has against a workstation's XML; empty: nothing. */
inline QString schemaErrors(const QString &xml)
{
    QTemporaryFile file;
    if (!file.open())
        return QStringLiteral("no file");
    file.write(xml.toUtf8());
    file.close();
    QProcess lint;
    lint.setProcessChannelMode(QProcess::MergedChannels);
    lint.start(QStringLiteral("/usr/bin/xmllint"),
               {QStringLiteral("--noout"), QStringLiteral("--relaxng"),
                QStringLiteral("/usr/share/libvirt/schemas/domain.rng"), file.fileName()});
    lint.waitForFinished();
    return lint.exitCode() == 0 ? QString() : QString::fromUtf8(lint.readAll()) + xml;
}

} // namespace Carrel::Test
