// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/keep/keptfile.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <cstdio>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Carrel::Keep {

using namespace Qt::StringLiterals;

namespace {

constexpr char setName[] = "kept.conf";
constexpr char nextName[] = "kept.conf.new";
constexpr char lockName[] = "kept.lock"; // 0600, or anybody could hold a lock on it and have root wait
constexpr qint64 mostBytes = mostItems * (longestLine + 1) + 64;

/** An open file, closed with its last user. */
class Descriptor final
{
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) { }
    Descriptor(Descriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) { }
    Descriptor &operator=(Descriptor &&) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }

private:
    int m_fd;
};

std::unexpected<Error> failed(int number)
{
    return failure(ErrorCode::Failed, QCoreApplication::translate("Kept", "The kept set cannot be read or written."),
                   QCoreApplication::translate("Kept", "Look at the folder /etc/carrel and the disk it is on."),
                   errnoText(number));
}

std::unexpected<Error> untrusted(const QString &detail)
{
    return failure(ErrorCode::NotAuthorised,
                   QCoreApplication::translate("Kept", "The kept set is not used: others than root can change it."),
                   QCoreApplication::translate("Kept",
                                               "Look at who changed it; then, as root: chown root /etc/carrel "
                                               "/etc/carrel/kept.conf; chmod go-w the same."),
                   detail);
}

/** Nothing said: only the owner can have written it. */
std::optional<Error> distrust(int fd, uint owner, mode_t kind)
{
    struct stat info{};
    if (::fstat(fd, &info) < 0)
        return failed(errno).error();
    const bool trusted =
        info.st_uid == owner && (info.st_mode & (S_IWGRP | S_IWOTH)) == 0 && (info.st_mode & S_IFMT) == kind;
    if (trusted)
        return std::nullopt;
    return untrusted(u"owner %1, mode %2"_s.arg(info.st_uid).arg(info.st_mode, 0, 8)).error();
}

Result<QByteArray> readAll(int fd)
{
    QByteArray text;
    for (QByteArray part(65536, Qt::Uninitialized); text.size() <= mostBytes;) {
        const ssize_t size = ::read(fd, part.data(), size_t(part.size()));
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return failed(errno);
        if (size == 0)
            return text;
        text.append(part.constData(), size);
    }
    return failed(EFBIG);
}

Result<KeptSet> readIn(int folder, uint owner)
{
    const Descriptor file(::openat(folder, setName, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file)
        return errno == ENOENT ? Result<KeptSet>() : errno == ELOOP ? untrusted(u"a link"_s) : failed(errno);
    if (const auto fault = distrust(file.get(), owner, S_IFREG))
        return std::unexpected(*fault);
    return readAll(file.get()).and_then(parseSet);
}

bool writeAll(int fd, const QByteArray &text)
{
    for (qsizetype done = 0; done < text.size();) {
        const ssize_t size = ::write(fd, text.constData() + done, size_t(text.size() - done));
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            return false;
        done += size;
    }
    return true;
}

Result<void> replaceIn(int folder, const QByteArray &text)
{
    ::unlinkat(folder, nextName, 0); // of a writer that was cut off; the lock says that none is at it
    const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    const Descriptor file(::openat(folder, nextName, flags, S_IRUSR | S_IWUSR));
    // fchmod: the helper's umask is 0077, and everybody may read the set.
    const bool written = file && writeAll(file.get(), text)
        && ::fchmod(file.get(), S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH) == 0 && ::fsync(file.get()) == 0
        && ::renameat(folder, nextName, folder, setName) == 0;
    if (written) {
        ::fsync(folder);
        return {};
    }
    const int number = errno;
    ::unlinkat(folder, nextName, 0);
    return failed(number);
}

Descriptor openFolder(const QString &path)
{
    return Descriptor(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY));
}

} // namespace

QString systemFolder()
{
    return u"/etc/carrel"_s;
}

QString fileName()
{
    return QString::fromLatin1(setName);
}

Result<KeptSet> readSet(const QString &folder, uint owner)
{
    const Descriptor open = openFolder(folder);
    if (!open)
        return errno == ENOENT ? Result<KeptSet>() : failed(errno);
    if (const auto fault = distrust(open.get(), owner, S_IFDIR))
        return std::unexpected(*fault);
    return readIn(open.get(), owner);
}

Result<void> changeSet(const QString &folder, uint owner, const std::function<Result<KeptSet>(KeptSet)> &change)
{
    const QByteArray path = QFile::encodeName(folder);
    if (::mkdir(path.constData(), S_IRWXU) == 0)
        ::chmod(path.constData(), S_IRWXU | S_IRGRP | S_IXGRP | S_IROTH | S_IXOTH);
    const Descriptor open = openFolder(folder);
    if (!open)
        return failed(errno);
    if (const auto fault = distrust(open.get(), owner, S_IFDIR))
        return std::unexpected(*fault);
    const Descriptor lock(::openat(open.get(), lockName, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!lock || ::flock(lock.get(), LOCK_EX) < 0)
        return failed(errno);
    return readIn(open.get(), owner).and_then(change).and_then([&](const KeptSet &set) {
        return replaceIn(open.get(), toText(set));
    });
}

} // namespace Carrel::Keep
