// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/batch.h"

#include "core/host/hostsession.h"
#include "core/operations/jobqueue.h"

#include <algorithm>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

/** Starting many guests at once makes all of them slow; the host's pool is small too. */
constexpr qsizetype atATime = 4;

} // namespace

BatchJob::BatchJob(JobQueue *queue, QString title, std::vector<BatchItem> items)
    : KJob(queue), m_queue(queue), m_title(std::move(title)), m_items(std::move(items)), m_jobs(m_items.size())
{
    setCapabilities(KJob::Killable);
    for (const BatchItem &item : m_items)
        m_lines.push_back({item.name, LineState::Waiting, {}, {}});
}

BatchJob::~BatchJob() = default;

const QString &BatchJob::title() const
{
    return m_title;
}

const std::vector<BatchLine> &BatchJob::lines() const
{
    return m_lines;
}

std::vector<BatchLine> BatchJob::linesErrorsFirst() const
{
    std::vector<BatchLine> sorted = m_lines;
    std::ranges::stable_partition(sorted, [](const BatchLine &line) { return line.state == LineState::Refused; });
    return sorted;
}

void BatchJob::start()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            setTotalAmount(KJob::Items, m_items.size());
            Q_EMIT description(this, m_title);
            m_begun = true;
            startSome();
        },
        Qt::QueuedConnection);
}

void BatchJob::startSome()
{
    for (size_t i = 0; i < m_lines.size() && count(LineState::Running) < atATime; ++i)
        if (m_lines[i].state == LineState::Waiting)
            startOne(i);
    endWhenAllEnded();
}

void BatchJob::startOne(size_t index)
{
    BatchItem &item = m_items[index];
    if (!item.plan)
        return setLine(index, LineState::Refused, item.plan.error());
    if (!item.session)
        return setLine(index, LineState::Refused,
                       {ErrorCode::Unreachable, tr("The host was closed."), tr("Open it again."), {}});
    m_jobs[index] = m_queue->enqueue(item.session, *item.plan, false);
    connect(m_jobs[index], &KJob::finished, this,
            [this, index](KJob *job) { onEnded(index, *static_cast<PlanJob *>(job)); });
    setLine(index, LineState::Running);
}

void BatchJob::onEnded(size_t index, const PlanJob &job)
{
    m_lines[index].aftermath = job.aftermath();
    LineState state = LineState::Done;
    if (job.error())
        state = job.failure().code == ErrorCode::Cancelled ? LineState::Cancelled : LineState::Refused;
    setLine(index, state, job.failure());
    startSome();
}

void BatchJob::setLine(size_t index, LineState state, const Error &error)
{
    m_lines[index].state = state;
    m_lines[index].error = error;
    const qsizetype open = count(LineState::Waiting) + count(LineState::Running);
    setProcessedAmount(KJob::Items, qulonglong(qsizetype(m_lines.size()) - open));
    emitPercent(processedAmount(KJob::Items), m_lines.size());
    Q_EMIT lineChanged(int(index));
}

qsizetype BatchJob::count(LineState state) const
{
    return std::ranges::count(m_lines, state, &BatchLine::state);
}

QString BatchJob::summary() const
{
    const qsizetype done = count(LineState::Done);
    QStringList causes;
    for (const BatchLine &line : m_lines)
        if (line.state == LineState::Refused && !causes.contains(line.error.sentence))
            causes.append(line.error.sentence);
    const qsizetype cancelled = count(LineState::Cancelled);
    QString text = tr("%1 done").arg(done);
    if (!causes.isEmpty())
        text = tr("%1 done, %2 not: %3")
                   .arg(done)
                   .arg(count(LineState::Refused))
                   .arg(causes.first(std::min(causes.size(), 3LL)).join(u' '));
    return cancelled == 0 ? text : tr("%1; %2 cancelled").arg(text).arg(cancelled);
}

void BatchJob::endWhenAllEnded()
{
    const bool open = count(LineState::Waiting) + count(LineState::Running) > 0;
    if (open || isFinished())
        return;
    const qsizetype all = qsizetype(m_lines.size());
    if (count(LineState::Done) != all) {
        const bool cancelled = count(LineState::Refused) == 0;
        setError(cancelled ? int(KJob::KilledJobError) : int(KJob::UserDefinedError));
        setErrorText(summary());
    }
    emitResult();
}

bool BatchJob::doKill()
{
    for (size_t i = 0; i < m_lines.size(); ++i)
        if (m_lines[i].state == LineState::Waiting)
            setLine(i, LineState::Cancelled);
    for (const QPointer<PlanJob> &job : m_jobs)
        if (job)
            job->kill(KJob::EmitResult);
    if (m_begun)
        QMetaObject::invokeMethod(this, &BatchJob::endWhenAllEnded, Qt::QueuedConnection);
    return false;
}

} // namespace Carrel::Operations
