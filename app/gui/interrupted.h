// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/journal.h"

#include <KMessageWidget>

namespace Carrel::Gui {

/** At the start: jobs whose process ended in the middle, to be finished or taken back. Hides when all are dealt with.
 */
class InterruptedOffer final : public KMessageWidget
{
    Q_OBJECT

public:
    InterruptedOffer(Operations::Journal *journal, QWidget *parent);

Q_SIGNALS:
    void undoWanted(const Carrel::Operations::JournalEntry &entry);
    void finishWanted(const Carrel::Operations::JournalEntry &entry);
    void historyWanted();

private:
    void update();

    Operations::Journal *m_journal;
    std::vector<Operations::JournalEntry> m_entries;
    QAction *m_finish;
    QAction *m_undo;
};

} // namespace Carrel::Gui
