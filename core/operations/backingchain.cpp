// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/backingchain.h"

#include "core/operations/checks.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t longestChain = 32;
constexpr quint32 longestName = 1023; ///< qcow2's own limit

/** The backing name in the header of a qcow2 image; empty when there is none. */
QString backingNameIn(const QString &path)
{
    QFile file(path);
    // A plain file only: opening a FIFO or a device could wait or act.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    constexpr qint64 needed = 20;
    const QByteArray header = file.read(needed);
    if (header.size() < needed || !header.startsWith("QFI\xfb"))
        return {};
    const quint64 offset = qFromBigEndian<quint64>(header.constData() + 8);
    const quint32 size = qFromBigEndian<quint32>(header.constData() + 16);
    if (offset == 0 || size == 0 || size > longestName || !file.seek(qint64(offset)))
        return {};
    return QString::fromUtf8(file.read(size));
}

/** {"file": {"filename": …}}, {"file.filename": …}, …: QEMU's other way to name a file. */
QString fileNameIn(const QJsonObject &json)
{
    for (const QLatin1StringView key : {"filename"_L1, "file.filename"_L1})
        if (json.value(key).isString())
            return json.value(key).toString();
    return json.value("file"_L1).isObject() ? fileNameIn(json.value("file"_L1).toObject()) : QString();
}

bool isBuiltOn(const Host::Inventory &host, const Host::Workstation &workstation, const QString &disk)
{
    const auto isIt = [&](const QString &below) {
        return isSameDisk(host, below, disk);
    };
    if (std::ranges::any_of(workstation.backing, isIt))
        return true;
    return hasLocalFiles(host) && std::ranges::any_of(workstation.disks, [&](const QString &own) {
               return std::ranges::any_of(backingChainOf(own), isIt);
           });
}

} // namespace

QString backingFileOf(const QString &path, const QString &name)
{
    QString file = name;
    if (name.startsWith("json:"_L1))
        file = fileNameIn(QJsonDocument::fromJson(name.sliced(5).toUtf8()).object());
    if (file.startsWith("file:"_L1))
        file = file.sliced(5);
    if (file.isEmpty())
        return {};
    return QDir::cleanPath(QFileInfo(path).dir().absoluteFilePath(file));
}

std::vector<QString> backingChainOf(const QString &path)
{
    std::vector<QString> chain;
    for (QString file = path; chain.size() < longestChain;) {
        file = backingFileOf(file, backingNameIn(file));
        if (file.isEmpty())
            break;
        chain.push_back(file);
    }
    return chain;
}

QStringList builtOn(const Host::Inventory &host, const WorkstationId &own, const QString &disk)
{
    QStringList names;
    for (const Host::WorkstationPtr &other : host.workstations)
        if (other->id != own && isBuiltOn(host, *other, disk))
            names.append(other->name);
    return names;
}

} // namespace Carrel::Operations
