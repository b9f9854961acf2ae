// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/modes.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Gpu;
using namespace Qt::StringLiterals;

class TestModes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void migTypesAreKnownByName_data();
    void migTypesAreKnownByName();
    void migIsToldByTypesOrInstance();
    void sizesMix_data();
    void sizesMix();
    void anUnknownSizeTellsNothing();
    void freeVfsCarryNothing();

private:
    static VgpuType type(const QString &name, int size, int available)
    {
        VgpuType made;
        made.id.text = made.name = name;
        made.framebuffer = Mebibytes{size};
        made.available = available;
        return made;
    }
    static Vgpu vgpu(const QString &type, const QString &parent = {})
    {
        Vgpu made;
        made.type.text = type;
        made.parent.text = parent;
        return made;
    }
};

void TestModes::migTypesAreKnownByName_data()
{
    QTest::addColumn<bool>("isMig");
    QTest::newRow("NVIDIA A100-2-10C") << true;
    QTest::newRow("NVIDIA A100-1-5CME") << true;
    QTest::newRow("NVIDIA RTX Pro 6000 Blackwell DC-1-24Q") << true;
    QTest::newRow("NVIDIA H200X-1-18C") << true;
    QTest::newRow("NVIDIA A100-10C") << false;
    QTest::newRow("GRID M60-2Q") << false;
    QTest::newRow("NVIDIA RTX Pro 6000 Blackwell DC-3Q") << false;
    QTest::newRow("GVTg_V5_4") << false;
    QTest::newRow("") << false;
}

void TestModes::migTypesAreKnownByName()
{
    QTEST(isMigType(type(QString::fromLatin1(QTest::currentDataTag()), 1, 1)), "isMig");
}

void TestModes::migIsToldByTypesOrInstance()
{
    Gpu::Gpu gpu;
    QCOMPARE(usesMig(gpu), std::nullopt);
    gpu.types = {type(u"A100-10C"_s, 10240, 4)};
    QCOMPARE(usesMig(gpu), std::nullopt); // a card that has no MIG, or lists no such types: not said
    gpu.types.push_back(type(u"A100-2-10C"_s, 10240, 0));
    QCOMPARE(usesMig(gpu), false);
    gpu.types[0].available = 0;
    QCOMPARE(usesMig(gpu), std::nullopt);
    gpu.types[1].available = 1;
    QCOMPARE(usesMig(gpu), true);
    gpu.vgpus = {vgpu(u"A100-10C"_s)};
    gpu.vgpus[0].gpuInstance = noGpuInstance; // what is, counts more than what is offered
    QCOMPARE(usesMig(gpu), false);
    gpu.vgpus[0].gpuInstance = 0;
    QCOMPARE(usesMig(gpu), true);
}

void TestModes::sizesMix_data()
{
    QTest::addColumn<QStringList>("carried");
    QTest::addColumn<int>("left1Q");
    QTest::addColumn<int>("left2Q");
    QTest::addColumn<int>("left2A");
    QTest::addColumn<int>("mixes"); // -1: unknown
    QTest::newRow("empty") << QStringList{} << 8 << 4 << 4 << -1;
    QTest::newRow("same size only") << QStringList{u"2Q"_s} << 0 << 3 << 3 << 0;
    QTest::newRow("same type only") << QStringList{u"2Q"_s} << 0 << 3 << 0 << 0;
    QTest::newRow("another size too") << QStringList{u"2Q"_s} << 6 << 3 << 3 << 1;
    QTest::newRow("only another size") << QStringList{u"2Q"_s} << 6 << 0 << 0 << 1;
    QTest::newRow("nothing left") << QStringList{u"2Q"_s} << 0 << 0 << 0 << -1;
    QTest::newRow("carries two sizes") << QStringList{u"2Q"_s, u"1Q"_s} << 0 << 0 << 0 << 1;
    QTest::newRow("carries two of a size") << QStringList{u"2Q"_s, u"2A"_s} << 0 << 1 << 1 << 0;
}

void TestModes::sizesMix()
{
    QFETCH(QStringList, carried);
    QFETCH(int, left1Q);
    QFETCH(int, left2Q);
    QFETCH(int, left2A);
    Gpu::Gpu gpu;
    gpu.types = {type(u"1Q"_s, 1024, left1Q), type(u"2Q"_s, 2048, left2Q), type(u"2A"_s, 2048, left2A)};
    for (const QString &each : carried)
        gpu.vgpus.push_back(vgpu(each));
    const std::optional<bool> mixes = mixesSizes(gpu);
    QTEST(mixes ? int{*mixes} : -1, "mixes");
}

void TestModes::anUnknownSizeTellsNothing()
{
    Gpu::Gpu gpu;
    gpu.types = {type(u"1Q"_s, 1024, 0), type(u"2Q"_s, 2048, 3)};
    gpu.vgpus = {vgpu(u"2Q"_s)};
    QCOMPARE(mixesSizes(gpu), false);
    gpu.vgpus.push_back(vgpu(u"gone"_s)); // a type that is not listed
    QCOMPARE(mixesSizes(gpu), std::nullopt);
    gpu.vgpus.pop_back();
    gpu.types[0].available = std::nullopt; // the other size could not be read
    QCOMPARE(mixesSizes(gpu), std::nullopt);
    gpu.types[1].framebuffer = std::nullopt;
    QCOMPARE(mixesSizes(gpu), std::nullopt);
}

void TestModes::freeVfsCarryNothing()
{
    Gpu::Gpu gpu;
    QCOMPARE(freeVfs(gpu), 0);
    for (const char *id : {"0000:41:00.4", "0000:41:00.5", "0000:41:00.6"}) {
        VirtualFunction vf;
        vf.id.text = QString::fromLatin1(id);
        gpu.vfs.push_back(vf);
    }
    gpu.vgpus = {vgpu(u"2Q"_s, u"0000:41:00.5"_s)};
    QCOMPARE(freeVfs(gpu), 2);
    QCOMPARE(countOf(gpu, {u"2Q"_s}), 1);
    QVERIFY(vgpuOn(gpu, {u"0000:41:00.5"_s}) == gpu.vgpus.data());
    QVERIFY(!vgpuOn(gpu, {u"0000:41:00.4"_s}));
}

QTEST_GUILESS_MAIN(TestModes)
#include "tst_modes.moc"
