// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/keep/mdevctlstore.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Carrel;
using namespace Carrel::Keep;
using namespace Qt::StringLiterals;

namespace {

constexpr auto uuid = "11111111-2222-4333-8444-555555555555"_L1;

// As mdevctl 1.4.0 of Debian 13 ships it, shortened.
constexpr char debianRule[] = "ACTION==\"change\", ENV{MDEV_STATE}==\"registered\", TEST==\"/etc/mdevctl.d/$kernel\", "
                              "RUN+=\"/bin/sh -c '{ /usr/sbin/mdevctl start-parent-mdevs %k 2>&3 | logger -t mdevctl; "
                              "} 3>&1 1>&2 | logger -t mdevctl -p 2'\"\n";

void put(const QString &path, const QByteArray &text)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class TestMdevctlStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void definitionsAreRead_data();
    void definitionsAreRead();
    void noStoreIsEmpty();
    void aRuleOfAMissingProgramIsFound_data();
    void aRuleOfAMissingProgramIsFound();
};

void TestMdevctlStore::definitionsAreRead_data()
{
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("automatic"); // -1: no definition
    const QByteArray good = R"({"mdev_type": "nvidia-18", "start": "auto", "attrs": []})";
    const QString gpu = u"0000:3d:00.0"_s;
    QTest::newRow("auto") << gpu << QString(uuid) << good << 1;
    QTest::newRow("manual") << gpu << QString(uuid) << QByteArray(good).replace("auto", "manual") << 0;
    QTest::newRow("start not said") << gpu << QString(uuid) << QByteArray(R"({"mdev_type": "nvidia-18"})") << 0;
    QTest::newRow("no PCI parent") << u"mtty"_s << QString(uuid) << good << 1;
    QTest::newRow("no type") << gpu << QString(uuid) << QByteArray("{}") << -1;
    QTest::newRow("no JSON") << gpu << QString(uuid) << QByteArray("\x7f") << -1;
    QTest::newRow("a list") << gpu << QString(uuid) << '[' + good + ']' << -1;
    QTest::newRow("type is a path") << gpu << QString(uuid) << QByteArray(good).replace("nvidia", "../x") << -1;
    QTest::newRow("another file") << gpu << u"README"_s << good << -1;
    QTest::newRow("another folder") << u"scripts.d x"_s << QString(uuid) << good << -1;
}

void TestMdevctlStore::definitionsAreRead()
{
    QFETCH(QString, parent);
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    QFETCH(int, automatic);
    const QTemporaryDir dir;
    put(dir.path() + u"/mdevctl.d/"_s + parent + u'/' + name, text);
    const std::vector<DefinedMdev> found = readMdevctlStore({{}, {}, dir.path()});
    QCOMPARE(found.size(), automatic < 0 ? 0U : 1U);
    if (automatic >= 0)
        QVERIFY((found.front() == DefinedMdev{GpuId{parent}, Uuid{uuid}, TypeId{u"nvidia-18"_s}, automatic == 1}));
}

void TestMdevctlStore::noStoreIsEmpty()
{
    QVERIFY(readMdevctlStore({{}, {}, u"/nowhere"_s}).empty());
}

void TestMdevctlStore::aRuleOfAMissingProgramIsFound_data()
{
    QTest::addColumn<QByteArray>("shipped");
    QTest::addColumn<QByteArray>("replaced"); // /etc's
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("missing");
    const QByteArray own = QByteArray(debianRule).replace("sbin", "bin");
    QTest::newRow("Debian 13") << QByteArray(debianRule) << QByteArray() << u"bin"_s << u"/usr/sbin/mdevctl"_s;
    QTest::newRow("a link mends it") << QByteArray(debianRule) << QByteArray() << u"sbin"_s << QString();
    QTest::newRow("an own rule mends it") << QByteArray(debianRule) << own << u"bin"_s << QString();
    QTest::newRow("no rule") << QByteArray() << QByteArray() << u"bin"_s << QString();
    QTest::newRow("a rule of something else") << QByteArray("# off\n") << QByteArray() << u"bin"_s << QString();
}

void TestMdevctlStore::aRuleOfAMissingProgramIsFound()
{
    QFETCH(QByteArray, shipped);
    QFETCH(QByteArray, replaced);
    QFETCH(QString, program);
    QFETCH(QString, missing);
    const QTemporaryDir dir;
    if (!shipped.isEmpty())
        put(dir.path() + u"/usr/lib/udev/rules.d/60-mdevctl.rules"_s, shipped);
    if (!replaced.isEmpty())
        put(dir.path() + u"/etc/udev/rules.d/60-mdevctl.rules"_s, replaced);
    put(dir.path() + u"/usr/"_s + program + u"/mdevctl"_s, "#!");
    QCOMPARE(missingProgramOfRule({{}, {}, dir.path() + u"/etc"_s}, dir.path() + u"/usr"_s), missing);
}

QTEST_GUILESS_MAIN(TestMdevctlStore)
#include "tst_mdevctlstore.moc"
