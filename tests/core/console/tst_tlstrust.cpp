// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/tlstrust.h"
#include "tests/paths.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Carrel;
using namespace Carrel::Console;
using namespace Qt::StringLiterals;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(Test::fixture(u"console/"_s + name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

Screen tlsScreen()
{
    return {.host = u"localhost"_s, .port = {}, .tlsPort = 5901, .socket = {}, .title = u"cad-07"_s};
}

} // namespace

class TestTlsTrust final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void subjectIsGivenInItsOrderUnlessItNamesTheHost_data();
    void subjectIsGivenInItsOrderUnlessItNamesTheHost();
    void thisHostsAuthorityIsTaken();
    void aRemoteHostNeedsTheClientsAuthority();
    void theViewersOwnStoreIsEnough();
    void nobodyToTrustIsSaid();
    void plainNeedsNobody();
    void anEndlessFileIsNotTaken();
};

void TestTlsTrust::subjectIsGivenInItsOrderUnlessItNamesTheHost_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("subject");
    const QByteArray named = fixture(u"gpu1-cert.pem"_s);
    QTest::newRow("another name") << named << u"localhost"_s
                                  << u"C=DE,O=Example\\, Ltd,OU=Graphics,CN=gpu1.example.org"_s;
    QTest::newRow("its name") << named << u"gpu1.example.org"_s << QString();
    QTest::newRow("in capitals") << named << u"GPU1.example.org"_s << QString();
    QTest::newRow("alternative name") << fixture(u"gpu1-san-cert.pem"_s) << u"gpu1.example.org"_s << QString();
    QTest::newRow("no certificate") << QByteArray("noise") << u"localhost"_s << QString();
}

void TestTlsTrust::subjectIsGivenInItsOrderUnlessItNamesTheHost()
{
    QFETCH(QByteArray, pem);
    QFETCH(QString, host);
    QTEST(subjectUnlessNamed(pem, host), "subject");
}

void TestTlsTrust::thisHostsAuthorityIsTaken()
{
    const QTemporaryDir folder;
    QVERIFY(write(folder.filePath(u"ca-cert.pem"_s), "PEM of the authority"));
    QVERIFY(write(folder.filePath(u"server-cert.pem"_s), fixture(u"gpu1-cert.pem"_s)));
    const TrustPlaces places{folder.path(), u"/no/such/client.pem"_s, u"/no/such/store.pem"_s};
    const Result<TlsTrust> trust = findTrust(tlsScreen(), reachOf(u"qemu:///system"_s), places);
    QVERIFY(trust);
    QCOMPARE(trust->authority, "PEM of the authority");
    QVERIFY(trust->subject.endsWith(u"CN=gpu1.example.org"_s));
}

void TestTlsTrust::aRemoteHostNeedsTheClientsAuthority()
{
    const QTemporaryDir folder;
    const QString client = folder.filePath(u"cacert.pem"_s);
    QVERIFY(write(client, "PEM of the client"));
    QVERIFY(write(folder.filePath(u"ca-cert.pem"_s), "PEM of this computer"));
    const TrustPlaces places{folder.path(), client, u"/no/such/store.pem"_s};
    const Result<TlsTrust> trust = findTrust(tlsScreen(), reachOf(u"qemu+tls://gpu1/system"_s), places);
    QVERIFY(trust);
    QCOMPARE(trust->authority, "PEM of the client");
    QCOMPARE(trust->subject, QString());
}

void TestTlsTrust::theViewersOwnStoreIsEnough()
{
    const QTemporaryDir folder;
    const QString store = folder.filePath(u"store.pem"_s);
    QVERIFY(write(store, "x"));
    const Result<TlsTrust> trust =
        findTrust(tlsScreen(), reachOf(u"qemu+tls://gpu1/system"_s), {u"/no/such"_s, u"/no/such"_s, store});
    QVERIFY(trust);
    QVERIFY(trust->authority.isEmpty());
}

void TestTlsTrust::nobodyToTrustIsSaid()
{
    const TrustPlaces none{u"/no/such/folder"_s, u"/no/such/client.pem"_s, u"/no/such/store.pem"_s};
    const Result<TlsTrust> local = findTrust(tlsScreen(), reachOf(u"qemu:///system"_s), none);
    QVERIFY(!local);
    QVERIFY(local.error().sentence.contains(u"cad-07"_s));
    QVERIFY(local.error().wayOut.contains(u"/no/such/folder"_s));
    const Result<TlsTrust> remote = findTrust(tlsScreen(), reachOf(u"qemu+tls://gpu1/system"_s), none);
    QVERIFY(remote.error().wayOut.contains(u"/no/such/client.pem"_s));
}

void TestTlsTrust::plainNeedsNobody()
{
    Screen screen = tlsScreen();
    screen.tlsPort.reset();
    const Result<TlsTrust> trust = findTrust(screen, reachOf(u"qemu:///system"_s), {u"/no"_s, u"/no"_s, u"/no"_s});
    QVERIFY(trust);
    QCOMPARE(*trust, TlsTrust{});
}

void TestTlsTrust::anEndlessFileIsNotTaken()
{
    const QTemporaryDir folder;
    QVERIFY(write(folder.filePath(u"ca-cert.pem"_s), QByteArray(100'000, 'x')));
    QVERIFY(!findTrust(tlsScreen(), reachOf(u"qemu:///system"_s), {folder.path(), u"/no"_s, u"/no"_s}));
}

QTEST_GUILESS_MAIN(TestTlsTrust)
#include "tst_tlstrust.moc"
