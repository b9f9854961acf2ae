// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <fuse_lowlevel.h>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace Carrel::Sim {

/**
 * Tells the kernel to forget names it may have remembered. On a thread of its own: the kernel takes a folder's lock for
 * it, which a process may hold that waits for our one thread.
 */
class Invalidator
{
public:
    explicit Invalidator(fuse_session *session);
    ~Invalidator();

    void forgetName(std::uint64_t folder, std::string name);
    void forgetAttributes(std::uint64_t node);
    /** Calls back from runDone() when all told so far has been forgotten. */
    void then(std::function<void()> done);

    /** Whether there is anything that has not been forgotten yet. */
    [[nodiscard]] bool isBusy();
    /** Gives up what has not been begun; true when nothing is under way any more. */
    [[nodiscard]] bool abandon();

    /** Becomes readable when runDone() has something to do. */
    [[nodiscard]] int file() const { return m_event; }
    void runDone();

private:
    struct Job
    {
        std::uint64_t node = 0;
        std::string name; ///< empty: the node's attributes
        std::function<void()> done;
    };
    void add(Job job);
    void work(const std::stop_token &stop);
    void handle(Job &job);

    fuse_session *m_session;
    int m_event;
    std::mutex m_mutex; ///< guards m_jobs, m_done and m_working
    std::condition_variable_any m_wake;
    std::deque<Job> m_jobs;
    std::vector<std::function<void()>> m_done;
    bool m_working = false;
    std::jthread m_thread; ///< last: it uses all above
};

} // namespace Carrel::Sim
