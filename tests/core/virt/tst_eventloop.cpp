// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/eventloop.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <ctime>
#include <memory>
#include <unistd.h>
#include <vector>

using namespace Carrel::Virt;

// The loop is spoken to as libvirt does: through libvirt's own virEvent functions.
class EventLoopTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { EventLoop::ensureRunning(); }
    void init();
    void timersRunOnTheLoopsThread();
    void aTimerIsSlowedAndStopped();
    void handlesReportDataAndHangup();
    void aHandleWithoutEventsIsQuiet();
    void releasesAfterRemovalOnTheLoopsThread();
    void removalInsideACallbackIsSafe();
    void idleUsesNoCpu();

private:
    struct Probe
    {
        std::atomic_int calls = 0;
        std::atomic_int events = 0;
        std::atomic_int released = 0;
        std::atomic_bool alien = false;
        int self = -1;
    };
    static void onTimer(int, void *opaque);
    static void onTimerOnce(int timer, void *opaque);
    static void onHandle(int, int fd, int events, void *opaque);
    static void onRelease(void *opaque);
    std::vector<std::unique_ptr<Probe>> m_probes;
    Probe *m_probe = nullptr;
};

void EventLoopTest::init()
{
    m_probes.push_back(std::make_unique<Probe>());
    m_probe = m_probes.back().get();
}

void EventLoopTest::onTimer(int, void *opaque)
{
    auto *const probe = static_cast<Probe *>(opaque);
    probe->alien = probe->alien || !EventLoop::isCurrentThread();
    ++probe->calls;
}

void EventLoopTest::onTimerOnce(int timer, void *opaque)
{
    onTimer(timer, opaque);
    virEventRemoveTimeout(timer);
}

void EventLoopTest::onHandle(int, int fd, int events, void *opaque)
{
    onTimer(0, opaque);
    static_cast<Probe *>(opaque)->events |= events;
    char byte = 0;
    if (events & VIR_EVENT_HANDLE_READABLE)
        QCOMPARE(read(fd, &byte, 1) >= 0, true);
}

void EventLoopTest::onRelease(void *opaque)
{
    auto *const probe = static_cast<Probe *>(opaque);
    probe->alien = probe->alien || !EventLoop::isCurrentThread();
    ++probe->released;
}

void EventLoopTest::timersRunOnTheLoopsThread()
{
    QVERIFY(!EventLoop::isCurrentThread());
    const int timer = virEventAddTimeout(5, onTimer, m_probe, nullptr);
    QVERIFY(QTest::qWaitFor([&] { return m_probe->calls >= 3; }));
    QCOMPARE(virEventRemoveTimeout(timer), 0);
    QVERIFY(!m_probe->alien);
}

void EventLoopTest::aTimerIsSlowedAndStopped()
{
    const int timer = virEventAddTimeout(-1, onTimer, m_probe, nullptr);
    QTest::qWait(30);
    QCOMPARE(m_probe->calls.load(), 0);
    virEventUpdateTimeout(timer, 0);
    QVERIFY(QTest::qWaitFor([&] { return m_probe->calls >= 2; }));
    virEventUpdateTimeout(timer, -1);
    QTest::qWait(20);
    const int stopped = m_probe->calls;
    QTest::qWait(50);
    QCOMPARE(m_probe->calls.load(), stopped);
    virEventRemoveTimeout(timer);
}

void EventLoopTest::handlesReportDataAndHangup()
{
    int ends[2];
    QCOMPARE(pipe(ends), 0);
    const int watch = virEventAddHandle(ends[0], VIR_EVENT_HANDLE_READABLE, onHandle, m_probe, nullptr);
    QCOMPARE(write(ends[1], "x", 1), ssize_t{1});
    QVERIFY(QTest::qWaitFor([&] { return m_probe->calls == 1; }));
    QVERIFY(m_probe->events & VIR_EVENT_HANDLE_READABLE);
    close(ends[1]);
    QVERIFY(QTest::qWaitFor([&] { return (m_probe->events & VIR_EVENT_HANDLE_HANGUP) != 0; }));
    virEventRemoveHandle(watch);
    QVERIFY(!m_probe->alien);
    close(ends[0]);
}

void EventLoopTest::aHandleWithoutEventsIsQuiet()
{
    int ends[2];
    QCOMPARE(pipe(ends), 0);
    const int watch = virEventAddHandle(ends[0], 0, onHandle, m_probe, nullptr);
    QCOMPARE(write(ends[1], "x", 1), ssize_t{1});
    QTest::qWait(30);
    QCOMPARE(m_probe->calls.load(), 0);
    virEventUpdateHandle(watch, VIR_EVENT_HANDLE_READABLE);
    QVERIFY(QTest::qWaitFor([&] { return m_probe->calls == 1; }));
    virEventRemoveHandle(watch);
    close(ends[0]);
    close(ends[1]);
}

void EventLoopTest::releasesAfterRemovalOnTheLoopsThread()
{
    const int timer = virEventAddTimeout(-1, onTimer, m_probe, onRelease);
    QTest::qWait(10);
    QCOMPARE(m_probe->released.load(), 0);
    QCOMPARE(virEventRemoveTimeout(timer), 0);
    QVERIFY(QTest::qWaitFor([&] { return m_probe->released == 1; }));
    QCOMPARE(virEventRemoveTimeout(timer), -1);
    QTest::qWait(10);
    QCOMPARE(m_probe->released.load(), 1);
    QVERIFY(!m_probe->alien);
}

void EventLoopTest::removalInsideACallbackIsSafe()
{
    virEventAddTimeout(0, onTimerOnce, m_probe, onRelease);
    QVERIFY(QTest::qWaitFor([&] { return m_probe->released == 1; }));
    QCOMPARE(m_probe->calls.load(), 1);
}

void EventLoopTest::idleUsesNoCpu()
{
    const int timer = virEventAddTimeout(-1, onTimer, m_probe, nullptr);
    const auto before = clock();
    QTest::qWait(500);
    QVERIFY(clock() - before < CLOCKS_PER_SEC / 20);
    virEventRemoveTimeout(timer);
}

QTEST_GUILESS_MAIN(EventLoopTest)
#include "tst_eventloop.moc"
