// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/journal.h"

#include <QDialog>

class QCheckBox;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace Carrel::Dialogs {

/** What Carrel did: when, what, who, how it ended; with Undo, Finish and Copy details. Deleted
 * workstations are put back from here. Follows the journal. GUI thread.
 */
class HistoryDialog final : public QDialog
{
    Q_OBJECT

public:
    HistoryDialog(Operations::Journal *journal, QWidget *parent);

Q_SIGNALS:
    void undoWanted(const Carrel::Operations::JournalEntry &entry);
    void finishWanted(const Carrel::Operations::JournalEntry &entry);

private:
    void fill();
    void update();
    void copy();
    [[nodiscard]] const Operations::JournalEntry *current() const;

    Operations::Journal *m_journal;
    std::vector<Operations::JournalEntry> m_entries;
    QTreeWidget *m_list;
    QCheckBox *m_onlyDeleted;
    QPushButton *m_undo;
    QPushButton *m_finish;
    QPushButton *m_copy;
};

/** True while the workstations this job deleted can be put back: the bin. Their disks are where they were. */
[[nodiscard]] bool isInBin(const Operations::JournalEntry &entry);
/** How the entry ended, in words: "done", "failed: …", "interrupted". */
[[nodiscard]] QString resultWords(const Operations::JournalEntry &entry);
/** Everything about it as text, for the clipboard. */
[[nodiscard]] QString entryDetails(const Operations::JournalEntry &entry);

} // namespace Carrel::Dialogs
