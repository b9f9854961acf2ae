// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/connectionfile.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Console;
using namespace Qt::StringLiterals;

namespace {

QByteArray written(const Screen &screen, const SecretPtr &password = nullptr, const TlsTrust &trust = {})
{
    return connectionFile(screen, password, trust)->view().toByteArray();
}

} // namespace

class TestConnectionFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spiceOverTcp();
    void vncWithAPassword();
    void unixSocket();
    void tlsNamesAuthorityAndSubject();
    void plainNamesNoAuthority();
    void valuesAreEscaped_data();
    void valuesAreEscaped();
    void aTitleCannotAddAKey();
};

void TestConnectionFile::spiceOverTcp()
{
    const Screen screen{.host = u"gpu1.example.org"_s, .port = 5900, .tlsPort = {}, .socket = {}, .title = u"cad-07"_s};
    QCOMPARE(written(screen), "[virt-viewer]\ntype=spice\ntitle=cad-07\nhost=gpu1.example.org\nport=5900\n");
}

void TestConnectionFile::vncWithAPassword()
{
    const Screen screen{.kind = Host::GraphicsKind::Vnc,
                        .host = u"::1"_s,
                        .port = 5901,
                        .tlsPort = {},
                        .socket = {},
                        .title = u"cad-07"_s};
    QCOMPARE(written(screen, std::make_shared<const Secret>("s3cret")),
             "[virt-viewer]\ntype=vnc\ntitle=cad-07\nhost=::1\nport=5901\npassword=s3cret\n");
}

void TestConnectionFile::unixSocket()
{
    const Screen screen{.host = {}, .port = {}, .tlsPort = {}, .socket = u"/run/user/1000/spice.sock"_s, .title = {}};
    QCOMPARE(written(screen), "[virt-viewer]\ntype=spice\nunix-path=/run/user/1000/spice.sock\n");
}

void TestConnectionFile::tlsNamesAuthorityAndSubject()
{
    const Screen screen{.host = u"gpu1"_s, .port = {}, .tlsPort = 5901, .socket = {}, .title = {}};
    const TlsTrust trust{"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
                         u"O=Example\\, Ltd,CN=gpu1"_s};
    QCOMPARE(written(screen, nullptr, trust),
             "[virt-viewer]\ntype=spice\nhost=gpu1\ntls-port=5901\n"
             "ca=-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----\\n\n"
             "host-subject=O=Example\\\\, Ltd,CN=gpu1\n");
}

void TestConnectionFile::plainNamesNoAuthority()
{
    const Screen screen{.host = u"gpu1"_s, .port = 5900, .tlsPort = {}, .socket = {}, .title = {}};
    QVERIFY(!written(screen, nullptr, {"PEM", u"CN=x"_s}).contains("ca="));
}

void TestConnectionFile::valuesAreEscaped_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("escaped");
    QTest::newRow("plain") << QByteArray("cad-07") << QByteArray("cad-07");
    QTest::newRow("newline") << QByteArray("a\nb") << QByteArray("a\\nb");
    QTest::newRow("return and tab") << QByteArray("a\r\tb") << QByteArray("a\\r\\tb");
    QTest::newRow("backslash") << QByteArray("a\\nb") << QByteArray("a\\\\nb");
    QTest::newRow("leading blank") << QByteArray("  a b ") << QByteArray("\\s a b ");
    QTest::newRow("NUL is dropped") << QByteArray("a\0b", 3) << QByteArray("ab");
    QTest::newRow("UTF-8, ; and [ as they are") << QByteArray("Büro;[x]") << QByteArray("Büro;[x]");
}

void TestConnectionFile::valuesAreEscaped()
{
    QFETCH(QByteArray, value);
    QTEST(keyFileValue(value), "escaped");
}

void TestConnectionFile::aTitleCannotAddAKey()
{
    const Screen screen{
        .host = u"h"_s, .port = 1, .tlsPort = {}, .socket = {}, .title = u"x\nproxy=http://evil\n[y]"_s};
    QCOMPARE(written(screen).count('\n'), 5); // group, type, title, host, port
}

QTEST_GUILESS_MAIN(TestConnectionFile)
#include "tst_connectionfile.moc"
