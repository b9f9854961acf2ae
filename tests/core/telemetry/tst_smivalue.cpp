// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/smivalue.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Telemetry;

class TestSmiValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measures_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<std::optional<double>>("value");
        const std::optional<double> none;
        QTest::newRow("watts") << u"10.43 W"_s << u"W"_s << std::optional(10.43);
        QTest::newRow("padded") << u" 37 C "_s << u"C"_s << std::optional(37.0);
        QTest::newRow("below zero") << u"-5 C"_s << u"C"_s << std::optional(-5.0);
        QTest::newRow("without blank") << u"37C"_s << u"C"_s << std::optional(37.0);
        QTest::newRow("decimal comma") << u"10,43 W"_s << u"W"_s << none;
        QTest::newRow("other unit") << u"98 F"_s << u"C"_s << none;
        QTest::newRow("no unit") << u"98"_s << u"C"_s << none;
        QTest::newRow("no number") << u"W"_s << u"W"_s << none;
        QTest::newRow("N/A") << u"N/A"_s << u"W"_s << none;
        QTest::newRow("nan") << u"nan W"_s << u"W"_s << none;
        QTest::newRow("inf") << u"inf W"_s << u"W"_s << none;
        QTest::newRow("huge") << u"1e300 W"_s << u"W"_s << none;
        QTest::newRow("empty") << QString() << u"W"_s << none;
    }
    void measures()
    {
        QFETCH(QString, text);
        QFETCH(QString, unit);
        QFETCH(std::optional<double>, value);
        QCOMPARE(measureOf(text, QLatin1StringView(unit.toLatin1())), value);
    }
    void percentagesStayBetweenZeroAndAHundred()
    {
        QCOMPARE(percentOf(u"0 %"), std::optional(0));
        QCOMPARE(percentOf(u"100 %"), std::optional(100));
        QCOMPARE(percentOf(u"101 %"), std::optional<int>());
        QCOMPARE(percentOf(u"-1 %"), std::optional<int>());
        QCOMPARE(percentOf(u"[N/A]"), std::optional<int>());
    }
    void mebibytesTakeTheOldUnitToo()
    {
        QCOMPARE(mebibytesOf(u"8141 MiB")->count, 8141);
        QCOMPARE(mebibytesOf(u"4095 MB")->count, 4095);
        QVERIFY(!mebibytesOf(u"-1 MiB"));
        QVERIFY(!mebibytesOf(u"8141 KiB"));
        QVERIFY(!mebibytesOf(u"Insufficient Permissions"));
    }
    void countsAreWholeAndNotNegative()
    {
        QCOMPARE(countOf(u" 12 "), std::optional<qint64>(12));
        for (const QString &text : {u"-1"_s, u"1.5"_s, u"N/A"_s, u""_s, u"99999999999999999999"_s})
            QVERIFY2(!countOf(text), qPrintable(text));
    }
    void tellsValuesFromTextsInTheirPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("reported");
        QTest::addColumn<bool>("withheld");
        QTest::newRow("version") << u"535.161.05"_s << true << false;
        QTest::newRow("N/A") << u"N/A"_s << false << false;
        QTest::newRow("bracketed") << u" [N/A] "_s << false << false;
        QTest::newRow("not supported") << u"[Not Supported]"_s << false << false;
        QTest::newRow("deprecated") << u"Requested functionality has been deprecated"_s << false << false;
        QTest::newRow("rights") << u"[Insufficient Permissions]"_s << false << true;
        QTest::newRow("empty") << u"  "_s << false << false;
    }
    void tellsValuesFromTextsInTheirPlace()
    {
        QFETCH(QString, text);
        QTEST(isReported(text), "reported");
        QTEST(isWithheld(text), "withheld");
    }
    void busIdsBecomeWhatSysfsWrites_data()
    {
        QTest::addColumn<QString>("bus");
        QTest::addColumn<QString>("id");
        QTest::newRow("upper case") << u"00000000:1A:00.0"_s << u"0000:1a:00.0"_s;
        QTest::newRow("second domain") << u"00000001:C8:00.0"_s << u"0001:c8:00.0"_s;
        QTest::newRow("wide domain") << u"00010000:C1:00.0"_s << u"10000:c1:00.0"_s;
        QTest::newRow("short domain") << u"0000:3b:00.4"_s << u"0000:3b:00.4"_s;
        QTest::newRow("function 8") << u"0000:3b:00.8"_s << QString();
        QTest::newRow("path") << u"0000:3b:00.0/../x"_s << QString();
        QTest::newRow("newline") << u"0000:3b:00.0\nx"_s << QString();
        QTest::newRow("uuid") << u"GPU-9a9a6c50"_s << QString();
    }
    void busIdsBecomeWhatSysfsWrites()
    {
        QFETCH(QString, bus);
        QTEST(gpuIdOf(bus).text, "id");
    }
    void uuidsAreLowerCaseOrNothing()
    {
        QCOMPARE(uuidOf(u" 2AFDB1C1-8D0A-4E77-9E0C-000000000007"), u"2afdb1c1-8d0a-4e77-9e0c-000000000007"_s);
        QCOMPARE(uuidOf(u"instance-0001"), QString());
        QCOMPARE(uuidOf(u""), QString());
    }
};

QTEST_GUILESS_MAIN(TestSmiValue)
#include "tst_smivalue.moc"
