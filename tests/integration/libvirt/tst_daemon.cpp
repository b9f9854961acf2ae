// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostsession.h"

#include "core/virt/connection.h"
#include "tests/core/host/testhosts.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

#include <csignal>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

/** A real libvirtd of our own on a private socket, serving libvirt's test driver; virsh is "somebody else's shell". */
class Daemon final
{
public:
    Daemon()
    {
        QTcpServer free; // a port nobody uses
        m_port = free.listen(QHostAddress::LocalHost) ? free.serverPort() : 0;
        QFile config(m_folder.filePath(u"libvirtd.conf"_s));
        if (!config.open(QIODevice::WriteOnly))
            qFatal("no config");
        config.write(u"unix_sock_dir = \"%1\"\nauth_unix_rw = \"none\"\nauth_unix_ro = \"none\"\nlisten_tls = 0\n"
                     "listen_tcp = 1\nlisten_addr = \"127.0.0.1\"\nauth_tcp = \"none\"\ntcp_port = \"%2\"\n"
                     "unix_sock_rw_perms = \"0700\"\n"_s.arg(m_folder.path())
                         .arg(m_port)
                         .toUtf8());
    }
    ~Daemon() { kill(); }

    [[nodiscard]] bool start()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(u"/usr/sbin/libvirtd"_s,
                        {u"--listen"_s, u"--config"_s, m_folder.filePath(u"libvirtd.conf"_s), u"--pid-file"_s,
                         m_folder.filePath(u"pid"_s)});
        return m_process.waitForStarted()
            && waitUntil([&] { return QFile::exists(m_folder.filePath(u"libvirt-sock"_s)); }, 20'000)
            && virsh({u"list"_s});
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
        QFile::remove(m_folder.filePath(u"libvirt-sock"_s));
    }
    void send(int signal) const { ::kill(static_cast<pid_t>(m_process.processId()), signal); }
    [[nodiscard]] QString uri(const QString &path = u"/default"_s) const
    {
        return u"test+unix://%1?socket=%2"_s.arg(path, m_folder.filePath(u"libvirt-sock"_s));
    }
    [[nodiscard]] QString tcpUri() const { return u"test+tcp://127.0.0.1:%1/default"_s.arg(m_port); }
    [[nodiscard]] bool virsh(const QStringList &arguments) const
    {
        QProcess process;
        process.start(u"/usr/bin/virsh"_s, QStringList{u"-q"_s, u"-c"_s, uri()} + arguments);
        return process.waitForFinished(20'000) && process.exitCode() == 0;
    }
    [[nodiscard]] QString file(const QString &name, const QString &content) const
    {
        QFile written(m_folder.filePath(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(content.toUtf8()) < 0)
            qFatal("cannot write");
        return written.fileName();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

class DaemonTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aThousandThroughADaemon();
    void followsAShell_data();
    void followsAShell();
    void comesBackAfterTheDaemonWasKilled_data();
    void comesBackAfterTheDaemonWasKilled();
    void aStoppedDaemonIsSaidAndUsableAfterwards();

private:
    static bool in(const HostSession &session, HostState state, int ms)
    {
        return waitUntil([&] { return session.snapshot()->state == state; }, ms);
    }
    static bool opened(HostSession &session)
    {
        session.open();
        return waitUntil([&] { return session.snapshot()->workstationsKnown; }, 20'000);
    }
    Daemon m_daemon;
};

void DaemonTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QVERIFY(m_daemon.start());
}

void DaemonTest::aThousandThroughADaemon()
{
    const TestHostFile file(1000);
    HostSession session(m_daemon.uri(file.uri().sliced(7)));
    QVERIFY(opened(session));
    const auto &all = session.snapshot()->workstations;
    QCOMPARE(all.size(), size_t{1000});
    QCOMPARE(all[999]->name, TestHostFile::nameOf(999));
    QCOMPARE(all[999]->state, WorkstationState::Off);
    QCOMPARE(all[998]->state, WorkstationState::Running);
}

void DaemonTest::followsAShell_data()
{
    QTest::addColumn<bool>("tcp");
    QTest::newRow("local socket") << false;
    QTest::newRow("remote, TCP") << true;
}

void DaemonTest::followsAShell()
{
    QFETCH(bool, tcp);
    HostSession session(tcp ? m_daemon.tcpUri() : m_daemon.uri());
    QVERIFY(opened(session));
    QCOMPARE(session.snapshot()->kind, tcp ? HostKind::Remote : HostKind::Test);
    QVERIFY(waitUntil([&] { return session.snapshot()->gpusKnown; }, 5000));
    const auto shown = [&] {
        return session.snapshot()->workstationNamed(u"shell"_s);
    };
    const auto is = [&](WorkstationState state) {
        return shown() && shown()->state == state;
    };
    QVERIFY(m_daemon.virsh({u"define"_s, m_daemon.file(u"d.xml"_s, domainXml(u"shell"_s))}));
    QVERIFY(within1s([&] { return is(WorkstationState::Off); }));
    QVERIFY(m_daemon.virsh({u"start"_s, u"shell"_s}));
    QVERIFY(within1s([&] { return is(WorkstationState::Running); }));
    QVERIFY(m_daemon.virsh({u"suspend"_s, u"shell"_s}));
    QVERIFY(within1s([&] { return is(WorkstationState::Paused); }));
    QVERIFY(m_daemon.virsh({u"desc"_s, u"shell"_s, u"--title"_s, u"--live"_s, u"Ann's"_s}));
    QVERIFY(within1s([&] { return shown()->title == u"Ann's"_s; }));
    QVERIFY(m_daemon.virsh({u"destroy"_s, u"shell"_s}));
    QVERIFY(within1s([&] { return is(WorkstationState::Off); }));
    QVERIFY(m_daemon.virsh({u"undefine"_s, u"shell"_s}));
    QVERIFY(within1s([&] { return !shown(); }));
}

void DaemonTest::comesBackAfterTheDaemonWasKilled_data()
{
    followsAShell_data();
}

void DaemonTest::comesBackAfterTheDaemonWasKilled()
{
    QFETCH(bool, tcp);
    HostSession session(tcp ? m_daemon.tcpUri() : m_daemon.uri());
    QVERIFY(opened(session));
    m_daemon.kill();
    QVERIFY(in(session, HostState::Lost, 2000));
    QVERIFY(waitUntil([&] { return session.snapshot()->retryAt.has_value(); }, 1000));
    const Snapshot lost = session.snapshot();
    QCOMPARE(lost->workstations.size(), size_t{1}); // the last data stays, with its age
    QVERIFY(lost->readAt.isValid());
    QVERIFY(lost->error && !lost->error->sentence.isEmpty());
    QCOMPARE(waitFor(session.run<int>([](Virt::Connection &c) { return c.hostCpus(); })).error().code,
             ErrorCode::Unreachable);
    QVERIFY(m_daemon.start());
    QVERIFY(in(session, HostState::Connected, 20'000));
    QVERIFY(!session.snapshot()->error);
    QVERIFY(waitUntil([&] { return session.snapshot()->readAt > lost->readAt; }, 5000));
}

void DaemonTest::aStoppedDaemonIsSaidAndUsableAfterwards()
{
    HostSession session(m_daemon.uri());
    QVERIFY(opened(session));
    m_daemon.send(SIGSTOP);
    QElapsedTimer clock;
    clock.start();
    const auto refreshed = waitFor(session.refresh());
    QVERIFY(!refreshed);
    QCOMPARE(refreshed.error().code, ErrorCode::TimedOut);
    QVERIFY2(clock.elapsed() >= 9'900 && clock.elapsed() < 12'500, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(in(session, HostState::Lost, 12'000)); // a second question stayed unanswered as well
    m_daemon.send(SIGCONT);
    QVERIFY(in(session, HostState::Connected, 15'000));
    QVERIFY(waitFor(session.run<int>([](Virt::Connection &c) { return c.hostCpus(); })));
}

QTEST_GUILESS_MAIN(DaemonTest)
#include "tst_daemon.moc"
