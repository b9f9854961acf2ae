// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/remotegpus.h"
#include "core/host/ueventmonitor.h"

#include <QTest>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

class RemoteGpusTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsMdevsOnTheirParents();
    void aParentOnlyItsMdevsTellOf();
    void leavesOutOtherDevices();
    void namesTheGpuOfADevice_data();
    void namesTheGpuOfADevice();
    void namesTheGpuOfAUevent_data();
    void namesTheGpuOfAUevent();

private:
    static Virt::NodeDeviceDetails display()
    {
        Virt::NodeDeviceDetails device;
        device.name = u"pci_0000_3d_00_0"_s;
        device.kernelName = u"0000:3d:00.0"_s;
        device.isDisplay = true;
        device.vendor = u"NVIDIA Corporation"_s;
        device.types = {{u"nvidia-18"_s, u"GRID M60-2Q"_s, u"vfio-pci"_s, 4}, {u"nvidia-9"_s, u"nvidia-9"_s, {}, {}}};
        return device;
    }
    static Virt::NodeDeviceDetails mdev(const QString &uuid, const QString &parent)
    {
        Virt::NodeDeviceDetails device;
        device.name = u"mdev_"_s + uuid;
        device.mdevUuid = uuid;
        device.mdevType = u"nvidia-18"_s;
        device.mdevParent = parent;
        device.iommuGroup = 9;
        return device;
    }
};

void RemoteGpusTest::putsMdevsOnTheirParents()
{
    const auto gpus = gpusOf({mdev(u"b"_s, u"0000:3d:00.0"_s), display(), mdev(u"a"_s, u"0000:3d:00.0"_s)});
    QCOMPARE(gpus.size(), size_t{1});
    const Gpu::Gpu &gpu = gpus.front();
    QCOMPARE(gpu.backEnd, Gpu::BackEnd::Mdev);
    QCOMPARE(gpu.vendor, u"NVIDIA Corporation"_s);
    QCOMPARE(gpu.types[0].id.text, u"nvidia-9"_s);
    QCOMPARE(gpu.types[1].available, std::optional(4));
    QVERIFY(!gpu.types[1].framebuffer); // libvirt does not say: not invented
    QCOMPARE(gpu.vgpus.size(), size_t{2});
    QCOMPARE(gpu.vgpus[0].id.text, u"a"_s);
    QCOMPARE(gpu.vgpus[0].gpu, gpu.id);
    QCOMPARE(gpu.vgpus[0].iommuGroup, std::optional(9));
    QVERIFY(!gpu.vgpus[0].inUse);
}

void RemoteGpusTest::aParentOnlyItsMdevsTellOf()
{
    const auto gpus = gpusOf({mdev(u"a"_s, u"mdpy"_s)});
    QCOMPARE(gpus.size(), size_t{1});
    QCOMPARE(gpus.front().id.text, u"mdpy"_s);
    QVERIFY(gpus.front().types.empty());
}

void RemoteGpusTest::leavesOutOtherDevices()
{
    Virt::NodeDeviceDetails network;
    network.kernelName = u"0000:01:00.0"_s;
    Virt::NodeDeviceDetails bare = display();
    bare.types.clear();
    const auto gpus = gpusOf({network, bare});
    QCOMPARE(gpus.size(), size_t{1});
    QCOMPARE(gpus.front().backEnd, Gpu::BackEnd::None);
}

void RemoteGpusTest::namesTheGpuOfADevice_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("gpu");
    QTest::newRow("pci") << u"pci_0000_3d_00_0"_s << u"0000:3d:00.0"_s;
    QTest::newRow("mdev on pci") << u"mdev_c2177883_f1bb_47f0_914d_32a22e3a8804_0000_3d_00_0"_s << u"0000:3d:00.0"_s;
    QTest::newRow("mdev elsewhere") << u"mdev_c2177883_f1bb_47f0_914d_32a22e3a8804_mtty"_s << u"mtty"_s;
    QTest::newRow("older mdev") << u"mdev_c2177883_f1bb_47f0_914d_32a22e3a8804"_s << QString();
    QTest::newRow("virtual parent") << u"mtty_mtty"_s << u"mtty"_s;
    QTest::newRow("short") << u"mdev_"_s << QString();
}

void RemoteGpusTest::namesTheGpuOfADevice()
{
    QFETCH(QString, name);
    QTEST(gpuOfNodeDevice(name).text, "gpu");
}

void RemoteGpusTest::namesTheGpuOfAUevent_data()
{
    QTest::addColumn<QString>("subsystem");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("state");
    QTest::addColumn<QString>("gpu");
    const QString uuid = u"c2177883-f1bb-47f0-914d-32a22e3a8804"_s;
    QTest::newRow("mdev") << u"mdev"_s << u"/devices/pci0000:3a/0000:3d:00.0/"_s + uuid << false << u"0000:3d:00.0"_s;
    QTest::newRow("mdev of mtty") << u"mdev"_s << u"/devices/virtual/mtty/mtty/"_s + uuid << false << u"mtty"_s;
    QTest::newRow("pci") << u"pci"_s << u"/devices/pci0000:3a/0000:3d:00.0"_s << false << u"0000:3d:00.0"_s;
    QTest::newRow("parent registers") << u"mtty"_s << u"/devices/virtual/mtty/mtty"_s << true << u"mtty"_s;
    QTest::newRow("a disk") << u"block"_s << u"/devices/virtual/block/loop0"_s << false << QString();
    QTest::newRow("nothing") << QString() << QString() << false << QString();
}

void RemoteGpusTest::namesTheGpuOfAUevent()
{
    QFETCH(QString, subsystem);
    QFETCH(QString, path);
    QFETCH(bool, state);
    QTEST(UeventMonitor::gpuOf(subsystem, path, state).text, "gpu");
}

QTEST_GUILESS_MAIN(RemoteGpusTest)
#include "tst_remotegpus.moc"
