// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostsession.h"

#include "core/host/vgpunames.h"
#include "core/virt/connection.h"
#include "tests/core/gpu/sampletree.h"
#include "tests/core/host/testhosts.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

// A session against libvirt's own test driver (its state lives in this process) and copies of machines.
class HostSessionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void showsTheTestDriversWorkstation();
    void listsAThousandInOrder();
    void followsOneWorkstation();
    void aBurstIsFewSignals();
    void aVgpuOfTheNextStartIsShown();
    void refreshEndsWhenPublished();
    void runAnswersAndRefuses();
    void aLateCallHurtsNobodyElse();
    void aBadAddressSaysSo();
    void showsACopyOfAMachine();
    void usersNamesForVgpusAreShown();
    void canBeDestroyedAtAnyTime_data();
    void canBeDestroyedAtAnyTime();

private:
    static bool opened(HostSession &session)
    {
        session.open();
        return QTest::qWaitFor([&] { return session.snapshot()->workstationsKnown; }, 20'000);
    }
    static Result<WorkstationId> define(HostSession &session, const QString &name, const QString &more = {},
                                        const QString &devices = {})
    {
        const QString xml = domainXml(name, more, devices);
        return waitFor(session.run<WorkstationId>([xml](Virt::Connection &c) { return c.define(xml); }));
    }
    static Result<void> call(HostSession &session, std::function<Result<void>(Virt::Connection &)> work)
    {
        return waitFor(session.run<void>(std::move(work)));
    }
};

void HostSessionTest::showsTheTestDriversWorkstation()
{
    HostSession session(u"test:///default"_s);
    QCOMPARE(session.snapshot()->state, HostState::Connecting);
    QVERIFY(opened(session));
    const Snapshot now = session.snapshot();
    QCOMPARE(now->state, HostState::Connected);
    QCOMPARE(now->kind, HostKind::Test);
    QCOMPARE(now->workstations.size(), size_t{1});
    QCOMPARE(now->workstations.front()->name, u"test"_s);
    QCOMPARE(now->workstations.front()->state, WorkstationState::Running);
    QVERIFY(QTest::qWaitFor([&] { return session.snapshot()->gpusKnown; }));
    QVERIFY(session.snapshot()->gpus.empty());
}

void HostSessionTest::listsAThousandInOrder()
{
    const TestHostFile file(1000);
    HostSession session(file.uri());
    QVERIFY(opened(session));
    const auto &all = session.snapshot()->workstations;
    QCOMPARE(all.size(), size_t{1000});
    for (size_t i = 0; i < all.size(); ++i) {
        QCOMPARE(all[i]->name, TestHostFile::nameOf(static_cast<int>(i)));
        QCOMPARE(all[i]->state, i % 2 ? WorkstationState::Off : WorkstationState::Running);
        QCOMPARE(all[i]->vgpus.size(), size_t{1});
        QCOMPARE(all[i]->graphics.size(), size_t{1});
        QCOMPARE(all[i]->disks.size(), size_t{1});
    }
}

void HostSessionTest::followsOneWorkstation()
{
    const TestHostFile file(50);
    HostSession session(file.uri());
    QVERIFY(opened(session));
    const Snapshot before = session.snapshot();
    const auto id = define(session, u"late"_s);
    QVERIFY(id);
    QVERIFY(within1s([&] { return session.snapshot()->workstation(*id) != nullptr; }));
    QCOMPARE(session.snapshot()->workstation(*id)->state, WorkstationState::Off);
    QVERIFY(call(session, [&](Virt::Connection &c) { return c.start(*id); }));
    QVERIFY(within1s([&] { return session.snapshot()->workstation(*id)->state == WorkstationState::Running; }));
    QVERIFY(call(session, [&](Virt::Connection &c) { return c.destroy(*id); }));
    QVERIFY(within1s([&] { return session.snapshot()->workstation(*id)->state == WorkstationState::Off; }));
    QVERIFY(call(session, [&](Virt::Connection &c) { return c.undefine(*id); }));
    QVERIFY(within1s([&] { return session.snapshot()->workstation(*id) == nullptr; }));
    QVERIFY(session.snapshot()->workstations == before->workstations); // the very same objects: nothing re-listed
}

void HostSessionTest::aBurstIsFewSignals()
{
    HostSession session(u"test:///default"_s);
    QVERIFY(opened(session));
    QSignalSpy published(&session, &HostSession::snapshotChanged);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(call(session, [](Virt::Connection &c) -> Result<void> {
        for (int i = 0; i < 25; ++i)
            if (const auto id = c.define(domainXml(u"burst-%1"_s.arg(i))); !id)
                return std::unexpected(id.error());
        return {};
    }));
    QVERIFY(QTest::qWaitFor([&] { return session.snapshot()->workstations.size() == 26; }));
    QVERIFY2(published.size() <= clock.elapsed() / 16 + 1, qPrintable(QString::number(published.size())));
    QVERIFY(call(session, [all = session.snapshot()](Virt::Connection &c) -> Result<void> {
        for (const WorkstationPtr &each : all->workstations)
            if (each->name.startsWith(u"burst"_s))
                if (const auto gone = c.undefine(each->id); !gone)
                    return gone;
        return {};
    }));
    QVERIFY(QTest::qWaitFor([&] { return session.snapshot()->workstations.size() == 1; }));
}

void HostSessionTest::aVgpuOfTheNextStartIsShown()
{
    const QString vgpu = u"c2177883-f1bb-47f0-914d-32a22e3a8804"_s;
    HostSession session(u"test:///default"_s);
    QVERIFY(opened(session));
    const auto id = define(session, u"given"_s);
    QVERIFY(id);
    QVERIFY(call(session, [&](Virt::Connection &c) { return c.start(*id); }));
    QVERIFY(define(session, u"given"_s, u"<uuid>"_s + id->text + u"</uuid>"_s, mdevXml(vgpu)));
    const auto shows = [&](const Snapshot &now) {
        return now->workstation(*id) && now->workstation(*id)->vgpus == std::vector<VgpuId>{{vgpu}};
    };
    QVERIFY(within1s([&] { return shows(session.snapshot()); }));
    HostSession second(u"test:///default"_s); // and from a whole list
    QVERIFY(opened(second));
    QVERIFY(QTest::qWaitFor([&] { return shows(second.snapshot()); }));
    QCOMPARE(second.snapshot()->usersOf({vgpu}).size(), size_t{1});
    QVERIFY(call(session, [&](Virt::Connection &c) { return c.destroy(*id); }));
    QVERIFY(call(session, [&](Virt::Connection &c) { return c.undefine(*id); }));
}

void HostSessionTest::refreshEndsWhenPublished()
{
    HostSession session(u"test:///default"_s);
    QVERIFY(waitFor(session.refresh())); // opens as well
    QVERIFY(session.snapshot()->workstationsKnown);
    const QDateTime first = session.snapshot()->readAt;
    QVERIFY(first.isValid());
    QTest::qWait(5);
    QVERIFY(waitFor(session.refresh()));
    QVERIFY(session.snapshot()->readAt > first);
}

void HostSessionTest::runAnswersAndRefuses()
{
    HostSession session(u"test:///default"_s);
    const auto early = waitFor(session.run<int>([](Virt::Connection &c) { return c.hostCpus(); }));
    QCOMPARE(early.error().code, ErrorCode::Unreachable);
    QVERIFY(opened(session));
    QVERIFY(*waitFor(session.run<int>([](Virt::Connection &c) { return c.hostCpus(); })) > 0);
    const auto gone = call(session, [](Virt::Connection &c) { return c.start({u"1"_s}); });
    QVERIFY(!gone);
    QVERIFY(!gone.error().sentence.isEmpty());
}

void HostSessionTest::aLateCallHurtsNobodyElse()
{
    HostSession session(u"test:///default"_s);
    QVERIFY(opened(session));
    const auto slow = session.run<int>(
        [](Virt::Connection &) {
            std::this_thread::sleep_for(std::chrono::milliseconds(600));
            return 1;
        },
        100);
    QVERIFY(waitFor(session.run<int>([](Virt::Connection &c) { return c.hostCpus(); })));
    const auto late = waitFor(slow);
    QCOMPARE(late.error().code, ErrorCode::TimedOut);
    QTest::qWait(100); // the probe that follows is answered: the host stays connected
    QCOMPARE(session.snapshot()->state, HostState::Connected);
}

void HostSessionTest::aBadAddressSaysSo()
{
    HostSession session(u"no address"_s);
    QCOMPARE(session.snapshot()->state, HostState::Failed);
    QVERIFY(session.snapshot()->error);
    session.open();
    session.reconnect();
    QCOMPARE(waitFor(session.refresh()).error().code, ErrorCode::BadInput);
    QCOMPARE(waitFor(session.run<int>([](Virt::Connection &c) { return c.hostCpus(); })).error().code,
             ErrorCode::BadInput);
    QCOMPARE(session.uri(), u"no address"_s);
}

void HostSessionTest::showsACopyOfAMachine()
{
    const SampleTree tree(u"m60-legacy-two-2q"_s);
    HostSession session(u"inspect:"_s + tree.sysRoot().chopped(4)); // without "/sys"
    session.open();
    QVERIFY(QTest::qWaitFor([&] { return session.snapshot()->gpusKnown; }));
    const Snapshot now = session.snapshot();
    QCOMPARE(now->state, HostState::Connected);
    QVERIFY(now->workstationsKnown && now->workstations.empty());
    QCOMPARE(now->gpus.size(), size_t{2});
    QCOMPARE(now->gpus[0].vgpus.size() + now->gpus[1].vgpus.size(), size_t{2});
    QVERIFY(!session.sysRoot().isEmpty());
    const auto changed = call(session, [](Virt::Connection &) { return Result<void>(); });
    QCOMPARE(changed.error().code, ErrorCode::Unsupported);
    QVERIFY(waitFor(session.refresh()));
}

void HostSessionTest::usersNamesForVgpusAreShown()
{
    const SampleTree tree(u"m60-legacy-two-2q"_s);
    HostSession session(u"inspect:"_s + tree.sysRoot().chopped(4));
    QVERIFY(waitFor(session.refresh()));
    const auto &gpus = session.snapshot()->gpus;
    const auto carrier = std::ranges::find_if(gpus, [](const Gpu::Gpu &gpu) { return !gpu.vgpus.empty(); });
    QVERIFY(carrier != gpus.end());
    const GpuId gpu = carrier->id;
    const VgpuId vgpu = carrier->vgpus.front().id;
    QVERIFY(VgpuNames().setName(session.uri(), vgpu, u"Ann's"_s));
    QVERIFY(waitFor(session.refreshGpu(gpu)));
    QCOMPARE(session.snapshot()->vgpu(vgpu)->name, u"Ann's"_s);
    QVERIFY(VgpuNames().setName(session.uri(), vgpu, {}));
    QVERIFY(waitFor(session.refreshGpu(gpu)));
    QVERIFY(session.snapshot()->vgpu(vgpu)->name.isEmpty());
}

void HostSessionTest::canBeDestroyedAtAnyTime_data()
{
    QTest::addColumn<int>("ms");
    for (const int ms : {0, 1, 2, 5, 10, 20, 50})
        QTest::addRow("after %d ms", ms) << ms;
}

void HostSessionTest::canBeDestroyedAtAnyTime()
{
    QFETCH(int, ms);
    const TestHostFile file(300);
    QFuture<Result<int>> out;
    bool continued = false;
    {
        HostSession session(file.uri());
        session.open();
        session.refresh().then(&session, [&](const Result<void> &) { continued = true; });
        QTest::qWait(ms);
        out = session.run<int>([](Virt::Connection &c) { return c.hostCpus(); });
    }
    QVERIFY(out.isFinished());
    const bool before = continued;
    QTest::qWait(30);
    QCOMPARE(continued, before); // nothing of it runs after its end
}

QTEST_GUILESS_MAIN(HostSessionTest)
#include "tst_hostsession.moc"
