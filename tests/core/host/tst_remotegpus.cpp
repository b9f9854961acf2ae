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
    void vfsBelongToTheirGpu();
    void typesOfVfsAreNotAddedUp();
    void plainVfsAreVgpus();
    void nvidiaVfsWithoutTypesAreNoVgpus();
    void aWholeGpuIsOneVgpu();
    void theGroupIsNamed();
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
    static Virt::NodeDeviceDetails function(const QString &address, const QString &pciId)
    {
        Virt::NodeDeviceDetails device;
        device.kernelName = address;
        device.isDisplay = true;
        device.pciId = pciId;
        return device;
    }
    /** A GPU with that many VFs, each of which offers so many of one type; none where a number is negative. */
    static std::vector<Virt::NodeDeviceDetails> withVfs(const QString &pciId, std::initializer_list<int> offers)
    {
        std::vector<Virt::NodeDeviceDetails> devices{function(u"0000:41:00.0"_s, pciId)};
        devices[0].vfsPossible = 16;
        for (const int offer : offers) {
            const QString address = u"0000:41:00.%1"_s.arg(devices.size() + 3);
            Virt::NodeDeviceDetails vf = function(address, pciId);
            vf.physicalFunction = u"0000:41:00.0"_s;
            vf.driver = u"nvidia"_s;
            vf.iommuGroup = 70;
            if (offer >= 0)
                vf.types = {{u"nvidia-742"_s, u"NVIDIA A2-1B"_s, u"vfio-pci"_s, offer}};
            devices[0].virtualFunctions.push_back(address);
            devices.push_back(vf);
        }
        return devices;
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

void RemoteGpusTest::vfsBelongToTheirGpu()
{
    auto devices = withVfs(u"10de:25b6"_s, {1, 0, 1});
    devices.push_back(mdev(u"a"_s, u"0000:41:00.5"_s));
    const auto gpus = gpusOf(devices);
    QCOMPARE(gpus.size(), size_t{1});
    QCOMPARE(gpus[0].id.text, u"0000:41:00.0"_s);
    QCOMPARE(gpus[0].backEnd, Gpu::BackEnd::Mdev);
    QCOMPARE(gpus[0].vfsPossible, std::optional(16));
    QCOMPARE(gpus[0].vfsEnabled, std::optional(3));
    QCOMPARE(gpus[0].vfs.size(), size_t{3});
    QCOMPARE(gpus[0].vfs[2].number, 2);
    QCOMPARE(gpus[0].vfs[2].driver, u"nvidia"_s);
    QCOMPARE(gpus[0].vgpus.size(), size_t{1});
    QCOMPARE(gpus[0].vgpus[0].gpu, gpus[0].id);
    QCOMPARE(gpus[0].vgpus[0].parent.text, u"0000:41:00.5"_s);
}

void RemoteGpusTest::typesOfVfsAreNotAddedUp()
{
    const auto typeOf = [](const std::vector<Virt::NodeDeviceDetails> &devices) {
        return gpusOf(devices).at(0).types.at(0);
    };
    QCOMPARE(typeOf(withVfs(u"10de:25b6"_s, {1, 1, 1})).available, std::optional(1));
    QVERIFY(typeOf(withVfs(u"10de:25b6"_s, {1, 1, 1})).isLowerBound);
    QCOMPARE(typeOf(withVfs(u"10de:25b6"_s, {0, 0})).available, std::optional(0));
    QCOMPARE(typeOf(withVfs(u"10de:25b6"_s, {0, 1})).available, std::optional(1));
    auto taken = withVfs(u"10de:25b6"_s, {1, 1});
    taken.push_back(mdev(u"a"_s, u"0000:41:00.4"_s));
    QCOMPARE(typeOf(taken).available, std::optional(1)); // what a VF that carries one says is not asked
    QVERIFY(!typeOf(taken).isLowerBound); // the last VF holds one
    taken.push_back(mdev(u"b"_s, u"0000:41:00.5"_s));
    QCOMPARE(typeOf(taken).available, std::optional(0));
}

void RemoteGpusTest::plainVfsAreVgpus()
{
    const auto gpus = gpusOf(withVfs(u"8086:56c0"_s, {-1, -1}));
    QCOMPARE(gpus[0].backEnd, Gpu::BackEnd::SriovVf);
    QCOMPARE(gpus[0].vgpus.size(), size_t{2});
    QCOMPARE(gpus[0].vgpus[1].id.text, gpus[0].vfs[1].id.text);
    QVERIFY(gpus[0].vgpus[1].type.isEmpty());
}

void RemoteGpusTest::nvidiaVfsWithoutTypesAreNoVgpus()
{
    const auto gpus = gpusOf(withVfs(u"10de:26b9"_s, {-1, -1}));
    QCOMPARE(gpus[0].backEnd, Gpu::BackEnd::None);
    QCOMPARE(gpus[0].vfs.size(), size_t{2});
    QVERIFY(gpus[0].vgpus.empty());
    const auto off = gpusOf(withVfs(u"10de:26b9"_s, {}));
    QCOMPARE(off[0].vfsEnabled, std::optional(0));
    QCOMPARE(off[0].vfsPossible, std::optional(16));
}

void RemoteGpusTest::aWholeGpuIsOneVgpu()
{
    Virt::NodeDeviceDetails kept = function(u"0000:01:00.0"_s, u"10de:1e87"_s);
    kept.driver = u"vfio-pci"_s;
    const auto gpus = gpusOf({kept});
    QCOMPARE(gpus[0].backEnd, Gpu::BackEnd::Passthrough);
    QCOMPARE(gpus[0].vgpus.at(0).id.text, gpus[0].id.text);
    QCOMPARE(gpus[0].vfsEnabled, std::nullopt);
}

void RemoteGpusTest::theGroupIsNamed()
{
    Virt::NodeDeviceDetails gpu = function(u"0000:01:00.0"_s, u"10de:1e87"_s);
    gpu.groupAddresses = {u"0000:01:00.1"_s, u"0000:01:00.0"_s, u"0000:00:01.0"_s, u"0000:01:00.2"_s};
    Virt::NodeDeviceDetails audio = function(u"0000:01:00.1"_s, u"10de:10f8"_s);
    audio.isDisplay = false;
    audio.product = u"TU104 HD Audio Controller"_s;
    audio.driver = u"snd_hda_intel"_s;
    Virt::NodeDeviceDetails bridge = function(u"0000:00:01.0"_s, u"8086:1901"_s);
    bridge.isDisplay = false;
    bridge.isBridge = true;
    const auto gpus = gpusOf({gpu, audio, bridge});
    QCOMPARE(gpus.size(), size_t{1});
    const auto &members = gpus[0].groupMembers;
    QCOMPARE(members.size(), size_t{3});
    QVERIFY(members[0].isBridge && !members[1].isBridge);
    QCOMPARE(members[1].name, u"TU104 HD Audio Controller"_s);
    QCOMPARE(members[1].driver, u"snd_hda_intel"_s);
    QCOMPARE(members[2].id.text, u"0000:01:00.2"_s); // libvirt names it and says no more
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
    QTest::newRow("a VF") << u"pci"_s << u"/devices/pci0000:40/0000:41:00.4"_s << false << u"0000:41:00.4"_s;
    QTest::newRow("mdev on a VF") << u"mdev"_s << u"/devices/pci0000:40/0000:41:00.4/"_s + uuid << false
                                  << u"0000:41:00.4"_s;
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
