// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/viewerprocess.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace Carrel::Console {

namespace {

constexpr off_t mostWords = 2000; // bytes of its last words that an error's detail shows

/** posix_spawn's two parameter blocks: own session, no signal of ours blocked or ignored, only stdin, stdout, stderr.
 */
class SpawnPlan final
{
public:
    SpawnPlan(int input, int errors)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_adddup2(&m_actions, input, STDIN_FILENO);
        posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&m_actions, errors, STDERR_FILENO);
        posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1);
        posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnPlan()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    SpawnPlan(const SpawnPlan &) = delete;
    SpawnPlan &operator=(const SpawnPlan &) = delete;

    int run(pid_t &pid, const QString &program, const QStringList &arguments) const
    {
        std::vector<QByteArray> words{QFile::encodeName(program)};
        for (const QString &argument : arguments)
            words.push_back(argument.toUtf8());
        std::vector<char *> pointers;
        pointers.reserve(words.size() + 1);
        for (QByteArray &word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        return posix_spawn(&pid, words.front().constData(), &m_actions, &m_attributes, pointers.data(), environ);
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

void closeFd(int &fd)
{
    if (fd >= 0)
        ::close(fd);
    fd = -1;
}

/** A pipe that already holds all of input, its writing end closed; -1 with errno. */
int pipeHolding(QByteArrayView input)
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) < 0)
        return -1;
    // A pipe takes 64 KiB at once; a connection file has a certificate of some KiB at most.
    const ssize_t written = input.isEmpty() ? 0 : ::write(ends[1], input.data(), static_cast<size_t>(input.size()));
    const int number = written < 0 ? errno : EMSGSIZE;
    closeFd(ends[1]);
    if (written != input.size()) {
        closeFd(ends[0]);
        errno = number;
        return -1;
    }
    // The viewer expects a reading end that waits.
    ::fcntl(ends[0], F_SETFL, 0);
    return ends[0];
}

} // namespace

ViewerProcess::ViewerProcess(QObject *parent) : QObject(parent) { }

ViewerProcess::~ViewerProcess()
{
    m_notifier.reset();
    closeFd(m_pidFd);
    closeFd(m_errors);
}

Result<void> ViewerProcess::start(const QString &program, const QStringList &arguments, const SecretPtr &input)
{
    int stdinFd = pipeHolding(input ? input->view() : QByteArrayView());
    m_errors = ::memfd_create("viewer-errors", MFD_CLOEXEC);
    pid_t pid = 0;
    int number = stdinFd < 0 || m_errors < 0 ? errno : 0;
    if (number == 0)
        number = SpawnPlan(stdinFd, m_errors).run(pid, program, arguments);
    closeFd(stdinFd);
    if (number != 0)
        return failure(ErrorCode::Failed, tr("%1 could not be started.").arg(program),
                       tr("Install it again: sudo apt install --reinstall virt-viewer"), errnoText(number));
    m_pid = pid;
    m_pidFd = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
    m_notifier = std::make_unique<QSocketNotifier>(m_pidFd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ViewerProcess::takeEnd);
    return {};
}

void ViewerProcess::takeEnd()
{
    m_notifier->setEnabled(false);
    siginfo_t info{};
    ::waitid(P_PIDFD, static_cast<id_t>(m_pidFd), &info, WEXITED);
    const int status = info.si_code == CLD_EXITED ? info.si_status : 128 + info.si_status;
    Q_EMIT ended(status, lastWords());
}

QString ViewerProcess::lastWords() const
{
    const off_t size = ::lseek(m_errors, 0, SEEK_END);
    const off_t from = std::max<off_t>(0, size - mostWords);
    QByteArray words(std::max<qsizetype>(0, size - from), '\0');
    const ssize_t got = ::pread(m_errors, words.data(), static_cast<size_t>(words.size()), from);
    words.truncate(std::max<ssize_t>(0, got));
    return QString::fromUtf8(words).trimmed();
}

} // namespace Carrel::Console
