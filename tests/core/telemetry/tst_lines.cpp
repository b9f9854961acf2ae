// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/belonging.h"
#include "core/telemetry/lines.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Telemetry;

namespace {

const GpuId t4{u"0000:3b:00.0"_s};
const WorkstationId cad{u"2afdb1c1-8d0a-4e77-9e0c-000000000007"_s};
const QString mdev = u"11111111-1111-4111-8111-000000000007"_s;

VgpuReading running(const QString &mdevUuid, int type)
{
    VgpuReading reading;
    reading.gpu = t4;
    reading.mdevUuid = mdevUuid;
    reading.vmUuid = cad.text;
    reading.typeNumber = type;
    return reading;
}

Gpu::Vgpu vgpu(const QString &id, const QString &type)
{
    Gpu::Vgpu made;
    made.id.text = id;
    made.type.text = type;
    made.gpu = t4;
    return made;
}

QStringList textOf(const std::vector<Line> &lines)
{
    QStringList all;
    for (const Line &line : lines)
        all.append(line.label + u": "_s + line.value);
    return all;
}

Gpu::Gpu gpu(const QString &driver)
{
    Gpu::Gpu made;
    made.id = t4;
    made.driver = driver;
    return made;
}

} // namespace

class TestLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVgpuIsFoundByItsMdev()
    {
        HostReading host;
        host.vgpus = {running(u"11111111-1111-4111-8111-000000000001"_s, 231), running(mdev, 231)};
        QCOMPARE(readingOf(host, vgpu(mdev, u"nvidia-231"_s), {}), &host.vgpus[1]);
        QCOMPARE(readingOf(host, vgpu(u"11111111-1111-4111-8111-000000000009"_s, u"nvidia-231"_s), {cad}), nullptr);
    }
    void aVfIsFoundByWorkstationAndType()
    {
        HostReading host;
        host.vgpus = {running({}, 1519), running({}, 1155)};
        const QString vf = u"0000:3b:00.4"_s;
        QCOMPARE(readingOf(host, vgpu(vf, u"nvidia-1155"_s), {cad}), &host.vgpus[1]);
        QCOMPARE(readingOf(host, vgpu(vf, u"1519"_s), {cad}), &host.vgpus[0]);
        QCOMPARE(readingOf(host, vgpu(vf, u"nvidia-1155"_s), {}), nullptr);
        QCOMPARE(readingOf(host, vgpu(vf, u"nvidia-7"_s), {cad}), nullptr);
        QCOMPARE(readingOf(host, vgpu(vf, {}), {cad}), nullptr); // could be either
        Gpu::Vgpu elsewhere = vgpu(vf, u"nvidia-1155"_s);
        elsewhere.gpu.text = u"0000:5e:00.0"_s;
        QCOMPARE(readingOf(host, elsewhere, {cad}), nullptr);
    }
    void everyValueHasItsLine()
    {
        GpuReading reading;
        reading.framebuffer = {Mebibytes{1331}, Mebibytes{16384}};
        reading.load = {64, 23, 9, 2, {}};
        reading.temperature = 37.4;
        reading.power = 10.43;
        reading.powerLimit = 53;
        reading.ecc = {3, 0};
        reading.xids = std::vector<Xid>{};
        reading.driverVersion = u"535.161.05"_s;
        const auto lines = linesOf(reading);
        QCOMPARE(textOf(lines),
                 (QStringList{u"Framebuffer: 1.3 GiB of 16 GiB"_s, u"3D: 64 %"_s, u"Memory bus: 23 %"_s,
                              u"Encoder: 9 %"_s, u"Decoder: 2 %"_s, u"Temperature: 37 °C"_s,
                              u"Power: 10.4 W of 53.0 W"_s, u"ECC errors: 3 corrected, 0 uncorrected"_s,
                              u"Xid errors: none since the host started"_s, u"Host driver: 535.161.05"_s}));
        QCOMPARE(lines[0].percent, std::optional(8));
        QCOMPARE(lines[1].percent, std::optional(64));
        QVERIFY(!lines[5].percent);
    }
    void whatIsNotReportedHasNoLine()
    {
        QVERIFY(linesOf(GpuReading{}).empty());
        QVERIFY(linesOf(ShareReading{}).empty());
        GpuReading full;
        full.framebuffer = {Mebibytes{9}, Mebibytes{0}}; // no share of nothing
        QVERIFY(!linesOf(full).front().percent);
    }
    void theLastXidIsTold()
    {
        GpuReading reading;
        const QDateTime at(QDate(2024, 11, 22), QTime(22, 6, 39), QTimeZone::UTC);
        reading.xids = std::vector<Xid>{{at, 31, u"MMU Fault"_s}, {at, 79, u"GPU has fallen off the bus."_s}};
        const QString text = textOf(linesOf(reading)).join(u'\n');
        QVERIFY2(text.contains(u"79"_s) && text.contains(u"fallen off the bus"_s), qPrintable(text));
        QVERIFY(!text.contains(u"MMU"_s));
    }
    void guestsTellDriverAndLicence()
    {
        VgpuReading reading = running(mdev, 231);
        QCOMPARE(textOf(linesOf(reading)), QStringList{u"Guest driver: none has reported yet"_s});
        reading.guestDriver = u"535.161.05"_s;
        reading.licence = Licence{LicenceState::Unrestricted, {}, {}};
        QCOMPARE(textOf(linesOf(reading)),
                 (QStringList{u"Guest driver: 535.161.05"_s, u"Licence: unlicensed, not slowed down yet"_s}));
        reading.licence = Licence{LicenceState::Other, {}, u"Leased"_s};
        QCOMPARE(textOf(linesOf(reading)).last(), u"Licence: Leased"_s);
        reading.licence = Licence{LicenceState::Licensed, QDateTime(QDate(2024, 10, 19), {}, QTimeZone::UTC), {}};
        QVERIFY(textOf(linesOf(reading)).last().startsWith(u"Licence: licensed until"_s));
    }
    void remarksSayWhyThereIsLess()
    {
        HostReading host;
        QCOMPARE(remarksOf(host, gpu(u"nvidia"_s)), QStringList{u"nvidia-smi does not list this GPU."_s});
        QCOMPARE(remarksOf(host, gpu(u"i915"_s)), QStringList{u"The driver i915 tells nothing of its load."_s});
        host.nvidia = Problem{ProblemKind::NotInstalled, 0};
        QCOMPARE(remarksOf(host, gpu(u"nvidia"_s)), QStringList{u"nvidia-smi is not installed on this host."_s});
        host.gpus.emplace_back();
        host.gpus.back().gpu = t4;
        host.gpus.back().temperature = 40;
        QVERIFY(remarksOf(host, gpu(u"amdgpu"_s)).isEmpty());
        host.hasHiddenProcesses = true;
        Gpu::Gpu shared = gpu(u"amdgpu"_s);
        shared.renderNode = u"/dev/dri/renderD128"_s;
        QCOMPARE(remarksOf(host, shared).size(), 1);
        host.gpus.back().needsRights = true;
        QCOMPARE(remarksOf(host, shared).size(), 2);
        host.gpus.back().isAsleep = true;
        QVERIFY(remarksOf(host, shared).join(u' ').contains(u"sleeps"_s));
    }
    void placesWithoutTelemetrySaySo()
    {
        QVERIFY(whyNotRead(Place::Here).isEmpty());
        QVERIFY(whyNotRead(Place::Elsewhere).contains(u"host itself"_s));
        QVERIFY(whyNotRead(Place::Simulated).contains(u"simulated"_s));
        QVERIFY(!whyNotRead(Place::Copy).isEmpty());
        QVERIFY(whyNotRead(gpu(u"nvidia"_s)).isEmpty());
        QVERIFY(whyNotRead(gpu(u"vfio-pci"_s)).contains(u"whole"_s));
        QVERIFY(whyNotRead(gpu({})).contains(u"No driver"_s));
        Gpu::Gpu tty = gpu(u"mtty"_s);
        tty.id.text = u"mtty"_s;
        QVERIFY(!whyNotRead(tty).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLines)
#include "tst_lines.moc"
