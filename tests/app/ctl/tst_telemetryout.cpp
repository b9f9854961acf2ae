// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/telemetryout.h"
#include "core/telemetry/smivgpu.h"
#include "core/telemetry/smixml.h"
#include "tests/core/telemetry/captured.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace Carrel;

namespace {

const QString cad = u"2afdb1c1-8d0a-4e77-9e0c-000000000007"_s;
const QString mdev = u"11111111-1111-4111-8111-000000000007"_s;

Host::Snapshot hostOf(Host::HostKind kind)
{
    Host::Inventory host;
    host.uri = u"qemu:///system"_s;
    host.kind = kind;
    Gpu::Gpu gpu;
    gpu.id.text = u"0000:3b:00.0"_s;
    gpu.vendor = u"NVIDIA Corporation"_s;
    gpu.product = u"TU104GL [Tesla T4]"_s;
    gpu.driver = u"nvidia"_s;
    Gpu::Vgpu vgpu;
    vgpu.id.text = mdev;
    vgpu.gpu = gpu.id;
    gpu.vgpus.push_back(vgpu);
    host.gpus.push_back(gpu);
    Host::Workstation workstation;
    workstation.id.text = cad;
    workstation.name = u"cad seven"_s;
    host.workstations.push_back(std::make_shared<const Host::Workstation>(workstation));
    return Host::snapshotOf(std::move(host));
}

Telemetry::HostReading readingOf()
{
    Telemetry::HostReading reading;
    reading.gpus =
        Telemetry::parseSmiXml(Test::captured(u"smi-390-m10-host-vgpu.xml"_s).replace("1A:00", "3B:00")).gpus;
    reading.vgpus = Telemetry::parseSmiVgpus(Test::captured(u"vgpu-535-licensed.txt"_s));
    Telemetry::ShareReading share;
    share.gpu.text = u"0000:3b:00.0"_s;
    share.workstation.text = cad;
    share.memory = Mebibytes{512};
    reading.shares = {share};
    return reading;
}

} // namespace

class TestTelemetryOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonHasEveryValueAndNullForTheOthers()
    {
        const auto host = hostOf(Host::HostKind::Local);
        const QJsonObject json = Ctl::telemetryJson(*host, {&host->gpus.front()}, readingOf());
        QCOMPARE(json[u"host"_s], u"qemu:///system"_s);
        const QJsonObject gpu = json[u"gpus"_s][0].toObject();
        QCOMPARE(gpu[u"address"_s], u"0000:3b:00.0"_s);
        QCOMPARE(gpu[u"framebuffer_used_mib"_s], 8141);
        QCOMPARE(gpu[u"temperature_c"_s], 37);
        QCOMPARE(gpu[u"power_w"_s], 10.43);
        QCOMPARE(gpu[u"load"_s][u"encoder"_s], 7);
        QVERIFY(gpu[u"load"_s][u"video"_s].isNull());
        QVERIFY(gpu[u"ecc_corrected"_s].isNull());
        QVERIFY(gpu[u"xids"_s].isNull()); // the log was not read
        QVERIFY(gpu.contains(u"xids"_s));
        QVERIFY(gpu[u"remarks"_s].toArray().isEmpty());
        const QJsonObject vgpu = gpu[u"vgpus"_s][0].toObject();
        QCOMPARE(vgpu[u"id"_s], mdev);
        QCOMPARE(vgpu[u"workstation"_s], u"cad seven"_s);
        QCOMPARE(vgpu[u"vm_uuid"_s], cad);
        QCOMPARE(vgpu[u"guest_driver"_s], u"535.161.05"_s);
        QCOMPARE(vgpu[u"licence"_s][u"licensed"_s], true);
        QCOMPARE(vgpu[u"licence"_s][u"expiry"_s], u"2024-10-19T06:51:17Z"_s);
        QCOMPARE(gpu[u"render_node_users"_s][0][u"memory_mib"_s], 512);
    }
    void jsonTellsXids()
    {
        const auto host = hostOf(Host::HostKind::Local);
        Telemetry::HostReading reading = readingOf();
        reading.gpus.front().xids = std::vector<Telemetry::Xid>{{{}, 79, u"fallen off"_s}};
        const QJsonObject json = Ctl::telemetryJson(*host, {&host->gpus.front()}, reading);
        const QJsonValue xid = json[u"gpus"_s][0][u"xids"_s][0];
        QCOMPARE(xid[u"number"_s], 79);
        QVERIFY(xid[u"at"_s].isNull());
    }
    void textIsATree()
    {
        const auto host = hostOf(Host::HostKind::Local);
        const QStringList text = Ctl::telemetryText(*host, {&host->gpus.front()}, readingOf());
        QCOMPARE(text.first(), u"GPU 0000:3b:00.0: NVIDIA Corporation TU104GL [Tesla T4]"_s);
        QVERIFY(text.contains(u"  Temperature: 37 °C"_s));
        QVERIFY(text.contains(u"  vGPU 11111111-1111-4111-8111-000000000007: GRID T4-2Q, in cad seven"_s));
        QVERIFY(text.contains(u"    Guest driver: 535.161.05"_s));
        QVERIFY(text.contains(u"  render node, used by cad seven"_s));
    }
    void otherHostsSayWhy_data()
    {
        QTest::addColumn<Host::HostKind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("remote") << Host::HostKind::Remote << u"the host itself"_s;
        QTest::newRow("try-out") << Host::HostKind::TryOut << u"simulated"_s;
        QTest::newRow("inspect") << Host::HostKind::Inspect << u"copy"_s;
    }
    void otherHostsSayWhy()
    {
        QFETCH(Host::HostKind, kind);
        QFETCH(QString, words);
        const auto host = hostOf(kind);
        const QString text = Ctl::telemetryText(*host, {&host->gpus.front()}, {}).join(u'\n');
        QVERIFY2(text.contains(words), qPrintable(text));
        const QJsonObject json = Ctl::telemetryJson(*host, {&host->gpus.front()}, {});
        QVERIFY(json[u"at"_s].isNull());
        QVERIFY(json[u"gpus"_s][0][u"temperature_c"_s].isNull());
        QVERIFY(json[u"gpus"_s][0][u"remarks"_s][0].toString().contains(words));
    }
};

QTEST_GUILESS_MAIN(TestTelemetryOut)
#include "tst_telemetryout.moc"
