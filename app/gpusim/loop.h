// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <functional>
#include <map>

namespace Carrel::Sim {

/** The simulator's one thread: waits for files and for moments, and calls what was asked for. */
class Loop
{
public:
    using Clock = std::chrono::steady_clock;

    /** Calls back whenever the file can be read (or is closed at its other end). The file stays the caller's. */
    void watch(int file, std::function<void()> ready);
    void forget(int file);
    /** Calls back once. */
    void after(std::chrono::milliseconds delay, std::move_only_function<void()> due);

    /** Runs until quit(); false when waiting itself failed. */
    bool run();
    void quit() { m_running = false; }

private:
    [[nodiscard]] int timeout() const;
    void callDue();

    std::map<int, std::function<void()>> m_files;
    std::multimap<Clock::time_point, std::move_only_function<void()>> m_timers;
    bool m_running = true;
};

} // namespace Carrel::Sim
