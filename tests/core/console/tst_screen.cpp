// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/screen.h"
#include "tests/paths.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Carrel;
using namespace Carrel::Console;
using namespace Qt::StringLiterals;

namespace {

const QString session = u"qemu:///session"_s;
const QString overSsh = u"qemu+ssh://anna@gpu1.example.org/system"_s;
const QString overTls = u"qemu+tls://gpu1.example.org/system"_s;

QString domain(const QString &devices)
{
    return u"<domain type='qemu' id='1'><name>cad-07</name><devices>%1</devices></domain>"_s.arg(devices);
}

QString shown(const Screen &screen)
{
    return u"%1 %2 %3:%4/%5 %6"_s
        .arg(screen.kind == Host::GraphicsKind::Vnc ? u"vnc"_s : u"spice"_s,
             screen.way == Way::Direct ? u"direct"_s : u"libvirt"_s, screen.host)
        .arg(screen.port.value_or(0))
        .arg(screen.tlsPort.value_or(0))
        .arg(screen.socket)
        .trimmed();
}

} // namespace

class TestScreen final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void uriSaysHowTheHostIsReached_data();
    void uriSaysHowTheHostIsReached();
    void theBestDisplayIsPicked_data();
    void theBestDisplayIsPicked();
    void theRightPortsArePicked_data();
    void theRightPortsArePicked() { theBestDisplayIsPicked(); }
    void whyNoneCanBeOpenedIsSaid_data();
    void whyNoneCanBeOpenedIsSaid();
    void aSocketThisUserMayOpenIsUsedDirectly();
    void theWindowIsCalledAsTheWorkstation();
};

void TestScreen::uriSaysHowTheHostIsReached_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("ssh");
    QTest::newRow("session") << session << QString() << false;
    QTest::newRow("system") << u"qemu:///system"_s << QString() << false;
    QTest::newRow("unix transport") << u"qemu+unix:///system?socket=/run/x"_s << QString() << false;
    QTest::newRow("ssh") << overSsh << u"gpu1.example.org"_s << true;
    QTest::newRow("ssh with a port") << u"qemu+ssh://gpu1:2222/system?keyfile=/k"_s << u"gpu1"_s << true;
    QTest::newRow("libssh2") << u"qemu+libssh2://gpu1/system"_s << u"gpu1"_s << true;
    QTest::newRow("tls") << overTls << u"gpu1.example.org"_s << false;
    QTest::newRow("tcp to an address") << u"qemu+tcp://[2001:db8::7]/system"_s << u"2001:db8::7"_s << false;
    QTest::newRow("this computer by name") << u"qemu+tcp://localhost/system"_s << QString() << false;
    QTest::newRow("test") << u"test:///default"_s << QString() << false;
}

void TestScreen::uriSaysHowTheHostIsReached()
{
    QFETCH(QString, uri);
    const Reach reach = reachOf(uri);
    QTEST(reach.hostName, "host");
    QTEST(reach.overSsh, "ssh");
    QCOMPARE(reach.isLocal(), reach.hostName.isEmpty());
    QCOMPARE(reach.libvirtUri, uri);
}

void TestScreen::theBestDisplayIsPicked_data()
{
    QTest::addColumn<QString>("devices");
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("picked");
    const auto row = [](const char *name, const QString &uri, const QString &devices, const QString &picked) {
        QTest::newRow(name) << devices << uri << picked;
    };
    const QString loopback = u"<graphics type='spice' port='5900' listen='127.0.0.1'><listen type='address' "
                             "address='127.0.0.1'/></graphics>"_s;
    const QString everywhere = u"<graphics type='spice' port='5900' listen='0.0.0.0'/>"_s;
    const QString vnc = u"<graphics type='vnc' port='5901' listen='127.0.0.1'/>"_s;
    row("loopback", session, loopback, u"spice direct 127.0.0.1:5900/0"_s);
    row("loopback over ssh", overSsh, loopback, u"spice libvirt 127.0.0.1:5900/0"_s);
    row("all addresses here", session, everywhere, u"spice direct localhost:5900/0"_s);
    row("all addresses there", overTls, everywhere, u"spice direct gpu1.example.org:5900/0"_s);
    row("all IPv6 addresses there", overTls, u"<graphics type='spice' port='5900' listen='::'/>"_s,
        u"spice direct gpu1.example.org:5900/0"_s);
    row("no address named", session, u"<graphics type='spice' port='5900'/>"_s, u"spice direct localhost:5900/0"_s);
    row("an address", overTls, u"<graphics type='spice' port='5900' listen='10.1.2.3'/>"_s,
        u"spice direct 10.1.2.3:5900/0"_s);
    row("a network's address", session,
        u"<graphics type='vnc' port='5900'><listen type='network' address='10.9.8.7' network='n'/></graphics>"_s,
        u"vnc direct 10.9.8.7:5900/0"_s);
    row("SPICE over VNC", session, vnc + loopback, u"spice direct 127.0.0.1:5900/0"_s);
    row("VNC where SPICE has no port", session, vnc + u"<graphics type='spice' port='-1'/>"_s,
        u"vnc direct 127.0.0.1:5901/0"_s);
    row("egl-headless is no screen", session, u"<graphics type='egl-headless'/>"_s + vnc,
        u"vnc direct 127.0.0.1:5901/0"_s);
    row("a socket of QEMU's user", session,
        u"<graphics type='spice'><listen type='socket' socket='/no/such/spice.sock'/></graphics>"_s,
        u"spice libvirt :0/0 /no/such/spice.sock"_s);
    row("VNC on a socket, older words", session, u"<graphics type='vnc' socket='/no/such/vnc.sock'/>"_s,
        u"vnc libvirt :0/0 /no/such/vnc.sock"_s);
    row("listens nowhere, here", session, u"<graphics type='spice'><listen type='none'/></graphics>"_s,
        u"spice libvirt :0/0"_s);
}

void TestScreen::theRightPortsArePicked_data()
{
    QTest::addColumn<QString>("devices");
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("picked");
    const auto row = [](const char *name, const QString &uri, const QString &devices, const QString &picked) {
        QTest::newRow(name) << devices << uri << picked;
    };
    row("TLS only by mode", overTls,
        u"<graphics type='spice' port='5900' tlsPort='5901' listen='0.0.0.0' defaultMode='secure'/>"_s,
        u"spice direct gpu1.example.org:0/5901"_s);
    row("TLS only by port", overTls, u"<graphics type='spice' tlsPort='5901' listen='0.0.0.0'/>"_s,
        u"spice direct gpu1.example.org:0/5901"_s);
    row("plain is enough", overTls, u"<graphics type='spice' port='5900' tlsPort='5901' listen='0.0.0.0'/>"_s,
        u"spice direct gpu1.example.org:5900/0"_s);
    row("one channel is secure", overTls,
        u"<graphics type='spice' port='5900' tlsPort='5901' listen='0.0.0.0'><channel name='main' "
        "mode='secure'/></graphics>"_s,
        u"spice direct gpu1.example.org:5900/5901"_s);
    row("TLS forbidden", overTls,
        u"<graphics type='spice' port='5900' tlsPort='5901' listen='0.0.0.0' defaultMode='insecure'/>"_s,
        u"spice direct gpu1.example.org:5900/0"_s);
}

void TestScreen::theBestDisplayIsPicked()
{
    QFETCH(QString, devices);
    QFETCH(QString, uri);
    const Result<Screen> screen = chooseScreen(domain(devices), reachOf(uri));
    QVERIFY2(screen, screen ? "" : qPrintable(screen.error().sentence));
    QTEST(shown(*screen), "picked");
}

void TestScreen::whyNoneCanBeOpenedIsSaid_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<QString>("uri");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QString &uri, const QString &xml, ErrorCode code, const char *said) {
        QTest::newRow(name) << xml << uri << static_cast<int>(code) << QString::fromUtf8(said);
    };
    row("no graphics", session, domain({}), ErrorCode::Unsupported, "cad-07 has no graphics");
    row("only egl-headless", session, domain(u"<graphics type='egl-headless'/>"_s), ErrorCode::Unsupported,
        "only SPICE and VNC");
    row("no port yet", session, domain(u"<graphics type='spice' port='-1' tlsPort='-1'/>"_s), ErrorCode::NotFound,
        "no port yet");
    row("port beyond ports", session, domain(u"<graphics type='spice' port='70000'/>"_s), ErrorCode::NotFound,
        "no port yet");
    row("TLS wanted, no TLS port", session, domain(u"<graphics type='spice' port='5900' defaultMode='secure'/>"_s),
        ErrorCode::NotFound, "no port yet");
    row("remote loopback without ssh", overTls, domain(u"<graphics type='spice' port='5900' listen='127.0.0.1'/>"_s),
        ErrorCode::Unsupported, "only shown to gpu1.example.org itself");
    row("remote socket", overSsh, domain(u"<graphics type='spice' socket='/run/s'/>"_s), ErrorCode::Unsupported,
        "UNIX socket of gpu1.example.org");
    row("remote, listens nowhere", overSsh, domain(u"<graphics type='spice'><listen type='none'/></graphics>"_s),
        ErrorCode::Unsupported, "listens nowhere");
    row("SPICE's reason before VNC's", overTls,
        domain(u"<graphics type='vnc' port='-1'/><graphics type='spice' port='5900' listen='::1'/>"_s),
        ErrorCode::Unsupported, "listens on ::1");
    row("damaged", session, u"<domain><devices>"_s, ErrorCode::Damaged, "cannot be read");
    row("noise", session, QString(QChar(7)), ErrorCode::Damaged, "cannot be read");
}

void TestScreen::whyNoneCanBeOpenedIsSaid()
{
    QFETCH(QString, xml);
    QFETCH(QString, uri);
    QFETCH(QString, said);
    const Result<Screen> screen = chooseScreen(xml, reachOf(uri));
    QVERIFY(!screen);
    QTEST(static_cast<int>(screen.error().code), "code");
    QVERIFY2(screen.error().sentence.contains(said), qPrintable(screen.error().sentence));
    QVERIFY(!screen.error().wayOut.isEmpty());
}

void TestScreen::aSocketThisUserMayOpenIsUsedDirectly()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"spice.sock"_s);
    QVERIFY(QFile(path).open(QIODevice::WriteOnly));
    const QString listen = u"<graphics type='%1'><listen type='socket' socket='%2'/></graphics>"_s;
    const Result<Screen> spice = chooseScreen(domain(listen.arg(u"spice"_s, path)), reachOf(session));
    QVERIFY(spice);
    QCOMPARE(spice->way, Way::Direct);
    QCOMPARE(spice->socket, path);
    const Result<Screen> vnc = chooseScreen(domain(listen.arg(u"vnc"_s, path)), reachOf(session));
    QCOMPARE(vnc->way, Way::ThroughLibvirt); // remote-viewer 11 has no UNIX sockets for VNC
}

void TestScreen::theWindowIsCalledAsTheWorkstation()
{
    QFile file(Test::fixture(u"console/graphics-spice-live.xml"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<Screen> screen = chooseScreen(domain(QString::fromUtf8(file.readAll())), reachOf(overTls));
    QVERIFY(screen);
    QCOMPARE(screen->title, u"cad-07"_s);
    QCOMPARE(shown(*screen), u"spice direct gpu1.example.org:0/5901"_s);
}

QTEST_GUILESS_MAIN(TestScreen)
#include "tst_screen.moc"
