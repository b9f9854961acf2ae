// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/eventloop.h"

#include <QCoreApplication>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace Carrel::Virt {

namespace {

/** Turns of the loop after the program's end was called for. */
constexpr int mostLastRounds = 100;

short toPoll(int events)
{
    int result = 0;
    if (events & VIR_EVENT_HANDLE_READABLE)
        result |= POLLIN;
    if (events & VIR_EVENT_HANDLE_WRITABLE)
        result |= POLLOUT;
    return static_cast<short>(result);
}

int fromPoll(int revents)
{
    int result = 0;
    if (revents & POLLIN)
        result |= VIR_EVENT_HANDLE_READABLE;
    if (revents & POLLOUT)
        result |= VIR_EVENT_HANDLE_WRITABLE;
    if (revents & (POLLERR | POLLNVAL))
        result |= VIR_EVENT_HANDLE_ERROR;
    if (revents & POLLHUP)
        result |= VIR_EVENT_HANDLE_HANGUP;
    return result;
}

template <class Entries>
auto *entryOf(Entries &entries, int id)
{
    const auto found = std::ranges::find_if(entries, [id](const auto &e) { return e.id == id && !e.removed; });
    return found == entries.end() ? nullptr : &*found;
}

} // namespace

struct EventLoop::Handle
{
    int id = 0;
    int fd = -1;
    int events = 0;
    virEventHandleCallback callback = nullptr;
    void *opaque = nullptr;
    virFreeCallback release = nullptr;
    bool removed = false;
};

struct EventLoop::Timer
{
    int id = 0;
    int intervalMs = -1; ///< -1: off
    Clock::time_point due;
    virEventTimeoutCallback callback = nullptr;
    void *opaque = nullptr;
    virFreeCallback release = nullptr;
    bool removed = false;
};

/** What one turn of the loop waits for. */
struct EventLoop::Round
{
    std::vector<pollfd> polled; ///< the first is the wake-up
    std::vector<int> watches; ///< id of each handle polled
    int timeoutMs = -1;
    bool stopping = false;
};

/** The six functions libvirt calls, from any of its threads. They carry no context: hence the one instance. */
class EventLoop::Api
{
public:
    static int addHandle(int fd, int events, virEventHandleCallback callback, void *opaque, virFreeCallback release)
    {
        EventLoop &loop = instance();
        const std::lock_guard lock(loop.m_mutex);
        const int id = loop.m_nextId++;
        loop.m_handles.push_back({id, fd, events, callback, opaque, release, false});
        loop.wake();
        return id;
    }
    static void updateHandle(int id, int events)
    {
        EventLoop &loop = instance();
        const std::lock_guard lock(loop.m_mutex);
        Handle *const handle = entryOf(loop.m_handles, id);
        if (!handle || handle->events == events)
            return;
        handle->events = events;
        loop.wake();
    }
    // The release function must not run inside the call that removes (libvirt: virEventRemoveHandleFunc), so that the
    // loop's thread does it afterwards.
    static int removeHandle(int id) { return remove(instance().m_handles, id); }
    static int removeTimer(int id) { return remove(instance().m_timers, id); }

    static int addTimer(int intervalMs, virEventTimeoutCallback callback, void *opaque, virFreeCallback release)
    {
        EventLoop &loop = instance();
        const std::lock_guard lock(loop.m_mutex);
        const int id = loop.m_nextId++;
        loop.m_timers.push_back({id, intervalMs, dueAfter(intervalMs), callback, opaque, release, false});
        loop.wake();
        return id;
    }
    static void updateTimer(int id, int intervalMs)
    {
        EventLoop &loop = instance();
        const std::lock_guard lock(loop.m_mutex);
        if (Timer *const timer = entryOf(loop.m_timers, id)) {
            timer->intervalMs = intervalMs;
            timer->due = dueAfter(intervalMs);
            loop.wake();
        }
    }

private:
    static Clock::time_point dueAfter(int intervalMs)
    {
        return Clock::now() + std::chrono::milliseconds(std::max(intervalMs, 0));
    }
    template <class Entries>
    static int remove(Entries &entries, int id)
    {
        EventLoop &loop = instance();
        const std::lock_guard lock(loop.m_mutex);
        auto *const entry = entryOf(entries, id);
        if (!entry)
            return -1;
        entry->removed = true;
        loop.wake();
        return 0;
    }
};

EventLoop::EventLoop() : m_wakeFd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    setObjectName(QStringLiteral("libvirt events"));
}

EventLoop::~EventLoop() = default;

EventLoop &EventLoop::instance()
{
    // Never destroyed: libvirt may call in from a thread that outlives main().
    static auto *const loop = new EventLoop;
    return *loop;
}

void EventLoop::ensureRunning()
{
    static std::once_flag once;
    std::call_once(once, [] {
        // libvirt's client writes to sockets whose other end may have died: without this a killed daemon kills us too.
        std::signal(SIGPIPE, SIG_IGN);
        EventLoop &loop = instance();
        virEventRegisterImpl(Api::addHandle, Api::updateHandle, Api::removeHandle, Api::addTimer, Api::updateTimer,
                             Api::removeTimer);
        loop.start();
        qAddPostRoutine(stopAtExit);
    });
}

bool EventLoop::isCurrentThread()
{
    return QThread::currentThread() == &instance();
}

void EventLoop::stopAtExit()
{
    EventLoop &loop = instance();
    {
        const std::lock_guard lock(loop.m_mutex);
        loop.m_stopping = true;
    }
    loop.wake();
    loop.wait();
}

void EventLoop::wake() const
{
    const std::uint64_t one = 1;
    // Fails only when the counter is full, and then the loop is awake anyway.
    [[maybe_unused]] const auto written = write(m_wakeFd, &one, sizeof one);
}

void EventLoop::prepare(Round &round) const
{
    round.polled.assign(1, {m_wakeFd, POLLIN, 0});
    round.watches.assign(1, 0);
    const std::lock_guard lock(m_mutex);
    for (const Handle &handle : m_handles) {
        if (handle.removed || handle.events == 0)
            continue;
        round.polled.push_back({handle.fd, toPoll(handle.events), 0});
        round.watches.push_back(handle.id);
    }
    round.timeoutMs = msToNextTimer();
    round.stopping = m_stopping;
}

/** For poll(2): -1, sleep until something happens, when no timer is on. */
int EventLoop::msToNextTimer() const
{
    std::optional<Clock::time_point> first;
    for (const Timer &timer : m_timers)
        if (!timer.removed && timer.intervalMs >= 0 && (!first || timer.due < *first))
            first = timer.due;
    if (!first)
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*first - Clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
}

void EventLoop::run()
{
    int lastRounds = 0;
    for (Round round;;) {
        releaseRemoved();
        prepare(round);
        // A timer that is due releases what a closed connection left behind.
        if (round.stopping && (round.timeoutMs != 0 || ++lastRounds > mostLastRounds))
            return;
        if (poll(round.polled.data(), round.polled.size(), round.timeoutMs) > 0)
            dispatchHandles(round);
        dispatchTimers();
    }
}

void EventLoop::dispatchHandles(const Round &round)
{
    if (round.polled[0].revents) {
        std::uint64_t count = 0;
        [[maybe_unused]] const auto got = read(m_wakeFd, &count, sizeof count);
    }
    for (size_t i = 1; i < round.polled.size(); ++i)
        if (round.polled[i].revents)
            dispatchHandle(round.watches[i], fromPoll(round.polled[i].revents));
}

void EventLoop::dispatchHandle(int watch, int revents)
{
    Handle due;
    {
        const std::lock_guard lock(m_mutex);
        const Handle *const handle = entryOf(m_handles, watch);
        if (!handle)
            return;
        due = *handle;
    }
    due.callback(due.id, due.fd, revents, due.opaque);
}

void EventLoop::dispatchTimers()
{
    const auto now = Clock::now();
    std::vector<int> due;
    {
        const std::lock_guard lock(m_mutex);
        for (const Timer &timer : m_timers)
            if (!timer.removed && timer.intervalMs >= 0 && timer.due <= now)
                due.push_back(timer.id);
    }
    for (const int id : due)
        dispatchTimer(id, now);
}

void EventLoop::dispatchTimer(int id, Clock::time_point now)
{
    Timer due;
    {
        const std::lock_guard lock(m_mutex);
        Timer *const timer = entryOf(m_timers, id);
        if (!timer || timer->intervalMs < 0)
            return;
        timer->due = now + std::chrono::milliseconds(timer->intervalMs);
        due = *timer;
    }
    due.callback(due.id, due.opaque);
}

void EventLoop::releaseRemoved()
{
    std::vector<std::pair<virFreeCallback, void *>> releases;
    const auto collect = [&releases](const auto &entry) {
        if (entry.removed && entry.release)
            releases.emplace_back(entry.release, entry.opaque);
        return entry.removed;
    };
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_handles, collect);
        std::erase_if(m_timers, collect);
    }
    for (const auto &[release, opaque] : releases)
        release(opaque);
}

} // namespace Carrel::Virt
