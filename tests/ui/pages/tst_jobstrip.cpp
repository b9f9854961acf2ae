// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostsession.h"
#include "core/operations/batch.h"
#include "core/operations/jobqueue.h"
#include "ui/pages/hintstrip.h"
#include "ui/pages/jobline.h"
#include "ui/pages/jobstrip.h"

#include <KConfigGroup>
#include <KSharedConfig>

#include <QAction>
#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Operations;
using Pages::JobLine;
using Pages::JobStrip;

namespace {

/** The strip over a real queue on libvirt's test driver, whose workstation "test" runs. */
struct Shown
{
    QTemporaryDir folder;
    Journal journal{folder.path()};
    JobQueue queue{&journal};
    Host::HostSession session{u"test:///default"_s};
    JobStrip strip{&queue};

    Shown() { session.open(); }
    [[nodiscard]] Host::WorkstationPtr test() const { return session.snapshot()->workstationNamed(u"test"_s); }
    [[nodiscard]] Plan reboots(int count) const
    {
        const RebootWorkstation step{test()->id, u"test"_s};
        return {.title = u"Restart test"_s,
                .hostUri = session.uri(),
                .steps = std::vector<Step>(static_cast<size_t>(count), step),
                .warnings = {},
                .repeats = false};
    }
    [[nodiscard]] int visibleLines() const
    {
        return static_cast<int>(
            std::ranges::count_if(strip.lines(), [](const JobLine *line) { return line->isVisible(); }));
    }
};

} // namespace

class TestJobStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void aJobHasALineUntilItEnds()
    {
        Shown s;
        QTRY_VERIFY(s.test());
        QVERIFY(!s.strip.isVisible());
        QSignalSpy ended(&s.strip, &JobStrip::jobEnded);
        s.queue.run(&s.session, s.reboots(2));
        QCOMPARE(s.strip.lines().size(), 1u);
        QVERIFY(s.strip.isVisible());
        JobLine *line = s.strip.lines().front();
        QCOMPARE(line->text(), u"Restart test · waiting"_s);
        QStringList seen;
        connect(static_cast<PlanJob *>(const_cast<KJob *>(line->job())), &PlanJob::stepStarted, this,
                [&] { seen.append(line->text()); });
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
        QCOMPARE(seen.size(), 2);
        QVERIFY2(seen[1].startsWith(u"Restart test · step 2 of 2: "_s), qPrintable(seen[1]));
        QVERIFY(s.strip.lines().empty());
        QVERIFY(!s.strip.isVisible());
    }

    void manyAreOneLineThatCounts()
    {
        Shown s;
        QTRY_VERIFY(s.test());
        QSignalSpy single(&s.strip, &JobStrip::jobEnded);
        QSignalSpy ended(&s.strip, &JobStrip::batchEnded);
        std::vector<BatchItem> items(3, BatchItem{&s.session, u"test"_s, s.reboots(1)});
        items[1].plan = failure(ErrorCode::InUse, u"cad-2 is busy."_s);
        BatchJob *batch = s.queue.runBatch(u"Restart 3 workstations"_s, items);
        QCOMPARE(s.strip.lines().size(), 1u);
        JobLine *line = s.strip.lines().front();
        QCOMPARE(line->text(), u"Restart 3 workstations · 0 of 3"_s);
        QStringList seen;
        connect(batch, &BatchJob::lineChanged, this, [&] { seen.append(line->text()); });
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
        QCOMPARE(seen.last(), u"Restart 3 workstations · 3 of 3"_s);
        QCOMPARE(single.size(), 0);
        QVERIFY(s.strip.lines().empty());
    }

    void moreThanThreeAreACount()
    {
        Shown s;
        QTRY_VERIFY(s.test());
        QSignalSpy ended(&s.strip, &JobStrip::jobEnded);
        for (int i = 0; i < 5; ++i)
            s.queue.run(&s.session, s.reboots(1)); // the same workstation: one after the other
        QCOMPARE(s.strip.lines().size(), 5u);
        QCOMPARE(s.visibleLines(), 3);
        QStringList labels;
        for (const QLabel *label : s.strip.findChildren<QLabel *>())
            labels.append(label->text());
        QVERIFY2(labels.contains(u"and 2 more job(s)"_s), qPrintable(labels.join(u'|')));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 5, 20'000);
    }

    void cancelEndsAJobThatWaits()
    {
        Shown s;
        QTRY_VERIFY(s.test());
        QSignalSpy ended(&s.strip, &JobStrip::jobEnded);
        s.queue.run(&s.session, s.reboots(1));
        s.queue.run(&s.session, s.reboots(1));
        const JobLine *second = s.strip.lines()[1];
        const auto *waiting = qobject_cast<const PlanJob *>(second->job());
        int error = 0;
        connect(waiting, &KJob::result, this, [&](KJob *job) { error = job->error(); });
        auto *cancel = second->findChild<QToolButton *>();
        QVERIFY(!cancel->accessibleName().isEmpty());
        cancel->click();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, 20'000);
        QCOMPARE(error, int(KJob::KilledJobError));
    }

    void theHintsStayClosed()
    {
        KSharedConfig::openConfig()->group(u"Hints"_s).deleteEntry("Closed");
        Pages::HintStrip first;
        QVERIFY(!first.isVisible());
        first.setOffered(false);
        QVERIFY(!first.isVisible());
        first.setOffered(true);
        QVERIFY(first.isVisible());
        first.actions().constFirst()->trigger();
        QVERIFY(!first.isVisible());
        first.setOffered(true);
        QVERIFY(!first.isVisible());
        Pages::HintStrip next; // as after the next start
        next.setOffered(true);
        QVERIFY(!next.isVisible());
    }
};

QTEST_MAIN(TestJobStrip)
#include "tst_jobstrip.moc"
