// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/sysfswalk.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <climits>

namespace Carrel::Helper {

using Protocol::Refusal;

namespace {

constexpr int folderFlags = O_PATH | O_DIRECTORY | O_CLOEXEC;
// O_NONBLOCK: a pipe put in the node's place must not hold the helper; sysfs does not look at it.
constexpr int nodeFlags = O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

/** openat2 has no wrapper in the C library. No RESOLVE_NO_XDEV: parts of /sys may be mounts of their own. */
int openat2Beneath(int folder, const char *path, int flags)
{
    open_how how{};
    how.flags = quint64(flags);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    return int(syscall(SYS_openat2, folder, path, &how, sizeof how));
}

Refusal refusalOf(int number, Refusal whenMissing)
{
    switch (number) {
    case ENOENT:
        return whenMissing;
    case ELOOP:
    case EXDEV:
    case ENOTDIR:
    case EISDIR:
    case ENXIO:
        return Refusal::UnsafePath;
    case ENOSYS:
    case EPERM:
        return Refusal::NoOpenat2;
    default:
        return Refusal::OpenFailed;
    }
}

Outcome<UniqueFd> openBeneath(int folder, const QByteArray &path, int flags, Refusal whenMissing)
{
    UniqueFd fd(openat2Beneath(folder, path.constData(), flags));
    if (!fd)
        return refuse(refusalOf(errno, whenMissing), errno);
    return fd;
}

/** The text of a link right in the folder; a missing one is whenMissing, anything but a link is unsafe. */
Outcome<QByteArray> readLink(int folder, const QByteArray &name, Refusal whenMissing)
{
    QByteArray text(PATH_MAX, Qt::Uninitialized);
    const ssize_t size = readlinkat(folder, name.constData(), text.data(), size_t(text.size()));
    if (size < 0)
        return refuse(errno == ENOENT ? whenMissing : Refusal::UnsafePath, errno);
    text.truncate(size);
    return text;
}

} // namespace

std::optional<QByteArray> devicePathOf(QByteArrayView link, QByteArrayView gpu)
{
    constexpr QByteArrayView devices = "../../devices/";
    if (!link.startsWith(devices) || link.contains('\0'))
        return std::nullopt;
    const QByteArray path = link.sliced(devices.size()).toByteArray();
    const QList<QByteArray> parts = path.split('/');
    for (const QByteArray &part : parts)
        if (part.isEmpty() || part == "." || part == "..")
            return std::nullopt;
    if (parts.last() != gpu)
        return std::nullopt;
    return path;
}

Outcome<UniqueFd> openGpu(int sys, const GpuId &gpu)
{
    const QByteArray name = gpu.text.toLatin1();
    const Outcome<UniqueFd> parents = openBeneath(sys, "class/mdev_bus", folderFlags, Refusal::GpuUnknown);
    if (!parents)
        return std::unexpected(parents.error());
    const Outcome<QByteArray> link = readLink(parents->get(), name, Refusal::GpuUnknown);
    if (!link)
        return std::unexpected(link.error());
    const std::optional<QByteArray> path = devicePathOf(*link, name);
    if (!path)
        return refuse(Refusal::UnsafePath, EXDEV);
    const Outcome<UniqueFd> devices = openBeneath(sys, "devices", folderFlags, Refusal::GpuUnknown);
    if (!devices)
        return std::unexpected(devices.error());
    return openBeneath(devices->get(), *path, folderFlags, Refusal::GpuUnknown);
}

Outcome<UniqueFd> openType(int gpu, const TypeId &type)
{
    return openBeneath(gpu, "mdev_supported_types/" + type.text.toLatin1(), folderFlags, Refusal::TypeUnknown);
}

Outcome<UniqueFd> openVgpu(int gpu, const Uuid &vgpu)
{
    return openBeneath(gpu, vgpu.text.toLatin1(), folderFlags, Refusal::VgpuUnknown);
}

Outcome<UniqueFd> openNode(int folder, const char *name)
{
    Outcome<UniqueFd> node = openBeneath(folder, name, nodeFlags, Refusal::OpenFailed);
    if (!node)
        return node;
    struct stat info{};
    if (fstat(node->get(), &info) < 0 || !S_ISREG(info.st_mode))
        return refuse(Refusal::UnsafePath, EXDEV);
    // The kernel's own sysfs refuses this open to root as well; a simulator's file system would not.
    if (!(info.st_mode & S_IWUSR))
        return refuse(Refusal::OpenFailed, EACCES);
    return node;
}

Outcome<void> writeOnce(int node, QByteArrayView value)
{
    ssize_t taken = -1;
    do {
        taken = ::write(node, value.data(), size_t(value.size()));
    } while (taken < 0 && errno == EINTR);
    if (taken < 0)
        return refuse(Refusal::WriteFailed, errno);
    if (taken != value.size())
        return refuse(Refusal::ShortWrite);
    return {};
}

std::optional<int> iommuGroupOf(int vgpu)
{
    const Outcome<QByteArray> link = readLink(vgpu, "iommu_group", Refusal::VgpuUnknown);
    if (!link)
        return std::nullopt;
    const QByteArray last = link->sliced(link->lastIndexOf('/') + 1);
    bool isNumber = false;
    const int group = last.toInt(&isNumber);
    if (!isNumber || group < 0 || QByteArray::number(group) != last)
        return std::nullopt;
    return group;
}

bool isGroupOpen(int vfio, int group)
{
    // The group opens for one holder only: ours is closed again at once, or a workstation's start would see EBUSY.
    const UniqueFd probe(
        openat2Beneath(vfio, QByteArray::number(group).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    return !probe && errno == EBUSY;
}

} // namespace Carrel::Helper
