// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

#include <KJob>

#include <memory>

namespace Carrel::Host {
class HostSession;
}

namespace Carrel::Operations {

class Journal;
struct StepDeadlines;

/**
 * Runs one plan: step by step, each journalled before and after; on failure or kill() the steps done are undone in
 * reverse. Ends with a re-read of what it touched; errorText() is the sentence, failure() the whole Error. Lives in the
 * thread of its session; steps run on the host's pool or in the helper.
 *
 * kill() gives true only while the job has not begun. A running one is asked to stop at the next boundary, or in the
 * middle of a long step; kill() then gives false, and the job ends by itself with KilledJobError once all is taken
 * back. A null journal leaves no trace: for tests only. Percent and processed Items count steps.
 */
class PlanJob final : public KJob
{
    Q_OBJECT

public:
    PlanJob(Host::HostSession *session, Plan plan, Journal *journal, QObject *parent = nullptr);
    ~PlanJob() override;

    void start() override;
    [[nodiscard]] const Plan &plan() const;
    [[nodiscard]] int currentStep() const; ///< 0-based; plan().steps.size() when all are done
    [[nodiscard]] Error failure() const;
    [[nodiscard]] QString journalEntry() const; ///< its id; empty before it has begun
    void setDeadlines(const StepDeadlines &deadlines); ///< for tests
    /** After the end: sentences about what was undone, or what could not be undone and is left. */
    [[nodiscard]] QStringList aftermath() const;

Q_SIGNALS:
    void stepStarted(int index);
    /** The host is late, or what it was asked is in doubt and is being taken back: a sentence for the job's line. */
    void hostIsLate(const QString &sentence);

protected:
    bool doKill() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Carrel::Operations
