// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/backendname.h"
#include "core/gpu/scanner.h"
#include "tests/core/gpu/sampletree.h"

#include <QtTest>

#include <algorithm>

using namespace Carrel;
using namespace Carrel::Gpu;

namespace {

const auto m60 = QStringLiteral("/sys/devices/pci0000:3a/0000:3a:00.0/0000:3b:00.0/0000:3c:08.0/0000:3d:00.0");

TypeId typeId(const char *text)
{
    return TypeId{QString::fromLatin1(text)};
}

} // namespace

class TestScanner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWholeTypeIsRead();
    void vgpusAreReadWithTypeAndGroup();
    void inUseIsAskedOfTheDeviceFolder();
    void kernelDevicesOutsidePciAreNamedByThemselves();
    void aParentWithADriverNamesItAsVendor();
    void typesAreInNaturalOrder();
    void noGpuByThatName_data();
    void noGpuByThatName();
    void availabilityIsReadAgain();
    void aGoneTypeOrGpuIsUnknownAfterRefresh();
    void copiedFoldersInPlaceOfLinksAreRead();
    void thisMachineIsRead();
    void backEndsHaveWords();
};

void TestScanner::aWholeTypeIsRead()
{
    const SampleTree tree(QStringLiteral("m60-legacy-two-2q"));
    const std::vector<Gpu::Gpu> gpus = scanGpus(tree.sysRoot(), QString());
    QCOMPARE(gpus.size(), size_t{2});
    const Gpu::Gpu &gpu = gpus.front();
    QCOMPARE(gpu.vendor, QStringLiteral("NVIDIA Corporation"));
    QCOMPARE(gpu.driver, QStringLiteral("nvidia"));
    QCOMPARE(gpu.numaNode, 0);
    QCOMPARE(gpu.iommuGroup, 40);
    const VgpuType *type = findType(gpu, typeId("nvidia-18"));
    QVERIFY(type);
    QCOMPARE(type->name, QStringLiteral("GRID M60-2Q"));
    QCOMPARE(type->deviceApi, QStringLiteral("vfio-pci"));
    QVERIFY(type->framebuffer == Mebibytes{2048});
    QCOMPARE(type->maxInstances, 4);
    QCOMPARE(type->heads, 4);
    QCOMPARE(type->maxResolution, QSize(5120, 2880));
    QCOMPARE(type->frameLimit, 60);
    QCOMPARE(type->available, 2);
    QCOMPARE(findType(gpu, typeId("nvidia-11"))->available, 0); // another size: none, which is not unknown
}

void TestScanner::vgpusAreReadWithTypeAndGroup()
{
    const SampleTree tree(QStringLiteral("m60-legacy-two-2q"));
    const std::optional<Gpu::Gpu> gpu = scanGpu(tree.sysRoot(), QString(), GpuId{QStringLiteral("0000:3d:00.0")});
    QVERIFY(gpu);
    QCOMPARE(gpu->vgpus.size(), size_t{2});
    QVERIFY(std::ranges::is_sorted(gpu->vgpus, {}, &Vgpu::id));
    for (const Vgpu &vgpu : gpu->vgpus) {
        QCOMPARE(vgpu.type, typeId("nvidia-18"));
        QCOMPARE(vgpu.gpu, gpu->id);
        QVERIFY(vgpu.iommuGroup);
        QVERIFY(!vgpu.inUse);
        QVERIFY(parseUuid(vgpu.id.text));
    }
    QVERIFY(gpu->vgpus[0].iommuGroup != gpu->vgpus[1].iommuGroup);
}

void TestScanner::inUseIsAskedOfTheDeviceFolder()
{
    SampleTree tree(QStringLiteral("mtty-one-dual"));
    QVERIFY(tree.write(QStringLiteral("/dev/vfio/0"), QByteArray()));
    const GpuId mtty{QStringLiteral("mtty")};
    QCOMPARE(scanGpu(tree.sysRoot(), tree.path(QStringLiteral("/dev")), mtty)->vgpus.at(0).inUse, false);
    QCOMPARE(scanGpu(tree.sysRoot(), QString(), mtty)->vgpus.at(0).inUse, std::nullopt);
    QVERIFY(tree.remove(QStringLiteral("/dev/vfio/0")));
    QCOMPARE(scanGpu(tree.sysRoot(), tree.path(QStringLiteral("/dev")), mtty)->vgpus.at(0).inUse, std::nullopt);
}

void TestScanner::kernelDevicesOutsidePciAreNamedByThemselves()
{
    const SampleTree tree(QStringLiteral("mtty-one-dual"));
    const std::vector<Gpu::Gpu> gpus = scanGpus(tree.sysRoot(), QString());
    QCOMPARE(gpus.size(), size_t{1});
    QCOMPARE(gpus[0].product, QStringLiteral("mtty"));
    QCOMPARE(gpus[0].vendor, QString());
    QCOMPARE(gpus[0].iommuGroup, std::nullopt);
    QCOMPARE(gpus[0].numaNode, std::nullopt);
    QCOMPARE(gpus[0].types.at(1).name, QStringLiteral("Dual port serial"));
    QCOMPARE(gpus[0].types.at(1).description, QString()); // mtty has none
    QCOMPARE(gpus[0].types.at(1).framebuffer, std::nullopt);
    QCOMPARE(gpus[0].vgpus.at(0).type, typeId("mtty-2"));
    QCOMPARE(gpus[0].vgpus.at(0).iommuGroup, 0);
}

void TestScanner::aParentWithADriverNamesItAsVendor()
{
    SampleTree tree(QStringLiteral("mdpy-empty"));
    QVERIFY(
        tree.link(QStringLiteral("/sys/devices/virtual/mdpy/mdpy/driver"), QStringLiteral("../../drivers/mdpy-drv")));
    const std::vector<Gpu::Gpu> gpus = scanGpus(tree.sysRoot(), QString());
    QCOMPARE(gpus.at(0).driver, QStringLiteral("mdpy-drv"));
    QCOMPARE(gpus.at(0).vendor, QStringLiteral("mdpy-drv"));
}

void TestScanner::typesAreInNaturalOrder()
{
    SampleTree tree(QStringLiteral("mtty-one-dual"));
    QVERIFY(tree.makeFolder(QStringLiteral("/sys/devices/virtual/mtty/mtty/mdev_supported_types/mtty-10")));
    QStringList ids;
    const std::optional<Gpu::Gpu> gpu = scanGpu(tree.sysRoot(), QString(), GpuId{QStringLiteral("mtty")});
    for (const VgpuType &type : gpu->types)
        ids += type.id.text;
    QCOMPARE(ids.join(u' '), QStringLiteral("mtty-1 mtty-2 mtty-10"));
}

void TestScanner::noGpuByThatName_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("not there") << QStringLiteral("0000:99:00.0");
    QTest::newRow("a VF without types") << QStringLiteral("0000:3d:00.4");
    QTest::newRow("not a display") << QStringLiteral("0000:3a:00.0");
    QTest::newRow("a path") << QStringLiteral("../../../../etc");
    QTest::newRow("empty") << QString();
    QTest::newRow("the folder itself") << QStringLiteral(".");
}

void TestScanner::noGpuByThatName()
{
    QFETCH(QString, id);
    SampleTree tree(QStringLiteral("l40s-vfio-empty"));
    QVERIFY(tree.write(QStringLiteral("/sys/devices/bridge/class"), "0x060400\n"));
    QVERIFY(tree.link(QStringLiteral("/sys/bus/pci/devices/0000:3a:00.0"), QStringLiteral("../../../devices/bridge")));
    QVERIFY(!scanGpu(tree.sysRoot(), QString(), GpuId{id}));
}

void TestScanner::availabilityIsReadAgain()
{
    SampleTree tree(QStringLiteral("m60-legacy-two-2q"));
    Gpu::Gpu gpu = scanGpus(tree.sysRoot(), QString()).at(0);
    const Gpu::Gpu before = gpu;
    QVERIFY(tree.write(m60 + QStringLiteral("/mdev_supported_types/nvidia-18/available_instances"), "1\n"));
    QVERIFY(tree.write(m60 + QStringLiteral("/mdev_supported_types/nvidia-11/available_instances"), "16\n"));
    refreshAvailability(tree.sysRoot(), gpu);
    QCOMPARE(findType(gpu, typeId("nvidia-18"))->available, 1);
    QCOMPARE(findType(gpu, typeId("nvidia-11"))->available, 16);
    for (VgpuType &type : gpu.types)
        type.available = findType(before, type.id)->available;
    QVERIFY(gpu == before); // and nothing else was touched
}

void TestScanner::aGoneTypeOrGpuIsUnknownAfterRefresh()
{
    SampleTree tree(QStringLiteral("m60-legacy-two-2q"));
    Gpu::Gpu gpu = scanGpus(tree.sysRoot(), QString()).at(0);
    QVERIFY(tree.remove(m60 + QStringLiteral("/mdev_supported_types/nvidia-18")));
    refreshAvailability(tree.sysRoot(), gpu);
    QCOMPARE(findType(gpu, typeId("nvidia-18"))->available, std::nullopt);
    QCOMPARE(findType(gpu, typeId("nvidia-11"))->available, 0);
    QVERIFY(tree.remove(m60));
    refreshAvailability(tree.sysRoot(), gpu);
    for (const VgpuType &type : gpu.types)
        QCOMPARE(type.available, std::nullopt);
}

void TestScanner::copiedFoldersInPlaceOfLinksAreRead()
{
    SampleTree tree; // cp -L of an archive
    QVERIFY(tree.write(QStringLiteral("/sys/bus/pci/devices/0000:01:00.0/class"), "0x030000\n"));
    QVERIFY(tree.write(QStringLiteral("/sys/bus/pci/devices/0000:01:00.0/vendor"), "0x1002\n"));
    const std::vector<Gpu::Gpu> gpus = scanGpus(tree.sysRoot(), QString());
    QCOMPARE(gpus.size(), size_t{1});
    QVERIFY(gpus[0].vendor.startsWith(QStringLiteral("Advanced Micro Devices")));
    QCOMPARE(gpus[0].product, QString()); // no device file: unknown
}

void TestScanner::thisMachineIsRead()
{
    for (const Gpu::Gpu &gpu : scanGpus(QStringLiteral("/sys"), QString()))
        QVERIFY(parseGpuId(gpu.id.text) && !gpu.product.isEmpty());
    QVERIFY(scanGpus(QStringLiteral("/no/such/place"), QString()).empty());
}

void TestScanner::backEndsHaveWords()
{
    QCOMPARE(backEndName(BackEnd::None), QLatin1StringView("none"));
    QCOMPARE(backEndName(BackEnd::Mdev), QLatin1StringView("mdev"));
    QCOMPARE(backEndName(BackEnd::VendorVfio), QLatin1StringView("vendor-vfio"));
    QCOMPARE(backEndName(BackEnd::SriovVf), QLatin1StringView("sriov-vf"));
    QCOMPARE(backEndName(BackEnd::Passthrough), QLatin1StringView("passthrough"));
    QCOMPARE(backEndName(BackEnd::Virgl), QLatin1StringView("virgl"));
}

QTEST_GUILESS_MAIN(TestScanner)
#include "tst_scanner.moc"
