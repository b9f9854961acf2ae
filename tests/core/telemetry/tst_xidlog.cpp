// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/xidlog.h"
#include "tests/core/telemetry/captured.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Telemetry;

class TestXidLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesGoToTheirGpus()
    {
        const auto xids = parseXids(Test::captured(u"xids.txt"_s));
        QCOMPARE(xids.size(), 2);
        const auto first = xids.value(GpuId{u"0000:3b:00.0"_s});
        QCOMPARE(first.size(), size_t(2));
        QCOMPARE(first[0].number, 31);
        QVERIFY(first[0].text.startsWith(u"pid=79749, name=vgpu"_s));
        QCOMPARE(first[0].at, QDateTime::fromMSecsSinceEpoch(1732312345123, QTimeZone::UTC));
        QCOMPARE(first[1].number, 79);
        QCOMPARE(first[1].text, u"GPU has fallen off the bus."_s);
        const auto second = xids.value(GpuId{u"0000:5e:00.0"_s});
        QCOMPARE(second.size(), size_t(2));
        QCOMPARE(second[0].number, 43);
        QCOMPARE(second[1].number, 62); // without text, its time not in seconds
        QVERIFY(second[1].text.isEmpty());
        QVERIFY(!second[1].at.isValid());
    }
    void noEntriesAreNoErrors()
    {
        QVERIFY(parseXids("-- No entries --\n").isEmpty());
        QVERIFY(parseXids({}).isEmpty());
    }
    void aNumberTooLargeIsNone()
    {
        QVERIFY(parseXids("NVRM: Xid (PCI:0000:3b:00): 99999999999, x\n").isEmpty());
        QVERIFY(parseXids("NVRM: Xid (PCI:zz:3b:00): 79, x\n").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestXidLog)
#include "tst_xidlog.moc"
