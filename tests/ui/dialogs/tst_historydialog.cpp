// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/historydialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Operations;

namespace {

Plan startPlan(const QString &name)
{
    Plan plan;
    plan.title = u"Start %1"_s.arg(name);
    plan.hostUri = u"test:///default"_s;
    plan.steps.push_back(StartWorkstation{.workstation = {u"6695eb01-f6a4-8304-79aa-97f2502e193f"_s}, .name = name});
    return plan;
}

Plan deletePlan(const QString &name, bool withDisk)
{
    Plan plan;
    plan.title = u"Delete %1"_s.arg(name);
    plan.hostUri = u"test:///default"_s;
    plan.steps.push_back(UndefineWorkstation{
        .workstation = {u"6695eb01-f6a4-8304-79aa-97f2502e193f"_s}, .name = name, .xml = u"<domain/>"_s});
    if (withDisk)
        plan.steps.push_back(DeleteDisk{u"/srv/%1.qcow2"_s.arg(name)});
    return plan;
}

void done(Journal &journal, const Plan &plan)
{
    const Result<QString> id = journal.begin(plan);
    for (size_t i = 0; i < plan.steps.size(); ++i)
        QVERIFY(journal.setStep(*id, static_cast<int>(i), StepState::Done));
    journal.finish(*id, EntryState::Done, {}, {});
}

/** A finished entry in the journal; gives its id. */
QString finished(Journal &journal, const QString &name, EntryState state, const Error &error = {})
{
    const Result<QString> id = journal.begin(startPlan(name));
    const Result<void> step = journal.setStep(*id, 0, state == EntryState::Done ? StepState::Done : StepState::Undone);
    Q_UNUSED(step)
    journal.finish(*id, state, error, {});
    return *id;
}

QPushButton *button(const QDialog &dialog, const QString &text)
{
    for (QPushButton *each : dialog.findChildren<QPushButton *>())
        if (each->text().remove(u'&') == text)
            return each;
    return nullptr;
}

} // namespace

class TestHistoryDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsNewestFirstWithItsResult()
    {
        QTemporaryDir folder;
        Journal journal(folder.path());
        finished(journal, u"cad-1"_s, EntryState::Done);
        finished(journal, u"cad-2"_s, EntryState::Failed, {ErrorCode::InUse, u"cad-3 holds it."_s, {}, {}});
        Dialogs::HistoryDialog dialog(&journal, nullptr);
        auto *list = dialog.findChild<QTreeWidget *>(u"entries"_s);
        QCOMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(list->topLevelItem(0)->text(1), u"Start cad-2"_s);
        QVERIFY(list->topLevelItem(0)->text(4).contains(u"cad-3 holds it."_s));
        QCOMPARE(list->topLevelItem(1)->text(4), u"done"_s);
        QVERIFY(list->topLevelItem(0)->isSelected() || list->currentItem() == list->topLevelItem(0));
    }

    void offersUndoOnlyWhereThereIsOne()
    {
        QTemporaryDir folder;
        Journal journal(folder.path());
        finished(journal, u"cad-1"_s, EntryState::Done);
        finished(journal, u"cad-2"_s, EntryState::Cancelled);
        Dialogs::HistoryDialog dialog(&journal, nullptr);
        auto *list = dialog.findChild<QTreeWidget *>(u"entries"_s);
        QVERIFY(!button(dialog, u"Undo"_s)->isEnabled()); // everything of it is undone already
        QVERIFY(!button(dialog, u"Undo"_s)->toolTip().isEmpty());
        QSignalSpy undo(&dialog, &Dialogs::HistoryDialog::undoWanted);
        list->setCurrentItem(list->topLevelItem(1));
        QVERIFY(button(dialog, u"Undo"_s)->isEnabled());
        button(dialog, u"Undo"_s)->click();
        QCOMPARE(undo.size(), 1);
        QCOMPARE(undo.front().front().value<JournalEntry>().plan.title, u"Start cad-1"_s);
    }

    void deletedWorkstationsArePutBackFromHere()
    {
        QTemporaryDir folder;
        Journal journal(folder.path());
        finished(journal, u"cad-1"_s, EntryState::Done);
        done(journal, deletePlan(u"cad-2"_s, false));
        done(journal, deletePlan(u"cad-3"_s, true)); // its disk is gone for good
        Dialogs::HistoryDialog dialog(&journal, nullptr);
        auto *list = dialog.findChild<QTreeWidget *>(u"entries"_s);
        QCOMPARE(list->topLevelItemCount(), 3);
        QVERIFY(!button(dialog, u"Undo"_s)->isEnabled());
        dialog.findChild<QCheckBox *>(u"onlyDeleted"_s)->setChecked(true);
        QCOMPARE(list->topLevelItemCount(), 1);
        QSignalSpy undo(&dialog, &Dialogs::HistoryDialog::undoWanted);
        QVERIFY(button(dialog, u"Put back"_s)->isEnabled());
        button(dialog, u"Put back"_s)->click();
        QCOMPARE(undo.front().front().value<JournalEntry>().plan.title, u"Delete cad-2"_s);
        journal.settle(undo.front().front().value<JournalEntry>().id);
        QTRY_COMPARE(list->topLevelItemCount(), 0); // put back, it is no longer in the bin
    }

    void copiesEverything()
    {
        QTemporaryDir folder;
        Journal journal(folder.path());
        finished(journal, u"cad-1"_s, EntryState::Failed, {ErrorCode::Failed, u"It was refused."_s, {}, u"errno 5"_s});
        Dialogs::HistoryDialog dialog(&journal, nullptr);
        button(dialog, u"Copy details"_s)->click();
        const QString text = QGuiApplication::clipboard()->text();
        for (const QString &part : {u"Start cad-1"_s, u"test:///default"_s, u"It was refused."_s, u"errno 5"_s})
            QVERIFY2(text.contains(part), qPrintable(text));
    }

    void followsTheJournal()
    {
        QTemporaryDir folder;
        Journal journal(folder.path());
        Dialogs::HistoryDialog dialog(&journal, nullptr);
        auto *list = dialog.findChild<QTreeWidget *>(u"entries"_s);
        QCOMPARE(list->topLevelItemCount(), 0);
        QVERIFY(!button(dialog, u"Copy details"_s)->isEnabled());
        finished(journal, u"cad-1"_s, EntryState::Done);
        QTRY_COMPARE(list->topLevelItemCount(), 1);
    }
};

QTEST_MAIN(TestHistoryDialog)
#include "tst_historydialog.moc"
