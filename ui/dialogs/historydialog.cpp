// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/historydialog.h"

#include "ui/text/text.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Carrel::Dialogs {

using namespace Qt::StringLiterals;
using Operations::EntryState;
using Operations::JournalEntry;

bool isInBin(const JournalEntry &entry)
{
    const auto isDeletion = [](const Operations::Step &step) {
        return std::holds_alternative<Operations::UndefineWorkstation>(step);
    };
    return entry.state == EntryState::Done && !entry.plan.repeats && std::ranges::any_of(entry.plan.steps, isDeletion)
        && Operations::Journal::undoPlan(entry);
}

QString resultWords(const JournalEntry &entry)
{
    switch (entry.state) {
    case EntryState::Running:
        return HistoryDialog::tr("running");
    case EntryState::Done:
        return HistoryDialog::tr("done");
    case EntryState::Failed:
        return HistoryDialog::tr("not done, taken back: %1").arg(entry.error.sentence);
    case EntryState::Cancelled:
        return HistoryDialog::tr("cancelled, taken back");
    case EntryState::Incomplete:
        return HistoryDialog::tr("partly done: %1").arg(entry.aftermath.join(u' '));
    case EntryState::Interrupted:
        return HistoryDialog::tr("interrupted: finish it or undo it");
    case EntryState::Settled:
        break;
    }
    return HistoryDialog::tr("interrupted, dealt with");
}

QString entryDetails(const JournalEntry &entry)
{
    QStringList lines{
        entry.plan.title,
        HistoryDialog::tr("Host: %1").arg(entry.plan.hostUri),
        HistoryDialog::tr("Begun: %1, by %2").arg(entry.begun.toString(Qt::ISODate), entry.who),
        HistoryDialog::tr("Result: %1").arg(resultWords(entry)),
    };
    for (const Operations::Step &step : entry.plan.steps)
        lines.append(u"- "_s + Operations::describe(step));
    if (!entry.error.sentence.isEmpty())
        lines.append({Text::errorLine(entry.error), entry.error.detail});
    lines.append(entry.aftermath);
    lines.removeAll(QString());
    return lines.join(u'\n');
}

HistoryDialog::HistoryDialog(Operations::Journal *journal, QWidget *parent)
    : QDialog(parent), m_journal(journal), m_list(new QTreeWidget)
{
    setWindowTitle(tr("Job history"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_onlyDeleted = new QCheckBox(tr("Only &deleted workstations that can be put back"));
    m_onlyDeleted->setObjectName(u"onlyDeleted"_s);
    m_list->setObjectName(u"entries"_s);
    m_list->setAccessibleName(tr("Jobs, newest first"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHeaderLabels({tr("When"), tr("What"), tr("Host"), tr("Who"), tr("Result")});
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_undo = buttons->addButton(tr("&Undo"), QDialogButtonBox::ActionRole);
    m_finish = buttons->addButton(tr("&Finish"), QDialogButtonBox::ActionRole);
    m_copy = buttons->addButton(tr("C&opy details"), QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_onlyDeleted);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(900, 380);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &HistoryDialog::update);
    connect(m_journal, &Operations::Journal::entryChanged, this, &HistoryDialog::fill);
    connect(m_onlyDeleted, &QCheckBox::toggled, this, &HistoryDialog::fill);
    connect(m_copy, &QPushButton::clicked, this, &HistoryDialog::copy);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (const JournalEntry *entry = current())
            Q_EMIT undoWanted(*entry);
    });
    connect(m_finish, &QPushButton::clicked, this, [this] {
        if (const JournalEntry *entry = current())
            Q_EMIT finishWanted(*entry);
    });
    fill();
    // What and its result share what is left: a long name never pushes the result out of sight.
    m_list->header()->setStretchLastSection(false);
    for (int section = 0; section < m_list->columnCount(); ++section)
        m_list->header()->setSectionResizeMode(
            section, section == 1 || section == 4 ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    m_list->setFocus();
}

void HistoryDialog::fill()
{
    const JournalEntry *before = current();
    const QString kept = before ? before->id : QString();
    m_entries = m_journal->entries();
    if (m_onlyDeleted->isChecked())
        std::erase_if(m_entries, [](const JournalEntry &entry) { return !isInBin(entry); });
    m_list->clear();
    for (const JournalEntry &entry : m_entries) {
        auto *row = new QTreeWidgetItem(m_list,
                                        {QLocale().toString(entry.begun.toLocalTime(), QLocale::ShortFormat),
                                         entry.plan.title, entry.plan.hostUri, entry.who, resultWords(entry)});
        row->setToolTip(4, resultWords(entry));
        if (entry.id == kept)
            m_list->setCurrentItem(row);
    }
    if (!m_list->currentItem() && !m_entries.empty())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    update();
}

const JournalEntry *HistoryDialog::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && static_cast<size_t>(row) < m_entries.size() ? &m_entries[static_cast<size_t>(row)] : nullptr;
}

void HistoryDialog::update()
{
    const JournalEntry *entry = current();
    const Result<Operations::Plan> none = failure(ErrorCode::NotFound, tr("Select a job first."));
    const auto offer = [](QPushButton *button, const Result<Operations::Plan> &plan) {
        button->setEnabled(plan.has_value());
        button->setToolTip(plan ? QString() : plan.error().sentence);
    };
    m_undo->setText(entry && isInBin(*entry) ? tr("P&ut back") : tr("&Undo"));
    const bool interrupted = entry && entry->state == EntryState::Interrupted;
    offer(m_undo, entry ? Operations::Journal::undoPlan(*entry) : none);
    offer(m_finish,
          interrupted ? Operations::Journal::finishPlan(*entry)
                      : failure(ErrorCode::BadInput, tr("This job was not interrupted.")));
    m_finish->setVisible(interrupted);
    m_copy->setEnabled(entry != nullptr);
}

void HistoryDialog::copy()
{
    if (const JournalEntry *entry = current())
        QGuiApplication::clipboard()->setText(entryDetails(*entry));
}

} // namespace Carrel::Dialogs
