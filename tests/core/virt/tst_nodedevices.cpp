// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/nodedevices.h"

#include <QTest>

using namespace Carrel;
using namespace Carrel::Virt;
using namespace Qt::StringLiterals;

// XML as libvirt 11.3 writes it (formatnode), for a Tesla M60 and the kernel's mtty.
class NodeDevicesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAGpu();
    void readsAParentThatIsNotPci();
    void readsAnMdev();
    void readsVirtualFunctions();
    void damagedAddressesAreLeftOut();
    void otherFunctionsAreNoDisplays();
    void damage_data();
    void damage();
    void listsTheTestDriversDevices();

private:
    static Result<NodeDeviceDetails> parse(QByteArray xml)
    {
        return parseNodeDevice(std::span<char>(xml.data(), static_cast<size_t>(xml.size())));
    }
};

void NodeDevicesTest::readsAGpu()
{
    const auto device = parse(R"(<device><name>pci_0000_3d_00_0</name>
      <path>/sys/devices/pci0000:3a/0000:3a:00.0/0000:3d:00.0</path><parent>pci_0000_3a_00_0</parent>
      <driver><name>nvidia</name></driver><capability type='pci'><class>0x030000</class><domain>0</domain>
      <product id='0x13f2'>GM204GL [Tesla M60]</product><vendor id='0x10de'>NVIDIA Corporation</vendor>
      <capability type='mdev_types'><type id='nvidia-18'><name>GRID M60-2Q</name><deviceAPI>vfio-pci</deviceAPI>
      <availableInstances>4</availableInstances></type><type id='nvidia-9'><deviceAPI>vfio-pci</deviceAPI></type></capability>
      <iommuGroup number='41'><address domain='0x0000' bus='0x3d' slot='0x00' function='0x0'/></iommuGroup>
      <numa node='1'/></capability></device>)"_ba);
    QVERIFY(device);
    QCOMPARE(device->name, u"pci_0000_3d_00_0"_s);
    QCOMPARE(device->kernelName, u"0000:3d:00.0"_s);
    QCOMPARE(device->driver, u"nvidia"_s);
    QVERIFY(device->isDisplay);
    QCOMPARE(device->vendor, u"NVIDIA Corporation"_s);
    QCOMPARE(device->product, u"GM204GL [Tesla M60]"_s);
    QCOMPARE(device->numaNode, std::optional(1));
    QCOMPARE(device->iommuGroup, std::optional(41));
    const std::vector<MdevTypeDetails> types{{u"nvidia-18"_s, u"GRID M60-2Q"_s, u"vfio-pci"_s, 4},
                                             {u"nvidia-9"_s, u"nvidia-9"_s, u"vfio-pci"_s, {}}};
    QVERIFY(device->types == types);
    QVERIFY(device->mdevUuid.isEmpty());
}

void NodeDevicesTest::readsAParentThatIsNotPci()
{
    const auto device = parse(R"(<device><name>mtty_mtty</name><path>/sys/devices/virtual/mtty/mtty</path>
      <parent>computer</parent><capability type='mdev_types'><type id='mtty-1'><name>Single port serial</name>
      <deviceAPI>vfio-pci</deviceAPI><availableInstances>24</availableInstances></type></capability></device>)"_ba);
    QVERIFY(device);
    QCOMPARE(device->kernelName, u"mtty"_s);
    QVERIFY(!device->isDisplay);
    QCOMPARE(device->types.size(), size_t{1});
    QCOMPARE(device->types.front().available, std::optional(24));
}

void NodeDevicesTest::readsAnMdev()
{
    const auto device = parse(R"(<device><name>mdev_c2177883_f1bb_47f0_914d_32a22e3a8804_0000_3d_00_0</name>
      <path>/sys/devices/pci0000:3a/0000:3d:00.0/c2177883-f1bb-47f0-914d-32a22e3a8804</path>
      <capability type='mdev'><type id='nvidia-18'/><uuid>C2177883-f1bb-47f0-914d-32a22e3a8804</uuid>
      <parent_addr>0000:3d:00.0</parent_addr><iommuGroup number='93'/></capability></device>)"_ba);
    QVERIFY(device);
    QCOMPARE(device->mdevUuid, u"c2177883-f1bb-47f0-914d-32a22e3a8804"_s);
    QCOMPARE(device->mdevType, u"nvidia-18"_s);
    QCOMPARE(device->mdevParent, u"0000:3d:00.0"_s);
    QCOMPARE(device->iommuGroup, std::optional(93));
}

void NodeDevicesTest::readsVirtualFunctions()
{
    const auto physical =
        parse(R"(<device><name>pci_0000_41_00_0</name><path>/sys/devices/pci0000:40/0000:41:00.0</path>
      <capability type='pci'><class>0x030200</class><product id='0x25b6'>GA107GL [A2]</product><vendor id='0x10de'/>
      <capability type='virt_functions' maxCount='16'><address domain='0x0000' bus='0x41' slot='0x00' function='0x4'/>
      <address domain='0x0000' bus='0x41' slot='0x01' function='0x0'/></capability>
      <iommuGroup number='60'><address domain='0x0000' bus='0x41' slot='0x00' function='0x0'/></iommuGroup>
      </capability></device>)"_ba);
    QVERIFY(physical);
    QCOMPARE(physical->vfsPossible, std::optional(16));
    QCOMPARE(physical->virtualFunctions, (std::vector<QString>{u"0000:41:00.4"_s, u"0000:41:01.0"_s}));
    QCOMPARE(physical->groupAddresses, std::vector<QString>{u"0000:41:00.0"_s});
    QCOMPARE(physical->pciId, u"10de:25b6"_s);
    QVERIFY(physical->physicalFunction.isEmpty() && physical->isDisplay && !physical->isBridge);
    const auto virtualFunction = parse(R"(<device><name>pci_0000_41_00_4</name><capability type='pci'>
      <class>0x030200</class><capability type='phys_function'><address domain='0x0000' bus='0x41' slot='0x00'
      function='0x0'/></capability><capability type='mdev_types'><type id='nvidia-742'><deviceAPI>vfio-pci</deviceAPI>
      <availableInstances>1</availableInstances></type></capability></capability></device>)"_ba);
    QVERIFY(virtualFunction);
    QCOMPARE(virtualFunction->physicalFunction, u"0000:41:00.0"_s);
    QCOMPARE(virtualFunction->types.size(), size_t{1});
    QCOMPARE(virtualFunction->vfsPossible, std::nullopt);
}

void NodeDevicesTest::damagedAddressesAreLeftOut()
{
    const auto device = parse(R"(<device><name>pci_0</name><capability type='pci'><class>0x060400</class>
      <product id='25b6'/><capability type='virt_functions'><address domain='0x0000' bus='0x141' slot='0' function='0x4'/>
      <address bus='0x41' slot='0x00' function='0x0'/><address domain='0x0000' bus='0x41' slot='0x00' function='0x8'/>
      <address domain='0x0001' bus='0x41' slot='0x1f' function='0x7'/></capability>
      <capability type='phys_function'/></capability></device>)"_ba);
    QVERIFY(device);
    QCOMPARE(device->virtualFunctions, std::vector<QString>{u"0001:41:1f.7"_s});
    QCOMPARE(device->vfsPossible, std::nullopt);
    QVERIFY(device->physicalFunction.isEmpty() && device->pciId.isEmpty() && device->isBridge);
}

void NodeDevicesTest::otherFunctionsAreNoDisplays()
{
    const auto device = parse("<device><name>pci_0</name><capability type='pci'><class>0x020000</class>"
                              "<product id='0x1521'/><vendor id='0x8086'/><numa node='-1'/></capability></device>"_ba);
    QVERIFY(device);
    QVERIFY(!device->isDisplay);
    QCOMPARE(device->vendor, u"0x8086"_s);
    QCOMPARE(device->numaNode, std::optional<int>());
}

void NodeDevicesTest::damage_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << "<device><name>x"_ba;
    QTest::newRow("other root") << "<domain><name>x</name></domain>"_ba;
    QTest::newRow("no name") << "<device><path>/x</path></device>"_ba;
}

void NodeDevicesTest::damage()
{
    QFETCH(QByteArray, xml);
    const auto device = parse(xml);
    QVERIFY(!device);
    QCOMPARE(device.error().code, ErrorCode::Damaged);
}

void NodeDevicesTest::listsTheTestDriversDevices()
{
    const auto connection = Connection::open(u"test:///default"_s);
    QVERIFY(connection);
    const auto devices = listNodeDevices(**connection);
    QVERIFY2(devices, qPrintable(devices ? QString() : devices.error().sentence));
    for (const NodeDeviceDetails &device : *devices)
        QVERIFY(!device.name.isEmpty());
}

QTEST_GUILESS_MAIN(NodeDevicesTest)
#include "tst_nodedevices.moc"
