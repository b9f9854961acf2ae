// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/console.h"
#include "core/host/hostsession.h"
#include "core/virt/connection.h"
#include "tests/integration/console/display.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

#include <csignal>
#include <pugixml.hpp>
#include <unistd.h>

using namespace Carrel;
using namespace Carrel::Console;
using namespace Qt::StringLiterals;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr int ownTimeLimitMs = 1500;
#else
constexpr int ownTimeLimitMs = 500; // a person who double-clicks waits for the viewer besides
#endif

QString logged; // everything this process said

void keepMessage(QtMsgType /*type*/, const QMessageLogContext & /*context*/, const QString &message)
{
    logged += message + u'\n';
    fprintf(stderr, "%s\n", qPrintable(message));
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/** Files below folder, written by this user since the test began, that hold text. */
QStringList filesWith(const QString &folder, const QByteArray &text)
{
    static const QDateTime begin = QDateTime::currentDateTime().addSecs(-600);
    QStringList found;
    for (QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); all.hasNext();) {
        const QFileInfo file = all.nextFileInfo();
        if (file.ownerId() == ::getuid() && file.lastModified() > begin && contents(file.filePath()).contains(text))
            found += file.filePath();
    }
    return found;
}

/** Processes whose arguments or environment hold text. */
QStringList processesWith(const QByteArray &text)
{
    QStringList found;
    for (const QString &process : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs))
        for (const QString &what : {u"cmdline"_s, u"environ"_s})
            if (const QString path = u"/proc/%1/%2"_s.arg(process, what); contents(path).contains(text))
                found += path;
    return found;
}

struct LiveDisplay
{
    QString password;
    QDateTime validTo;
    QString rest; ///< the element without the two
};

LiveDisplay displayOf(const QString &xml)
{
    pugi::xml_document document;
    document.load_string(xml.toUtf8().constData());
    pugi::xml_node graphics = document.child("domain").child("devices").child("graphics");
    LiveDisplay display{
        QString::fromUtf8(graphics.attribute("passwd").value()),
        QDateTime::fromString(QString::fromUtf8(graphics.attribute("passwdValidTo").value()) + u'Z', Qt::ISODate),
        {}};
    graphics.remove_attribute("passwd");
    graphics.remove_attribute("passwdValidTo");
    std::ostringstream text;
    graphics.print(text);
    display.rest = QString::fromStdString(text.str());
    return display;
}

} // namespace

// Real libvirt, QEMU and remote-viewer; started by with-session.
class TestConsoleForReal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void theFirmwareScreenShows_data();
    void theFirmwareScreenShows();
    void aOneTimePasswordIsSetAndSeenNowhere();
    void aSecondOpenStartsNoSecondViewer();
    void aWorkstationThatStoppedIsSaid();
    void noGraphicsIsSaid();
    void aMissingViewerIsSaid();
    void theLastingPasswordIsBack();

private:
    WorkstationId started(const QString &graphics);
    Result<void> opened(const WorkstationId &workstation);
    LiveDisplay display(const WorkstationId &workstation);

    std::unique_ptr<Virt::Connection> m_connection;
    std::unique_ptr<Host::HostSession> m_session;
    std::unique_ptr<ConsoleLauncher> m_launcher;
    std::vector<WorkstationId> m_open;
    WorkstationId m_withLasting; ///< its one-time password took a lasting one's place
    int m_count = 0;
};

void TestConsoleForReal::initTestCase()
{
    qInstallMessageHandler(keepMessage);
    auto connection = Virt::Connection::open(u"qemu:///session"_s);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().detail));
    m_connection = std::move(*connection);
    m_session = std::make_unique<Host::HostSession>(u"qemu:///session"_s);
    m_session->open();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->snapshot()->state, Host::HostState::Connected, 30'000);
    m_launcher = std::make_unique<ConsoleLauncher>();
    connect(m_launcher.get(), &ConsoleLauncher::viewerOpened, this,
            [this](const WorkstationId &id) { m_open.push_back(id); });
}

void TestConsoleForReal::cleanup()
{
    for (const WorkstationId &workstation : std::exchange(m_open, {})) {
        if (const std::optional<qint64> viewer = m_launcher->viewerOf(workstation))
            ::kill(static_cast<pid_t>(*viewer), SIGTERM);
        QTRY_VERIFY_WITH_TIMEOUT(!m_launcher->viewerOf(workstation), 10'000);
    }
}

void TestConsoleForReal::cleanupTestCase()
{
    m_launcher.reset();
    m_session.reset();
}

WorkstationId TestConsoleForReal::started(const QString &graphics)
{
    const Result<WorkstationId> id =
        m_connection->define(u"<domain type='qemu'><name>büro \\%1</name><memory unit='MiB'>64</memory>"
                             "<os><type arch='x86_64' machine='pc'>hvm</type></os><features><acpi/></features>"
                             "<devices>%2<video><model type='vga'/></video></devices></domain>"_s.arg(++m_count)
                                 .arg(graphics));
    const Result<void> running = id ? m_connection->start(*id) : std::unexpected(id.error());
    if (!running)
        qFatal("no workstation: %s", qPrintable(running.error().sentence + running.error().detail));
    const auto isKnown = [this, &id] {
        const Host::WorkstationPtr known = m_session->snapshot()->workstation(*id);
        return known && Host::isActive(known->state);
    };
    if (!QTest::qWaitFor(isKnown, 20'000))
        qFatal("the workstation is not seen");
    return *id;
}

Result<void> TestConsoleForReal::opened(const WorkstationId &workstation)
{
    QElapsedTimer timer;
    timer.start();
    const QFuture<Result<void>> answer = m_launcher->open(m_session.get(), workstation);
    if (!QTest::qWaitFor([&answer] { return answer.isFinished(); }, 10'000))
        qFatal("no answer");
    qInfo("own time from call to answer: %lld ms", timer.elapsed());
    if (timer.elapsed() > ownTimeLimitMs && answer.result())
        return failure(ErrorCode::TimedOut, u"%1 ms"_s.arg(timer.elapsed()));
    return answer.result();
}

LiveDisplay TestConsoleForReal::display(const WorkstationId &workstation)
{
    const Result<QString> xml = m_connection->domainXml(workstation, Virt::XmlOf::NowWithSecrets);
    return xml ? displayOf(*xml) : LiveDisplay{};
}

void TestConsoleForReal::theFirmwareScreenShows_data()
{
    QTest::addColumn<QString>("graphics");
    QTest::addColumn<QString>("program");
    const QString run = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString remote = u"remote-viewer"_s;
    const QString attach = u"virt-viewer"_s;
    QTest::newRow("SPICE on 127.0.0.1")
        << u"<graphics type='spice' autoport='yes' listen='127.0.0.1' defaultMode='insecure'/>"_s << remote;
    QTest::newRow("SPICE on all addresses")
        << u"<graphics type='spice' autoport='yes' listen='0.0.0.0' defaultMode='insecure'/>"_s << remote;
    QTest::newRow("SPICE on a UNIX socket")
        << u"<graphics type='spice'><listen type='socket' socket='%1/spice.sock'/></graphics>"_s.arg(run) << remote;
    QTest::newRow("SPICE over TLS only")
        << u"<graphics type='spice' autoport='yes' listen='127.0.0.1' defaultMode='secure'/>"_s << remote;
    QTest::newRow("VNC") << u"<graphics type='vnc' autoport='yes' listen='127.0.0.1'/>"_s << remote;
    QTest::newRow("VNC with a password")
        << u"<graphics type='vnc' autoport='yes' listen='127.0.0.1' passwd='oldvnc'/>"_s << remote;
    QTest::newRow("VNC on a UNIX socket")
        << u"<graphics type='vnc'><listen type='socket' socket='%1/vnc.sock'/></graphics>"_s.arg(run) << attach;
    QTest::newRow("listens nowhere") << u"<graphics type='spice'><listen type='none'/></graphics>"_s << attach;
}

void TestConsoleForReal::theFirmwareScreenShows()
{
    QFETCH(QString, graphics);
    QFETCH(QString, program);
    const WorkstationId workstation = started(graphics);
    QTRY_VERIFY_WITH_TIMEOUT(hasText(guestScreen(workstation.text)), 40'000);
    const Result<void> answer = opened(workstation);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().sentence + answer.error().detail));
    const std::optional<qint64> viewer = m_launcher->viewerOf(workstation);
    QVERIFY(viewer);
    QCOMPARE(QFileInfo(QFile::symLinkTarget(u"/proc/%1/exe"_s.arg(*viewer))).fileName(), program);
    QTRY_VERIFY_WITH_TIMEOUT(shows(rootWindow(), guestScreen(workstation.text)), 40'000);
    const QString name = u"büro \\%1"_s.arg(m_count);
    QVERIFY2(windowTitles(*viewer).join(u'|').contains(name), qPrintable(windowTitles(*viewer).join(u'|')));
    QSignalSpy closed(m_launcher.get(), &ConsoleLauncher::viewerClosed);
    QVERIFY(m_connection->destroy(workstation));
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, 10'000); // a viewer ends with its workstation, and that is no error
    const auto error = closed.first().at(1).value<std::optional<Error>>();
    QVERIFY2(!error, error ? qPrintable(error->sentence + error->detail) : "");
}

void TestConsoleForReal::aOneTimePasswordIsSetAndSeenNowhere()
{
    m_withLasting =
        started(u"<graphics type='spice' autoport='yes' listen='127.0.0.1' keymap='de' defaultMode='insecure' "
                "passwd='lastingSecret'><image compression='off'/></graphics>"_s);
    const LiveDisplay before = display(m_withLasting);
    QTRY_VERIFY_WITH_TIMEOUT(hasText(guestScreen(m_withLasting.text)), 40'000);
    QVERIFY(opened(m_withLasting));
    const LiveDisplay after = display(m_withLasting);
    QCOMPARE(after.rest, before.rest); // port, listen, keymap and all else as they were
    QVERIFY(after.password != before.password);
    QVERIFY(after.password.size() >= 24 && after.password.size() < 60);
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(after.validTo);
    QVERIFY2(left > 10 && left <= 30, qPrintable(QString::number(left)));
    QTRY_VERIFY_WITH_TIMEOUT(shows(rootWindow(), guestScreen(m_withLasting.text)), 40'000);
    for (const QByteArray &secret : {after.password.toUtf8(), QByteArray("lastingSecret")}) {
        QCOMPARE(processesWith(secret), QStringList());
        QVERIFY(!logged.contains(QString::fromUtf8(secret)));
    }
    // libvirt keeps the live definition in its own run folder and the lasting one in its configuration; we keep none.
    QCOMPARE(filesWith(QDir::homePath(), after.password.toUtf8()), QStringList());
    QCOMPARE(filesWith(QDir::tempPath(), after.password.toUtf8()).filter(QRegularExpression(u"^(?!.*/run/libvirt/)"_s)),
             QStringList());
}

void TestConsoleForReal::aSecondOpenStartsNoSecondViewer()
{
    const WorkstationId workstation =
        started(u"<graphics type='spice' autoport='yes' listen='127.0.0.1' defaultMode='insecure'/>"_s);
    QVERIFY(opened(workstation));
    const std::optional<qint64> viewer = m_launcher->viewerOf(workstation);
    QVERIFY(viewer);
    QVERIFY(opened(workstation));
    QCOMPARE(m_launcher->viewerOf(workstation), viewer);
    QCOMPARE(m_open.size(), size_t{1});
    QVERIFY(m_connection->destroy(workstation));
}

void TestConsoleForReal::aWorkstationThatStoppedIsSaid()
{
    const WorkstationId workstation = started(u"<graphics type='spice' autoport='yes' defaultMode='insecure'/>"_s);
    QVERIFY(m_connection->destroy(workstation)); // at once after it the snapshot may still say "running"
    const Result<void> answer = opened(workstation);
    QVERIFY(!answer);
    QVERIFY(!answer.error().sentence.isEmpty() && !answer.error().wayOut.isEmpty());
    QVERIFY(!m_launcher->viewerOf(workstation));
}

void TestConsoleForReal::noGraphicsIsSaid()
{
    const WorkstationId workstation = started({});
    const Result<void> answer = opened(workstation);
    QVERIFY(!answer);
    QVERIFY(answer.error().sentence.contains(u"no graphics"_s));
    QVERIFY(m_connection->destroy(workstation));
}

void TestConsoleForReal::aMissingViewerIsSaid()
{
    const WorkstationId workstation = started(u"<graphics type='spice' autoport='yes' defaultMode='insecure'/>"_s);
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    const Result<void> answer = opened(workstation);
    qputenv("PATH", path);
    QVERIFY(!answer);
    QVERIFY(answer.error().wayOut.contains(u"apt install virt-viewer"_s));
    QVERIFY(m_connection->destroy(workstation));
}

void TestConsoleForReal::theLastingPasswordIsBack()
{
    QVERIFY(!m_withLasting.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(display(m_withLasting).password, u"lastingSecret"_s, 40'000);
    QVERIFY(!display(m_withLasting).validTo.isValid());
    QVERIFY(m_connection->destroy(m_withLasting));
}

QTEST_GUILESS_MAIN(TestConsoleForReal)
#include "tst_console.moc"
