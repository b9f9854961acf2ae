// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/helperqueue.h"

#include "core/privilege/helpercall.h"

#include <QCoreApplication>
#include <QTimer>

namespace Carrel::Privilege {

using namespace std::chrono_literals;

namespace {

/** Over the call's own deadlines: reached only when its thread is stuck inside a library. */
constexpr auto backstop = 10s;
/** The helper ends when idle for ten seconds (KAuth's own timer). */
constexpr auto awakeFor = 5s;

} // namespace

HelperQueue &HelperQueue::ofProcess()
{
    // Never destroyed: its thread may be stuck in a library, and then ends with the process.
    static auto *const queue = new HelperQueue;
    return *queue;
}

HelperQueue::HelperQueue() : m_thread(new QThread)
{
    m_thread->setObjectName(QStringLiteral("carrel-helper"));
    moveToThread(m_thread);
    m_thread->start();
    qAddPostRoutine([] {
        QThread *thread = ofProcess().m_thread;
        thread->quit();
        thread->wait(2s);
    });
}

QFuture<Result<void>> HelperQueue::add(const Protocol::Request &request, const HelperDeadlines &deadlines)
{
    const Entry entry{request, deadlines, std::make_shared<PendingResult>()};
    QMetaObject::invokeMethod(this, [this, entry] {
        m_waiting.push_back(entry);
        startNext();
    });
    return entry.result->future();
}

void HelperQueue::startNext()
{
    if (m_isBusy || m_waiting.empty())
        return;
    m_isBusy = true;
    const Entry entry = m_waiting.front();
    m_waiting.pop_front();
    watch(entry);
    begin(entry);
}

/** On the application's thread, as ours may be the one that is stuck. */
void HelperQueue::watch(const Entry &entry)
{
    const auto longest = entry.deadlines.start + entry.deadlines.polkit + entry.deadlines.answer + backstop;
    const std::weak_ptr<PendingResult> pending = entry.result;
    QTimer::singleShot(longest, qApp, [pending, longest] {
        if (const auto result = pending.lock())
            result->finish(std::unexpected(errorOfSilence(longest)));
    });
}

void HelperQueue::begin(const Entry &entry)
{
    const bool isAwake = m_sinceAnswer.isValid() && m_sinceAnswer.durationElapsed() < awakeFor;
    auto *call = new HelperCall(entry.request, entry.deadlines, isAwake, this);
    const auto pending = entry.result;
    connect(call, &HelperCall::finished, this,
            [this, call, pending](const Result<void> &result) { end(call, pending, result); });
    call->start();
}

void HelperQueue::end(HelperCall *call, const std::shared_ptr<PendingResult> &pending, const Result<void> &result)
{
    call->deleteLater();
    m_isBusy = false;
    if (result)
        m_sinceAnswer.start();
    else
        m_sinceAnswer.invalidate();
    pending->finish(result);
    startNext();
}

} // namespace Carrel::Privilege
