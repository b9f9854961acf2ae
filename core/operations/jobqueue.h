// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/journal.h"
#include "core/operations/planjob.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace Carrel::Operations {

class BatchJob;
struct BatchItem;

/**
 * The running jobs of this process over one journal: plans that touch the same GPU, vGPU, workstation or disk run one
 * after the other, others side by side. GUI thread. Jobs delete themselves after finished(); the journal keeps what
 * they did. A batch is one job to look at: the plans in it are queued with the others, but only the batch is announced.
 */
class JobQueue final : public QObject
{
    Q_OBJECT

public:
    explicit JobQueue(Journal *journal, QObject *parent = nullptr);

    /** Takes the plan; the job has not begun when this returns. Owned by the queue. */
    PlanJob *run(Host::HostSession *session, Plan plan);
    /** The same plan for many: one job with a line each, which does not stop at the first failure. Owned by the queue.
     */
    BatchJob *runBatch(const QString &title, std::vector<BatchItem> items);
    [[nodiscard]] std::vector<PlanJob *> jobs() const; ///< waiting and running, oldest first; those of batches too
    [[nodiscard]] bool
    isBusy(const QString &objectId) const; ///< a waiting or running plan touches this vGPU or workstation
    [[nodiscard]] Journal *journal() const;

Q_SIGNALS:
    void jobAdded(Carrel::Operations::PlanJob *job);
    void jobEnded(Carrel::Operations::PlanJob *job); ///< still valid in the slot
    void batchAdded(Carrel::Operations::BatchJob *batch);
    void batchEnded(Carrel::Operations::BatchJob *batch); ///< still valid in the slot

private:
    friend class BatchJob;
    PlanJob *enqueue(Host::HostSession *session, Plan plan, bool announced);
    void startNext();
    void onEnded(PlanJob *job, bool announced);

    struct Entry
    {
        PlanJob *job;
        QStringList touched;
        bool started = false;
    };
    Journal *m_journal;
    std::vector<Entry> m_entries;
};

} // namespace Carrel::Operations
