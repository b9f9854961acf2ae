// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/callthreads.h"

#include "core/virt/eventloop.h"

#include <QCoreApplication>

#include <chrono>

namespace Carrel::Host {

namespace {

constexpr auto longestWaitAtExit = std::chrono::seconds(1);

void joinAll(std::list<std::thread> &threads)
{
    for (std::thread &thread : threads)
        thread.join();
    threads.clear();
}

} // namespace

CallThreads::CallThreads()
{
    // First, because exit routines run in reverse: calls under way still need libvirt's event thread.
    Virt::EventLoop::ensureRunning();
    qAddPostRoutine(waitAtExit);
}

CallThreads &CallThreads::instance()
{
    // Never destroyed: a thread given up may end after main().
    static auto *const threads = new CallThreads;
    return *threads;
}

void CallThreads::start(std::function<void()> work)
{
    CallThreads &self = instance();
    std::list<std::thread> finished;
    {
        const std::lock_guard lock(self.m_mutex);
        finished.swap(self.m_finished);
        const auto place = self.m_running.emplace(self.m_running.end());
        *place = std::thread([&self, place, work = std::move(work)]() mutable {
            work();
            work = nullptr;
            const std::lock_guard ending(self.m_mutex);
            self.m_finished.splice(self.m_finished.end(), self.m_running, place);
            self.m_ended.notify_all();
        });
    }
    joinAll(finished);
}

void CallThreads::countGivenUp(int change)
{
    CallThreads &self = instance();
    const std::lock_guard lock(self.m_mutex);
    self.m_givenUp += change;
}

void CallThreads::waitAtExit()
{
    CallThreads &self = instance();
    std::list<std::thread> finished;
    {
        std::unique_lock lock(self.m_mutex);
        self.m_ended.wait_for(lock, longestWaitAtExit,
                              [&] { return static_cast<int>(self.m_running.size()) <= self.m_givenUp; });
        finished.swap(self.m_finished);
    }
    joinAll(finished);
}

} // namespace Carrel::Host
