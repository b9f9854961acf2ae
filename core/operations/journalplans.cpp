// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can still be done about a journal entry: take it back, or finish it.

#include "core/operations/journal.h"

#include <QCoreApplication>

namespace Carrel::Operations {

namespace {

class JournalPlans
{
    Q_DECLARE_TR_FUNCTIONS(JournalPlans)

public:
    static std::unexpected<Error> running(const JournalEntry &entry)
    {
        return failure(ErrorCode::InUse,
                       entry.holder.isEmpty() ? tr("“%1” is still running.").arg(entry.plan.title)
                                              : tr("“%1” is still running (%2).").arg(entry.plan.title, entry.holder),
                       tr("Wait for its end, or cancel it where it runs."));
    }
    static std::unexpected<Error> nothingLeft(const JournalEntry &entry)
    {
        return failure(ErrorCode::BadInput, tr("“%1” left nothing to take back.").arg(entry.plan.title),
                       tr("Nothing needs to be done."));
    }
    static std::unexpected<Error> notInterrupted(const JournalEntry &entry)
    {
        return failure(ErrorCode::BadInput, tr("“%1” was not interrupted.").arg(entry.plan.title),
                       tr("Only what was cut off can be finished."));
    }
    static std::unexpected<Error> forGood(const Step &step)
    {
        return failure(ErrorCode::Unsupported, tr("“%1” cannot be undone.").arg(describe(step)),
                       tr("Do by hand what is still needed."));
    }
    static std::unexpected<Error> damaged(const JournalEntry &entry) { return std::unexpected(entry.error); }

    static bool mayHaveHappened(StepState state)
    {
        return state == StepState::Started || state == StepState::Done || state == StepState::UndoFailed;
    }

    static Plan empty(const JournalEntry &entry, const QString &title)
    {
        Plan plan;
        plan.title = title.arg(entry.plan.title);
        plan.hostUri = entry.plan.hostUri;
        plan.repeats = true;
        return plan;
    }

    /** A desktop somebody may be using since is asked, not killed; what cannot come back is said. */
    static Step gently(Step step, const JournalEntry &entry, Plan &plan)
    {
        if (auto *stop = std::get_if<StopWorkstation>(&step); stop && entry.state == EntryState::Done)
            stop->how = StopHow::ShutDown;
        if (const auto *disk = std::get_if<DeleteDisk>(&step))
            plan.warnings.push_back(
                tr("Disk %1 is deleted with all that is on it. This cannot be undone.").arg(disk->path));
        return step;
    }

    static Result<Plan> undo(const JournalEntry &entry)
    {
        Plan plan = empty(entry, tr("Take back: %1"));
        for (size_t i = entry.plan.steps.size(); i-- > 0;) {
            if (!mayHaveHappened(entry.steps.at(i)))
                continue;
            const auto inverse = inverseOf(entry.plan.steps[i]);
            if (!inverse)
                return forGood(entry.plan.steps[i]);
            plan.steps.push_back(gently(*inverse, entry, plan));
        }
        return plan.steps.empty() ? nothingLeft(entry) : Result<Plan>(plan);
    }

    static Result<Plan> finish(const JournalEntry &entry)
    {
        Plan plan = empty(entry, tr("Finish: %1"));
        plan.warnings = entry.plan.warnings;
        for (size_t i = 0; i < entry.plan.steps.size(); ++i)
            if (entry.steps.at(i) != StepState::Done)
                plan.steps.push_back(entry.plan.steps[i]);
        return plan.steps.empty() ? nothingLeft(entry) : Result<Plan>(plan);
    }
};

bool isDamaged(const JournalEntry &entry)
{
    return entry.state == EntryState::Incomplete && entry.error.code == ErrorCode::Damaged && entry.plan.steps.empty();
}

} // namespace

Result<Plan> Journal::undoPlan(const JournalEntry &entry)
{
    if (isDamaged(entry))
        return JournalPlans::damaged(entry);
    switch (entry.state) {
    case EntryState::Running:
        return JournalPlans::running(entry);
    case EntryState::Failed:
    case EntryState::Cancelled:
    case EntryState::Settled:
        return JournalPlans::nothingLeft(entry);
    case EntryState::Done:
    case EntryState::Incomplete:
    case EntryState::Interrupted:
        break;
    }
    return JournalPlans::undo(entry);
}

Result<Plan> Journal::finishPlan(const JournalEntry &entry)
{
    if (isDamaged(entry))
        return JournalPlans::damaged(entry);
    return entry.state == EntryState::Interrupted ? JournalPlans::finish(entry) : JournalPlans::notInterrupted(entry);
}

} // namespace Carrel::Operations
