// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/context.h"

#include "core/operations/batch.h"

#include <KSignalHandler>

#include <QJsonArray>
#include <QTimer>

#include <csignal>
#include <utility>

namespace Carrel::Ctl {

using namespace Qt::StringLiterals;

namespace {

/** Longer than the session's own deadlines: it explains itself before this ends the waiting. */
constexpr int openDeadline = 30'000;
/** A host that has said nothing for so long is said to be late. */
constexpr int lateAfter = 10'000;

bool isKnown(const Host::Inventory &host)
{
    const bool open = host.state == Host::HostState::Connected || host.state == Host::HostState::ReadOnly;
    return open && host.gpusKnown && host.workstationsKnown;
}

bool isGivenUp(const Host::Inventory &host)
{
    return host.state == Host::HostState::Failed || host.state == Host::HostState::Lost;
}

/** The one status of many: a host that is away explains the rest, missing rights come next. */
int worstOf(const Operations::BatchJob &batch)
{
    int worst = batch.error() ? Refused : Done;
    for (const Operations::BatchLine &line : batch.lines()) {
        const int own = line.state == Operations::LineState::Refused ? exitStatusOf(line.error) : Done;
        if (own == Unreachable || (own == NotAuthorised && worst != Unreachable))
            worst = own;
    }
    return worst;
}

QJsonObject planJson(const Operations::Plan &plan)
{
    QJsonArray steps;
    for (const Operations::Step &step : plan.steps)
        steps.append(Operations::describe(step));
    QJsonArray warnings;
    for (const QString &warning : plan.warnings)
        warnings.append(warning);
    return {{u"title"_s, plan.title}, {u"host"_s, plan.hostUri}, {u"steps"_s, steps}, {u"warnings"_s, warnings}};
}

} // namespace

Context::Context(Options options) : m_options(std::move(options)), m_queue(&m_journal) { }

QStringList Context::hosts() const
{
    QStringList uris;
    for (const std::string &host : m_options.hosts)
        uris.append(text(host));
    if (!uris.isEmpty())
        return uris;
    const QString libvirts = qEnvironmentVariable("LIBVIRT_DEFAULT_URI");
    return {libvirts.isEmpty() ? u"qemu:///system"_s : libvirts};
}

std::optional<Error> Context::whyGivenUp(const Host::Inventory &host)
{
    if (!isGivenUp(host))
        return std::nullopt;
    return host.error.value_or(Error{ErrorCode::Unreachable, tr("%1 cannot be reached.").arg(host.uri), {}, {}});
}

void Context::sayLate(Host::HostSession *session, QObject *waiting)
{
    QTimer::singleShot(lateAfter, waiting, [session] {
        complain(tr("%1 has not answered for %2 s; still waiting.").arg(session->uri()).arg(lateAfter / 1000));
    });
}

void Context::openAnyway(const QString &uri, const OnHost &then)
{
    auto *session = m_sessions.emplace_back(std::make_unique<Host::HostSession>(uri)).get();
    auto *waiting = new QTimer(session); // its life is the wait's: deleted, nothing is asked any more
    const auto answer = [session, waiting, then](const std::optional<Error> &why) {
        waiting->deleteLater();
        waiting->stop();
        QObject::disconnect(session, &Host::HostSession::snapshotChanged, waiting, nullptr);
        then(session, why);
    };
    const auto ask = [session, answer] {
        const std::optional<Error> why = whyGivenUp(*session->snapshot());
        if (why || isKnown(*session->snapshot()))
            answer(why);
    };
    connect(session, &Host::HostSession::snapshotChanged, waiting, ask);
    connect(waiting, &QTimer::timeout, this, [uri, answer] {
        answer(Error{ErrorCode::TimedOut,
                     tr("%1 did not answer within %2 s.").arg(uri).arg(openDeadline / 1000),
                     tr("Check that it runs, and try again."),
                     {}});
    });
    waiting->setSingleShot(true);
    waiting->start(openDeadline);
    sayLate(session, waiting);
    session->open();
    QMetaObject::invokeMethod(waiting, ask, Qt::QueuedConnection); // a URI that means nothing has failed already
}

void Context::open(const QString &uri, const std::function<void(Host::HostSession *)> &then)
{
    openAnyway(uri, [this, then](Host::HostSession *session, const std::optional<Error> &why) {
        if (!why)
            return then(session);
        Error error = *why;
        // Whatever kept the host away, for a caller it is away; only missing rights are a case of their own.
        if (error.code != ErrorCode::NotAuthorised && error.code != ErrorCode::BadInput)
            error.code = ErrorCode::Unreachable;
        end(error);
    });
}

void Context::open(const std::function<void(Host::HostSession *)> &then)
{
    if (hosts().size() == 1)
        return open(hosts().first(), then);
    complain(tr("carrelctl: this command works on one host; give --host once."));
    end(Usage);
}

void Context::cancelOnInterrupt(KJob *job)
{
    auto *signals = KSignalHandler::self();
    signals->watchSignal(SIGINT);
    signals->watchSignal(SIGTERM);
    connect(signals, &KSignalHandler::signalReceived, job, [job] { job->kill(KJob::EmitResult); });
}

void Context::carryOut(Host::HostSession *session, const Result<Operations::Plan> &plan,
                       const std::function<void(const Operations::Plan &)> &onDone)
{
    if (!plan)
        return end(plan.error());
    if (m_options.dryRun) {
        print(*plan);
        return end(Done);
    }
    Operations::PlanJob *job = m_queue.run(session, *plan);
    if (m_options.verbose)
        connect(job, &KJob::infoMessage, this, [](KJob *, const QString &step) { complain(step); });
    connect(job, &Operations::PlanJob::hostIsLate, this, [](const QString &sentence) { complain(sentence); });
    cancelOnInterrupt(job);
    connect(job, &KJob::result, this,
            [this, onDone](KJob *ended) { onJobEnd(*static_cast<Operations::PlanJob *>(ended), onDone); });
}

void Context::onJobEnd(const Operations::PlanJob &job, const std::function<void(const Operations::Plan &)> &onDone)
{
    if (job.error()) {
        const int status = complain(job.failure(), m_options.verbose);
        for (const QString &sentence : job.aftermath())
            complain(u"  "_s + sentence);
        return end(status);
    }
    if (onDone)
        onDone(job.plan());
    else
        sayDone(job.plan());
    end(Done);
}

void Context::sayDone(const Operations::Plan &plan) const
{
    if (m_options.json)
        say(QJsonObject{{u"done"_s, planJson(plan)}});
    else
        say(tr("Done: %1.").arg(plan.title));
}

void Context::print(const Operations::Plan &plan) const
{
    if (m_options.json)
        return say(QJsonObject{{u"plan"_s, planJson(plan)}});
    say(tr("%1 (host %2)").arg(plan.title, plan.hostUri));
    int number = 0;
    for (const Operations::Step &step : plan.steps)
        say(tr("  %1. %2").arg(++number).arg(Operations::describe(step)));
    for (const QString &warning : plan.warnings)
        say(tr("  Note: %1").arg(warning));
}

void Context::printMany(const std::vector<Operations::BatchItem> &items)
{
    int status = Done;
    for (const Operations::BatchItem &item : items)
        if (item.plan)
            print(*item.plan);
        else
            status = complain(item.plan.error(), m_options.verbose);
    end(status);
}

void Context::carryOutMany(const QString &title, std::vector<Operations::BatchItem> items)
{
    if (items.size() == 1)
        return carryOut(items.front().session, items.front().plan);
    if (m_options.dryRun)
        return printMany(items);
    Operations::BatchJob *batch = m_queue.runBatch(title, std::move(items));
    cancelOnInterrupt(batch);
    connect(batch, &KJob::result, this, [this, batch] {
        for (const Operations::BatchLine &line : batch->linesErrorsFirst())
            if (line.state == Operations::LineState::Refused)
                complain(line.error, m_options.verbose);
        if (m_options.json)
            say(QJsonObject{{u"summary"_s, batch->summary()}});
        else
            say(batch->summary().endsWith(u'.') ? batch->summary() : batch->summary() + u'.');
        end(worstOf(*batch));
    });
}

void Context::end(int status)
{
    if (!std::exchange(m_ended, true))
        QMetaObject::invokeMethod(this, [this, status] { Q_EMIT ended(status); }, Qt::QueuedConnection);
}

void Context::end(const Error &error)
{
    if (m_ended)
        return;
    const int status = complain(error, m_options.verbose);
    end(error.code == ErrorCode::BadInput && m_options.command == Command::Inventory ? int(Usage) : status);
}

} // namespace Carrel::Ctl
