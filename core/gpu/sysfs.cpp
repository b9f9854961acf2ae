// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/sysfs.h"

#include "core/base/logging.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <climits>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace Carrel::Gpu {

namespace {

// O_NONBLOCK: a copied tree may hold a FIFO, which must not hang the scan. O_NOCTTY: nor may a device node in it act.
constexpr int readFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
constexpr quint64 overNoLink = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
constexpr quint64 overInnerLinks = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;

int openResolving(int dir, const char *path, int flags, quint64 resolve)
{
    open_how how{};
    how.flags = static_cast<quint64>(flags);
    how.resolve = resolve;
    long fd = -1;
    // EAGAIN: the kernel could not prove a ".." harmless because of a rename elsewhere at that moment, openat2(2).
    for (int attempt = 0; attempt < 8; ++attempt) {
        fd = ::syscall(SYS_openat2, dir, path, &how, sizeof how);
        if (fd >= 0 || (errno != EAGAIN && errno != EINTR))
            break;
    }
    return static_cast<int>(fd);
}

ssize_t readWhole(int fd, NodeBuffer &buffer)
{
    ssize_t size = -1;
    do
        size = ::read(fd, buffer.bytes.data(), buffer.bytes.size());
    while (size < 0 && errno == EINTR);
    return size;
}

bool isPrintableAscii(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

bool isShowable(QChar c)
{
    return c == u'\n' || c == u'\t' || c.isPrint() || c.isSurrogate();
}

} // namespace

SysDir::SysDir(SysDir &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) { }

SysDir &SysDir::operator=(SysDir &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    return *this;
}

SysDir::~SysDir()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

SysDir SysDir::openRoot(const QString &path)
{
    return SysDir(::open(QFile::encodeName(path).constData(), readFlags | O_DIRECTORY));
}

SysDir SysDir::openLinked(const char *path) const
{
    return SysDir(openResolving(m_fd, path, readFlags | O_DIRECTORY, overInnerLinks));
}

SysDir SysDir::openPlain(const char *path) const
{
    return SysDir(openResolving(m_fd, path, readFlags | O_DIRECTORY, overNoLink));
}

bool SysDir::has(const char *name) const
{
    return isOpen() && ::faccessat(m_fd, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

std::vector<QByteArray> SysDir::names() const
{
    std::vector<QByteArray> names;
    const int fd = isOpen() ? ::openat(m_fd, ".", readFlags | O_DIRECTORY) : -1; // closedir closes it
    const std::unique_ptr<DIR, int (*)(DIR *)> dir(fd >= 0 ? ::fdopendir(fd) : nullptr, &::closedir);
    if (!dir)
        return names;
    while (const dirent *entry = ::readdir(dir.get())) // NOLINT(concurrency-mt-unsafe): this stream is ours alone
        if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0)
            names.emplace_back(entry->d_name);
    return names;
}

std::optional<QByteArrayView> SysDir::readResolving(const char *path, NodeBuffer &buffer, quint64 resolve) const
{
    const int fd = isOpen() ? openResolving(m_fd, path, readFlags, resolve) : -1;
    if (fd < 0)
        return std::nullopt;
    const ssize_t size = readWhole(fd, buffer);
    if (size < 0 || size > ssize_t{NodeBuffer::limit}) {
        qCDebug(logGpu, "%s: not read (%s)", path, size < 0 ? std::strerror(errno) : "longer than a page");
        ::close(fd);
        return std::nullopt;
    }
    ::close(fd);
    return QByteArrayView(buffer.bytes.data(), size).trimmed();
}

std::optional<QByteArrayView> SysDir::read(const char *path, NodeBuffer &buffer) const
{
    return readResolving(path, buffer, overNoLink);
}

std::optional<QByteArrayView> SysDir::readLinked(const char *path, NodeBuffer &buffer) const
{
    return readResolving(path, buffer, overInnerLinks);
}

std::optional<QString> SysDir::readText(const char *path) const
{
    NodeBuffer buffer;
    const std::optional<QByteArrayView> bytes = read(path, buffer);
    if (!bytes)
        return std::nullopt;
    if (isPrintableAscii(*bytes))
        return QString::fromLatin1(*bytes);
    if (!QUtf8StringView(*bytes).isValidUtf8())
        return std::nullopt;
    QString text = QString::fromUtf8(*bytes);
    if (!std::all_of(text.cbegin(), text.cend(), isShowable))
        return std::nullopt;
    return text;
}

std::optional<int> SysDir::readCount(const char *path) const
{
    NodeBuffer buffer;
    const std::optional<QByteArrayView> bytes = read(path, buffer);
    if (!bytes || bytes->isEmpty())
        return std::nullopt;
    int count = -1;
    const auto [end, error] = std::from_chars(bytes->begin(), bytes->end(), count);
    return error == std::errc() && end == bytes->end() && count >= 0 ? std::optional(count) : std::nullopt;
}

std::optional<quint32> SysDir::readHex(const char *path) const
{
    NodeBuffer buffer;
    const std::optional<QByteArrayView> bytes = readLinked(path, buffer);
    if (!bytes || !bytes->startsWith("0x"))
        return std::nullopt;
    quint32 number = 0;
    const auto [end, error] = std::from_chars(bytes->begin() + 2, bytes->end(), number, 16);
    return error == std::errc() && end == bytes->end() ? std::optional(number) : std::nullopt;
}

QString SysDir::linkName(const char *name) const
{
    std::array<char, PATH_MAX> target;
    const ssize_t size = isOpen() ? ::readlinkat(m_fd, name, target.data(), target.size()) : -1;
    if (size <= 0 || size >= ssize_t{PATH_MAX})
        return {};
    const QByteArrayView whole(target.data(), size);
    const QByteArrayView last = whole.sliced(whole.lastIndexOf('/') + 1);
    return isPrintableAscii(last) ? QString::fromLatin1(last) : QString();
}

} // namespace Carrel::Gpu
