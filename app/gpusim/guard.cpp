// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/guard.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

extern "C" { // glibc 2.41 forgets it for C++
#include <sys/pidfd.h>
}

namespace Carrel::Sim {

namespace {

constexpr int endsWithin = 5'000; // milliseconds a killed process may take to end

/** In the child of a process with threads: only what is allowed there. */
[[noreturn]] void becomeGuard(int pipe, char *const *words)
{
    setsid();
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    // Whoever started the simulator waits for the end of its output.
    if (chdir("/") == 0 && nothing >= 0 && dup2(pipe, STDIN_FILENO) >= 0 && dup2(nothing, STDOUT_FILENO) >= 0
        && dup2(nothing, STDERR_FILENO) >= 0)
        execv("/proc/self/exe", words);
    _exit(127);
}

} // namespace

Guard::Guard(const std::string &folder, const std::vector<std::string> &cleanUp)
{
    std::vector<std::string> words{"carrel-gpusim", "guard", folder, "--"};
    words.insert(words.end(), cleanUp.begin(), cleanUp.end());
    std::vector<char *> pointers;
    for (std::string &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return;
    m_pipe = File(ends[1]);
    if (fork() == 0)
        becomeGuard(ends[0], pointers.data());
    close(ends[0]);
}

void Guard::release()
{
    constexpr char well = 1;
    if (m_pipe && write(m_pipe.number(), &well, 1) == 1)
        m_pipe.reset();
}

bool waitForKilled()
{
    const File simulator(pidfd_open(getppid(), 0));
    char byte = 0;
    ssize_t got = -1;
    do
        got = read(STDIN_FILENO, &byte, 1);
    while (got < 0 && errno == EINTR);
    if (got != 0)
        return false;
    // Its files are closed one after the other: the lock and /dev/fuse are surely closed only when it has ended.
    pollfd end{simulator.number(), POLLIN, 0};
    poll(&end, 1, endsWithin);
    return true;
}

} // namespace Carrel::Sim
