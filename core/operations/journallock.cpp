// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/journallock.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <KUser>

#include <algorithm>
#include <utility>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace Carrel::Operations {

JournalLock::JournalLock(JournalLock &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) { }

JournalLock &JournalLock::operator=(JournalLock &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    return *this;
}

JournalLock::~JournalLock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

// O_CLOEXEC: a viewer or qemu-img that outlives us must not keep it.
std::optional<JournalLock> JournalLock::take(const QString &path, bool make)
{
    JournalLock lock(::open(QFile::encodeName(path).constData(), (make ? O_CREAT : 0) | O_RDWR | O_CLOEXEC, 0600));
    if (lock.m_fd < 0)
        return errno == ENOENT && !make ? std::optional<JournalLock>(JournalLock()) : std::nullopt;
    if (::flock(lock.m_fd, LOCK_EX | LOCK_NB) != 0)
        return std::nullopt;
    return lock;
}

void JournalLock::sign()
{
    const QByteArray words =
        QCoreApplication::translate("Journal", "%1, %2, process %3")
            .arg(KUser(KUser::UseRealUserID).loginName(), QFileInfo(QCoreApplication::applicationFilePath()).fileName())
            .arg(QCoreApplication::applicationPid())
            .toUtf8();
    // Only for people: an unsigned lock holds as well.
    if (m_fd >= 0 && ::ftruncate(m_fd, 0) == 0)
        std::ignore = ::pwrite(m_fd, words.constData(), size_t(words.size()), 0);
}

QString JournalLock::holderOf(const QString &path)
{
    constexpr qint64 most = 200;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString words = QString::fromUtf8(file.read(most));
    std::ranges::replace_if(words, [](QChar c) { return !c.isPrint(); }, QChar(u' '));
    return words.trimmed();
}

} // namespace Carrel::Operations
