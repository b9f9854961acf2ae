// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/drmclients.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <map>

namespace Carrel::Telemetry {

using namespace Qt::StringLiterals;

namespace {

/** Nothing we read here is longer; a file that is was not made by the kernel. */
constexpr qint64 limit = 64 * 1024;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.read(limit) : QByteArray();
}

/** Debian's "qemu-system-x86", Red Hat's "qemu-kvm"; the kernel cuts the name at 15 characters. */
bool isQemu(const QString &process)
{
    return contentOf(process + "/comm"_L1).startsWith("qemu");
}

bool isProcess(const QString &name)
{
    return std::ranges::all_of(name, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/** Names of the process's files that are render nodes or cards. nullopt: not ours to see. */
std::optional<QStringList> drmFilesOf(const QString &process)
{
    const QDir folder(process + "/fd"_L1);
    if (!folder.isReadable())
        return std::nullopt;
    QStringList found;
    for (const QString &name : folder.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot))
        if (QFile::symLinkTarget(folder.filePath(name)).startsWith("/dev/dri/"_L1))
            found.append(name);
    return found;
}

/** Files without a client number (old drivers) cannot be told to be copies of each other: each is its own. */
QString keyOf(const DrmFile &file, const QString &process, const QString &name)
{
    if (file.client)
        return u"%1 %2"_s.arg(file.gpu.text).arg(*file.client);
    return u"%1 %2/%3"_s.arg(file.gpu.text, process, name);
}

void readProcess(const QString &process, DrmClients &clients)
{
    const auto names = drmFilesOf(process);
    if (!names) {
        clients.hasHidden = true;
        return;
    }
    if (names->isEmpty())
        return;
    const WorkstationId workstation = workstationOf(contentOf(process + "/cmdline"_L1));
    for (const QString &name : *names) {
        const auto file = parseFdinfo(contentOf(process + "/fdinfo/"_L1 + name));
        if (file && !file->gpu.isEmpty())
            clients.byKey.insert(keyOf(*file, process, name), {workstation, *file});
    }
}

void addTo(std::optional<int> &sum, std::optional<int> part)
{
    if (part)
        sum = std::min(sum.value_or(0) + *part, 100);
}

void add(ShareReading &share, const DrmClient &client, const Load &load)
{
    if (client.file.memory)
        share.memory = Mebibytes{share.memory.value_or(Mebibytes{}).count + client.file.memory->count};
    addTo(share.load.graphics, load.graphics);
    addTo(share.load.encoder, load.encoder);
    addTo(share.load.decoder, load.decoder);
    addTo(share.load.video, load.video);
}

} // namespace

WorkstationId workstationOf(QByteArrayView cmdline)
{
    const QList<QByteArray> arguments = cmdline.toByteArray().split('\0');
    const qsizetype at = arguments.indexOf("-uuid");
    if (at < 0 || at + 1 >= arguments.size())
        return {};
    const auto uuid = parseUuid(QString::fromLatin1(arguments[at + 1]));
    return uuid ? WorkstationId{uuid->text} : WorkstationId{};
}

DrmClients readDrmClients(const QString &procRoot, qint64 nowNs)
{
    DrmClients clients;
    clients.atNs = nowNs;
    const QDir root(procRoot);
    for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (isProcess(name) && isQemu(root.filePath(name)))
            readProcess(root.filePath(name), clients);
    return clients;
}

std::vector<ShareReading> sharesOf(const DrmClients *before, const DrmClients &after)
{
    std::map<std::pair<GpuId, WorkstationId>, ShareReading> shares;
    for (const auto &[key, client] : after.byKey.asKeyValueRange()) {
        ShareReading &share = shares[{client.file.gpu, client.workstation}];
        share.gpu = client.file.gpu;
        share.workstation = client.workstation;
        const bool known = before && before->byKey.contains(key);
        add(share, client,
            known ? loadBetween(before->byKey.value(key).file, client.file, after.atNs - before->atNs) : Load{});
    }
    std::vector<ShareReading> sorted;
    for (const auto &[key, share] : shares)
        sorted.push_back(share);
    return sorted;
}

} // namespace Carrel::Telemetry
