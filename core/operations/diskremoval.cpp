// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/diskremoval.h"

#include "core/operations/backingchain.h"
#include "core/operations/checks.h"
#include "core/operations/diskmaker.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <cerrno>
#include <unistd.h>

namespace Carrel::Operations {

namespace {

class DiskRemoval
{
    Q_DECLARE_TR_FUNCTIONS(DiskRemoval)

public:
    static std::unexpected<Error> unknownUsers(const QString &path)
    {
        return failure(ErrorCode::Failed,
                       tr("Disk %1 was not deleted: the host is not connected, so nobody knows who uses it.").arg(path),
                       tr("Delete it when the host answers again."));
    }
    static std::unexpected<Error> used(const QString &path, const QString &name)
    {
        return failure(ErrorCode::InUse, tr("Disk %1 was not deleted: %2 uses it.").arg(path, name),
                       tr("Delete that workstation first."));
    }
    static std::unexpected<Error> needed(const QString &path, const QString &names)
    {
        return failure(ErrorCode::InUse, tr("Disk %1 was not deleted: %2 is built on it.").arg(path, names),
                       tr("Delete what is built on it first."));
    }
    static Result<void> unlinked(const QString &path, int error)
    {
        if (error == ENOENT)
            return failure(ErrorCode::NotFound, tr("There is no disk %1.").arg(path), tr("It may be deleted already."));
        return failure(ErrorCode::Failed, tr("Disk %1 was not deleted: this machine refuses it.").arg(path),
                       tr("Ask the owner of its folder, or delete it with “virsh vol-delete”."), errnoText(error));
    }
};

} // namespace

bool mayWriteIn(const Host::Inventory &host, const QString &folder)
{
    if (!hasLocalFiles(host))
        return false;
    // A folder that is not there yet is made below one of the user's own.
    const QFileInfo there(folder);
    return there.exists() ? there.isWritable() : runsAsUser(host);
}

Result<void> checkDiskUnused(const Host::Inventory &host, const QString &path)
{
    if (host.state != Host::HostState::Connected || !host.workstationsKnown)
        return DiskRemoval::unknownUsers(path);
    for (const Host::WorkstationPtr &workstation : host.workstations)
        if (usesDisk(host, *workstation, path))
            return DiskRemoval::used(path, workstation->name);
    if (const QStringList others = builtOn(host, {}, path); !others.isEmpty())
        return DiskRemoval::needed(path, listed(others));
    return {};
}

Result<void> checkNothingBuiltOn(const Host::Inventory &host, const QString &path, const std::vector<QString> &images)
{
    QStringList names;
    for (const QString &image : images) {
        const auto owner = std::ranges::find_if(
            host.workstations, [&](const auto &workstation) { return usesDisk(host, *workstation, image); });
        names.append(owner != host.workstations.end() ? (*owner)->name : image);
    }
    return names.isEmpty() ? Result<void>() : DiskRemoval::needed(path, listed(names));
}

Result<void> removeDisk(const Host::Inventory &host, const QString &path, bool lenient)
{
    QFile::remove(DiskMaker::partOf(path));
    if (lenient && !QFileInfo::exists(path) && !QFileInfo(path).isSymLink())
        return {};
    if (const auto unused = checkDiskUnused(host, path); !unused)
        return unused;
    if (::unlink(QFile::encodeName(path).constData()) == 0 || (lenient && errno == ENOENT))
        return {};
    return DiskRemoval::unlinked(path, errno);
}

} // namespace Carrel::Operations
