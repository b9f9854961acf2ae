// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/devicesensors.h"
#include "tests/core/telemetry/tree.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Telemetry;

namespace {

const GpuId gpu{u"0000:0a:00.0"_s};

/** A /sys with one PCI device, linked to as the kernel does. */
struct Device
{
    Test::Tree tree;
    Device() { tree.link(u"bus/pci/devices/0000:0a:00.0"_s, u"../../../devices/pci0000:00/0000:0a:00.0"_s); }
    void write(const QString &path, const QByteArray &content) const
    {
        tree.write(u"devices/pci0000:00/0000:0a:00.0/"_s + path, content);
    }
    [[nodiscard]] DeviceReading read(qint64 nowNs = 0) const { return readDevice(tree.root(), gpu, nowNs); }
};

void addAmdgpu(const Device &device)
{
    device.write(u"mem_info_vram_total"_s, "17163091968\n");
    device.write(u"mem_info_vram_used"_s, "1073741824\n");
    device.write(u"gpu_busy_percent"_s, "37\n");
    device.write(u"mem_busy_percent"_s, "11\n");
    device.write(u"ras/umc_err_count"_s, "ue: 1\nce: 5\n");
    device.write(u"hwmon/hwmon3/name"_s, "amdgpu\n");
    device.write(u"hwmon/hwmon3/temp1_input"_s, "41000\n");
    device.write(u"hwmon/hwmon3/temp1_label"_s, "edge\n");
    device.write(u"hwmon/hwmon3/temp2_input"_s, "49000\n");
    device.write(u"hwmon/hwmon3/power1_average"_s, "23500000\n");
    device.write(u"hwmon/hwmon3/power1_cap"_s, "203000000\n");
}

void addXe(const Device &device, const QByteArray &energy)
{
    device.write(u"hwmon/hwmon2/name"_s, "xe\n");
    device.write(u"hwmon/hwmon2/temp2_input"_s, "52000\n");
    device.write(u"hwmon/hwmon2/temp2_label"_s, "pkg\n");
    device.write(u"hwmon/hwmon2/temp3_input"_s, "60000\n");
    device.write(u"hwmon/hwmon2/temp3_label"_s, "vram\n");
    device.write(u"hwmon/hwmon2/power1_max"_s, "0\n");
    device.write(u"hwmon/hwmon2/energy1_input"_s, energy);
}

} // namespace

class TestDeviceSensors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void amdgpuTellsAll()
    {
        Device device;
        addAmdgpu(device);
        const GpuReading reading = device.read().gpu;
        QCOMPARE(reading.framebuffer.total->count, 16368);
        QCOMPARE(reading.framebuffer.used->count, 1024);
        QCOMPARE(reading.load, (Load{37, 11, {}, {}, {}}));
        QCOMPARE(reading.ecc, (EccErrors{5, 1}));
        QCOMPARE(reading.temperature, std::optional(41.0));
        QCOMPARE(reading.power, std::optional(23.5));
        QCOMPARE(reading.powerLimit, std::optional(203.0));
    }
    void xeTellsEnergy()
    {
        Device device;
        addXe(device, "5000000\n");
        const DeviceReading before = device.read(1'000'000'000);
        QCOMPARE(before.gpu.temperature, std::optional(52.0));
        QVERIFY(!before.gpu.power);
        QVERIFY(!before.gpu.powerLimit); // 0: switched off
        addXe(device, "65000000\n");
        const DeviceReading after = device.read(3'000'000'000);
        QCOMPARE(powerBetween(before, after), std::optional(30.0)); // 60 J in 2 s
        QVERIFY(!powerBetween(after, before));
    }
    void theMemorysTemperatureIsNotTheChips()
    {
        Device device;
        device.write(u"hwmon/hwmon2/temp1_input"_s, "60000\n");
        device.write(u"hwmon/hwmon2/temp1_label"_s, "vram\n");
        QVERIFY(!device.read().gpu.temperature);
    }
    void aSleepingDeviceIsNotAsked()
    {
        Device device;
        addAmdgpu(device);
        device.write(u"power/runtime_status"_s, "suspended\n");
        const GpuReading reading = device.read().gpu;
        QVERIFY(reading.isAsleep);
        QVERIFY(!reading.temperature);
        QVERIFY(!reading.framebuffer.used);
        device.write(u"power/runtime_status"_s, "active\n");
        QVERIFY(device.read().gpu.temperature);
    }
    void nothingThereIsNothingReported()
    {
        const GpuReading reading = Device().read().gpu;
        GpuReading nothing;
        nothing.gpu = gpu;
        QCOMPARE(reading, nothing);
        QCOMPARE(readDevice(u"/nonexistent"_s, gpu, 0).gpu, nothing);
        nothing.gpu.text = u"mtty"_s;
        QCOMPARE(readDevice(u"/sys"_s, nothing.gpu, 0).gpu, nothing);
    }
    void damagedFilesAreNotReported_data()
    {
        QTest::addColumn<QByteArray>("content");
        for (const char *content : {"", "N/A", "-1", "1e3", "999999999999999999999999", "12 34", "\xff\xfe"})
            QTest::newRow(content) << QByteArray(content);
        QTest::newRow("long") << QByteArray(100'000, '7');
    }
    void damagedFilesAreNotReported()
    {
        QFETCH(QByteArray, content);
        Device device;
        addAmdgpu(device);
        for (const auto &name : {u"mem_info_vram_total"_s, u"gpu_busy_percent"_s, u"hwmon/hwmon3/power1_average"_s,
                                 u"ras/umc_err_count"_s})
            device.write(name, content);
        const GpuReading reading = device.read().gpu;
        QVERIFY(!reading.framebuffer.total);
        QVERIFY(!reading.load.graphics);
        QVERIFY(!reading.power);
        QCOMPARE(reading.ecc, EccErrors{});
        QCOMPARE(reading.temperature, std::optional(41.0));
    }
};

QTEST_GUILESS_MAIN(TestDeviceSensors)
#include "tst_devicesensors.moc"
