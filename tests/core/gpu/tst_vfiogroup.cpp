// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/vfiogroup.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <sys/stat.h>

using namespace Carrel::Gpu;

class TestVfioGroup final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errnoSaysWhoHoldsIt_data();
    void errnoSaysWhoHoldsIt();
    void aNodeThatOpensIsFree();
    void manyAreAskedInOrder();
    void notAskedWithoutADeviceRoot();
    void aFifoDoesNotHang();
};

void TestVfioGroup::errnoSaysWhoHoldsIt_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("inUse"); // -1: unknown
    QTest::newRow("opened") << 0 << 0;
    QTest::newRow("EBUSY") << EBUSY << 1;
    QTest::newRow("EACCES") << EACCES << -1;
    QTest::newRow("EPERM") << EPERM << -1;
    QTest::newRow("ENOENT") << ENOENT << -1;
    QTest::newRow("ENODEV") << ENODEV << -1;
}

void TestVfioGroup::errnoSaysWhoHoldsIt()
{
    QFETCH(int, number);
    const std::optional<bool> inUse = inUseByErrno(number);
    QTEST(inUse ? int{*inUse} : -1, "inUse");
}

void TestVfioGroup::aNodeThatOpensIsFree()
{
    const QTemporaryDir devices;
    QVERIFY(QDir(devices.path()).mkdir(QStringLiteral("vfio")));
    QVERIFY(QFile(devices.filePath(QStringLiteral("vfio/41"))).open(QIODevice::WriteOnly));
    const auto openFiles = [] {
        return QDir(QStringLiteral("/proc/self/fd")).count();
    };
    const auto before = openFiles();
    QCOMPARE(isVfioGroupInUse(devices.path(), 41), false);
    QCOMPARE(openFiles(), before); // held open, no workstation could start with it
    QCOMPARE(isVfioGroupInUse(devices.path(), 42), std::nullopt);
}

void TestVfioGroup::manyAreAskedInOrder()
{
    const QTemporaryDir devices;
    QVERIFY(QDir(devices.path()).mkdir(QStringLiteral("vfio")));
    QVERIFY(QFile(devices.filePath(QStringLiteral("vfio/41"))).open(QIODevice::WriteOnly));
    const std::vector<std::optional<bool>> wanted{std::nullopt, false, std::nullopt};
    QVERIFY(areVfioGroupsInUse(devices.path(), {42, 41, std::nullopt}) == wanted);
    QVERIFY(areVfioGroupsInUse(devices.path(), {}).empty());
}

void TestVfioGroup::notAskedWithoutADeviceRoot()
{
    QVERIFY(areVfioGroupsInUse(QString(), {0}) == std::vector<std::optional<bool>>{std::nullopt});
    QCOMPARE(isVfioGroupInUse(QString(), 0), std::nullopt);
}

void TestVfioGroup::aFifoDoesNotHang()
{
    const QTemporaryDir devices;
    QVERIFY(QDir(devices.path()).mkdir(QStringLiteral("vfio")));
    QCOMPARE(::mkfifo(QFile::encodeName(devices.filePath(QStringLiteral("vfio/7"))).constData(), 0600), 0);
    QCOMPARE(isVfioGroupInUse(devices.path(), 7), false);
}

QTEST_GUILESS_MAIN(TestVfioGroup)
#include "tst_vfiogroup.moc"
