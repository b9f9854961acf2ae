// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

#include <QDateTime>
#include <QObject>

#include <memory>

namespace Carrel::Operations {

enum class StepState { Waiting, Started, Done, Failed, Undone, UndoFailed };
enum class EntryState {
    Running,
    Done,
    Failed, ///< and everything undone
    Cancelled, ///< and everything undone
    Incomplete, ///< failed, and something could not be undone: aftermath says what is left
    Interrupted, ///< its process ended in the middle: offered at the next start to finish or to undo
    Settled, ///< was interrupted; the user has dealt with it
};

struct JournalEntry
{
    QString id; ///< sorts by time
    QDateTime begun;
    QDateTime ended;
    QString who; ///< user name of the process
    QString holder; ///< Running elsewhere: who has it, for people; not on disk
    Plan plan;
    std::vector<StepState> steps;
    EntryState state = EntryState::Running;
    Error error;
    QStringList aftermath;
};

/**
 * What Carrel did, on disk under XDG_STATE_HOME/carrel/journal: one file an entry, written before and after each step
 * (QSaveFile + fsync), so that a killed process leaves the truth. A lock held while running tells interrupted from
 * running-elsewhere; the kernel drops it with the process. GUI thread; files are small. A damaged file is shown as an
 * entry without steps, state Incomplete and error Damaged; it is never written to or deleted. No file holds a secret.
 */
class Journal final : public QObject
{
    Q_OBJECT

public:
    explicit Journal(const QString &folder = defaultFolder(), QObject *parent = nullptr);
    ~Journal() override;
    [[nodiscard]] static QString defaultFolder();

    [[nodiscard]] std::vector<JournalEntry> entries() const; ///< newest first
    [[nodiscard]] std::vector<JournalEntry> interrupted() const;

    /** Begins an entry; gives its id. An error means the disk refused: the plan must not run. */
    [[nodiscard]] Result<QString> begin(const Plan &plan);
    [[nodiscard]] Result<void> setStep(const QString &id, int index, StepState state);
    void finish(const QString &id, EntryState state, const Error &error, const QStringList &aftermath);

    /**
     * The plan that takes a finished or interrupted entry back; an error says why it cannot (any more). Both plans have
     * repeats set: what is already as wanted is no failure. settle() the entry when the plan has run.
     */
    [[nodiscard]] static Result<Plan> undoPlan(const JournalEntry &entry);
    /** The plan that finishes an interrupted entry. */
    [[nodiscard]] static Result<Plan> finishPlan(const JournalEntry &entry);
    /**
     * Holds an entry while a plan that finishes it or takes it back runs, against other programs and against a second
     * click here; InUse says who has it, or that it has been dealt with. Ends with settle(), release() or the process.
     */
    [[nodiscard]] Result<void> claim(const QString &id);
    void release(const QString &id); ///< the plan has failed: others may try
    /** Marks an interrupted, incomplete or taken back entry as dealt with; others stay what they are. */
    void settle(const QString &id);
    /** Gives the entry with this id; NotFound otherwise. */
    [[nodiscard]] Result<JournalEntry> entry(const QString &id) const;

Q_SIGNALS:
    void entryChanged(const QString &id);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Carrel::Operations
