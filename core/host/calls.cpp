// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/calls.h"

#include <algorithm>

namespace Carrel::Host {

namespace {

/** Milliseconds until the task is too late; not begun means its time has not started. */
std::int64_t msLeft(const WorkerPool::Task &task, int timeoutMs)
{
    return task.hasBegun() ? timeoutMs - task.silence().count() : timeoutMs;
}

} // namespace

Calls::Calls(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Calls::checkDeadlines);
}

Calls::~Calls()
{
    const Error closed{ErrorCode::Cancelled, tr("The host was closed."), {}, {}};
    for (const Watch &watch : m_watches) {
        if (watch.task->isDone())
            continue;
        watch.refuse(closed);
    }
}

void Calls::start(std::function<void(const Beat &)> work, std::function<void(const Error &)> refuse, int timeoutMs,
                  const Error &late)
{
    const auto task =
        m_pool.start([work = std::move(work)](WorkerPool::Task &self) { work([&self] { self.beat(); }); });
    m_watches.push_back({task, std::move(refuse), timeoutMs, late});
    armTimer();
}

void Calls::checkDeadlines()
{
    std::vector<Watch> late;
    std::erase_if(m_watches, [&](Watch &watch) {
        if (watch.task->isDone())
            return true;
        if (msLeft(*watch.task, watch.timeoutMs) > 0)
            return false;
        late.push_back(std::move(watch));
        return true;
    });
    armTimer();
    // Last, because an answer may lead to new calls or to the end of this object.
    for (const Watch &watch : late) {
        m_pool.giveUp(watch.task);
        watch.refuse(watch.late);
    }
}

/** To the nearest deadline; off when nothing is out, so that an idle host has no timer. */
void Calls::armTimer()
{
    std::erase_if(m_watches, [](const Watch &watch) { return watch.task->isDone(); });
    if (m_watches.empty())
        return m_timer.stop();
    std::int64_t nearest = m_watches.front().timeoutMs;
    for (const Watch &watch : m_watches)
        nearest = std::min(nearest, msLeft(*watch.task, watch.timeoutMs));
    m_timer.start(std::chrono::milliseconds(std::max<std::int64_t>(nearest, 1)));
}

} // namespace Carrel::Host
