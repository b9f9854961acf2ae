// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QThread>

#include <libvirt/libvirt.h>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace Carrel::Virt {

/**
 * libvirt's event loop: the one thread of the process on which every libvirt callback runs. Our own implementation
 * instead of libvirt's default one, because that iterates GLib's default context, which is the GUI thread's under Qt.
 * Sleeps in poll(2) with no timer of its own: idle costs nothing. Any thread may call the static functions.
 */
class EventLoop final : public QThread
{
    Q_OBJECT

public:
    /** Registers the loop with libvirt and starts it, once; every Connection::open calls it first. */
    static void ensureRunning();
    /** True on the loop's own thread: what each libvirt callback asserts. */
    [[nodiscard]] static bool isCurrentThread();

protected:
    void run() override;

private:
    struct Handle;
    struct Timer;
    struct Round;
    class Api;
    friend class Api;
    using Clock = std::chrono::steady_clock;

    EventLoop();
    ~EventLoop() override;
    static EventLoop &instance();
    static void stopAtExit();

    void wake() const;
    void prepare(Round &round) const;
    [[nodiscard]] int msToNextTimer() const;
    void dispatchHandles(const Round &round);
    void dispatchHandle(int watch, int revents);
    void dispatchTimers();
    void dispatchTimer(int id, Clock::time_point now);
    void releaseRemoved();

    mutable std::mutex m_mutex; ///< guards m_handles, m_timers, m_nextId and m_stopping; never held over a callback
    std::vector<Handle> m_handles;
    std::vector<Timer> m_timers;
    int m_nextId = 1;
    bool m_stopping = false;
    int m_wakeFd = -1;
};

} // namespace Carrel::Virt
