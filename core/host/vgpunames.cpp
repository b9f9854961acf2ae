// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/vgpunames.h"

#include "core/host/hostaddress.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace Carrel::Host {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 200;
constexpr qint64 largestFile = 16 * 1024 * 1024;
constexpr int lockMs = 2000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(VgpuNames)
};

/** All of this machine's libvirt connections see the same vGPUs. */
QString keyOf(const QString &hostUri)
{
    const auto address = parseHostAddress(hostUri);
    return address && address->kind == HostKind::Local ? u"local"_s : hostUri;
}

QJsonObject readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

std::unexpected<Error> notSaved(const QString &path, const QString &why)
{
    return failure(ErrorCode::Failed, Words::tr("The vGPU's name could not be saved in “%1”.").arg(path),
                   Words::tr("Check that the folder is writable and the disk not full."), why);
}

Result<void> writeFile(const QString &path, const QJsonObject &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(content).toJson()) < 0 || !file.commit())
        return notSaved(path, file.errorString());
    return {};
}

} // namespace

VgpuNames::VgpuNames(QString file) : m_file(std::move(file)) { }

QString VgpuNames::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/carrel/vgpunames.json"_s;
}

QHash<VgpuId, QString> VgpuNames::all(const QString &hostUri) const
{
    QHash<VgpuId, QString> names;
    const QJsonObject known = readFile(m_file).value(keyOf(hostUri)).toObject();
    for (auto it = known.begin(); it != known.end(); ++it)
        if (const QString name = it.value().toString(); !name.isEmpty())
            names.insert({it.key()}, name);
    return names;
}

QString VgpuNames::name(const QString &hostUri, const VgpuId &id) const
{
    return all(hostUri).value(id);
}

Result<void> VgpuNames::setName(const QString &hostUri, const VgpuId &id, const QString &name)
{
    if (name.size() > longestName
        || std::ranges::any_of(name, [](QChar c) { return c.category() == QChar::Other_Control; }))
        return failure(ErrorCode::BadInput, Words::tr("This is not a name for a vGPU."),
                       Words::tr("Use at most 200 characters, without line breaks."));
    if (!QDir().mkpath(QFileInfo(m_file).path()))
        return notSaved(m_file, u"mkpath"_s);
    QLockFile lock(m_file + u".lock"_s);
    if (!lock.tryLock(lockMs))
        return notSaved(m_file, u"another program holds the lock"_s);
    QJsonObject content = readFile(m_file);
    QJsonObject ofHost = content.value(keyOf(hostUri)).toObject();
    if (name.isEmpty())
        ofHost.remove(id.text);
    else
        ofHost.insert(id.text, name);
    content.insert(keyOf(hostUri), ofHost);
    return writeFile(m_file, content);
}

} // namespace Carrel::Host
