// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/answer.h"
#include "core/host/workerpool.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

namespace Carrel::Host {

/**
 * Runs one host's blocking calls on its pool and watches their time. Lives in the session's thread. Destroyed with
 * calls in flight, it ends their futures with Cancelled and leaves the threads to themselves.
 */
class Calls final : public QObject
{
    Q_OBJECT

public:
    using Beat = std::function<void()>;

    explicit Calls(QObject *parent = nullptr);
    ~Calls() override;

    /** Silent (no beat) for longer than timeoutMs, the future ends with late and the thread is given up. */
    template <class T>
    QFuture<Result<T>> run(std::function<Result<T>(const Beat &)> work, int timeoutMs, const Error &late)
    {
        auto answer = std::make_shared<Answer<T>>();
        start([answer, work = std::move(work)](const Beat &beat) { answer->give(work(beat)); },
              [answer](const Error &error) { answer->give(std::unexpected(error)); }, timeoutMs, late);
        return answer->future();
    }

    /** The same without a type: work gives its own answer, refuse gives an error in its place. */
    void start(std::function<void(const Beat &)> work, std::function<void(const Error &)> refuse, int timeoutMs,
               const Error &late);

    /** Calls given up that have still not come back. */
    [[nodiscard]] int givenUp() const { return m_pool.givenUp(); }

private:
    struct Watch
    {
        WorkerPool::TaskPtr task;
        std::function<void(const Error &)> refuse;
        int timeoutMs = 0;
        Error late;
    };
    void checkDeadlines();
    void armTimer();

    WorkerPool m_pool;
    std::vector<Watch> m_watches;
    QTimer m_timer; ///< runs only while a call is out: a call that hangs has no event
};

} // namespace Carrel::Host
