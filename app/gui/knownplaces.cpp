// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/knownplaces.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

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

QStringList urisOfGVariant(const QString &text)
{
    static const QRegularExpression quoted(u"'([^'\\\\]*)'|\"([^\"\\\\]*)\""_s);
    QStringList found;
    auto matches = quoted.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString uri = match.captured(1) + match.captured(2);
        if (uri.contains(u":/"_s) && !found.contains(uri))
            found.append(uri);
    }
    return found;
}

void readVirtManagerHosts(QObject *context, const std::function<void(const QStringList &)> &take)
{
    // The schema goes with virt-manager, the values stay: dconf has them without it.
    const QString dconf = QStandardPaths::findExecutable(u"dconf"_s);
    const QString gsettings = QStandardPaths::findExecutable(u"gsettings"_s);
    if (dconf.isEmpty() && gsettings.isEmpty())
        return;
    auto *process = new QProcess(context);
    QObject::connect(process, &QProcess::finished, context, [process, take](int status) {
        process->deleteLater();
        const QStringList uris = urisOfGVariant(QString::fromUtf8(process->readAllStandardOutput().left(mostBytes)));
        if (status == 0 && !uris.isEmpty())
            take(uris);
    });
    if (!dconf.isEmpty())
        process->start(dconf, {u"read"_s, u"/org/virt-manager/virt-manager/connections/uris"_s});
    else
        process->start(gsettings, {u"get"_s, u"org.virt-manager.virt-manager.connections"_s, u"uris"_s});
}

} // namespace Carrel::Gui
