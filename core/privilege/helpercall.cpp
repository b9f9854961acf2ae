// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/helpercall.h"

#include "core/privilege/wish.h"

#include <KAuth/Action>
#include <KAuth/ExecuteJob>

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QTimer>

#include <algorithm>
#include <utility>
#include <vector>

#include <grp.h>
#include <unistd.h>

namespace Carrel::Privilege {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int mostAttempts = 4;
constexpr auto pauseBetweenAttempts = 150ms;
/** KAuth's own "connection lost" for a call of ours comes within 30 ms of the helper's end (measured). */
constexpr auto graceAfterHelperLeft = 250ms;
const QString &kernelRoot()
{
    static const QString root = QStringLiteral("/sys");
    return root;
}

bool isFulfilled(const Protocol::Request &request)
{
    return look(kernelRoot(), request) == Sight::Fulfilled;
}

bool isGroupMember()
{
    const group *entry = getgrnam(CARREL_GROUP);
    if (!entry)
        return false;
    std::vector<gid_t> groups(size_t(std::max(getgroups(0, nullptr), 0)));
    const int listed = getgroups(int(groups.size()), groups.data());
    groups.resize(size_t(std::max(listed, 0)));
    return getegid() == entry->gr_gid || std::ranges::contains(groups, entry->gr_gid);
}

std::chrono::milliseconds since(Clock::time_point moment)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - moment);
}

KAuth::Action actionFor(const Protocol::Request &request, std::chrono::milliseconds timeout)
{
    // Not Action(name), nor status(): both ask polkit synchronously (kauth edge 12).
    KAuth::Action action;
    action.setName(Protocol::actionId(request.verb));
    action.setHelperId(Protocol::helperName());
    action.setTimeout(timeout);
    action.setArguments(Protocol::toArguments(request));
    return action;
}

/** One for all calls of the queue, made when the bus is known to answer: making one speaks to it. */
QDBusServiceWatcher &watcherOf(QObject &queue)
{
    if (auto *watcher = queue.findChild<QDBusServiceWatcher *>(Qt::FindDirectChildrenOnly))
        return *watcher;
    return *new QDBusServiceWatcher(Protocol::helperName(), QDBusConnection::systemBus(),
                                    QDBusServiceWatcher::WatchForUnregistration, &queue);
}

} // namespace

HelperCall::HelperCall(const Protocol::Request &request, const HelperDeadlines &deadlines, bool isAwake,
                       QObject *parent)
    : QObject(parent), m_request(request), m_deadlines(deadlines), m_isAwake(isAwake)
{
}

HelperCall::~HelperCall() = default;

void HelperCall::start()
{
    QTimer::singleShot(m_deadlines.start + m_deadlines.answer, this, &HelperCall::giveUpWaiting);
    attempt();
}

void HelperCall::attempt()
{
    if (m_isFinished)
        return;
    if (!std::exchange(m_isAwake, false))
        if (const Result<void> awake = wakeHelper(m_deadlines.start, m_deadlines.polkit); !awake)
            return finish(awake);
    ++m_attempts;
    m_sent = Clock::now();
    m_job = actionFor(m_request, m_deadlines.answer).execute();
    connect(&watcherOf(*parent()), &QDBusServiceWatcher::serviceUnregistered, this, &HelperCall::helperLeft,
            Qt::UniqueConnection);
    connect(m_job, &KJob::result, this, [this](KJob *job) { jobEnded(static_cast<KAuth::ExecuteJob *>(job)); });
    m_job->start();
}

void HelperCall::giveUpWaiting()
{
    dropJob();
    if (isFulfilled(m_request))
        return finish({});
    finish(std::unexpected(errorOfSilence(m_deadlines.answer)));
}

/** A helper that refused us as busy owes us nothing, so KAuth would wait for ever when it dies (kauth edges 2, 4). */
void HelperCall::helperLeft()
{
    if (!m_job)
        return;
    QTimer::singleShot(graceAfterHelperLeft, m_job, [this] {
        dropJob();
        tryAgain();
    });
}

/** The job is left to KAuth, which deletes it when it ends; kill() would send a stopAction that the bus refuses. */
void HelperCall::dropJob()
{
    if (m_job)
        m_job->disconnect(this);
    m_job = nullptr;
}

void HelperCall::jobEnded(KAuth::ExecuteJob *job)
{
    m_job = nullptr;
    conclude({job->error(), job->errorText(), job->data(), since(m_sent)});
}

void HelperCall::conclude(const JobEnd &end)
{
    const Reading reading = readEnd(end, m_request.id);
    switch (reading.meaning) {
    case Meaning::Done:
        return look(kernelRoot(), m_request) == Sight::Missing
            ? finish(std::unexpected(errorOfBrokenPromise(m_request)))
            : finish({});
    case Meaning::Refused:
        return concludeRefusal(reading.failure);
    case Meaning::Denied:
        return concludeDenial(end);
    case Meaning::NotOurs:
        return tryAgain();
    case Meaning::InDoubt:
        return concludeDoubt(end);
    }
}

void HelperCall::concludeDoubt(const JobEnd &end)
{
    if (isFulfilled(m_request))
        return finish({});
    // KAuth's own timeout, whose timer may be early by a twentieth: the helper goes on with it (kauth edge 9).
    if (end.took >= m_deadlines.answer * 9 / 10)
        return finish(std::unexpected(errorOfSilence(m_deadlines.answer)));
    finish(std::unexpected(errorOfDoubt(end, isGroupMember())));
}

void HelperCall::concludeRefusal(const Protocol::Failure &refusal)
{
    // An attempt before this one may have been carried out although its answer was lost among others'.
    if (m_attempts > 1 && isFulfilled(m_request))
        return finish({});
    finish(std::unexpected(Protocol::toError(refusal, m_request)));
}

void HelperCall::concludeDenial(const JobEnd &end)
{
    const Verdict verdict = askPolkit(Protocol::actionId(m_request.verb), m_deadlines.polkit);
    if (const std::optional<Error> error = errorOfDenial(verdict, end.took))
        return finish(std::unexpected(*error));
    tryAgain();
}

void HelperCall::tryAgain()
{
    if (isFulfilled(m_request))
        return finish({});
    if (m_attempts >= mostAttempts)
        return finish(std::unexpected(errorOfBusyHelper()));
    m_request.id = Protocol::makeRequestId();
    QTimer::singleShot(pauseBetweenAttempts * m_attempts, this, &HelperCall::attempt);
}

void HelperCall::finish(const Result<void> &result)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    Q_EMIT finished(result);
}

} // namespace Carrel::Privilege
