// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/checks.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>

#include <algorithm>
#include <array>

#include <sys/stat.h>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

/** A qcow2 file's own tables before the guest has written anything, with room to spare. */
constexpr qint64 leastRoom = 16 * 1024 * 1024;

class Files
{
    Q_DECLARE_TR_FUNCTIONS(Files)

public:
    static QString missing(FileRole role)
    {
        switch (role) {
        case FileRole::Disk:
            return tr("There is no disk %1.");
        case FileRole::Source:
            return tr("There is no disk %1 to copy.");
        case FileRole::Media:
            break;
        }
        return tr("There is no installation medium %1.");
    }
    static std::unexpected<Error> notFound(FileRole role, const QString &path)
    {
        return failure(ErrorCode::NotFound, missing(role).arg(path), tr("Check the path, or choose another file."));
    }
    static std::unexpected<Error> notAbsolute(const QString &path)
    {
        if (path.isEmpty())
            return failure(ErrorCode::BadInput, tr("A file or folder is missing: its path is empty."),
                           tr("Give its whole path, as in /var/lib/libvirt/images/disk.qcow2."));
        return failure(ErrorCode::BadInput, tr("“%1” is not a whole path.").arg(path),
                       tr("Begin it with a slash, as in /var/lib/libvirt/images/disk.qcow2."));
    }
    static std::unexpected<Error> notFile(const QString &path, bool folder)
    {
        return failure(ErrorCode::BadInput,
                       folder ? tr("%1 is a folder, not a file.").arg(path) : tr("%1 is not a plain file.").arg(path),
                       tr("Choose a disk image or an ISO file."));
    }
    static std::unexpected<Error> notReadable(const QString &path)
    {
        return failure(ErrorCode::Failed, tr("%1 cannot be read by you.").arg(path),
                       tr("Have its owner give you the right to read it, or choose another file."));
    }
    static std::unexpected<Error> noFolder(const QString &folder)
    {
        return failure(ErrorCode::NotFound, tr("There is no folder %1 for the new disk.").arg(folder),
                       tr("Make it, or choose another folder."));
    }
    static std::unexpected<Error> notWritable(const QString &folder)
    {
        return failure(ErrorCode::Failed, tr("You may not make files in %1.").arg(folder),
                       tr("Choose a folder of your own, or ask its owner."));
    }
    static std::unexpected<Error> noRoom(const QString &folder, qint64 free, qint64 wanted)
    {
        const QLocale locale;
        return failure(ErrorCode::NoRoom,
                       tr("The disk does not fit in %1: %2 are free, %3 are needed.")
                           .arg(folder, locale.formattedDataSize(free), locale.formattedDataSize(wanted)),
                       tr("Delete what is not needed there, or choose another folder."));
    }
};

struct Magic
{
    QByteArrayView bytes;
    QLatin1StringView format;
};
// QEMU's own block drivers probe for these (block/{qcow2,vmdk,vhdx,vdi,qed}.c).
constexpr std::array magics{
    Magic{"QFI\xfb", "qcow2"_L1}, Magic{"KDMV", "vmdk"_L1}, Magic{"vhdxfile", "vhdx"_L1},
    Magic{"conectix", "vpc"_L1},  Magic{"<<< ", "vdi"_L1},  Magic{"QED\0", "qed"_L1},
};

bool isSameFile(const QString &one, const QString &other)
{
    struct stat first{};
    struct stat second{};
    return ::stat(QFile::encodeName(one).constData(), &first) == 0
        && ::stat(QFile::encodeName(other).constData(), &second) == 0 && first.st_dev == second.st_dev
        && first.st_ino == second.st_ino;
}

} // namespace

bool runsAsUser(const Host::Inventory &host)
{
    return host.kind == Host::HostKind::TryOut
        || (host.kind == Host::HostKind::Local && host.uri.contains("/session"_L1));
}

bool hasLocalFiles(const Host::Inventory &host)
{
    return host.kind == Host::HostKind::TryOut || host.kind == Host::HostKind::Local;
}

Result<void> checkFile(const Host::Inventory &host, FileRole role, const QString &path)
{
    if (!path.startsWith(u'/'))
        return Files::notAbsolute(path);
    if (!hasLocalFiles(host))
        return {};
    const QFileInfo file(path);
    if (!file.exists())
        return Files::notFound(role, path);
    if (!file.isFile())
        return Files::notFile(path, file.isDir());
    // System libvirt opens them as root and hands them to QEMU: this user need not read them.
    if (runsAsUser(host) && !file.isReadable())
        return Files::notReadable(path);
    return {};
}

bool isSameDisk(const Host::Inventory &host, const QString &one, const QString &other)
{
    return one == other || (hasLocalFiles(host) && isSameFile(one, other));
}

bool usesDisk(const Host::Inventory &host, const Host::Workstation &workstation, const QString &path)
{
    return std::ranges::any_of(workstation.disks, [&](const QString &disk) { return isSameDisk(host, disk, path); });
}

Result<void> checkFolder(const Host::Inventory &host, const QString &folder, qint64 bytes)
{
    if (!folder.startsWith(u'/'))
        return Files::notAbsolute(folder);
    if (!hasLocalFiles(host))
        return {};
    // The try-out host's own folder is made with the first disk: its parents are looked at instead.
    QFileInfo there(folder);
    while (host.kind == Host::HostKind::TryOut && !there.exists() && !there.isRoot())
        there.setFile(there.path());
    if (!there.isDir())
        return Files::noFolder(folder);
    const qint64 free = QStorageInfo(there.filePath()).bytesAvailable();
    const qint64 wanted = std::max(bytes, leastRoom);
    if (free < wanted)
        return Files::noRoom(folder, free, wanted);
    return runsAsUser(host) && !there.isWritable() ? Files::notWritable(there.filePath()) : Result<void>();
}

QString diskFormatOf(const Host::Inventory &host, const QString &path)
{
    if (!hasLocalFiles(host))
        return QFileInfo(path).suffix() == "qcow2"_L1 ? u"qcow2"_s : u"raw"_s;
    QFile file(path);
    const QByteArray start = file.open(QIODevice::ReadOnly) ? file.read(16) : QByteArray();
    const auto found = std::ranges::find_if(magics, [&](const Magic &magic) { return start.startsWith(magic.bytes); });
    if (found != magics.end())
        return found->format;
    // Not readable by this user (system libvirt's files): its own default format where the name says so.
    return start.isEmpty() && QFileInfo(path).suffix() == "qcow2"_L1 ? u"qcow2"_s : u"raw"_s;
}

} // namespace Carrel::Operations
