// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/planjob.h"

#include "core/base/logging.h"
#include "core/host/hostsession.h"
#include "core/operations/journal.h"
#include "core/operations/stepneeds.h"
#include "core/operations/steprunner.h"

#include <QFutureWatcher>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace Carrel::Operations {

namespace {

Result<void> hostClosed()
{
    return failure(ErrorCode::Unreachable, PlanJob::tr("The host was closed."), PlanJob::tr("Open it again."));
}

} // namespace

class PlanJob::Private
{
public:
    Private(PlanJob *job, Host::HostSession *session, Plan wanted, Journal *book)
        : q(job), plan(std::move(wanted)), journal(book), runner(session)
    {
    }

    PlanJob *q;
    Plan plan;
    QPointer<Journal> journal;
    StepRunner runner;
    QString entry;
    int current = 0;
    bool begun = false;
    bool cancelled = false;
    bool undoing = false;
    std::vector<int> left; ///< steps that were not taken back
    Error error;
    QStringList aftermath;

    void begin();
    void next();
    void onStep(const Result<void> &result);
    void fail(Error cause, int firstToUndo);
    void undo(int index);
    void onUndone(int index, const Result<void> &result);
    void leave(int index, const QString &reason);
    [[nodiscard]] bool isStillNeeded(int index) const;
    void end();
    void watch(const QFuture<Result<void>> &future, const std::function<void(const Result<void> &)> &then);
    Result<void> note(int index, StepState state);
    void showProgress(double fraction);
};

void PlanJob::Private::watch(const QFuture<Result<void>> &future, const std::function<void(const Result<void> &)> &then)
{
    auto *watcher = new QFutureWatcher<Result<void>>(q);
    QObject::connect(watcher, &QFutureWatcherBase::finished, q, [watcher, then] {
        watcher->deleteLater();
        // No result: its host session is gone in the middle.
        then(watcher->future().resultCount() > 0 ? watcher->result() : hostClosed());
    });
    watcher->setFuture(future);
}

Result<void> PlanJob::Private::note(int index, StepState state)
{
    return journal ? journal->setStep(entry, index, state) : Result<void>();
}

void PlanJob::Private::begin()
{
    if (begun || q->isFinished())
        return;
    begun = true;
    const Result<QString> id = journal ? journal->begin(plan) : Result<QString>(QString());
    if (!id) {
        journal = nullptr; // nothing is written, so nothing is done
        error = id.error();
        return end();
    }
    entry = *id;
    Q_EMIT q->description(q, plan.title, {PlanJob::tr("Host"), plan.hostUri});
    q->setTotalAmount(KJob::Items, plan.steps.size());
    next();
}

void PlanJob::Private::next()
{
    if (cancelled)
        return fail({ErrorCode::Cancelled, PlanJob::tr("“%1” was cancelled.").arg(plan.title), {}, {}}, current - 1);
    if (current == int(plan.steps.size()))
        return end();
    if (const auto noted = note(current, StepState::Started); !noted)
        return fail(noted.error(), current - 1);
    Q_EMIT q->stepStarted(current);
    Q_EMIT q->infoMessage(q, describe(plan.steps[size_t(current)]));
    watch(runner.run(plan.steps[size_t(current)], plan.repeats),
          [this](const Result<void> &result) { onStep(result); });
}

void PlanJob::Private::onStep(const Result<void> &result)
{
    if (!result) {
        // Without an answer the step may have happened all the same: it is taken back with the others.
        const ErrorCode code = result.error().code;
        const bool unsure = code == ErrorCode::TimedOut || code == ErrorCode::Unreachable;
        std::ignore = note(current, StepState::Failed);
        if (unsure) // now, not at the end: taking back asks the same host
            Q_EMIT q->hostIsLate(result.error().sentence);
        return fail(result.error(), unsure ? current : current - 1);
    }
    const auto noted = note(current, StepState::Done);
    ++current;
    q->setProcessedAmount(KJob::Items, qulonglong(current));
    showProgress(0);
    if (!noted)
        return fail(noted.error(), current - 1);
    next();
}

void PlanJob::Private::showProgress(double fraction)
{
    q->setPercent(qulonglong(100 * (current + fraction) / double(plan.steps.size())));
}

void PlanJob::Private::fail(Error cause, int firstToUndo)
{
    error = std::move(cause);
    undoing = true;
    qCInfo(logOperations) << "plan failed:" << plan.title << error.sentence << error.detail;
    undo(firstToUndo);
}

void PlanJob::Private::undo(int index)
{
    if (index < 0)
        return end();
    const auto inverse = inverseOf(plan.steps[size_t(index)]);
    if (!inverse || isStillNeeded(index)) {
        leave(index,
              inverse ? PlanJob::tr("the workstation may be there and use it") : PlanJob::tr("it cannot be undone"));
        return undo(index - 1);
    }
    Q_EMIT q->infoMessage(q, PlanJob::tr("Taking back: %1").arg(describe(plan.steps[size_t(index)])));
    watch(runner.run(*inverse, true), [this, index](const Result<void> &result) { onUndone(index, result); });
}

void PlanJob::Private::onUndone(int index, const Result<void> &result)
{
    std::ignore = note(index, result ? StepState::Undone : StepState::UndoFailed);
    if (result)
        aftermath.append(PlanJob::tr("Taken back: %1.").arg(describe(plan.steps[size_t(index)])));
    else
        leave(index, result.error().sentence);
    undo(index - 1);
}

void PlanJob::Private::leave(int index, const QString &reason)
{
    left.push_back(index);
    aftermath.append(PlanJob::tr("Not taken back: %1 (%2).").arg(describe(plan.steps[size_t(index)]), reason));
}

/** A definition whose end is in doubt may be there: its disk deleted, it would have lost everything. */
bool PlanJob::Private::isStillNeeded(int index) const
{
    return std::ranges::any_of(
        left, [&](int later) { return mayNeed(plan.steps[size_t(later)], plan.steps[size_t(index)]); });
}

void PlanJob::Private::end()
{
    const bool good = error == Error{};
    EntryState state = EntryState::Done;
    if (!good)
        state = error.code == ErrorCode::Cancelled ? EntryState::Cancelled : EntryState::Failed;
    if (!left.empty())
        state = EntryState::Incomplete;
    if (journal)
        journal->finish(entry, state, error, aftermath);
    if (!good) {
        q->setError(error.code == ErrorCode::Cancelled ? int(KJob::KilledJobError)
                                                       : int(KJob::UserDefinedError) + int(error.code));
        q->setErrorText(error.sentence);
    }
    q->emitResult();
}

PlanJob::PlanJob(Host::HostSession *session, Plan plan, Journal *journal, QObject *parent)
    : KJob(parent), d(std::make_unique<Private>(this, session, std::move(plan), journal))
{
    setCapabilities(KJob::Killable);
    connect(&d->runner, &StepRunner::progress, this, [this](double fraction) { d->showProgress(fraction); });
    connect(&d->runner, &StepRunner::waitsForHost, this, &PlanJob::hostIsLate);
}

PlanJob::~PlanJob() = default;

void PlanJob::start()
{
    QMetaObject::invokeMethod(this, [this] { d->begin(); }, Qt::QueuedConnection);
}

const Plan &PlanJob::plan() const
{
    return d->plan;
}

QString PlanJob::journalEntry() const
{
    return d->entry;
}

int PlanJob::currentStep() const
{
    return d->current;
}

Error PlanJob::failure() const
{
    return d->error;
}

QStringList PlanJob::aftermath() const
{
    return d->aftermath;
}

void PlanJob::setDeadlines(const StepDeadlines &deadlines)
{
    d->runner.setDeadlines(deadlines);
}

bool PlanJob::doKill()
{
    if (!d->begun) {
        d->error = {ErrorCode::Cancelled, tr("“%1” was cancelled before it began.").arg(d->plan.title), {}, {}};
        setErrorText(d->error.sentence);
        return true;
    }
    if (!std::exchange(d->cancelled, true) && !d->undoing)
        d->runner.cancel();
    return false;
}

} // namespace Carrel::Operations
