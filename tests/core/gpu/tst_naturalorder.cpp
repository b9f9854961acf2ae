// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/naturalorder.h"

#include <QtTest>

using namespace Carrel::Gpu;

class TestNaturalOrder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersPairs_data();
    void ordersPairs();
};

void TestNaturalOrder::ordersPairs_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    const auto row = [](const char *first, const char *second) {
        QTest::addRow("%s < %s", first, second) << QString::fromUtf8(first) << QString::fromUtf8(second);
    };
    row("nvidia-9", "nvidia-10");
    row("nvidia-18", "nvidia-1148");
    row("i915-GVTg_V5_2", "i915-GVTg_V5_4");
    row("i915-GVTg_V5_8", "i915-GVTg_V5_10");
    row("", "a");
    row("a", "b");
    row("a", "a1");
    row("a1", "aa");
    row("ws-007", "ws-8");
    row("a-01", "a-1"); // equal by value: the order must still be total
    row("x99999999999999999999998", "x99999999999999999999999"); // beyond 64 bits
    row("x99999999999999999999999", "x100000000000000000000000");
}

void TestNaturalOrder::ordersPairs()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QVERIFY(compareNaturally(first, second) < 0);
    QVERIFY(compareNaturally(second, first) > 0);
    QCOMPARE(compareNaturally(first, first), 0);
    QCOMPARE(compareNaturally(second, second), 0);
}

QTEST_GUILESS_MAIN(TestNaturalOrder)
#include "tst_naturalorder.moc"
