// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/journal.h"
#include "core/operations/planjob.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace Carrel::Operations {

/**
 * The running jobs of this process over one journal: plans that touch the same vGPU or workstation run one after the
 * other, others side by side. GUI thread. Jobs delete themselves after finished(); the journal keeps what they did.
 */
class JobQueue final : public QObject
{
    Q_OBJECT

public:
    explicit JobQueue(Journal *journal, QObject *parent = nullptr);

    /** Takes the plan; the job has not begun when this returns. Owned by the queue. */
    PlanJob *run(Host::HostSession *session, Plan plan);
    [[nodiscard]] std::vector<PlanJob *> jobs() const; ///< waiting and running, oldest first
    [[nodiscard]] bool
    isBusy(const QString &objectId) const; ///< a waiting or running plan touches this vGPU or workstation
    [[nodiscard]] Journal *journal() const;

Q_SIGNALS:
    void jobAdded(Carrel::Operations::PlanJob *job);
    void jobEnded(Carrel::Operations::PlanJob *job); ///< still valid in the slot

private:
    void startNext();
    void onResult(PlanJob *job);

    Journal *m_journal;
    std::vector<PlanJob *> m_jobs;
};

} // namespace Carrel::Operations
