// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/jobqueue.h"

#include "core/operations/batch.h"

#include <algorithm>

namespace Carrel::Operations {

namespace {

QStringList touchedBy(const Plan &plan)
{
    QStringList touched;
    for (const Step &step : plan.steps)
        touched += Operations::touchedBy(step);
    return touched;
}

bool share(const QStringList &one, const QStringList &other)
{
    return std::ranges::any_of(one, [&](const QString &id) { return other.contains(id); });
}

} // namespace

JobQueue::JobQueue(Journal *journal, QObject *parent) : QObject(parent), m_journal(journal) { }

PlanJob *JobQueue::run(Host::HostSession *session, Plan plan)
{
    return enqueue(session, std::move(plan), true);
}

PlanJob *JobQueue::enqueue(Host::HostSession *session, Plan plan, bool announced)
{
    QStringList touched = touchedBy(plan);
    auto *job = new PlanJob(session, std::move(plan), m_journal, this);
    m_entries.push_back({job, std::move(touched)});
    connect(job, &KJob::finished, this, [this, job, announced] { onEnded(job, announced); });
    if (announced)
        Q_EMIT jobAdded(job);
    QMetaObject::invokeMethod(this, &JobQueue::startNext, Qt::QueuedConnection);
    return job;
}

BatchJob *JobQueue::runBatch(const QString &title, std::vector<BatchItem> items)
{
    auto *batch = new BatchJob(this, title, std::move(items));
    connect(batch, &KJob::finished, this, [this, batch] { Q_EMIT batchEnded(batch); });
    Q_EMIT batchAdded(batch);
    batch->start();
    return batch;
}

void JobQueue::startNext()
{
    for (size_t i = 0; i < m_entries.size(); ++i) {
        Entry &entry = m_entries[i];
        const auto earlier = std::span(m_entries).first(i);
        const bool waits =
            std::ranges::any_of(earlier, [&](const Entry &other) { return share(entry.touched, other.touched); });
        if (entry.started || waits)
            continue;
        entry.started = true;
        entry.job->start();
    }
}

void JobQueue::onEnded(PlanJob *job, bool announced)
{
    std::erase_if(m_entries, [job](const Entry &entry) { return entry.job == job; });
    if (announced)
        Q_EMIT jobEnded(job);
    QMetaObject::invokeMethod(this, &JobQueue::startNext, Qt::QueuedConnection);
}

std::vector<PlanJob *> JobQueue::jobs() const
{
    std::vector<PlanJob *> jobs;
    for (const Entry &entry : m_entries)
        jobs.push_back(entry.job);
    return jobs;
}

bool JobQueue::isBusy(const QString &objectId) const
{
    return std::ranges::any_of(m_entries, [&](const Entry &entry) { return entry.touched.contains(objectId); });
}

Journal *JobQueue::journal() const
{
    return m_journal;
}

} // namespace Carrel::Operations
