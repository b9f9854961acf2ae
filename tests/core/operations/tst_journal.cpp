// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/journal.h"
#include "core/operations/journalfile.h"

#include <QtTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Qt::StringLiterals;

namespace {

const WorkstationId ws{u"6d1f7f0a-5a0f-4a53-8c6b-0e8a6f6c1a03"_s};

Plan samplePlan()
{
    return {u"Create cad"_s,
            u"test:///default"_s,
            {CreateDisk{u"/d/a.qcow2"_s, 512, DiskSource::New, {}}, DefineWorkstation{ws, u"cad"_s, u"<domain/>"_s},
             StartWorkstation{ws, u"cad"_s}},
            {u"Takes long."_s}};
}

/** Begins a plan in a process of its own, does the first steps, and dies without a word. */
void dieAfter(const QString &folder, int steps)
{
    const pid_t child = fork();
    if (child == 0) {
        Journal journal(folder);
        const QString id = journal.begin(samplePlan()).value();
        for (int i = 0; i < steps; ++i) {
            std::ignore = journal.setStep(id, i, StepState::Started);
            if (i + 1 < steps)
                std::ignore = journal.setStep(id, i, StepState::Done);
        }
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    QVERIFY(WIFSIGNALED(status));
}

/** Another program that has claimed an entry, until end(). */
struct Claimer
{
    Claimer(const QString &folder, const QString &id)
    {
        int said[2];
        if (::pipe(said) != 0)
            qFatal("no pipe");
        pid = fork();
        if (pid == 0) {
            Journal journal(folder);
            const char good = journal.claim(id) ? 'y' : 'n';
            std::ignore = ::write(said[1], &good, 1);
            ::pause();
            ::_exit(0);
        }
        char good = 'n';
        if (::read(said[0], &good, 1) != 1 || good != 'y')
            qFatal("the other program could not claim it");
        ::close(said[0]);
        ::close(said[1]);
    }
    void end() const
    {
        ::kill(pid, SIGKILL);
        waitpid(pid, nullptr, 0);
    }
    pid_t pid = 0;
};

JournalEntry entryWith(EntryState state, std::vector<StepState> steps)
{
    JournalEntry entry;
    entry.id = u"20261122T100000000-0badcafe"_s;
    entry.plan = samplePlan();
    entry.state = state;
    entry.steps = std::move(steps);
    return entry;
}

} // namespace

class TestJournal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasDone();
    void runningElsewhereIsNotInterrupted();
    void killedProcessIsInterrupted();
    void settledIsNotOfferedAgain();
    void takenBackIsNotTakenBackTwice();
    void damagedFilesAreShownAndLeft_data();
    void damagedFilesAreShownAndLeft();
    void fullOrForbiddenDiskIsAnError();
    void foreignIdsNameNoPath();
    void undoTakesBackInReverse();
    void undoIsRefusedWithAReason_data();
    void undoIsRefusedWithAReason();
    void undoOfAStartIsGentle();
    void finishDoesWhatIsLeft();
    void folderIsPrivate();
    void twoProgramsDoNotDealWithOneEntry();
    void aClaimOfThisProgramIsKeptFromASecondClick();
    void whatWasDealtWithMeanwhileIsNotClaimed();

private:
    QTemporaryDir m_folder;
};

void TestJournal::keepsWhatWasDone()
{
    QTemporaryDir folder;
    Journal journal(folder.path());
    QSignalSpy changed(&journal, &Journal::entryChanged);
    const QString id = journal.begin(samplePlan()).value();
    QVERIFY(journal.setStep(id, 0, StepState::Started));
    QVERIFY(journal.setStep(id, 0, StepState::Failed));
    const Error error{ErrorCode::NoRoom, u"Full."_s, u"Make room."_s, u"ENOSPC"_s};
    journal.finish(id, EntryState::Failed, error, {u"Nothing left."_s});
    QCOMPARE(changed.count(), 4);
    const auto entries = Journal(folder.path()).entries();
    QCOMPARE(entries.size(), 1u);
    const JournalEntry &entry = entries.front();
    QCOMPARE(entry.id, id);
    QCOMPARE(entry.plan, samplePlan());
    QCOMPARE(entry.state, EntryState::Failed);
    QCOMPARE(entry.steps, (std::vector{StepState::Failed, StepState::Waiting, StepState::Waiting}));
    QCOMPARE(entry.error, error);
    QCOMPARE(entry.aftermath, QStringList{u"Nothing left."_s});
    QVERIFY(entry.begun.isValid() && entry.ended >= entry.begun);
    QVERIFY(!entry.who.isEmpty());
    QCOMPARE(QDir(folder.path()).entryList({u"*.lock"_s}).size(), 0);
}

void TestJournal::runningElsewhereIsNotInterrupted()
{
    QTemporaryDir folder;
    Journal here(folder.path());
    const QString id = here.begin(samplePlan()).value();
    Journal other(folder.path());
    QCOMPARE(other.entry(id)->state, EntryState::Running);
    QVERIFY(other.interrupted().empty());
    QVERIFY(!Journal::undoPlan(*other.entry(id)));
    QVERIFY(!Journal::finishPlan(*other.entry(id)));
}

void TestJournal::killedProcessIsInterrupted()
{
    QTemporaryDir folder;
    dieAfter(folder.path(), 2);
    const Journal journal(folder.path());
    const auto cut = journal.interrupted();
    QCOMPARE(cut.size(), 1u);
    QCOMPARE(cut.front().state, EntryState::Interrupted);
    QCOMPARE(cut.front().steps, (std::vector{StepState::Done, StepState::Started, StepState::Waiting}));
    QCOMPARE(cut.front().plan, samplePlan());
}

void TestJournal::settledIsNotOfferedAgain()
{
    QTemporaryDir folder;
    dieAfter(folder.path(), 1);
    Journal journal(folder.path());
    const QString id = journal.interrupted().front().id;
    journal.settle(id);
    QVERIFY(journal.interrupted().empty());
    QCOMPARE(journal.entry(id)->state, EntryState::Settled);
    QVERIFY(!Journal::undoPlan(*journal.entry(id)));
}

void TestJournal::takenBackIsNotTakenBackTwice()
{
    QTemporaryDir folder;
    Journal journal(folder.path());
    const QString id = journal.begin(samplePlan()).value();
    QVERIFY(journal.setStep(id, 0, StepState::Done));
    journal.finish(id, EntryState::Done, {}, {});
    QVERIFY(Journal::undoPlan(*journal.entry(id)));
    journal.settle(id);
    QVERIFY(!Journal::undoPlan(*journal.entry(id)));
}

void TestJournal::damagedFilesAreShownAndLeft_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = toBytes(entryWith(EntryState::Running, std::vector(3, StepState::Waiting)));
    QVERIFY(entryFromBytes(good));
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << good.left(good.size() / 2);
    QTest::newRow("noise") << QByteArray("\xff\x00\x81{", 4);
    QTest::newRow("a later format") << QByteArray(good).replace("\"carrelJournal\": 1", "\"carrelJournal\": 2");
    QTest::newRow("unknown step") << QByteArray(good).replace("create-disk", "create-moon");
    QTest::newRow("unknown state") << QByteArray(good).replace("\"waiting\"", "\"dreaming\"");
    QTest::newRow("fewer states than steps") << QByteArray(good).replace("\"waiting\",\n", "");
}

void TestJournal::damagedFilesAreShownAndLeft()
{
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"20260101T000000000-00000000.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    Journal journal(folder.path());
    const auto entries = journal.entries();
    QCOMPARE(entries.size(), 1u);
    QCOMPARE(entries.front().error.code, ErrorCode::Damaged);
    QVERIFY(!Journal::undoPlan(entries.front()));
    QVERIFY(!Journal::finishPlan(entries.front()));
    journal.settle(entries.front().id);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
}

void TestJournal::fullOrForbiddenDiskIsAnError()
{
    Journal journal(u"/proc/carrel-journal"_s);
    const auto id = journal.begin(samplePlan());
    QVERIFY(!id);
    QVERIFY(id.error().sentence.contains(u"nothing was begun"_s));
    QVERIFY(id.error().wayOut.contains(u"/proc"_s));
}

void TestJournal::foreignIdsNameNoPath()
{
    QTemporaryDir folder;
    const Journal journal(folder.path());
    for (const QString &id : {QString(), u"../secret"_s, u"none"_s})
        QCOMPARE(journal.entry(id).error().code, ErrorCode::NotFound);
}

void TestJournal::undoTakesBackInReverse()
{
    const auto plan = Journal::undoPlan(
        entryWith(EntryState::Interrupted, {StepState::Done, StepState::Started, StepState::Waiting}));
    QVERIFY(plan);
    QVERIFY(plan->repeats);
    QCOMPARE(plan->steps.size(), 2u); // the one that had only begun may have happened
    QVERIFY(std::holds_alternative<UndefineWorkstation>(plan->steps[0]));
    QCOMPARE(std::get<DeleteDisk>(plan->steps[1]).path, u"/d/a.qcow2"_s);
    QVERIFY(plan->warnings.front().contains(u"cannot be undone"_s));
    QCOMPARE(plan->hostUri, u"test:///default"_s);
}

void TestJournal::undoIsRefusedWithAReason_data()
{
    QTest::addColumn<EntryState>("state");
    QTest::addColumn<bool>("undo");
    QTest::addColumn<bool>("finish");
    QTest::newRow("running") << EntryState::Running << false << false;
    QTest::newRow("done") << EntryState::Done << true << false;
    QTest::newRow("failed") << EntryState::Failed << false << false;
    QTest::newRow("cancelled") << EntryState::Cancelled << false << false;
    QTest::newRow("incomplete") << EntryState::Incomplete << true << false;
    QTest::newRow("interrupted") << EntryState::Interrupted << true << true;
    QTest::newRow("settled") << EntryState::Settled << false << false;
}

void TestJournal::undoIsRefusedWithAReason()
{
    QFETCH(EntryState, state);
    const JournalEntry entry = entryWith(state, {StepState::Done, StepState::UndoFailed, StepState::Waiting});
    const auto undo = Journal::undoPlan(entry);
    QTEST(undo.has_value(), "undo");
    QVERIFY(undo || (!undo.error().sentence.isEmpty() && !undo.error().wayOut.isEmpty()));
    QTEST(Journal::finishPlan(entry).has_value(), "finish");
    JournalEntry final = entry;
    final.plan.steps[1] = DeleteDisk{u"/d/b"_s};
    QVERIFY(!Journal::undoPlan(final));
}

void TestJournal::undoOfAStartIsGentle()
{
    const auto plan = Journal::undoPlan(entryWith(EntryState::Done, std::vector(3, StepState::Done)));
    QVERIFY(plan);
    QCOMPARE(std::get<StopWorkstation>(plan->steps.front()).how, StopHow::ShutDown);
}

void TestJournal::finishDoesWhatIsLeft()
{
    const auto plan = Journal::finishPlan(
        entryWith(EntryState::Interrupted, {StepState::Done, StepState::Started, StepState::Waiting}));
    QVERIFY(plan);
    QVERIFY(plan->repeats);
    QCOMPARE(plan->steps.size(), 2u);
    QVERIFY(std::holds_alternative<DefineWorkstation>(plan->steps[0]));
    QVERIFY(std::holds_alternative<StartWorkstation>(plan->steps[1]));
}

void TestJournal::folderIsPrivate()
{
    QTemporaryDir parent;
    const QString folder = parent.filePath(u"a/journal"_s);
    Journal journal(folder);
    QVERIFY(journal.begin(samplePlan()));
    struct stat info{};
    QCOMPARE(::stat(QFile::encodeName(folder).constData(), &info), 0);
    QCOMPARE(info.st_mode & 0777u, 0700u);
}

void TestJournal::twoProgramsDoNotDealWithOneEntry()
{
    QTemporaryDir folder;
    dieAfter(folder.path(), 1);
    Journal journal(folder.path());
    const JournalEntry cut = journal.interrupted().front();
    const Claimer other(folder.path(), cut.id);
    const auto claimed = journal.claim(cut.id);
    QCOMPARE(claimed.error().code, ErrorCode::InUse);
    QVERIFY2(claimed.error().sentence.contains(u"process %1"_s.arg(other.pid)), qPrintable(claimed.error().sentence));
    const JournalEntry seen = *journal.entry(cut.id);
    QCOMPARE(seen.state, EntryState::Running);
    QVERIFY(journal.interrupted().empty()); // not offered while somebody is at it
    QVERIFY(Journal::undoPlan(seen).error().sentence.contains(u"process %1"_s.arg(other.pid)));
    other.end();
    QVERIFY(journal.claim(cut.id));
    QCOMPARE(journal.entry(cut.id)->state, EntryState::Interrupted); // one's own claim hides nothing from oneself
    QVERIFY(Journal::finishPlan(*journal.entry(cut.id)));
    journal.settle(cut.id);
    QCOMPARE(Journal(folder.path()).entry(cut.id)->state, EntryState::Settled);
}

void TestJournal::aClaimOfThisProgramIsKeptFromASecondClick()
{
    QTemporaryDir folder;
    dieAfter(folder.path(), 1);
    Journal journal(folder.path());
    const QString id = journal.interrupted().front().id;
    QVERIFY(journal.claim(id));
    QCOMPARE(journal.claim(id).error().code, ErrorCode::InUse);
    journal.release(id);
    QVERIFY(journal.claim(id));
    journal.release(id);
    QCOMPARE(Journal(folder.path()).interrupted().size(), 1u); // a plan that failed leaves it open for others
    const QString running = journal.begin(samplePlan()).value();
    QCOMPARE(journal.claim(running).error().code, ErrorCode::InUse);
    journal.release(running);
    QCOMPARE(Journal(folder.path()).entry(running)->state, EntryState::Running);
}

void TestJournal::whatWasDealtWithMeanwhileIsNotClaimed()
{
    QTemporaryDir folder;
    dieAfter(folder.path(), 1);
    Journal journal(folder.path());
    const QString id = journal.interrupted().front().id;
    Journal(folder.path()).settle(id);
    QVERIFY2(journal.claim(id).error().sentence.contains(u"meanwhile"_s), "settled by another");
    QVERIFY(!journal.claim(id)); // and the refusal has left no lock
    QVERIFY(journal.claim(id).error().sentence.contains(u"meanwhile"_s));
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
