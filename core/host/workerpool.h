// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace Carrel::Host {

/**
 * Threads for one host's blocking calls. Unlike QThreadPool it can give a thread up: one that hangs in a call is left
 * to it, a fresh one takes its place, and the pool can be destroyed at any time without waiting. Threads that have
 * nothing to do end after a while. All functions may be called from any thread.
 */
class WorkerPool final
{
public:
    /** One piece of work; shared between the pool and whoever watches its time. */
    class Task
    {
    public:
        /** Says that the work moves on. */
        void beat();
        [[nodiscard]] bool hasBegun() const;
        [[nodiscard]] bool isDone() const;
        /** Time since it began or last moved on. */
        [[nodiscard]] std::chrono::milliseconds silence() const;

    private:
        friend class WorkerPool;
        enum class State { Waiting, Running, Done };
        std::atomic<State> m_state = State::Waiting;
        std::atomic<std::int64_t> m_lastBeatNs = 0;
        bool m_givenUp = false; ///< guarded by the pool's mutex
    };
    using TaskPtr = std::shared_ptr<Task>;
    using Work = std::function<void(Task &)>;

    explicit WorkerPool(int threads = 4);
    /** Drops work that has not begun; work that runs goes on by itself. */
    ~WorkerPool();
    WorkerPool(const WorkerPool &) = delete;
    WorkerPool &operator=(const WorkerPool &) = delete;

    TaskPtr start(Work work);
    /** The task's thread no longer counts. */
    void giveUp(const TaskPtr &task);
    /** How many given-up tasks still hang. */
    [[nodiscard]] int givenUp() const;

private:
    struct State;
    static void spawn(const std::shared_ptr<State> &state);
    static void serve(const std::shared_ptr<State> &state);
    static bool serveOne(State &state);
    std::shared_ptr<State> m_state;
};

} // namespace Carrel::Host
