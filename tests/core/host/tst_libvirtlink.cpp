// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostsession.h"

#include "core/virt/connection.h"
#include "tests/core/host/testhosts.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

// libvirt 11.3 itself loses a client object (0.9 KiB) when the daemon hangs up while a connection is being opened.
extern "C" const char *__lsan_default_suppressions();
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:g_malloc0\nleak:g_realloc\n";
}

/** A UNIX socket in the place of libvirtd's, which treats its callers badly. */
class BadDaemon final : public QObject
{
public:
    enum class Manner { Silent, HangsUp, HangsUpAfterHello, Babbles };

    BadDaemon(const QString &path, Manner manner) : m_manner(manner)
    {
        connect(&m_server, &QLocalServer::newConnection, this, &BadDaemon::greet);
        if (!m_server.listen(path))
            qFatal("cannot listen on %s", qPrintable(path));
    }
    [[nodiscard]] int callers() const { return m_callers; }

private:
    void greet()
    {
        QLocalSocket *const caller = m_server.nextPendingConnection();
        ++m_callers;
        if (m_manner == Manner::HangsUp)
            return caller->deleteLater();
        connect(caller, &QLocalSocket::readyRead, this, [this, caller] {
            caller->readAll();
            if (m_manner == Manner::Babbles)
                caller->write(QByteArray(64, '\xff'));
            if (m_manner != Manner::Silent)
                caller->disconnectFromServer();
        });
    }
    QLocalServer m_server;
    Manner m_manner;
    int m_callers = 0;
};

class LibvirtLinkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void aDaemonThatFailsSaysSo_data();
    void aDaemonThatFailsSaysSo();
    void noLibvirtStillShowsGpus();
    void waitsLongerEachTime();
    void reconnectTriesAtOnce();
    void neverAnswersIsSaidAfterTenSeconds();
    void whatNeedsAPersonIsNotRetried();

private:
    [[nodiscard]] QString socket() const { return m_folder.filePath(u"sock"_s); }
    [[nodiscard]] QString uri() const { return u"qemu+unix:///system?socket="_s + socket(); }
    static bool failed(HostSession &session, int ms = 5000)
    {
        return waitUntil([&] { return session.snapshot()->state == HostState::Failed; }, ms);
    }
    QTemporaryDir m_folder;
};

void LibvirtLinkTest::aDaemonThatFailsSaysSo_data()
{
    QTest::addColumn<BadDaemon::Manner>("manner");
    QTest::newRow("hangs up at once") << BadDaemon::Manner::HangsUp;
    QTest::newRow("hangs up in the middle") << BadDaemon::Manner::HangsUpAfterHello;
    QTest::newRow("answers nonsense") << BadDaemon::Manner::Babbles;
}

void LibvirtLinkTest::aDaemonThatFailsSaysSo()
{
    QFETCH(BadDaemon::Manner, manner);
    const BadDaemon daemon(socket(), manner);
    HostSession session(uri());
    session.open();
    QVERIFY(failed(session));
    QVERIFY(waitUntil([&] { return session.snapshot()->retryAt.has_value(); }, 1000));
    const Snapshot now = session.snapshot();
    QVERIFY(now->error);
    QCOMPARE(now->error->code, ErrorCode::Unreachable);
    QVERIFY(!now->error->wayOut.isEmpty());
    QVERIFY(!now->workstationsKnown);
    QVERIFY(waitUntil([&] { return daemon.callers() >= 2; }, 3000)); // tried again by itself
    const auto run = waitFor(session.run<int>([](Virt::Connection &c) { return c.hostCpus(); }));
    QCOMPARE(run.error().code, ErrorCode::Unreachable);
}

void LibvirtLinkTest::noLibvirtStillShowsGpus()
{
    HostSession session(u"qemu+unix:///system?socket=/nonexistent/sock"_s);
    session.open();
    QVERIFY(failed(session));
    QVERIFY(waitUntil([&] { return session.snapshot()->gpusKnown; }, 5000));
    QVERIFY2(session.snapshot()->error->sentence.contains(u"no libvirt service"_s),
             qPrintable(session.snapshot()->error->sentence));
    const auto refreshed = waitFor(session.refresh());
    QCOMPARE(refreshed.error().code, ErrorCode::Unreachable);
    QCOMPARE(session.sysRoot(), u"/sys"_s);
}

void LibvirtLinkTest::waitsLongerEachTime()
{
    HostSession session(u"qemu+unix:///system?socket=/nonexistent/sock"_s);
    QSet<qint64> waits;
    connect(&session, &HostSession::snapshotChanged, &session, [&](const Snapshot &now) {
        if (now->retryAt)
            waits.insert((QDateTime::currentDateTimeUtc().msecsTo(*now->retryAt) + 500) / 1000);
    });
    session.open();
    QVERIFY(waitUntil([&] { return waits.contains(1) && waits.contains(2) && waits.contains(4); }, 8000));
}

void LibvirtLinkTest::reconnectTriesAtOnce()
{
    HostSession session(uri());
    session.open();
    QVERIFY(failed(session));
    QVERIFY(waitUntil([&] { return session.snapshot()->retryAt.has_value(); }, 1000));
    const BadDaemon daemon(socket(), BadDaemon::Manner::HangsUp);
    QElapsedTimer clock;
    clock.start();
    session.reconnect();
    QVERIFY(waitUntil([&] { return daemon.callers() == 1; }, 5000));
    QVERIFY(clock.elapsed() < 700);
}

void LibvirtLinkTest::neverAnswersIsSaidAfterTenSeconds()
{
    const BadDaemon daemon(socket(), BadDaemon::Manner::Silent);
    qint64 longestGap = 0;
    QElapsedTimer sinceTick;
    QTimer tick;
    connect(&tick, &QTimer::timeout, &tick, [&] { longestGap = std::max(longestGap, sinceTick.restart()); });
    QElapsedTimer clock;
    clock.start();
    sinceTick.start();
    tick.start(16);
    HostSession session(uri());
    session.open();
    QVERIFY(failed(session, 15'000));
    QVERIFY2(clock.elapsed() >= 9'900 && clock.elapsed() < 12'000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(session.snapshot()->error->code, ErrorCode::TimedOut);
    QVERIFY(session.snapshot()->error->sentence.contains(u"10 seconds"_s));
    QVERIFY(waitUntil([&] { return daemon.callers() >= 2; }, 3000));
    QVERIFY2(longestGap < 250, qPrintable(QString::number(longestGap))); // this thread was never held up
}

void LibvirtLinkTest::whatNeedsAPersonIsNotRetried()
{
    HostSession session(u"esx://[broken"_s);
    QCOMPARE(session.snapshot()->state, HostState::Failed);
    HostSession tls(u"qemu+tls://127.0.0.1:1/system?pkipath=/nonexistent"_s);
    tls.open();
    QVERIFY(failed(tls));
    QVERIFY2(tls.snapshot()->error->code == ErrorCode::Unsupported, qPrintable(tls.snapshot()->error->detail));
    QTest::qWait(100);
    QVERIFY(!tls.snapshot()->retryAt);
}

QTEST_GUILESS_MAIN(LibvirtLinkTest)
#include "tst_libvirtlink.moc"
