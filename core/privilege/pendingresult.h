// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QEventLoopLocker>
#include <QFuture>
#include <QPromise>

#include <atomic>

namespace Carrel::Privilege {

/** A future that is finished once, by whoever is first: the answer or the deadline. Any thread; shared by both. */
class PendingResult final
{
public:
    PendingResult() { m_promise.start(); }

    [[nodiscard]] QFuture<Result<void>> future() { return m_promise.future(); }
    [[nodiscard]] bool isFinished() const { return m_isFinished.load(); }

    void finish(Result<void> result)
    {
        if (m_isFinished.exchange(true))
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

private:
    // KAuth's KJob ends the application's event loop with the last job (QEventLoopLocker); not before our answer is
    // out.
    QEventLoopLocker m_keepsApplication;
    QPromise<Result<void>> m_promise;
    std::atomic<bool> m_isFinished = false;
};

} // namespace Carrel::Privilege
