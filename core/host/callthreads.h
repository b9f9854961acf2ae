// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace Carrel::Host {

/**
 * Every thread of the process that may sit in a blocking call. Nobody waits for one while the program runs; at its end
 * they get a second to finish, so that calls are not cut in the middle, and those that hang in a host are left behind.
 * Any thread.
 */
class CallThreads final
{
public:
    static void start(std::function<void()> work);
    /** One more, or one less, of the threads hangs: the end does not wait for so many. */
    static void countGivenUp(int change);

private:
    CallThreads();
    static CallThreads &instance();
    static void waitAtExit();

    std::mutex m_mutex; ///< guards all below
    std::condition_variable m_ended;
    std::list<std::thread> m_running;
    std::list<std::thread> m_finished; ///< to be joined, which takes no time
    int m_givenUp = 0;
};

} // namespace Carrel::Host
