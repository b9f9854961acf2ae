// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostaddress.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

class HostAddressTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void inspectNeedsAFolderWithSys();
    void inspectSaysThatItMayNotRead();
    void onlyTheLocalSystemDaemonMayAsk();
};

void HostAddressTest::understands_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<HostKind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sysRoot");
    const auto row = [](const char *uri, HostKind kind, const char *name, const char *sysRoot = "") {
        QTest::newRow(uri) << QString::fromUtf8(uri) << kind << QString::fromUtf8(name) << QString::fromUtf8(sysRoot);
    };
    row("qemu:///system", HostKind::Local, "This computer", "/sys");
    row("qemu:///session", HostKind::Local, "This computer (own session)", "/sys");
    row("qemu+unix:///system?socket=/run/x", HostKind::Local, "This computer", "/sys");
    row("lxc:///", HostKind::Local, "lxc:///", "/sys");
    row("test:///default", HostKind::Test, "Test host");
    row("test:///tmp/hosts.xml", HostKind::Test, "Test host");
    row("qemu+ssh://root@gpu01.example.org/system", HostKind::Remote, "gpu01.example.org");
    row("qemu+ssh://gpu01:2222/system?keyfile=/k", HostKind::Remote, "gpu01");
    row("qemu+tls://gpu01/system", HostKind::Remote, "gpu01");
    row("qemu+tcp://127.0.0.1:16509/system", HostKind::Remote, "127.0.0.1");
    row("test+tcp://gpu01/default", HostKind::Remote, "gpu01");
    row("tryout:", HostKind::TryOut, "Try-out host");
}

void HostAddressTest::understands()
{
    QFETCH(QString, uri);
    QFETCH(HostKind, kind);
    QFETCH(QString, name);
    QFETCH(QString, sysRoot);
    const auto parsed = parseHostAddress(uri);
    QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().sentence));
    QCOMPARE(parsed->uri, uri);
    QCOMPARE(parsed->kind, kind);
    QCOMPARE(parsed->name, name);
    QCOMPARE(parsed->sysRoot, sysRoot);
    QCOMPARE(parsed->libvirtUri, kind == HostKind::TryOut ? u"qemu:///session"_s : uri);
}

void HostAddressTest::refuses_data()
{
    QTest::addColumn<QString>("uri");
    QTest::newRow("empty") << QString();
    QTest::newRow("a word") << u"gpu01"_s;
    QTest::newRow("a path") << u"/etc/passwd"_s;
    QTest::newRow("no scheme") << u"://x"_s;
    QTest::newRow("spaces") << u"qe mu:///system"_s;
    QTest::newRow("option-like") << u"--help"_s;
    QTest::newRow("bad port") << u"qemu+tcp://x:99999999/system"_s;
    QTest::newRow("a driver nobody knows") << u"foo://x"_s;
    QTest::newRow("a web page") << u"https://gpu01/system"_s;
    QTest::newRow("a way nobody knows") << u"qemu+carrier-pigeon://gpu01/system"_s;
    QTest::newRow("no way") << u"qemu+://gpu01/system"_s;
    QTest::newRow("unknown try-out") << u"tryout:nothing-like-this"_s;
    QTest::newRow("very long") << QString(100'000, u'x');
}

void HostAddressTest::refuses()
{
    QFETCH(QString, uri);
    const auto parsed = parseHostAddress(uri);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::BadInput);
    QVERIFY(!parsed.error().sentence.isEmpty());
    QVERIFY(parsed.error().sentence.size() < 400);
    QVERIFY(!parsed.error().wayOut.isEmpty());
}

void HostAddressTest::inspectNeedsAFolderWithSys()
{
    const QTemporaryDir folder;
    const QString uri = u"inspect:"_s + folder.path();
    QCOMPARE(parseHostAddress(uri).error().code, ErrorCode::NotFound);
    QCOMPARE(parseHostAddress(u"inspect:"_s).error().code, ErrorCode::NotFound);
    QVERIFY(QDir(folder.path()).mkdir(u"sys"_s));
    const auto parsed = parseHostAddress(uri);
    QVERIFY(parsed);
    QCOMPARE(parsed->kind, HostKind::Inspect);
    QCOMPARE(parsed->sysRoot, folder.path() + u"/sys"_s);
    QVERIFY(parsed->libvirtUri.isEmpty());
    QVERIFY(parsed->deviceRoot.isEmpty()); // never this machine's /dev
}

void HostAddressTest::inspectSaysThatItMayNotRead()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"sys"_s));
    const QString sys = folder.filePath(u"sys"_s);
    QVERIFY(QFile::setPermissions(sys, {}));
    // Root may read everything: asked as an ordinary user, whose effective id decides.
    const bool root = geteuid() == 0;
    QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7755)));
    if (root)
        QCOMPARE(seteuid(65534), 0);
    const auto parsed = parseHostAddress(u"inspect:"_s + folder.path());
    if (root)
        QCOMPARE(seteuid(0), 0);
    QVERIFY(QFile::setPermissions(sys, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().sentence.contains(sys + u" cannot be read"_s), qPrintable(parsed.error().sentence));
}

void HostAddressTest::onlyTheLocalSystemDaemonMayAsk()
{
    const bool root = geteuid() == 0;
    QCOMPARE(mayAskForPassword(*parseHostAddress(u"qemu:///system"_s)), !root);
    QVERIFY(!mayAskForPassword(*parseHostAddress(u"qemu:///session"_s)));
    QVERIFY(!mayAskForPassword(*parseHostAddress(u"qemu+ssh://x/system"_s)));
    QVERIFY(!mayAskForPassword(*parseHostAddress(u"test:///default"_s)));
}

QTEST_GUILESS_MAIN(HostAddressTest)
#include "tst_hostaddress.moc"
