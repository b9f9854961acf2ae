// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/pcinames.h"

#include <QThread>
#include <QtTest>

using namespace Carrel::Gpu;

class TestPciNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheTeslaM60();
    void unknownIdsAreShownInHexadecimal_data();
    void unknownIdsAreShownInHexadecimal();
    void threadsMayAskAtOnce();
};

void TestPciNames::knowsTheTeslaM60()
{
    PciNames names;
    QCOMPARE(names.vendor(0x10de), QStringLiteral("NVIDIA Corporation"));
    QCOMPARE(names.device(0x10de, 0x13f2), QStringLiteral("GM204GL [Tesla M60]"));
    PciNames second; // from what the first one found
    QCOMPARE(second.device(0x10de, 0x13f2), QStringLiteral("GM204GL [Tesla M60]"));
}

void TestPciNames::unknownIdsAreShownInHexadecimal_data()
{
    QTest::addColumn<quint16>("vendor");
    QTest::addColumn<quint16>("device");
    QTest::addColumn<QString>("shown");
    QTest::newRow("known vendor") << quint16{0x10de} << quint16{0xfff1} << QStringLiteral("0xfff1");
    QTest::newRow("unknown vendor") << quint16{0xfff3} << quint16{0x0001} << QStringLiteral("0x0001");
}

void TestPciNames::unknownIdsAreShownInHexadecimal()
{
    QFETCH(quint16, vendor);
    QFETCH(quint16, device);
    PciNames names;
    QTEST(names.device(vendor, device), "shown");
    QCOMPARE(names.vendor(0xfff3), QStringLiteral("0xfff3"));
}

void TestPciNames::threadsMayAskAtOnce()
{
    std::array<QString, 4> found;
    std::vector<std::unique_ptr<QThread>> threads;
    for (QString &name : found)
        threads.emplace_back(QThread::create([&name] { name = PciNames().device(0x10de, 0x25b6); }));
    for (const auto &thread : threads)
        thread->start();
    for (const auto &thread : threads)
        QVERIFY(thread->wait(30'000));
    for (const QString &name : found)
        QCOMPARE(name, QStringLiteral("GA107GL [A2 / A16]"));
}

QTEST_GUILESS_MAIN(TestPciNames)
#include "tst_pcinames.moc"
