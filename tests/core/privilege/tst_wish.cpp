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
    void everyChangeIsARequest_data();
    void everyChangeIsARequest();
    void badValuesHaveASentence_data();
    void badValuesHaveASentence();
    void fulfilmentIsWhatTheKernelShows();
    void functionsAreLookedAt_data();
    void functionsAreLookedAt();
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

void TestWish::everyChangeIsARequest_data()
{
    QTest::addColumn<GpuChange>("change");
    QTest::addColumn<Verb>("verb");
    QTest::addColumn<QString>("typeText");
    QTest::addColumn<QString>("value");
    const GpuId vf{u"0000:3d:00.4"_s};
    const Uuid claim{vgpu.text};
    const QString none;
    QTest::newRow("type by its number") << GpuChange(SetVfType{vf, {u"1155"_s}, claim}) << Verb::SetVfType << u"1155"_s
                                        << none;
    QTest::newRow("type by its name") << GpuChange(SetVfType{vf, {u"nvidia-1155"_s}, {}}) << Verb::SetVfType
                                      << u"1155"_s << none;
    QTest::newRow("clear") << GpuChange(ClearVfType{vf, {u"nvidia-1155"_s}, claim}) << Verb::ClearVfType << u"1155"_s
                           << none;
    QTest::newRow("count") << GpuChange(SetVfCount{gpu, 16}) << Verb::SetVfCount << none << u"16"_s;
    QTest::newRow("parameters with blanks")
        << GpuChange(SetVgpuParameters{gpu, vgpu, u"a=1, b=2 "_s}) << Verb::SetParameters << none << u"a=1,b=2"_s;
    QTest::newRow("no parameters") << GpuChange(SetVgpuParameters{gpu, vgpu, {}}) << Verb::SetParameters << none
                                   << u" "_s;
    QTest::newRow("parameters of a VF") << GpuChange(SetVgpuParameters{gpu, {vf.text}, u"a=1"_s}) << Verb::SetParameters
                                        << none << u"a=1"_s;
    QTest::newRow("mixed") << GpuChange(SetMixedSizes{gpu, true}) << Verb::SetMixedSizes << none << u"1"_s;
}

void TestWish::everyChangeIsARequest()
{
    QFETCH(GpuChange, change);
    QFETCH(Verb, verb);
    QFETCH(QString, typeText);
    QFETCH(QString, value);
    const auto wish = wishFor(change);
    QVERIFY(wish);
    QCOMPARE(wish->verb, verb);
    QCOMPARE(wish->type.text, typeText);
    QCOMPARE(wish->value, value);
    QCOMPARE(Protocol::parseRequest(verb, toArguments(*wish)).value(), *wish);
}

void TestWish::badValuesHaveASentence_data()
{
    QTest::addColumn<GpuChange>("change");
    QTest::newRow("VF off PCI") << GpuChange(SetVfType{{u"mtty"_s}, {u"1155"_s}, {}});
    QTest::newRow("type no number") << GpuChange(SetVfType{gpu, {u"nvidia-35x"_s}, {}});
    QTest::newRow("claim no UUID") << GpuChange(ClearVfType{gpu, {u"1155"_s}, {u"x"_s}});
    QTest::newRow("fewer than no VFs") << GpuChange(SetVfCount{gpu, -1});
    QTest::newRow("parameters") << GpuChange(SetVgpuParameters{gpu, vgpu, u"a"_s});
    QTest::newRow("vGPU") << GpuChange(SetVgpuParameters{gpu, {u"x"_s}, u"a=1"_s});
}

void TestWish::badValuesHaveASentence()
{
    QFETCH(GpuChange, change);
    const auto wish = wishFor(change);
    QVERIFY(!wish);
    QCOMPARE(wish.error().code, ErrorCode::BadInput);
    QVERIFY(wish.error().sentence.endsWith(u'.') && !wish.error().wayOut.isEmpty());
}

void TestWish::functionsAreLookedAt_data()
{
    QTest::addColumn<GpuChange>("change");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<int>("otherwise"); // Sight
    const QString typeNode = u"nvidia/current_vgpu_type"_s;
    const int missing = int(Sight::Missing);
    QTest::newRow("type") << GpuChange(SetVfType{gpu, {u"1155"_s}, {}}) << typeNode << QByteArray("1155\n")
                          << QByteArray("0\n") << missing;
    QTest::newRow("cleared") << GpuChange(ClearVfType{gpu, {u"1155"_s}, {}}) << typeNode << QByteArray("0\n")
                             << QByteArray("1155\n") << missing;
    QTest::newRow("count") << GpuChange(SetVfCount{gpu, 16}) << u"sriov_numvfs"_s << QByteArray("16\n")
                           << QByteArray("0\n") << missing;
    QTest::newRow("parameters") << GpuChange(SetVgpuParameters{gpu, {gpu.text}, u"a=1,b=2"_s})
                                << u"nvidia/vgpu_params"_s << QByteArray("a=1, b=2\n") << QByteArray("b=2,a=1\n")
                                << int(Sight::Hidden);
    QTest::newRow("no parameters") << GpuChange(SetVgpuParameters{gpu, {gpu.text}, {}}) << u"nvidia/vgpu_params"_s
                                   << QByteArray("\n") << QByteArray("a=1\n") << int(Sight::Hidden);
}

void TestWish::functionsAreLookedAt()
{
    QFETCH(GpuChange, change);
    QFETCH(QString, node);
    QFETCH(QByteArray, wanted);
    QFETCH(QByteArray, other);
    QFETCH(int, otherwise);
    const QTemporaryDir sys;
    const QString path = sys.filePath(u"bus/pci/devices/0000:3d:00.0/"_s + node);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    const auto wish = wishFor(change);
    QCOMPARE(int(look(sys.path(), *wish)), otherwise); // nothing to read
    for (const bool good : {true, false}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(good ? wanted : other) > 0);
        file.close();
        QCOMPARE(int(look(sys.path(), *wish)), good ? int(Sight::Fulfilled) : otherwise);
    }
    QVERIFY(look(sys.path(), *wishFor(SetMixedSizes{gpu, true})) == Sight::Hidden);
}

void TestWish::fulfilmentIsWhatTheKernelShows()
{
    const QTemporaryDir sys;
    const auto create = wishFor(CreateMdev{gpu, type, vgpu});
    const auto remove = wishFor(RemoveMdev{gpu, vgpu});
    QVERIFY(!(look(sys.path(), *create) == Sight::Fulfilled));
    QVERIFY((look(sys.path(), *remove) == Sight::Fulfilled));
    QVERIFY(QDir(sys.path()).mkpath(u"class/mdev_bus/0000:3d:00.0/"_s + vgpu.text));
    QVERIFY((look(sys.path(), *create) == Sight::Fulfilled));
    QVERIFY(!(look(sys.path(), *remove) == Sight::Fulfilled));
}

void TestWish::goneIsNotClaimedWhereNothingCanBeSeen()
{
    const QTemporaryDir sys;
    // A name longer than any file's: stat says ENAMETOOLONG, which tells nothing about the vGPU.
    QVERIFY(look(sys.filePath(QString(300, u'x')), *wishFor(RemoveMdev{gpu, vgpu})) == Sight::Missing);
}

QTEST_GUILESS_MAIN(TestWish)
#include "tst_wish.moc"
