// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/privilege/gpuwriter.h"
#include "core/privilege/pendingresult.h"
#include "core/protocol/request.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThread>

#include <deque>
#include <memory>

namespace Carrel::Privilege {

class HelperCall;

/**
 * The one queue of this process in front of the helper, with one call in flight: KAuth matches replies by action name
 * only, and a second call gets no answer at all (kauth edges 4, 5). Calls run on its thread, because KAuth, polkit-qt
 * and QtDBus block in many places (edge 12); the queue itself is called from any thread and never blocks.
 */
class HelperQueue final : public QObject
{
    Q_OBJECT

public:
    /** Made at first use, ends with the application. */
    static HelperQueue &ofProcess();

    [[nodiscard]] QFuture<Result<void>> add(const Protocol::Request &request, const HelperDeadlines &deadlines);

private:
    struct Entry
    {
        Protocol::Request request;
        HelperDeadlines deadlines;
        std::shared_ptr<PendingResult> result;
    };

    HelperQueue();
    ~HelperQueue() override = default;

    void startNext();
    void watch(const Entry &entry);
    void begin(const Entry &entry);
    void end(HelperCall *call, const std::shared_ptr<PendingResult> &pending, const Result<void> &result);

    QThread *m_thread;
    std::deque<Entry> m_waiting; // touched on m_thread only
    bool m_isBusy = false; // likewise
    QElapsedTimer m_sinceAnswer; // likewise; since the helper last carried something out
};

} // namespace Carrel::Privilege
