// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/drmfdinfo.h"
#include "tests/core/telemetry/captured.h"

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Telemetry;

namespace {

constexpr qint64 second = 1'000'000'000;

DrmFile fileOf(const QByteArray &lines)
{
    return parseFdinfo("drm-driver:\tx\n" + lines).value_or(DrmFile{});
}

/** One engine's load between two values a second apart. */
Load between(const QByteArray &before, const QByteArray &after)
{
    return loadBetween(fileOf(before), fileOf(after), second);
}

} // namespace

class TestDrmFdinfo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void intelSharesTheHostsMemory()
    {
        const auto file = parseFdinfo(Test::captured(u"fdinfo-i915.txt"_s));
        QVERIFY(file);
        QCOMPARE(file->driver, u"i915"_s);
        QCOMPARE(file->gpu.text, u"0000:00:02.0"_s);
        QCOMPARE(file->client, std::optional<quint64>(39));
        QCOMPARE(file->memory->count, 4); // resident 4096 KiB, not total
        QCOMPARE(file->engines.size(), 4);
        QCOMPARE(file->engines[u"render"_s].busy, quint64(25662044495));
        QCOMPARE(file->engines[u"video"_s].capacity, 2);
    }
    void xeCountsCycles()
    {
        const auto file = parseFdinfo(Test::captured(u"fdinfo-xe.txt"_s));
        QVERIFY(file);
        QCOMPARE(file->memory->count, 23); // vram0, not gtt
        QCOMPARE(file->engines[u"rcs"_s].busy, quint64(28257900));
        QCOMPARE(file->engines[u"rcs"_s].ofCycles, std::optional<quint64>(7655183225));
        QCOMPARE(file->engines[u"ccs"_s].capacity, 4);
    }
    void amdgpusOldKeysCount()
    {
        const auto file = parseFdinfo(Test::captured(u"fdinfo-amdgpu.txt"_s));
        QVERIFY(file);
        QCOMPARE(file->memory->count, 512);
        QCOMPARE(file->engines[u"gfx"_s].busy, quint64(784986021477));
    }
    void otherFilesAreNotAClient()
    {
        QVERIFY(!parseFdinfo("pos:\t0\nflags:\t02100002\nmnt_id:\t16\nino:\t5678\n"));
        QVERIFY(!parseFdinfo({}));
    }
    void memoryUnits_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<std::optional<qint64>>("mib");
        QTest::newRow("bytes") << QByteArray("drm-resident-vram0:\t2097152\n") << std::optional<qint64>(2);
        QTest::newRow("KiB") << QByteArray("drm-resident-vram0:\t2048 KiB\n") << std::optional<qint64>(2);
        QTest::newRow("MiB") << QByteArray("drm-resident-vram0: 3 MiB\n") << std::optional<qint64>(3);
        QTest::newRow("two tiles") << QByteArray("drm-resident-vram0: 3 MiB\ndrm-total-vram1: 4 MiB\n")
                                   << std::optional<qint64>(7);
        QTest::newRow("resident before total")
            << QByteArray("drm-resident-local0: 1 MiB\ndrm-total-local0: 9 MiB\n") << std::optional<qint64>(1);
        QTest::newRow("unknown unit") << QByteArray("drm-resident-vram0: 3 GiB\n") << std::optional<qint64>();
        QTest::newRow("too large") << QByteArray("drm-resident-vram0: 18446744073709551615 MiB\n")
                                   << std::optional<qint64>();
        QTest::newRow("stolen only") << QByteArray("drm-resident-stolen: 3 MiB\n") << std::optional<qint64>();
    }
    void memoryUnits()
    {
        QFETCH(QByteArray, lines);
        QFETCH(std::optional<qint64>, mib);
        const auto memory = fileOf(lines).memory;
        QCOMPARE(memory ? std::optional(memory->count) : std::nullopt, mib);
    }
    void loads_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<Load>("load");
        const auto row = [](const char *name, const char *before, const char *after, const Load &load) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << load;
        };
        row("half", "drm-engine-render:\t0 ns\n", "drm-engine-render:\t500000000 ns\n", {50, {}, {}, {}, {}});
        row("idle", "drm-engine-gfx: 7 ns\n", "drm-engine-gfx: 7 ns\n", {0, {}, {}, {}, {}});
        row("two engines of a name", "drm-engine-video: 0 ns\ndrm-engine-capacity-video: 2\n",
            "drm-engine-video: 1000000000 ns\ndrm-engine-capacity-video: 2\n", {{}, {}, {}, {}, 50});
        row("more than all", "drm-engine-render: 0 ns\n", "drm-engine-render: 5000000000 ns\n", {100, {}, {}, {}, {}});
        row("backwards", "drm-engine-render: 9 ns\n", "drm-engine-render: 1 ns\n", {});
        row("not there before", "", "drm-engine-render: 1 ns\n", {});
        row("capacity only", "drm-engine-capacity-video: 2\n", "drm-engine-capacity-video: 2\n", {});
        row("copy engine", "drm-engine-copy: 0 ns\n", "drm-engine-copy: 500000000 ns\n", {});
        row("encode and decode", "drm-engine-enc: 0 ns\ndrm-engine-dec: 0 ns\n",
            "drm-engine-enc: 100000000 ns\ndrm-engine-dec: 200000000 ns\n", {{}, {}, 10, 20, {}});
        row("3D and compute", "drm-engine-gfx: 0 ns\ndrm-engine-compute: 0 ns\n",
            "drm-engine-gfx: 100000000 ns\ndrm-engine-compute: 600000000 ns\n", {60, {}, {}, {}, {}});
        row("cycles", "drm-cycles-rcs: 100\ndrm-total-cycles-rcs: 1000\n",
            "drm-cycles-rcs: 400\ndrm-total-cycles-rcs: 2000\n", {30, {}, {}, {}, {}});
        row("cycles stand still", "drm-cycles-rcs: 100\ndrm-total-cycles-rcs: 1000\n",
            "drm-cycles-rcs: 400\ndrm-total-cycles-rcs: 1000\n", {});
        row("cycles became time", "drm-cycles-rcs: 100\ndrm-total-cycles-rcs: 1000\n", "drm-engine-rcs: 400\n", {});
    }
    void loads()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QTEST(between(before, after), "load");
    }
};

QTEST_GUILESS_MAIN(TestDrmFdinfo)
#include "tst_drmfdinfo.moc"
