// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/sysfs.h"
#include "tests/core/gpu/sampletree.h"

#include <QtTest>

#include <sys/stat.h>

using namespace Carrel;
using namespace Carrel::Gpu;

class TestSysfs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsWhatAPageCanHold_data();
    void textIsWhatAPageCanHold();
    void countIsDecimalAndNotNegative_data();
    void countIsDecimalAndNotNegative();
    void hexNeedsItsPrefix();
    void filesAreReadOverNoLink();
    void linkedFoldersStayBelow_data();
    void linkedFoldersStayBelow();
    void linkNameIsTheLastPart();
    void aFifoDoesNotHang();
    void nothingOpenKnowsNothing();
    void filesAreClosedAgain();
};

void TestSysfs::textIsWhatAPageCanHold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("known");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &bytes, const std::optional<QString> &text) {
        QTest::newRow(name) << bytes << text.has_value() << text.value_or(QString());
    };
    row("newline cut", "GRID M60-2Q\n", QStringLiteral("GRID M60-2Q"));
    row("no newline", "GRID M60-2Q", QStringLiteral("GRID M60-2Q"));
    row("lines kept", "a: 1\nb: 2\n", QStringLiteral("a: 1\nb: 2"));
    row("UTF-8", "Größe 雷\n", QStringLiteral("Größe 雷"));
    row("empty", "", QString());
    row("a full page", QByteArray(4096, 'x'), QString(4096, u'x'));
    row("a page and a byte", QByteArray(4097, 'x'), std::nullopt);
    row("1 MB", QByteArray(1'000'000, 'x'), std::nullopt);
    row("NUL inside", QByteArray("a\0b", 3), std::nullopt);
    row("not UTF-8", "\xff\xfe\x80", std::nullopt);
    row("escape sequence", "\x1b[31mred", std::nullopt);
    row("right-to-left override",
        "GRID \xe2\x80\xae"
        "Q2-06M",
        std::nullopt);
}

void TestSysfs::textIsWhatAPageCanHold()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, known);
    SampleTree tree;
    QVERIFY(tree.write(QStringLiteral("/sys/node"), bytes));
    const std::optional<QString> text = SysDir::openRoot(tree.sysRoot()).readText("node");
    QCOMPARE(text.has_value(), known);
    QTEST(text.value_or(QString()), "text");
}

void TestSysfs::countIsDecimalAndNotNegative_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("count"); // -1: unknown
    QTest::newRow("plain") << QByteArray("4\n") << 4;
    QTest::newRow("zero is not unknown") << QByteArray("0\n") << 0;
    QTest::newRow("no newline") << QByteArray("23") << 23;
    QTest::newRow("blanks") << QByteArray(" 23 \n") << 23;
    QTest::newRow("greatest") << QByteArray("2147483647\n") << 2147483647;
    QTest::newRow("too great") << QByteArray("2147483648\n") << -1;
    QTest::newRow("negative") << QByteArray("-1\n") << -1;
    QTest::newRow("plus") << QByteArray("+1\n") << -1;
    QTest::newRow("two numbers") << QByteArray("1 2\n") << -1;
    QTest::newRow("hexadecimal") << QByteArray("0x10\n") << -1;
    QTest::newRow("words") << QByteArray("many\n") << -1;
    QTest::newRow("empty") << QByteArray() << -1;
    QTest::newRow("noise") << QByteArray("\x00\xff\x01", 3) << -1;
    QTest::newRow("1 MB of digits") << QByteArray(1'000'000, '1') << -1;
}

void TestSysfs::countIsDecimalAndNotNegative()
{
    QFETCH(QByteArray, bytes);
    SampleTree tree;
    QVERIFY(tree.write(QStringLiteral("/sys/node"), bytes));
    QTEST(SysDir::openRoot(tree.sysRoot()).readCount("node").value_or(-1), "count");
}

void TestSysfs::hexNeedsItsPrefix()
{
    SampleTree tree;
    QVERIFY(tree.write(QStringLiteral("/sys/good"), "0x030200\n"));
    QVERIFY(tree.write(QStringLiteral("/sys/bare"), "030200\n"));
    QVERIFY(tree.write(QStringLiteral("/sys/long"), "0x123456789\n"));
    const SysDir root = SysDir::openRoot(tree.sysRoot());
    QCOMPARE(root.readHex("good"), 0x030200U);
    QVERIFY(!root.readHex("bare"));
    QVERIFY(!root.readHex("long"));
    QVERIFY(!root.readHex("missing"));
}

void TestSysfs::filesAreReadOverNoLink()
{
    SampleTree tree;
    QVERIFY(tree.write(QStringLiteral("/sys/real/name"), "inside\n"));
    QVERIFY(tree.write(QStringLiteral("/outside"), "secret\n"));
    QVERIFY(tree.link(QStringLiteral("/sys/relative"), QStringLiteral("../outside")));
    QVERIFY(tree.link(QStringLiteral("/sys/absolute"), tree.path(QStringLiteral("/outside"))));
    QVERIFY(tree.link(QStringLiteral("/sys/folder"), QStringLiteral("real")));
    const SysDir root = SysDir::openRoot(tree.sysRoot());
    QCOMPARE(root.readText("real/name"), QStringLiteral("inside"));
    QVERIFY(!root.readText("relative"));
    QVERIFY(!root.readText("absolute"));
    QVERIFY(!root.readText("folder/name"));
    QVERIFY(!root.readText("../outside"));
    QVERIFY(!root.openPlain("folder").isOpen());
    QVERIFY(root.openPlain("real").isOpen());
}

void TestSysfs::linkedFoldersStayBelow_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("opens");
    QTest::newRow("inside") << QStringLiteral("../../devices/gpu") << true;
    QTest::newRow("up and out") << QStringLiteral("../../../elsewhere") << false;
    QTest::newRow("out and back in") << QStringLiteral("../../../sys/devices/gpu") << false;
    QTest::newRow("absolute") << QStringLiteral("/") << false;
    QTest::newRow("itself") << QStringLiteral("gpu") << false;
    QTest::newRow("through proc") << QStringLiteral("/proc/self/cwd") << false;
}

void TestSysfs::linkedFoldersStayBelow()
{
    QFETCH(QString, target);
    SampleTree tree;
    QVERIFY(tree.makeFolder(QStringLiteral("/sys/devices/gpu")));
    QVERIFY(tree.makeFolder(QStringLiteral("/elsewhere")));
    QVERIFY(tree.link(QStringLiteral("/sys/class/mdev_bus/gpu"), target));
    QTEST(SysDir::openRoot(tree.sysRoot()).openLinked("class/mdev_bus/gpu").isOpen(), "opens");
}

void TestSysfs::linkNameIsTheLastPart()
{
    SampleTree tree;
    QVERIFY(tree.link(QStringLiteral("/sys/driver"), QStringLiteral("../../../bus/pci/drivers/nvidia")));
    QVERIFY(tree.link(QStringLiteral("/sys/short"), QStringLiteral("nvidia")));
    QVERIFY(tree.link(QStringLiteral("/sys/noise"), QStringLiteral("drivers/\u0007\u00e4")));
    QVERIFY(tree.write(QStringLiteral("/sys/file"), "x"));
    const SysDir root = SysDir::openRoot(tree.sysRoot());
    QCOMPARE(root.linkName("driver"), QStringLiteral("nvidia"));
    QCOMPARE(root.linkName("short"), QStringLiteral("nvidia"));
    QCOMPARE(root.linkName("noise"), QString());
    QCOMPARE(root.linkName("file"), QString());
    QCOMPARE(root.linkName("missing"), QString());
    QVERIFY(root.has("driver")); // dangling, and still there
    QVERIFY(!root.has("missing"));
}

void TestSysfs::aFifoDoesNotHang()
{
    SampleTree tree;
    QCOMPARE(::mkfifo(QFile::encodeName(tree.path(QStringLiteral("/sys/name"))).constData(), 0600), 0);
    QCOMPARE(SysDir::openRoot(tree.sysRoot()).readText("name").value_or(QString()), QString());
}

void TestSysfs::nothingOpenKnowsNothing()
{
    const SysDir none = SysDir::openRoot(QStringLiteral("/no/such/place"));
    QVERIFY(!none.isOpen());
    QVERIFY(!none.has("."));
    QVERIFY(none.names().empty());
    QVERIFY(!none.readText("etc/hostname")); // and not that of the current folder
    QVERIFY(!none.openLinked("/").isOpen());
    QVERIFY(!none.openPlain(".").isOpen());
    QCOMPARE(none.linkName("/proc/self/exe"), QString());
}

void TestSysfs::filesAreClosedAgain()
{
    SampleTree tree;
    QVERIFY(tree.write(QStringLiteral("/sys/a/name"), "x"));
    QVERIFY(tree.write(QStringLiteral("/sys/a/long"), QByteArray(5000, 'x')));
    const auto openFiles = [] {
        return QDir(QStringLiteral("/proc/self/fd")).count();
    };
    const auto before = openFiles();
    {
        const SysDir root = SysDir::openRoot(tree.sysRoot());
        SysDir folder = root.openPlain("a");
        SysDir moved = std::move(folder);
        folder = root.openLinked("a");
        QCOMPARE(moved.names().size(), size_t{2});
        QVERIFY(moved.readText("name"));
        QVERIFY(!moved.readText("long"));
    }
    QCOMPARE(openFiles(), before);
}

QTEST_GUILESS_MAIN(TestSysfs)
#include "tst_sysfs.moc"
