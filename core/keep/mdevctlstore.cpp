// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/keep/mdevctlstore.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <optional>

namespace Carrel::Keep {

using namespace Qt::StringLiterals;

namespace {

std::optional<DefinedMdev> readDefined(const QString &folder, const GpuId &parent, const QString &name)
{
    const Result<Uuid> uuid = parseUuid(name);
    QFile file(folder + u'/' + name);
    if (!uuid || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(file.read(65536)).object();
    const Result<TypeId> type = parseTypeId(json[u"mdev_type"_s].toString());
    if (!type)
        return std::nullopt;
    return DefinedMdev{parent, *uuid, *type, json[u"start"_s].toString() == u"auto"_s};
}

/** The rule in force: a file of that name in /etc replaces the package's (udev(7)). */
QByteArray ruleText(const Roots &roots, const QString &usr)
{
    for (const QString &folder : {roots.etc + u"/udev/rules.d"_s, usr + u"/lib/udev/rules.d"_s}) {
        QFile file(folder + u"/60-mdevctl.rules"_s);
        if (file.open(QIODevice::ReadOnly))
            return file.read(65536);
    }
    return {};
}

} // namespace

std::vector<DefinedMdev> readMdevctlStore(const Roots &roots)
{
    std::vector<DefinedMdev> all;
    const QDir store(roots.etc + u"/mdevctl.d"_s);
    for (const QString &name : store.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const Result<GpuId> parent = parseGpuId(name);
        const QDir folder(store.filePath(name));
        if (!parent)
            continue;
        for (const QString &file : folder.entryList(QDir::Files, QDir::Name))
            if (const auto defined = readDefined(folder.path(), *parent, file))
                all.push_back(*defined);
    }
    return all;
}

QString missingProgramOfRule(const Roots &roots, const QString &usr)
{
    static const QRegularExpression program(u"(/[A-Za-z0-9_./-]*/mdevctl) start-parent-mdevs"_s);
    const auto match = program.match(QString::fromUtf8(ruleText(roots, usr)));
    if (!match.hasMatch())
        return {};
    const QString path = match.captured(1);
    // The rule names a path below /usr, which a test has elsewhere.
    const QString there = path.startsWith(u"/usr/"_s) ? usr + path.sliced(4) : path;
    return QFile::exists(there) ? QString() : path;
}

} // namespace Carrel::Keep
