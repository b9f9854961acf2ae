// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/wish.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Carrel;
using namespace Carrel::Privilege;
using namespace Qt::StringLiterals;
using Protocol::Verb;

class TestWish : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wishIsWhatTheHelperTakes();
    void upperCaseUuidIsSentAsTheKernelShowsIt();
    void badNamesNeverLeaveTheProcess_data();
    void badNamesNeverLeaveTheProcess();
    void fulfilmentIsWhatTheKernelShows();
    void goneIsNotClaimedWhereNothingCanBeSeen();
};

static const GpuId gpu{u"0000:3d:00.0"_s};
static const TypeId type{u"nvidia-35"_s};
static const VgpuId vgpu{u"d1a4b2f0-0000-4000-8000-00000000000a"_s};

void TestWish::wishIsWhatTheHelperTakes()
{
    const auto create = wishFor(CreateMdev{gpu, type, vgpu});
    const auto remove = wishFor(RemoveMdev{gpu, vgpu});
    QVERIFY(create && remove);
    QCOMPARE(Protocol::parseRequest(Verb::CreateVgpu, toArguments(*create)).value(), *create);
    QCOMPARE(Protocol::parseRequest(Verb::RemoveVgpu, toArguments(*remove)).value(), *remove);
    QVERIFY(create->id != wishFor(CreateMdev{gpu, type, vgpu})->id);
}

void TestWish::upperCaseUuidIsSentAsTheKernelShowsIt()
{
    QCOMPARE(wishFor(CreateMdev{gpu, type, {vgpu.text.toUpper()}})->vgpu.text, vgpu.text);
}

void TestWish::badNamesNeverLeaveTheProcess_data()
{
    QTest::addColumn<QString>("gpuText");
    QTest::addColumn<QString>("typeText");
    QTest::addColumn<QString>("vgpuText");
    QTest::newRow("GPU") << u"../x"_s << type.text << vgpu.text;
    QTest::newRow("type") << gpu.text << u"a/b"_s << vgpu.text;
    QTest::newRow("vGPU of a VF") << gpu.text << type.text << u"0000:3d:00.4"_s;
    QTest::newRow("vGPU empty") << gpu.text << type.text << QString();
}

void TestWish::badNamesNeverLeaveTheProcess()
{
    QFETCH(QString, gpuText);
    QFETCH(QString, typeText);
    QFETCH(QString, vgpuText);
    const auto create = wishFor(CreateMdev{{gpuText}, {typeText}, {vgpuText}});
    QVERIFY(!create);
    QCOMPARE(create.error().code, ErrorCode::BadInput);
    QVERIFY(!create.error().wayOut.isEmpty());
    if (typeText == type.text)
        QVERIFY(!wishFor(RemoveMdev{{gpuText}, {vgpuText}}));
}

void TestWish::fulfilmentIsWhatTheKernelShows()
{
    const QTemporaryDir sys;
    const auto create = wishFor(CreateMdev{gpu, type, vgpu});
    const auto remove = wishFor(RemoveMdev{gpu, vgpu});
    QVERIFY(!isFulfilled(sys.path(), *create));
    QVERIFY(isFulfilled(sys.path(), *remove));
    QVERIFY(QDir(sys.path()).mkpath(u"class/mdev_bus/0000:3d:00.0/"_s + vgpu.text));
    QVERIFY(isFulfilled(sys.path(), *create));
    QVERIFY(!isFulfilled(sys.path(), *remove));
}

void TestWish::goneIsNotClaimedWhereNothingCanBeSeen()
{
    const QTemporaryDir sys;
    // A name longer than any file's: stat says ENAMETOOLONG, which tells nothing about the vGPU.
    QVERIFY(!isFulfilled(sys.filePath(QString(300, u'x')), *wishFor(RemoveMdev{gpu, vgpu})));
}

QTEST_GUILESS_MAIN(TestWish)
#include "tst_wish.moc"
