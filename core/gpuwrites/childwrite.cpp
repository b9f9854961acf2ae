// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/childwrite.h"

#include "core/gpuwrites/uniquefd.h"

#include <fcntl.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

namespace Carrel::Writes {

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
[[noreturn]] void writeAndTell(int node, QByteArrayView value, int answer)
{
    setsid();
    closeAllBut(node, answer);
    const ssize_t taken = ::write(node, value.data(), size_t(value.size()));
    const int result = taken == ssize_t(value.size()) ? 0 : taken < 0 ? errno : -1;
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

Outcome<void> writeInChild(int node, QByteArrayView value, std::chrono::milliseconds patience)
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
        writeAndTell(node, value, told.get());
    told = UniqueFd();
    if (!waitFor(answer.get(), Clock::now() + patience))
        return refuse(Refusal::StillWaiting);
    return readAnswer(answer.get());
}

} // namespace Carrel::Writes
