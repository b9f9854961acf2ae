// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/interrupted.h"

#include <QAction>

namespace Carrel::Gui {

InterruptedOffer::InterruptedOffer(Operations::Journal *journal, QWidget *parent)
    : KMessageWidget(parent), m_journal(journal), m_finish(new QAction(tr("Finish"), this)),
      m_undo(new QAction(tr("Undo"), this))
{
    setMessageType(Warning);
    setWordWrap(true);
    auto *history = new QAction(tr("Job history…"), this);
    for (QAction *each : {m_finish, m_undo, history})
        addAction(each);
    connect(m_finish, &QAction::triggered, this, [this] { Q_EMIT finishWanted(m_entries.front()); });
    connect(m_undo, &QAction::triggered, this, [this] { Q_EMIT undoWanted(m_entries.front()); });
    connect(history, &QAction::triggered, this, &InterruptedOffer::historyWanted);
    connect(m_journal, &Operations::Journal::entryChanged, this, &InterruptedOffer::update);
    update();
}

void InterruptedOffer::update()
{
    m_entries = m_journal->interrupted();
    setVisible(!m_entries.empty());
    if (m_entries.empty())
        return;
    const auto count = static_cast<int>(m_entries.size());
    setText(
        count == 1
            ? tr("“%1” was interrupted. Finish it, or undo what was done.").arg(m_entries.front().plan.title)
            : tr("%n jobs were interrupted; the last one is “%1”.", nullptr, count).arg(m_entries.front().plan.title));
    m_finish->setEnabled(Operations::Journal::finishPlan(m_entries.front()).has_value());
    m_undo->setEnabled(Operations::Journal::undoPlan(m_entries.front()).has_value());
}

} // namespace Carrel::Gui
