// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/loop.h"

#include <cerrno>
#include <poll.h>
#include <vector>

namespace Carrel::Sim {

void Loop::watch(int file, std::function<void()> ready)
{
    m_files.insert_or_assign(file, std::move(ready));
}

void Loop::forget(int file)
{
    m_files.erase(file);
}

void Loop::after(std::chrono::milliseconds delay, std::move_only_function<void()> due)
{
    m_timers.emplace(Clock::now() + delay, std::move(due));
}

bool Loop::run()
{
    while (m_running) {
        std::vector<pollfd> files;
        for (const auto &[file, ready] : m_files)
            files.push_back(pollfd{file, POLLIN, 0});
        if (poll(files.data(), files.size(), timeout()) < 0 && errno != EINTR)
            return false;
        for (const pollfd &file : files) {
            const auto found = file.revents ? m_files.find(file.fd) : m_files.end();
            if (found == m_files.end())
                continue;
            const std::function<void()> ready = found->second; // a copy: it may forget itself
            ready();
        }
        callDue();
    }
    return true;
}

int Loop::timeout() const
{
    if (m_timers.empty())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_timers.begin()->first - Clock::now());
    return left.count() > 0 ? static_cast<int>(left.count()) : 0;
}

void Loop::callDue()
{
    while (!m_timers.empty() && m_timers.begin()->first <= Clock::now()) {
        auto timer = m_timers.extract(m_timers.begin());
        timer.mapped()();
    }
}

} // namespace Carrel::Sim
