// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QFuture>
#include <QPromise>

#include <atomic>

namespace Carrel::Host {

/**
 * The one answer to a call that may be given by the call itself or, when that is late, by whoever watches the time: the
 * first wins, the other is dropped. Any thread. Dropped without an answer, it cancels its future.
 */
template <class T>
class Answer final
{
public:
    Answer() { m_promise.start(); }

    [[nodiscard]] QFuture<Result<T>> future() { return m_promise.future(); }
    void give(Result<T> result)
    {
        if (m_given.exchange(true))
            return;
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

private:
    QPromise<Result<T>> m_promise;
    std::atomic_bool m_given = false;
};

} // namespace Carrel::Host
