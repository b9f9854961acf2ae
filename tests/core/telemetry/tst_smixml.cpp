// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/smixml.h"
#include "tests/core/telemetry/captured.h"

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Telemetry;

namespace {

/** The only GPU, or the one with this id. */
GpuReading gpuOf(const QByteArray &bytes, const QString &id = {})
{
    const SmiLog log = parseSmiXml(bytes);
    for (const GpuReading &gpu : log.gpus)
        if (id.isEmpty() || gpu.gpu.text == id)
            return gpu;
    return {};
}

/** Two elements wrapped as nvidia-smi wraps them. */
QByteArray around(const QByteArray &inside)
{
    return "<nvidia_smi_log><gpu id=\"00000000:01:00.0\">" + inside + "</gpu></nvidia_smi_log>";
}

} // namespace

class TestSmiXml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void captures_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<GpuReading>("wanted");
        const auto mib = [](qint64 count) {
            return std::optional(Mebibytes{count});
        };
        QTest::newRow("v9 vGPU host") << u"smi-390-m10-host-vgpu.xml"_s
                                      << GpuReading{.gpu = {u"0000:1a:00.0"_s},
                                                    .driverVersion = u"390.94"_s,
                                                    .framebuffer = {mib(8141), mib(8191)},
                                                    .load = {12, 3, 7, 0, {}},
                                                    .temperature = 37,
                                                    .power = 10.43,
                                                    .powerLimit = 53,
                                                    .ecc = {},
                                                    .xids = {}};
        QTest::newRow("v9 with ECC") << u"smi-390-m10-host-vgpu.xml"_s
                                     << GpuReading{.gpu = {u"0000:1b:00.0"_s},
                                                   .driverVersion = u"390.94"_s,
                                                   .framebuffer = {mib(18), mib(8191)},
                                                   .load = {0, 0, 0, 0, {}},
                                                   .temperature = 33,
                                                   .power = 9.87,
                                                   .powerLimit = 53,
                                                   .ecc = {2, 1},
                                                   .xids = {}};
        QTest::newRow("v11 with ECC") << u"smi-515-a10g.xml"_s
                                      << GpuReading{.gpu = {u"0000:00:1e.0"_s},
                                                    .driverVersion = u"515.105.01"_s,
                                                    .framebuffer = {mib(22), mib(23028)},
                                                    .load = {0, 0, 0, 0, {}},
                                                    .temperature = 17,
                                                    .power = 25.58,
                                                    .powerLimit = 300,
                                                    .ecc = {11, 22},
                                                    .xids = {}};
        QTest::newRow("v11 with nearly nothing") << u"smi-513-p4-1q-guest.xml"_s
                                                 << GpuReading{.gpu = {u"0000:00:0b.0"_s},
                                                               .driverVersion = u"513.46"_s,
                                                               .framebuffer = {mib(807), mib(1024)},
                                                               .load = {},
                                                               .temperature = {},
                                                               .power = {},
                                                               .powerLimit = {},
                                                               .ecc = {},
                                                               .xids = {},
                                                               .needsRights = true};
        QTest::newRow("v13") << u"smi-590-two-a5000.xml"_s
                             << GpuReading{.gpu = {u"0000:81:00.0"_s},
                                           .driverVersion = u"590.44.01"_s,
                                           .framebuffer = {mib(22437), mib(24564)},
                                           .load = {98, 41, 0, 5, {}},
                                           .temperature = 13,
                                           .power = 6.52,
                                           .powerLimit = 230,
                                           .ecc = {4, 3},
                                           .xids = {}};
        QTest::newRow("v13, wide domain, average power only") << u"smi-590-two-a5000.xml"_s
                                                              << GpuReading{.gpu = {u"10000:c1:00.0"_s},
                                                                            .driverVersion = u"590.44.01"_s,
                                                                            .framebuffer = {mib(0), mib(24564)},
                                                                            .load = {0, 0, 0, 0, {}},
                                                                            .temperature = 12,
                                                                            .power = 7.10,
                                                                            .powerLimit = 230,
                                                                            .ecc = {},
                                                                            .xids = {}};
        QTest::newRow("blanks around values, a warning before") << u"smi-580-blanks.xml"_s
                                                                << GpuReading{.gpu = {u"0000:01:00.0"_s},
                                                                              .driverVersion = {},
                                                                              .framebuffer = {},
                                                                              .load = {},
                                                                              .temperature = 37,
                                                                              .power = 66.84,
                                                                              .powerLimit = {},
                                                                              .ecc = {},
                                                                              .xids = {}};
    }
    void captures()
    {
        QFETCH(QString, file);
        QFETCH(GpuReading, wanted);
        const QByteArray bytes = Test::captured(file);
        QVERIFY(parseSmiXml(bytes).isWhole);
        const GpuReading got = gpuOf(bytes, wanted.gpu.text);
        QCOMPARE(got.gpu, wanted.gpu);
        QCOMPARE(got.driverVersion, wanted.driverVersion);
        QCOMPARE(got.framebuffer.used, wanted.framebuffer.used);
        QCOMPARE(got.framebuffer.total, wanted.framebuffer.total);
        QCOMPARE(got.load, wanted.load);
        QCOMPARE(got.temperature, wanted.temperature);
        QCOMPARE(got.power, wanted.power);
        QCOMPARE(got.powerLimit, wanted.powerLimit);
        QCOMPARE(got.ecc.corrected, wanted.ecc.corrected);
        QCOMPARE(got.ecc.uncorrected, wanted.ecc.uncorrected);
        QCOMPARE(got, wanted);
    }
    void everyGpuOfTheDocumentIsThere()
    {
        QCOMPARE(parseSmiXml(Test::captured(u"smi-390-m10-host-vgpu.xml"_s)).gpus.size(), size_t(2));
        QCOMPARE(parseSmiXml(Test::captured(u"smi-590-two-a5000.xml"_s)).gpus.size(), size_t(2));
    }
    void aGpuThatNamesItselfByUuidIsFoundByItsBusId()
    {
        const QByteArray bytes =
            "<nvidia_smi_log><gpu id=\"GPU-1\"><pci><pci_bus_id>00000000:04:00.0</pci_bus_id></pci>"
            "<temperature><gpu_temp>5 C</gpu_temp></temperature></gpu></nvidia_smi_log>";
        QCOMPARE(gpuOf(bytes).gpu.text, u"0000:04:00.0"_s);
        QCOMPARE(gpuOf(bytes).temperature, std::optional(5.0));
    }
    void aGpuWithoutAnyIdIsLeftOut()
    {
        QVERIFY(parseSmiXml("<nvidia_smi_log><gpu id=\"x\"><temperature/></gpu></nvidia_smi_log>").gpus.empty());
    }
    void theSameNameElsewhereIsNotTaken()
    {
        const auto gpu = gpuOf(around("<bar1_memory_usage><total>256 MiB</total></bar1_memory_usage>"
                                      "<mig><fb_memory_usage><total>1 MiB</total></fb_memory_usage></mig>"));
        QVERIFY(!gpu.framebuffer.total);
    }
    void aDeepOrWideDocumentIsPassedOver()
    {
        QByteArray deep;
        for (int i = 0; i < 20'000; ++i)
            deep += "<a>";
        QVERIFY(!parseSmiXml(around(deep)).isWhole);
        QByteArray wide;
        for (int i = 0; i < 50'000; ++i)
            wide += "<a>1</a>";
        const auto gpu = gpuOf(around(wide + "<temperature><gpu_temp>9 C</gpu_temp></temperature>"));
        QCOMPARE(gpu.temperature, std::optional(9.0));
    }
    void anEntityBombDoesNotGrow()
    {
        QByteArray bytes = "<!DOCTYPE nvidia_smi_log [<!ENTITY a \"aaaaaaaaaa\">";
        for (char c = 'b'; c < 'k'; ++c)
            bytes +=
                QByteArray("<!ENTITY ") + c + " \"" + QByteArray("&_;").replace('_', char(c - 1)).repeated(10) + "\">";
        bytes += "]><nvidia_smi_log><driver_version>&j;</driver_version><gpu id=\"0000:01:00.0\"/></nvidia_smi_log>";
        QVERIFY(!parseSmiXml(bytes).isWhole);
    }
    void otherTextsAreNoDocument()
    {
        for (const QByteArray &bytes :
             {QByteArray(), QByteArray("No devices were found\n"), QByteArray("<html></html>"),
              QByteArray("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.")}) {
            QVERIFY(!parseSmiXml(bytes).isWhole);
            QVERIFY(parseSmiXml(bytes).gpus.empty());
        }
    }
};

QTEST_GUILESS_MAIN(TestSmiXml)
#include "tst_smixml.moc"
