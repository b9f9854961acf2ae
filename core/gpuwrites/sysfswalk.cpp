// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/sysfswalk.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <memory>

namespace Carrel::Writes {

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

std::optional<QByteArray> devicePathOf(QByteArrayView link, QByteArrayView up, QByteArrayView name)
{
    const QByteArray devices = up.toByteArray() + "devices/";
    if (!link.startsWith(devices) || link.contains('\0'))
        return std::nullopt;
    const QByteArray path = link.sliced(devices.size()).toByteArray();
    const QList<QByteArray> parts = path.split('/');
    for (const QByteArray &part : parts)
        if (part.isEmpty() || part == "." || part == "..")
            return std::nullopt;
    if (parts.last() != name)
        return std::nullopt;
    return path;
}

namespace {

/** The device that a link of this name in a folder of links stands for. */
Outcome<UniqueFd> openLinked(int sys, const char *links, QByteArrayView up, const QByteArray &name, Refusal whenMissing)
{
    const Outcome<UniqueFd> folder = openBeneath(sys, links, folderFlags, whenMissing);
    if (!folder)
        return std::unexpected(folder.error());
    const Outcome<QByteArray> link = readLink(folder->get(), name, whenMissing);
    if (!link)
        return std::unexpected(link.error());
    const std::optional<QByteArray> path = devicePathOf(*link, up, name);
    if (!path)
        return refuse(Refusal::UnsafePath, EXDEV);
    const Outcome<UniqueFd> devices = openBeneath(sys, "devices", folderFlags, whenMissing);
    if (!devices)
        return std::unexpected(devices.error());
    return openBeneath(devices->get(), *path, folderFlags, whenMissing);
}

struct CloseDir
{
    void operator()(DIR *dir) const { closedir(dir); }
};

} // namespace

Outcome<UniqueFd> openGpu(int sys, const GpuId &gpu)
{
    return openLinked(sys, "class/mdev_bus", "../../", gpu.text.toLatin1(), Refusal::GpuUnknown);
}

Outcome<UniqueFd> openFunction(int sys, const GpuId &function, Refusal whenMissing)
{
    return openLinked(sys, "bus/pci/devices", "../../../", function.text.toLatin1(), whenMissing);
}

Outcome<UniqueFd> openType(int gpu, const TypeId &type)
{
    return openBeneath(gpu, "mdev_supported_types/" + type.text.toLatin1(), folderFlags, Refusal::TypeUnknown);
}

Outcome<UniqueFd> openVgpu(int gpu, const VgpuId &vgpu)
{
    return openBeneath(gpu, vgpu.text.toLatin1(), folderFlags, Refusal::VgpuUnknown);
}

Outcome<UniqueFd> openNode(int folder, const char *name, Refusal whenMissing)
{
    Outcome<UniqueFd> node = openBeneath(folder, name, nodeFlags, whenMissing);
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

Outcome<QByteArray> readNode(int folder, const char *name, Refusal whenMissing)
{
    const Outcome<UniqueFd> node = openBeneath(folder, name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, whenMissing);
    if (!node)
        return std::unexpected(node.error());
    QByteArray text(4096, Qt::Uninitialized); // an attribute of sysfs is a page at most
    const ssize_t size = ::read(node->get(), text.data(), size_t(text.size()));
    if (size < 0)
        return refuse(Refusal::OpenFailed, errno);
    text.truncate(size);
    return text.trimmed();
}

QByteArray linkName(int folder, const QByteArray &name)
{
    const QByteArray text = readLink(folder, name, Refusal::UnsafePath).value_or(QByteArray());
    return text.sliced(text.lastIndexOf('/') + 1);
}

std::vector<QByteArray> namesIn(int folder, const char *name)
{
    // A descriptor of its own: fdopendir takes it over, and an O_PATH one cannot be listed.
    const int listed = openat2Beneath(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, CloseDir> dir(listed < 0 ? nullptr : fdopendir(listed));
    std::vector<QByteArray> names;
    while (const dirent *entry = dir ? readdir(dir.get()) : nullptr)
        if (const QByteArray one = entry->d_name; one != "." && one != "..")
            names.push_back(one);
    return names;
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

namespace {

/** Opened and closed again at once, or a workstation's start would see EBUSY: a group opens for one holder only. */
bool isBusy(int vfio, const QByteArray &path)
{
    const UniqueFd probe(openat2Beneath(vfio, path.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    return !probe && errno == EBUSY;
}

/** "7" of a link to an IOMMU group, "vfio3" of the folder vfio-dev: a name that can stand in a path. */
bool isPlainName(QByteArrayView name)
{
    return !name.isEmpty() && name.size() < 32
        && std::ranges::all_of(name, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); });
}

} // namespace

bool isHeld(int vfio, int device)
{
    const QByteArray group = linkName(device, "iommu_group");
    if (isPlainName(group) && isBusy(vfio, group))
        return true;
    return std::ranges::any_of(namesIn(device, "vfio-dev"), [vfio](const QByteArray &name) {
        return isPlainName(name) && isBusy(vfio, "devices/" + name);
    });
}

} // namespace Carrel::Writes
