// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/diskremoval.h"

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
    static std::unexpected<Error> used(const QString &path, const QString &name)
    {
        return failure(ErrorCode::InUse, tr("Disk %1 was not deleted: %2 uses it.").arg(path, name),
                       tr("Delete that workstation first."));
    }
    static std::unexpected<Error> elsewhere(const QString &path, const QString &host)
    {
        return failure(ErrorCode::Unsupported,
                       tr("Disk %1 is on %2, where Carrel cannot delete files.").arg(path, host),
                       tr("Delete it there by hand, with “virsh vol-delete”."));
    }
    static Result<void> unlinked(const QString &path, int error)
    {
        if (error == ENOENT)
            return failure(ErrorCode::NotFound, tr("There is no disk %1.").arg(path), tr("It may be deleted already."));
        return failure(error == EACCES || error == EPERM ? ErrorCode::NotAuthorised : ErrorCode::Failed,
                       tr("Disk %1 was not deleted: this machine refuses it.").arg(path),
                       tr("Ask the owner of its folder, or delete it with “virsh vol-delete”."), errnoText(error));
    }
};

} // namespace

Result<void> removeDisk(const Host::Inventory &host, const QString &path, bool lenient)
{
    for (const Host::WorkstationPtr &workstation : host.workstations)
        if (std::ranges::contains(workstation->disks, path))
            return DiskRemoval::used(path, workstation->name);
    if (!hasLocalFiles(host))
        return DiskRemoval::elsewhere(path, host.name);
    QFile::remove(DiskMaker::partOf(path));
    if (::unlink(QFile::encodeName(path).constData()) == 0 || (lenient && errno == ENOENT))
        return {};
    return DiskRemoval::unlinked(path, errno);
}

} // namespace Carrel::Operations
