// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/removal.h"

#include "app/helper/uniquefd.h"

#include <fcntl.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

namespace Carrel::Helper {

using Protocol::Refusal;
using Clock = std::chrono::steady_clock;

namespace {

void closeRange(int first, int last)
{
    if (first <= last)
        close_range(unsigned(first), unsigned(last), 0);
}

/** The child must not keep the helper's bus connection open when it outlives the helper. */
void closeAllBut(int one, int other)
{
    const auto [low, high] = std::minmax(one, other);
    closeRange(0, low - 1);
    closeRange(low + 1, high - 1);
    closeRange(high + 1, INT_MAX);
}

/** Runs after fork in a process that had threads: system calls only. */
[[noreturn]] void writeAndTell(int node, int answer)
{
    setsid();
    closeAllBut(node, answer);
    const ssize_t taken = ::write(node, "1\n", 2);
    const int result = taken == 2 ? 0 : taken < 0 ? errno : -1;
    const ssize_t told = ::write(answer, &result, sizeof result);
    _exit(told == ssize_t(sizeof result) ? 0 : 1);
}

/** True when the descriptor can be read (or has ended) before the deadline. */
bool waitFor(int fd, Clock::time_point deadline)
{
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd watched{fd, POLLIN, 0};
        const int ready = poll(&watched, 1, int(std::max<decltype(left)>(left, 0)));
        if (ready >= 0 || errno != EINTR)
            return ready > 0;
    }
}

Outcome<void> readAnswer(int fd)
{
    int result = 0;
    if (::read(fd, &result, sizeof result) != ssize_t(sizeof result))
        return refuse(Refusal::WriteFailed, ECANCELED); // the child was killed: nobody knows more than that
    if (result < 0)
        return refuse(Refusal::ShortWrite);
    if (result > 0)
        return refuse(Refusal::WriteFailed, result);
    return {};
}

} // namespace

Outcome<void> removeInChild(int node, std::chrono::milliseconds patience)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) < 0)
        return refuse(Refusal::NoChild, errno);
    const UniqueFd answer(ends[0]);
    UniqueFd told(ends[1]);
    const pid_t child = fork();
    if (child < 0)
        return refuse(Refusal::NoChild, errno);
    if (child == 0)
        writeAndTell(node, told.get());
    told = UniqueFd();
    if (!waitFor(answer.get(), Clock::now() + patience))
        return refuse(Refusal::StillWaiting);
    return readAnswer(answer.get());
}

} // namespace Carrel::Helper
