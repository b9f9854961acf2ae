// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/console.h"
#include "core/host/hostsession.h"
#include "core/virt/connection.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using namespace Carrel;
using namespace Carrel::Console;
using namespace Qt::StringLiterals;

// The whole way over libvirt's test driver; in remote-viewer's place a script that keeps what it was given.
class TestConsole final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void theViewerGetsTheFileOnItsInput();
    void noPasswordInArgumentsOrEnvironment();
    void aSecondOpenStartsNoSecondViewer();
    void anEndAtOnceIsTold();
    void aSilentEndAtOnceIsToldToo();
    void aCleanEndIsNoError();
    void aRefusedPortStartsNoViewer();
    void aMissingViewerIsSaid();
    void aWorkstationThatIsOffOrGoneIsSaid();
    void aClosedHostIsSaid();
    void whatHasAScreenCanBeOpened_data();
    void whatHasAScreenCanBeOpened();

private:
    WorkstationId makeWorkstation(int port);
    Result<void> opened(const WorkstationId &workstation);
    bool writeViewer(const QByteArray &script);
    QByteArray given(const QString &what) const;

    std::unique_ptr<Virt::Connection> m_connection;
    std::unique_ptr<Host::HostSession> m_session;
    std::unique_ptr<ConsoleLauncher> m_launcher;
    QTemporaryDir m_folder;
    QTcpServer m_screen;
    QByteArray m_path = qgetenv("PATH");
    std::vector<WorkstationId> m_open;
    int m_count = 0;
};

void TestConsole::initTestCase()
{
    QVERIFY(m_screen.listen(QHostAddress::LocalHost));
    qputenv("PATH", QFile::encodeName(m_folder.path()) + ':' + m_path);
    qputenv("GIVEN", QFile::encodeName(m_folder.path()));
    auto connection = Virt::Connection::open(u"test:///default"_s);
    QVERIFY(connection);
    m_connection = std::move(*connection);
    m_session = std::make_unique<Host::HostSession>(u"test:///default"_s);
    m_session->open();
    QTRY_COMPARE(m_session->snapshot()->state, Host::HostState::Connected);
    m_launcher = std::make_unique<ConsoleLauncher>();
    connect(m_launcher.get(), &ConsoleLauncher::viewerOpened, this,
            [this](const WorkstationId &id) { m_open.push_back(id); });
}

void TestConsole::cleanup()
{
    for (const WorkstationId &workstation : std::exchange(m_open, {})) {
        if (const std::optional<qint64> viewer = m_launcher->viewerOf(workstation))
            ::kill(-static_cast<pid_t>(*viewer), SIGTERM); // its whole session
        QTRY_VERIFY(!m_launcher->viewerOf(workstation)); // or its end would be told in the next test
    }
}

void TestConsole::cleanupTestCase()
{
    m_launcher.reset();
    m_session.reset();
    qputenv("PATH", m_path);
}

WorkstationId TestConsole::makeWorkstation(int port)
{
    const Result<WorkstationId> id = m_connection->define(
        u"<domain type='test'><name>cad-%1</name><memory>1024</memory><os><type>hvm</type></os><devices>"
        "<graphics type='spice' port='%2' listen='127.0.0.1' passwd='lasting'/></devices></domain>"_s.arg(++m_count)
            .arg(port));
    if (!id || !m_connection->start(*id))
        qFatal("no workstation");
    const auto isKnown = [this, &id] {
        const Host::WorkstationPtr known = m_session->snapshot()->workstation(*id);
        return known && Host::isActive(known->state);
    };
    if (!QTest::qWaitFor(isKnown, 10'000))
        qFatal("the workstation is not seen");
    return *id;
}

Result<void> TestConsole::opened(const WorkstationId &workstation)
{
    const QFuture<Result<void>> answer = m_launcher->open(m_session.get(), workstation);
    if (!QTest::qWaitFor([&answer] { return answer.isFinished(); }, 10'000))
        qFatal("no answer");
    return answer.result();
}

bool TestConsole::writeViewer(const QByteArray &script)
{
    for (const QString &name : {u"input"_s, u"arguments"_s, u"environment"_s, u"starts"_s})
        QFile::remove(m_folder.filePath(name));
    QFile file(m_folder.filePath(u"remote-viewer"_s));
    return file.open(QIODevice::WriteOnly) && file.write("#!/bin/sh\n" + script) > 0
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QByteArray TestConsole::given(const QString &what) const
{
    QFile file(m_folder.filePath(what));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

constexpr char keepAndWait[] = "echo \"$0 $*\" >$GIVEN/arguments; env >$GIVEN/environment; echo >>$GIVEN/starts\n"
                               "cat >$GIVEN/part; mv $GIVEN/part $GIVEN/input; sleep 60\n";

void TestConsole::theViewerGetsTheFileOnItsInput()
{
    QVERIFY(writeViewer(keepAndWait));
    const WorkstationId workstation = makeWorkstation(m_screen.serverPort());
    QVERIFY(!m_launcher->viewerOf(workstation));
    QVERIFY(opened(workstation));
    QTRY_VERIFY(!given(u"input"_s).isEmpty());
    const QByteArray expected = "[virt-viewer]\ntype=spice\ntitle=cad-" + QByteArray::number(m_count)
        + "\nhost=127.0.0.1\nport=" + QByteArray::number(m_screen.serverPort()) + "\npassword=lasting\n";
    QCOMPARE(given(u"input"_s), expected);
    QVERIFY(m_launcher->viewerOf(workstation));
}

void TestConsole::noPasswordInArgumentsOrEnvironment()
{
    QVERIFY(writeViewer(keepAndWait));
    QVERIFY(opened(makeWorkstation(m_screen.serverPort())));
    QTRY_VERIFY(given(u"input"_s).contains("password=lasting"));
    QVERIFY(given(u"arguments"_s).endsWith("/remote-viewer -\n"));
    QVERIFY(given(u"arguments"_s).startsWith('/'));
    QVERIFY(!given(u"environment"_s).contains("lasting"));
}

void TestConsole::aSecondOpenStartsNoSecondViewer()
{
    QVERIFY(writeViewer(keepAndWait));
    const WorkstationId workstation = makeWorkstation(m_screen.serverPort());
    const QFuture<Result<void>> first = m_launcher->open(m_session.get(), workstation);
    const QFuture<Result<void>> second = m_launcher->open(m_session.get(), workstation); // while the first is under way
    QTRY_VERIFY(first.isFinished() && second.isFinished());
    QVERIFY(first.result() && second.result());
    const std::optional<qint64> viewer = m_launcher->viewerOf(workstation);
    QVERIFY(viewer);
    QVERIFY(opened(workstation)); // and when it is open
    QCOMPARE(m_launcher->viewerOf(workstation), viewer);
    QTRY_VERIFY(!given(u"input"_s).isEmpty());
    QCOMPARE(given(u"starts"_s), "\n");
}

void TestConsole::anEndAtOnceIsTold()
{
    QVERIFY(writeViewer("cat >/dev/null; echo 'cannot open display' >&2; exit 1\n"));
    QSignalSpy closed(m_launcher.get(), &ConsoleLauncher::viewerClosed);
    const WorkstationId workstation = makeWorkstation(m_screen.serverPort());
    QVERIFY(opened(workstation));
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(closed.first().at(0).value<WorkstationId>(), workstation);
    const auto error = closed.first().at(1).value<std::optional<Error>>();
    QVERIFY(error);
    QVERIFY(error->detail.contains(u"cannot open display"_s));
    QVERIFY(!m_launcher->viewerOf(workstation));
}

void TestConsole::aSilentEndAtOnceIsToldToo()
{
    QVERIFY(writeViewer("exit 0\n"));
    QSignalSpy closed(m_launcher.get(), &ConsoleLauncher::viewerClosed);
    QVERIFY(opened(makeWorkstation(m_screen.serverPort())));
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(closed.first().at(1).value<std::optional<Error>>());
}

void TestConsole::aCleanEndIsNoError()
{
    QVERIFY(writeViewer("cat >/dev/null; sleep 1\n"));
    QSignalSpy closed(m_launcher.get(), &ConsoleLauncher::viewerClosed);
    QVERIFY(opened(makeWorkstation(m_screen.serverPort())));
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(!closed.first().at(1).value<std::optional<Error>>());
}

void TestConsole::aRefusedPortStartsNoViewer()
{
    QVERIFY(writeViewer(keepAndWait));
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const WorkstationId workstation = makeWorkstation(gone.serverPort());
    gone.close();
    const Result<void> answer = opened(workstation);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Unreachable);
    QVERIFY(!m_launcher->viewerOf(workstation));
    QCOMPARE(given(u"starts"_s), QByteArray());
}

void TestConsole::aMissingViewerIsSaid()
{
    qputenv("PATH", "/no/such/folder");
    const Result<void> answer = opened(makeWorkstation(m_screen.serverPort()));
    qputenv("PATH", QFile::encodeName(m_folder.path()) + ':' + m_path);
    QVERIFY(!answer);
    QVERIFY(answer.error().wayOut.contains(u"apt install virt-viewer"_s));
}

void TestConsole::aWorkstationThatIsOffOrGoneIsSaid()
{
    const WorkstationId workstation = makeWorkstation(m_screen.serverPort());
    QVERIFY(m_connection->destroy(workstation));
    QTRY_VERIFY(!Host::isActive(m_session->snapshot()->workstation(workstation)->state));
    const Result<void> off = opened(workstation);
    QVERIFY(!off);
    QVERIFY(off.error().sentence.contains(u"is off"_s));
    QVERIFY(!opened(WorkstationId{u"11111111-2222-3333-4444-555555555555"_s}));
}

void TestConsole::aClosedHostIsSaid()
{
    QVERIFY(writeViewer(keepAndWait));
    const WorkstationId workstation = makeWorkstation(m_screen.serverPort());
    auto session = std::make_unique<Host::HostSession>(u"test:///default"_s);
    session->open();
    QTRY_COMPARE(session->snapshot()->state, Host::HostState::Connected);
    const QFuture<Result<void>> answer = m_launcher->open(session.get(), workstation);
    session.reset();
    QTRY_VERIFY(answer.isFinished());
    // Either the answer was given before the host went, or its going is the answer; never silence.
    QVERIFY(answer.isResultReadyAt(0));
}

void TestConsole::whatHasAScreenCanBeOpened_data()
{
    QTest::addColumn<QList<Host::GraphicsKind>>("kinds");
    QTest::addColumn<bool>("can");
    using enum Host::GraphicsKind;
    QTest::newRow("SPICE") << QList{Spice} << true;
    QTest::newRow("VNC beside egl-headless") << QList{EglHeadless, Vnc} << true;
    QTest::newRow("nothing") << QList<Host::GraphicsKind>{} << false;
    QTest::newRow("only what is no network screen") << QList{EglHeadless, DBus, Sdl, Rdp} << false;
}

void TestConsole::whatHasAScreenCanBeOpened()
{
    QFETCH(QList<Host::GraphicsKind>, kinds);
    Host::Workstation workstation;
    workstation.name = u"cad-07"_s;
    for (const Host::GraphicsKind kind : kinds)
        workstation.graphics.push_back({kind, {}, {}, {}, {}});
    const Result<void> answer = ConsoleLauncher::canOpen(workstation);
    QTEST(answer.has_value(), "can");
    QVERIFY(answer || (answer.error().sentence.contains(u"cad-07"_s) && !answer.error().wayOut.isEmpty()));
}

QTEST_GUILESS_MAIN(TestConsole)
#include "tst_console.moc"
