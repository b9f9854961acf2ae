// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/workerpool.h"

#include "core/host/callthreads.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>

namespace Carrel::Host {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto idleThreadLife = std::chrono::seconds(10);

std::int64_t nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count();
}

} // namespace

void WorkerPool::Task::beat()
{
    m_lastBeatNs = nowNs();
}

bool WorkerPool::Task::hasBegun() const
{
    return m_state != State::Waiting;
}

bool WorkerPool::Task::isDone() const
{
    return m_state == State::Done;
}

std::chrono::milliseconds WorkerPool::Task::silence() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::nanoseconds(nowNs() - m_lastBeatNs));
}

struct WorkerPool::State
{
    struct Item
    {
        TaskPtr task;
        Work work;
    };
    std::mutex mutex; ///< guards everything below
    std::condition_variable changed;
    std::deque<Item> queue;
    int limit = 0;
    int threads = 0; ///< alive and not given up
    int idle = 0;
    int givenUp = 0;
    bool closed = false;
};

WorkerPool::WorkerPool(int threads) : m_state(std::make_shared<State>())
{
    m_state->limit = threads;
}

WorkerPool::~WorkerPool()
{
    std::deque<State::Item> dropped; // its promises end outside the lock
    const std::lock_guard lock(m_state->mutex);
    m_state->closed = true;
    dropped.swap(m_state->queue);
    m_state->changed.notify_all();
}

WorkerPool::TaskPtr WorkerPool::start(Work work)
{
    auto task = std::make_shared<Task>();
    const std::lock_guard lock(m_state->mutex);
    m_state->queue.push_back({task, std::move(work)});
    if (m_state->idle >= static_cast<int>(m_state->queue.size()))
        m_state->changed.notify_one();
    else if (m_state->threads < m_state->limit)
        spawn(m_state);
    return task;
}

void WorkerPool::giveUp(const TaskPtr &task)
{
    const std::lock_guard lock(m_state->mutex);
    if (task->isDone() || !task->hasBegun() || task->m_givenUp)
        return;
    task->m_givenUp = true;
    ++m_state->givenUp;
    --m_state->threads;
    CallThreads::countGivenUp(1);
    if (!m_state->queue.empty())
        spawn(m_state);
}

int WorkerPool::givenUp() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->givenUp;
}

void WorkerPool::spawn(const std::shared_ptr<State> &state)
{
    ++state->threads;
    CallThreads::start([state] { serve(state); });
}

void WorkerPool::serve(const std::shared_ptr<State> &state)
{
    while (serveOne(*state)) { }
}

/** Waits for one piece of work and does it; false when this thread is to end. */
bool WorkerPool::serveOne(State &state)
{
    std::unique_lock lock(state.mutex);
    ++state.idle;
    const bool woken =
        state.changed.wait_for(lock, idleThreadLife, [&] { return state.closed || !state.queue.empty(); });
    --state.idle;
    if (!woken || state.closed) {
        --state.threads;
        return false;
    }
    State::Item item = std::move(state.queue.front());
    state.queue.pop_front();
    item.task->beat();
    item.task->m_state = Task::State::Running;
    lock.unlock();
    item.work(*item.task);
    item.work = nullptr;
    lock.lock();
    item.task->m_state = Task::State::Done;
    if (item.task->m_givenUp) {
        --state.givenUp;
        CallThreads::countGivenUp(-1);
        return false;
    }
    return true;
}

} // namespace Carrel::Host
