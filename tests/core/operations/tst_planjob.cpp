// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostsession.h"
#include "core/operations/batch.h"
#include "core/operations/definition.h"
#include "core/operations/hostlimits.h"
#include "core/operations/jobqueue.h"
#include "core/operations/journalfile.h"
#include "core/operations/plans.h"
#include "core/operations/steprunner.h"
#include "core/virt/connection.h"
#include "core/virt/newdomain.h"
#include "core/virt/persistentxml.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Qt::StringLiterals;

namespace {

template <class T>
T waitFor(QFuture<T> future)
{
    [&] {
        QVERIFY(QTest::qWaitFor([&] { return future.isFinished(); }, 20000));
    }();
    return future.result();
}

} // namespace

/** Plans on libvirt's own test driver: its domains are real objects with states and events, in this process. */
class TestPlanJob final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void createsAWorkstation();
    void startsAndStops();
    void failureTakesBackWhatWasDone();
    void cancelTakesBackWhatWasDone();
    void cancelBeforeTheBeginningDoesNothing();
    void guestThatDoesNotReactIsTold();
    void aDeleteTakenBackKeepsThePassword();
    void editIsRefusedAfterAForeignChange();
    void editAndItsUndoGiveTheSameXml();
    void unwritableJournalBeginsNothing();
    void interruptedPlanIsFinishedOrTakenBack_data();
    void interruptedPlanIsFinishedOrTakenBack();
    void plansOnOneWorkstationWait();
    void batchGoesOnAfterAFailure();
    void hostThatIsGoneEndsTheJob();

private:
    [[nodiscard]] DefineWorkstation newWorkstation(const QString &name) const;
    [[nodiscard]] Plan planOf(const QString &title, std::vector<Step> steps) const;
    /** Runs it to its end; the job's error code, or nothing. */
    std::optional<ErrorCode> run(const Plan &plan, Journal *journal = nullptr);
    [[nodiscard]] QString xmlOf(const WorkstationId &id);
    [[nodiscard]] bool has(const QString &name) const
    {
        return m_session->snapshot()->workstationNamed(name) != nullptr;
    }

    std::unique_ptr<Host::HostSession> m_session;
    HostLimits m_limits;
    QTemporaryDir m_folder;
    QStringList m_aftermath;
    JournalEntry m_last;
};

void TestPlanJob::initTestCase()
{
    m_session = std::make_unique<Host::HostSession>(u"test:///default"_s);
    m_session->open();
    QVERIFY(QTest::qWaitFor([&] { return m_session->snapshot()->workstationsKnown; }, 20000));
    const auto limits = waitFor(readHostLimits(m_session.get()));
    QVERIFY(limits);
    m_limits = *limits;
    QVERIFY(!m_limits.domainType.isEmpty() && !m_limits.arch.isEmpty());
    QVERIFY(m_limits.cpus > 0 && m_limits.memory.count > 0);
}

DefineWorkstation TestPlanJob::newWorkstation(const QString &name) const
{
    NewWorkstation wish;
    wish.name = name;
    wish.cpus = 1;
    wish.memory = Mebibytes{64};
    wish.disk = DiskChoice::None;
    const auto plan = planCreateWorkstation(*m_session->snapshot(), m_limits, wish);
    return plan ? std::get<DefineWorkstation>(plan->steps.front()) : DefineWorkstation{};
}

Plan TestPlanJob::planOf(const QString &title, std::vector<Step> steps) const
{
    return {title, m_session->uri(), std::move(steps), {}};
}

std::optional<ErrorCode> TestPlanJob::run(const Plan &plan, Journal *journal)
{
    Journal own(m_folder.path());
    PlanJob job(m_session.get(), plan, journal ? journal : &own);
    job.setAutoDelete(false);
    StepDeadlines deadlines;
    deadlines.shutDown = 300;
    job.setDeadlines(deadlines);
    QSignalSpy ended(&job, &KJob::result);
    job.start();
    [&] {
        QVERIFY(QTest::qWaitFor([&] { return ended.count() == 1; }, 20000));
    }();
    m_aftermath = job.aftermath();
    if (const auto entry = own.entry(job.journalEntry()))
        m_last = *entry;
    return job.error() ? std::optional(job.failure().code) : std::nullopt;
}

QString TestPlanJob::xmlOf(const WorkstationId &id)
{
    return waitFor(m_session->run<QString>(
                       [id](Virt::Connection &connection) { return connection.domainXml(id, Virt::XmlOf::NextStart); }))
        .value_or(QString());
}

void TestPlanJob::createsAWorkstation()
{
    QCOMPARE(run(planOf(u"Create"_s, {newWorkstation(u"made"_s)})), std::nullopt);
    QVERIFY(has(u"made"_s)); // the job ends with the re-read: no waiting here
    QCOMPARE(m_last.state, EntryState::Done);
    QCOMPARE(m_last.steps, std::vector{StepState::Done});
    const auto again = planCreateWorkstation(*m_session->snapshot(), m_limits, [] {
        NewWorkstation wish;
        wish.name = u"made"_s;
        wish.disk = DiskChoice::None;
        return wish;
    }());
    QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
}

void TestPlanJob::startsAndStops()
{
    const DefineWorkstation made = newWorkstation(u"power"_s);
    QCOMPARE(run(planOf(u"Create and start"_s, {made, StartWorkstation{made.workstation, made.name}})), std::nullopt);
    QCOMPARE(m_session->snapshot()->workstation(made.workstation)->state, Host::WorkstationState::Running);
    QCOMPARE(run(*planForceOff(*m_session->snapshot(), made.workstation)), std::nullopt);
    QCOMPARE(m_session->snapshot()->workstation(made.workstation)->state, Host::WorkstationState::Off);
    QCOMPARE(run(*planStart(*m_session->snapshot(), made.workstation)), std::nullopt);
    QCOMPARE(run(planOf(u"Delete"_s, {UndefineWorkstation{made.workstation, made.name, made.xml}})), ErrorCode::InUse);
    QCOMPARE(run(*planShutDown(*m_session->snapshot(), made.workstation)), std::nullopt);
    QCOMPARE(run(*planDelete(*m_session->snapshot(), made.workstation, {}, xmlOf(made.workstation))), std::nullopt);
    QVERIFY(!has(u"power"_s));
}

void TestPlanJob::failureTakesBackWhatWasDone()
{
    const DefineWorkstation made = newWorkstation(u"half"_s);
    const QString disk = m_folder.filePath(u"half.qcow2"_s);
    QFile kept(m_folder.filePath(u"taken.qcow2"_s));
    QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write("mine") == 4);
    kept.close();
    DefineWorkstation bad = newWorkstation(u"bad"_s);
    bad.xml.replace(u"<domain"_s, u"<broken"_s);
    QVERIFY(run(planOf(u"Create"_s, {made, StartWorkstation{made.workstation, made.name}, bad})));
    QVERIFY(!has(u"half"_s));
    QCOMPARE(m_last.state, EntryState::Failed);
    QCOMPARE(m_last.steps, (std::vector{StepState::Undone, StepState::Undone, StepState::Failed}));
    QCOMPARE(m_aftermath.size(), 2);
    QVERIFY(kept.exists());
}

void TestPlanJob::cancelTakesBackWhatWasDone()
{
    Journal journal(m_folder.path());
    const DefineWorkstation made = newWorkstation(u"cancelled"_s);
    PlanJob job(m_session.get(), planOf(u"Create"_s, {made, StartWorkstation{made.workstation, made.name}}), &journal);
    job.setAutoDelete(false);
    QSignalSpy ended(&job, &KJob::result);
    connect(&job, &PlanJob::stepStarted, &job, [&job](int index) {
        if (index == 0)
            QVERIFY(!job.kill(KJob::EmitResult)); // it ends by itself, once all is taken back
    });
    job.start();
    QVERIFY(QTest::qWaitFor([&] { return ended.count() == 1; }, 20000));
    QCOMPARE(job.error(), int(KJob::KilledJobError));
    QCOMPARE(job.failure().code, ErrorCode::Cancelled);
    QVERIFY(!has(u"cancelled"_s));
    QCOMPARE(journal.entry(job.journalEntry())->state, EntryState::Cancelled);
}

void TestPlanJob::cancelBeforeTheBeginningDoesNothing()
{
    QTemporaryDir folder;
    Journal journal(folder.path());
    PlanJob job(m_session.get(), planOf(u"Create"_s, {newWorkstation(u"never"_s)}), &journal);
    job.setAutoDelete(false);
    QVERIFY(job.kill(KJob::Quietly));
    QCOMPARE(job.error(), int(KJob::KilledJobError));
    QVERIFY(journal.entries().empty());
}

void TestPlanJob::guestThatDoesNotReactIsTold()
{
    // Off already, and asked all the same: libvirt refuses at once, in its own words.
    const DefineWorkstation made = newWorkstation(u"deaf"_s);
    QCOMPARE(run(planOf(u"Create"_s, {made})), std::nullopt);
    QVERIFY(run(planOf(u"Stop"_s, {StopWorkstation{made.workstation, made.name, StopHow::ShutDown}})));
    QCOMPARE(m_last.state, EntryState::Failed);
    QVERIFY(!m_last.error.sentence.isEmpty());
}

void TestPlanJob::aDeleteTakenBackKeepsThePassword()
{
    DefineWorkstation made = newWorkstation(u"closed"_s);
    made.xml.remove(u" passwd=''"_s).remove(u" passwd=\"\""_s);
    made.xml.replace(u"<graphics "_s, u"<graphics passwd='s3cret-of-ann' "_s);
    QCOMPARE(run(planOf(u"Create"_s, {made})), std::nullopt);
    const auto secret = [&] {
        return waitFor(m_session->run<SecretPtr>([&made](Virt::Connection &connection) {
                   return Virt::secretDefinition(connection, made.workstation);
               }))
            .value_or(std::make_shared<Secret>())
            ->view()
            .toByteArray();
    };
    const QByteArray before = secret();
    QVERIFY(before.contains("passwd='s3cret-of-ann'"));
    const auto kept = waitFor(readDefinition(m_session.get(), made.workstation));
    QVERIFY(kept && Virt::hasEmptyPassword(*kept));
    const auto plan = planDelete(*m_session->snapshot(), made.workstation, {}, *kept);
    QVERIFY(plan->warnings.back().contains(u"gets a new one"_s));
    DefineWorkstation bad = newWorkstation(u"bad"_s);
    bad.xml.replace(u"<domain"_s, u"<broken"_s);
    QVERIFY(run(planOf(u"Delete"_s, {plan->steps.front(), bad}))); // fails after the delete: it is taken back
    QVERIFY(has(u"closed"_s));
    QCOMPARE(secret(), before);
    // Later, from the journal, nobody knows the old one: the screen is closed by another.
    QCOMPARE(run(*plan), std::nullopt);
    QVERIFY(!m_last.plan.steps.empty());
    QVERIFY(!toBytes(m_last).contains("s3cret"));
    QCOMPARE(run(*Journal::undoPlan(m_last)), std::nullopt);
    QVERIFY(secret().contains("passwd='") && !secret().contains("s3cret"));
}

void TestPlanJob::editIsRefusedAfterAForeignChange()
{
    const DefineWorkstation made = newWorkstation(u"edited"_s);
    QCOMPARE(run(planOf(u"Create"_s, {made})), std::nullopt);
    const QString before = xmlOf(made.workstation);
    QString after = before;
    after.replace(u"<memory unit='KiB'>65536"_s, u"<memory unit='KiB'>131072"_s);
    QString foreign = before;
    foreign.replace(u"</name>"_s, u"</name><title>by somebody else</title>"_s);
    QVERIFY(waitFor(
        m_session->run<WorkstationId>([foreign](Virt::Connection &connection) { return connection.define(foreign); })));
    QCOMPARE(run(planOf(u"Edit"_s, {EditWorkstation{made.workstation, made.name, before, after, u"Edit it"_s}})),
             ErrorCode::InUse);
    QVERIFY(xmlOf(made.workstation).contains(u"by somebody else"_s));
}

void TestPlanJob::editAndItsUndoGiveTheSameXml()
{
    const DefineWorkstation made = newWorkstation(u"undone"_s);
    QCOMPARE(run(planOf(u"Create"_s, {made})), std::nullopt);
    const QString before = xmlOf(made.workstation);
    QString after = before;
    after.replace(u"</name>"_s, u"</name><title>New</title>"_s);
    QCOMPARE(run(planOf(u"Edit"_s, {EditWorkstation{made.workstation, made.name, before, after, u"Edit it"_s}})),
             std::nullopt);
    QVERIFY(xmlOf(made.workstation).contains(u"<title>New</title>"_s));
    QCOMPARE(run(*Journal::undoPlan(m_last)), std::nullopt);
    QCOMPARE(xmlOf(made.workstation), before);
}

void TestPlanJob::unwritableJournalBeginsNothing()
{
    Journal journal(u"/proc/none"_s);
    QVERIFY(run(planOf(u"Create"_s, {newWorkstation(u"unnoted"_s)}), &journal));
    QVERIFY(!has(u"unnoted"_s));
}

void TestPlanJob::interruptedPlanIsFinishedOrTakenBack_data()
{
    QTest::addColumn<int>("done"); // steps really carried out before the cut
    QTest::addColumn<int>("noted"); // of which the journal knows
    QTest::addColumn<bool>("finish");
    for (const bool finish : {true, false})
        for (int done = 0; done <= 2; ++done)
            for (int noted = std::max(0, done - 1); noted <= done; ++noted)
                QTest::addRow("%d done, %d noted, %s", done, noted, finish ? "finish" : "undo")
                    << done << noted << finish;
}

void TestPlanJob::interruptedPlanIsFinishedOrTakenBack()
{
    QFETCH(int, done);
    QFETCH(int, noted);
    QFETCH(bool, finish);
    const DefineWorkstation made = newWorkstation(u"cut"_s);
    const std::vector<Step> steps{made, StartWorkstation{made.workstation, made.name}};
    for (int i = 0; i < done; ++i)
        QCOMPARE(run(planOf(u"Part"_s, {steps[size_t(i)]})), std::nullopt);
    JournalEntry entry;
    entry.plan = planOf(u"Create and start"_s, steps);
    entry.state = EntryState::Interrupted;
    for (int i = 0; i < 2; ++i)
        entry.steps.push_back(i < noted ? StepState::Done : i == noted ? StepState::Started : StepState::Waiting);
    const auto plan = finish ? Journal::finishPlan(entry) : Journal::undoPlan(entry);
    if (plan)
        QCOMPARE(run(*plan), std::nullopt);
    else
        QVERIFY(finish && noted == 2); // nothing was left to do
    QCOMPARE(has(u"cut"_s), finish);
    if (finish) {
        QCOMPARE(m_session->snapshot()->workstation(made.workstation)->state, Host::WorkstationState::Running);
        QCOMPARE(run(planOf(u"Off"_s, {StopWorkstation{made.workstation, made.name, StopHow::Kill}})), std::nullopt);
        QCOMPARE(run(planOf(u"Away"_s, {UndefineWorkstation{made.workstation, made.name, made.xml}})), std::nullopt);
    }
}

void TestPlanJob::plansOnOneWorkstationWait()
{
    Journal journal(m_folder.path());
    JobQueue queue(&journal);
    QSignalSpy added(&queue, &JobQueue::jobAdded);
    QSignalSpy ended(&queue, &JobQueue::jobEnded);
    const DefineWorkstation made = newWorkstation(u"queued"_s);
    // Only in this order do they succeed: the second waits for the first.
    queue.run(m_session.get(), planOf(u"Create"_s, {made}));
    PlanJob *start = queue.run(m_session.get(), planOf(u"Start"_s, {StartWorkstation{made.workstation, made.name}}));
    QSignalSpy startEnded(start, &KJob::result);
    QCOMPARE(added.count(), 2);
    QCOMPARE(queue.jobs().size(), 2u);
    QVERIFY(queue.isBusy(made.workstation.text));
    QVERIFY(!queue.isBusy(u"another"_s));
    QVERIFY(QTest::qWaitFor([&] { return ended.count() == 2; }, 20000));
    QCOMPARE(m_session->snapshot()->workstation(made.workstation)->state, Host::WorkstationState::Running);
    QVERIFY(!queue.isBusy(made.workstation.text));
    QVERIFY(queue.jobs().empty());
}

void TestPlanJob::batchGoesOnAfterAFailure()
{
    Journal journal(m_folder.path());
    JobQueue queue(&journal);
    QSignalSpy single(&queue, &JobQueue::jobAdded);
    std::vector<BatchItem> items;
    for (int i = 0; i < 6; ++i) {
        const DefineWorkstation made = newWorkstation(u"many-%1"_s.arg(i));
        items.push_back({m_session.get(), made.name, planOf(u"Create"_s, {made})});
    }
    items[2].plan = failure(ErrorCode::InUse, u"many-2 is busy."_s, u"Wait."_s);
    BatchJob *batch = queue.runBatch(u"Create many"_s, items);
    QSignalSpy ended(&queue, &JobQueue::batchEnded);
    connect(&queue, &JobQueue::batchEnded, this, [](BatchJob *job) {
        QCOMPARE(job->linesErrorsFirst().front().name, u"many-2"_s);
        QCOMPARE(job->summary(), u"5 done, 1 not: many-2 is busy."_s);
        QVERIFY(job->error());
    });
    QCOMPARE(batch->lines().size(), 6u);
    QVERIFY(QTest::qWaitFor([&] { return ended.count() == 1; }, 20000));
    QCOMPARE(single.count(), 0); // a batch is one job to look at
    for (int i = 0; i < 6; ++i)
        QCOMPARE(has(u"many-%1"_s.arg(i)), i != 2);
}

void TestPlanJob::hostThatIsGoneEndsTheJob()
{
    Journal journal(m_folder.path());
    auto session = std::make_unique<Host::HostSession>(u"test:///default"_s);
    session->open();
    QVERIFY(QTest::qWaitFor([&] { return session->snapshot()->workstationsKnown; }, 20000));
    PlanJob job(session.get(), planOf(u"Create"_s, {newWorkstation(u"orphan"_s)}), &journal);
    job.setAutoDelete(false);
    QSignalSpy ended(&job, &KJob::result);
    job.start();
    session.reset();
    QVERIFY(QTest::qWaitFor([&] { return ended.count() == 1; }, 20000));
    QVERIFY(job.error());
    QVERIFY(!job.failure().sentence.isEmpty());
}

QTEST_GUILESS_MAIN(TestPlanJob)
#include "tst_planjob.moc"
