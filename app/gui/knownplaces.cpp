// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/knownplaces.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 mostBytes = 256 * 1024; // a configuration longer than this is not one
}

QStringList hostsOfSshConfig(const QString &text)
{
    static const QRegularExpression hostLine(u"^\\s*Host[\\s=]+(.+)$"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression plainName(u"^[A-Za-z0-9][A-Za-z0-9._-]*$"_s);
    static const QRegularExpression space(u"\\s+"_s);
    QStringList found;
    for (const QString &line : text.split(u'\n')) {
        const QStringList names = hostLine.match(line).captured(1).split(space, Qt::SkipEmptyParts);
        for (const QString &name : names) {
            const QString uri = u"qemu+ssh://%1/system"_s.arg(name);
            if (plainName.match(name).hasMatch() && !found.contains(uri))
                found.append(uri);
        }
    }
    return found;
}

QStringList knownPlaces()
{
    QFile file(QDir::home().filePath(u".ssh/config"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return hostsOfSshConfig(QString::fromUtf8(file.read(mostBytes)));
}

} // namespace Carrel::Gui
