// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/typetable.h"
#include "core/gpu/vendortypes.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Gpu;
using namespace Qt::StringLiterals;

class TestVendorTypes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsUnderstood_data();
    void everyTextIsUnderstood();
    void namesKeepBlanksAndColons();
    void noiseIsSurvived();
    void theTableNamesACardsNumber();
    void anotherCardsNumberIsAnotherType();
    void sizesComeByName();
    void aTypeNobodyKnowsIsShownByNumber();
    void theTablesRowsAgree();
};

void TestVendorTypes::everyTextIsUnderstood_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const char *text, const char *found) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(found);
    };
    row("header and rows", "ID    : vGPU Name\n1146  : NVIDIA L40S-2B\n1148  : NVIDIA L40S-2Q\n",
        "1146=NVIDIA L40S-2B 1148=NVIDIA L40S-2Q");
    row("no header", "1148  : NVIDIA L40S-2Q\n", "1148=NVIDIA L40S-2Q");
    row("no last newline", "1148 : NVIDIA L40S-2Q", "1148=NVIDIA L40S-2Q");
    row("header only", "ID    : vGPU Name\n", "");
    row("empty", "", "");
    row("one newline", "\n", "");
    row("the order of numbers", "20 : b\n3 : a\n", "3=a 20=b");
    row("the same number twice", "3 : a\n3 : b\n", "3=a");
    row("carriage returns", "3 : a\r\n4 : b\r\n", "3=a 4=b");
    row("no colon", "1148 NVIDIA L40S-2Q\n", "");
    row("name first", "NVIDIA L40S-2Q : 1148\n", "");
    row("no name", "1148 :\n1149 :   \n", "");
    row("zero, which clears", "0 : none\n", "");
    row("negative, hexadecimal, too large", "-1 : a\n0x47c : b\n99999999999 : c\n", "");
    row("a number with words", "1148b : a\n11 48 : b\n", "");
}

void TestVendorTypes::everyTextIsUnderstood()
{
    QFETCH(QByteArray, text);
    QStringList found;
    for (const auto &[number, name] : parseCreatableTypes(text))
        found.append(QString::number(number) + u'=' + name);
    QTEST(found.join(u' '), "found");
}

void TestVendorTypes::namesKeepBlanksAndColons()
{
    const auto types = parseCreatableTypes("1519 :  NVIDIA RTX Pro 6000 Blackwell DC-3Q \n7 : a : b\n");
    QCOMPARE(types.at(1519), u"NVIDIA RTX Pro 6000 Blackwell DC-3Q"_s);
    QCOMPARE(types.at(7), u"a : b"_s);
}

void TestVendorTypes::noiseIsSurvived()
{
    QCOMPARE(parseCreatableTypes(QByteArray("5 : \xff\xfe\n6 : fine\n")).size(), size_t{1});
    QVERIFY(parseCreatableTypes("5 : " + QByteArray(3000, 'x')).empty());
    QVERIFY(parseCreatableTypes(QByteArray("5 : a\0b", 7)).empty());
    QVERIFY(parseCreatableTypes(QByteArray(4096, ':')).empty());
}

void TestVendorTypes::theTableNamesACardsNumber()
{
    QCOMPARE(tableTypeName(u"10de:26b9"_s, 1156), u"NVIDIA L40S-48Q"_s);
    QCOMPARE(tableTypeName(u"10de:26b9"_s, 1159), u"NVIDIA L40S-3A"_s); // not the 48Q some test suites call it
}

void TestVendorTypes::anotherCardsNumberIsAnotherType()
{
    QCOMPARE(tableTypeName(u"10de:2235"_s, 1156), QString());
    QCOMPARE(tableTypeName(QString(), 1428), QString()); // a card whose id the table does not know names nothing
    QCOMPARE(tableTypeName(u"8086:56c0"_s, 1156), QString());
}

void TestVendorTypes::sizesComeByName()
{
    const VgpuType type = vendorType(u"10de:ffff"_s, 77, u"NVIDIA L40S-2Q"_s);
    QVERIFY(type.framebuffer == Mebibytes{2048});
    QCOMPARE(type.maxInstances, 24);
    QCOMPARE(type.heads, 4);
    QCOMPARE(type.frameLimit, 60);
    QCOMPARE(type.maxResolution, QSize(7680, 4320));
    QCOMPARE(type.id.text, u"77"_s);
    QCOMPARE(type.deviceApi, u"vfio-pci"_s);
    const VgpuType nameOnly = vendorType(u"10de:26b9"_s, 2164, {});
    QCOMPARE(nameOnly.name, u"NVIDIA L40S-3B"_s);
    QVERIFY(!nameOnly.framebuffer);
}

void TestVendorTypes::aTypeNobodyKnowsIsShownByNumber()
{
    const VgpuType type = vendorType(u"10de:26b9"_s, 4711, {});
    QCOMPARE(type.name, u"type 4711"_s);
    QVERIFY(!type.framebuffer && !type.maxInstances && !type.available);
}

void TestVendorTypes::theTablesRowsAgree()
{
    QHash<QByteArray, QByteArrayList> sizes; // by name
    QSet<QByteArray> keys;
    int rows = 0;
    for (const QByteArray &line : typeTable().toByteArray().split('\n')) {
        if (line.startsWith('#') || line.isEmpty())
            continue;
        ++rows;
        const QByteArrayList columns = line.split('\t');
        QCOMPARE(columns.size(), 8);
        QVERIFY2(columns[1].toInt() > 0 && !columns[2].isEmpty(), line.constData());
        const QByteArray key = columns[0] + ' ' + columns[1];
        QVERIFY2(!keys.contains(key), line.constData());
        keys.insert(key);
        const QByteArrayList size = columns.sliced(3);
        if (sizes.contains(columns[2]))
            QCOMPARE(sizes.value(columns[2]), size);
        sizes.insert(columns[2], size);
    }
    QVERIFY(rows > 200);
}

QTEST_GUILESS_MAIN(TestVendorTypes)
#include "tst_vendortypes.moc"
