// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/privilege/gpuwriter.h"
#include "core/privilege/verdict.h"

#include <QObject>

#include <memory>

namespace KAuth {
class ExecuteJob;
}

namespace Carrel::Privilege {

/**
 * One change through the helper, from waking it to what is true afterwards. Lives on the helper client's own thread and
 * may block it. Ends in exactly one finished(), then can be deleted.
 */
class HelperCall final : public QObject
{
    Q_OBJECT

public:
    /** isAwake: the helper answered a moment ago, so the first attempt need not find out who of them is silent. */
    HelperCall(const Protocol::Request &request, const HelperDeadlines &deadlines, bool isAwake, QObject *parent);
    ~HelperCall() override;

    void start();

Q_SIGNALS:
    void finished(const Carrel::Result<void> &result);

private:
    void attempt();
    void giveUpWaiting();
    void helperLeft();
    void jobEnded(KAuth::ExecuteJob *job);
    void conclude(const JobEnd &end);
    void concludeDoubt(const JobEnd &end);
    void concludeRefusal(const Protocol::Failure &refusal);
    void concludeDenial(const JobEnd &end);
    void tryAgain();
    void dropJob();
    void finish(const Result<void> &result);

    Protocol::Request m_request;
    HelperDeadlines m_deadlines;
    KAuth::ExecuteJob *m_job = nullptr;
    std::chrono::steady_clock::time_point m_sent;
    int m_attempts = 0;
    bool m_isAwake;
    bool m_isFinished = false;
};

} // namespace Carrel::Privilege
