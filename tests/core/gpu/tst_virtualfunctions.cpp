// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/scanner.h"
#include "tests/core/gpu/sampletree.h"

#include <QtTest>

#include <algorithm>

using namespace Carrel;
using namespace Carrel::Gpu;
using namespace Qt::StringLiterals;

namespace {

const auto a40 = u"/sys/devices/pci0000:50/0000:50:01.0/0000:51:0"_s; // "0.0" the GPU, "0.4" to "0.7" its VFs
const auto l40s = u"/sys/devices/pci0000:3a/0000:3a:00.0/0000:3d:0"_s;

Gpu::Gpu onlyGpu(const SampleTree &tree, const QString &deviceRoot = {})
{
    const std::vector<Gpu::Gpu> gpus = scanGpus(tree.sysRoot(), deviceRoot);
    return gpus.size() == 1 ? gpus[0] : Gpu::Gpu{};
}

QString availableFile(const QString &vf, const char *type)
{
    return a40 + vf + u"/mdev_supported_types/"_s + QString::fromLatin1(type) + u"/available_instances"_s;
}

} // namespace

/** GPUs with VFs, of every kind, as their trees change. */
class TestVirtualFunctions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneMoreIsALowerBound();
    void noFreeVfOffersIt();
    void theOneFreeVfIsNoLowerBound();
    void anUnreadableVfLeavesItUnknown();
    void typesAreThoseOfAllVfs();
    void mdevsAreOnTheirVf();
    void aFullListNamesNothingAndTheTableDoes();
    void theVendorsListIsReadAgain();
    void onlyFreeVfsOffer();
    void anUnreadableTypeIsNoVgpu();
    void instanceAndPlacementAreRead();
    void whoHoldsAVfIsAsked();
    void aLinkToAnotherDeviceIsNoVf();
    void aVfWhoseFolderIsGoneIsListed();
    void aVfWithoutItsGpuStandsForItself();
    void nvidiaVfsWithoutTypesAreNoVgpus();
    void theServiceIsSeenByItsFolder();
    void theLowestRenderNodeIsTaken();
    void acceleratorsOfOthersAreNoGpus();
};

void TestVirtualFunctions::oneMoreIsALowerBound()
{
    SampleTree tree(u"a40-sriov-empty-4vfs"_s);
    const Gpu::Gpu gpu = onlyGpu(tree);
    QCOMPARE(gpu.vfs.size(), size_t{4});
    const VgpuType *type = findType(gpu, {u"nvidia-558"_s});
    QVERIFY(type);
    QCOMPARE(type->available, 1); // four VFs say 1 each: not 4
    QVERIFY(type->isLowerBound);
    QCOMPARE(type->maxInstances, 24);
}

void TestVirtualFunctions::noFreeVfOffersIt()
{
    SampleTree tree(u"a40-sriov-empty-4vfs"_s);
    for (const QString &vf : {u"0.4"_s, u"0.5"_s, u"0.6"_s})
        QVERIFY(tree.write(availableFile(vf, "nvidia-558"), "0\n"));
    Gpu::Gpu gpu = onlyGpu(tree);
    QCOMPARE(findType(gpu, {u"nvidia-558"_s})->available, 1); // the fourth does
    QVERIFY(tree.write(availableFile(u"0.7"_s, "nvidia-558"), "0\n"));
    refreshAvailability(tree.sysRoot(), gpu);
    QCOMPARE(findType(gpu, {u"nvidia-558"_s})->available, 0);
    QVERIFY(!findType(gpu, {u"nvidia-558"_s})->isLowerBound);
    QCOMPARE(findType(gpu, {u"nvidia-557"_s})->available, 1);
}

void TestVirtualFunctions::theOneFreeVfIsNoLowerBound()
{
    SampleTree tree(u"a40-sriov-empty-4vfs"_s);
    const char *const uuids[] = {"11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222",
                                 "33333333-3333-4333-8333-333333333333"};
    for (int i = 0; i < 3; ++i)
        QVERIFY(tree.link(a40 + u"0.%1/%2/mdev_type"_s.arg(QString::number(i + 4), QLatin1StringView(uuids[i])),
                          u"../mdev_supported_types/nvidia-558"_s));
    const Gpu::Gpu gpu = onlyGpu(tree);
    QCOMPARE(gpu.vgpus.size(), size_t{3});
    QCOMPARE(findType(gpu, {u"nvidia-558"_s})->available, 1);
    QVERIFY(!findType(gpu, {u"nvidia-558"_s})->isLowerBound);
}

void TestVirtualFunctions::anUnreadableVfLeavesItUnknown()
{
    SampleTree tree(u"a40-sriov-empty-4vfs"_s);
    for (const QString &vf : {u"0.4"_s, u"0.5"_s, u"0.6"_s})
        QVERIFY(tree.write(availableFile(vf, "nvidia-558"), "0\n"));
    QVERIFY(tree.makeUnreadable(availableFile(u"0.7"_s, "nvidia-558")));
    QCOMPARE(findType(onlyGpu(tree), {u"nvidia-558"_s})->available, std::nullopt);
}

void TestVirtualFunctions::typesAreThoseOfAllVfs()
{
    SampleTree tree(u"a40-sriov-empty-4vfs"_s);
    const size_t before = onlyGpu(tree).types.size();
    const QString fresh = a40 + u"0.6/mdev_supported_types/nvidia-9999"_s;
    QVERIFY(tree.write(fresh + u"/name"_s, "NVIDIA A40-New\n"));
    QVERIFY(tree.write(fresh + u"/available_instances"_s, "1\n"));
    QVERIFY(tree.remove(a40 + u"0.4/mdev_supported_types/nvidia-558"_s));
    const Gpu::Gpu gpu = onlyGpu(tree);
    QCOMPARE(gpu.types.size(), before + 1);
    QCOMPARE(findType(gpu, {u"nvidia-9999"_s})->name, u"NVIDIA A40-New"_s);
    QCOMPARE(findType(gpu, {u"nvidia-9999"_s})->available, 1);
    QCOMPARE(findType(gpu, {u"nvidia-558"_s})->available, 1);
}

void TestVirtualFunctions::mdevsAreOnTheirVf()
{
    const SampleTree tree(u"a2-sriov-one-4q"_s);
    const Gpu::Gpu gpu = onlyGpu(tree);
    QCOMPARE(gpu.backEnd, BackEnd::Mdev);
    QCOMPARE(gpu.vfs.size(), size_t{16});
    QCOMPARE(gpu.vfs[10].id.text, u"0000:41:01.6"_s); // virtfn10 after virtfn9
    QCOMPARE(gpu.vgpus.size(), size_t{1});
    QCOMPARE(gpu.vgpus[0].gpu, gpu.id);
    QCOMPARE(gpu.vgpus[0].parent, gpu.vfs[1].id);
}

void TestVirtualFunctions::aFullListNamesNothingAndTheTableDoes()
{
    const SampleTree tree(u"l40s-vfio-full"_s);
    const Gpu::Gpu gpu = onlyGpu(tree);
    QCOMPARE(gpu.backEnd, BackEnd::VendorVfio);
    QCOMPARE(gpu.vgpus.size(), size_t{1});
    QCOMPARE(gpu.vgpus[0].id.text, gpu.vfs[0].id.text);
    QCOMPARE(gpu.types.size(), size_t{1});
    QCOMPARE(gpu.types[0].name, u"NVIDIA L40S-48Q"_s);
    QCOMPARE(gpu.types[0].available, 0);
    QCOMPARE(gpu.types[0].maxInstances, 1);
}

void TestVirtualFunctions::theVendorsListIsReadAgain()
{
    SampleTree tree(u"l40s-vfio-r580-extra-files"_s);
    Gpu::Gpu gpu = onlyGpu(tree);
    QVERIFY(findType(gpu, {u"1147"_s})->available == 1);
    for (const VirtualFunction &vf : gpu.vfs)
        QVERIFY(tree.write(l40s + vf.id.text.sliced(9) + u"/nvidia/creatable_vgpu_types"_s, "ID : vGPU Name\n"));
    const size_t types = gpu.types.size();
    refreshAvailability(tree.sysRoot(), gpu);
    QCOMPARE(gpu.types.size(), types); // still known by name, and none can be made
    QVERIFY(std::ranges::all_of(gpu.types, [](const VgpuType &type) { return type.available == 0; }));
    QVERIFY(tree.write(l40s + u"0.5/nvidia/creatable_vgpu_types"_s, "1156 : NVIDIA L40S-48Q\n"));
    refreshAvailability(tree.sysRoot(), gpu);
    QCOMPARE(findType(gpu, {u"1156"_s})->available, 1);
}

void TestVirtualFunctions::onlyFreeVfsOffer()
{
    SampleTree tree(u"l40s-vfio-two-2q"_s);
    Gpu::Gpu gpu = onlyGpu(tree);
    // What only a VF that is taken lists, nobody can make.
    QVERIFY(tree.write(l40s + u"0.4/nvidia/creatable_vgpu_types"_s, "1145 : NVIDIA L40S-1B\n"));
    gpu = onlyGpu(tree);
    QCOMPARE(findType(gpu, {u"1145"_s})->available, 0);
    QCOMPARE(findType(gpu, {u"1148"_s})->available, 1);
    QVERIFY(findType(gpu, {u"1148"_s})->isLowerBound);
}

void TestVirtualFunctions::anUnreadableTypeIsNoVgpu()
{
    SampleTree tree(u"l40s-vfio-two-2q"_s);
    QVERIFY(tree.makeUnreadable(l40s + u"0.4/nvidia/current_vgpu_type"_s));
    QVERIFY(tree.write(l40s + u"0.5/nvidia/current_vgpu_type"_s, "not a number\n"));
    QVERIFY(onlyGpu(tree).vgpus.empty());
}

void TestVirtualFunctions::instanceAndPlacementAreRead()
{
    SampleTree tree(u"l40s-vfio-r580-extra-files"_s);
    QCOMPARE(onlyGpu(tree).vgpus.at(0).gpuInstance, noGpuInstance);
    QCOMPARE(onlyGpu(tree).vgpus.at(0).placement, 0U);
    QVERIFY(tree.write(l40s + u"0.4/nvidia/gpu_instance_id"_s, "5\n"));
    QVERIFY(tree.makeUnreadable(l40s + u"0.4/nvidia/placement_id"_s));
    QCOMPARE(onlyGpu(tree).vgpus.at(0).gpuInstance, 5U);
    QCOMPARE(onlyGpu(tree).vgpus.at(0).placement, std::nullopt);
}

void TestVirtualFunctions::whoHoldsAVfIsAsked()
{
    SampleTree tree(u"flex170-sriov-4vfs"_s);
    QVERIFY(tree.write(u"/dev/vfio/83"_s, QByteArray()));
    const Gpu::Gpu gpu = onlyGpu(tree, tree.path(u"/dev"_s));
    QCOMPARE(gpu.backEnd, BackEnd::SriovVf);
    QCOMPARE(gpu.vfs[2].inUse, false); // it could be opened
    QCOMPARE(gpu.vgpus[2].inUse, false);
    QCOMPARE(gpu.vfs[1].inUse, std::nullopt);
    QVERIFY(gpu.vgpus[2].type.isEmpty());
    QCOMPARE(gpu.vgpus[2].id.text, gpu.vfs[2].id.text);
}

void TestVirtualFunctions::aLinkToAnotherDeviceIsNoVf()
{
    SampleTree tree(u"a40-sriov-empty-4vfs"_s);
    QVERIFY(tree.write(u"/sys/devices/nic/class"_s, "0x020000\n"));
    QVERIFY(tree.link(u"/sys/bus/pci/devices/0000:60:00.0"_s, u"../../../devices/nic"_s));
    QVERIFY(tree.link(a40 + u"0.0/virtfn4"_s, u"../0000:60:00.0"_s));
    QVERIFY(tree.link(a40 + u"0.0/virtfn5"_s, u"../../../../etc"_s));
    QVERIFY(tree.link(a40 + u"0.0/virtfnx"_s, u"../0000:51:00.4"_s));
    QCOMPARE(onlyGpu(tree).vfs.size(), size_t{4});
}

void TestVirtualFunctions::aVfWhoseFolderIsGoneIsListed()
{
    SampleTree tree(u"a40-sriov-empty-4vfs"_s);
    QVERIFY(tree.remove(a40 + u"0.5"_s));
    QVERIFY(tree.remove(u"/sys/class/mdev_bus/0000:51:00.5"_s));
    const Gpu::Gpu gpu = onlyGpu(tree);
    QCOMPARE(gpu.vfs.size(), size_t{4});
    QVERIFY(gpu.vfs[1].driver.isEmpty());
    QCOMPARE(findType(gpu, {u"nvidia-558"_s})->available, 1);
}

void TestVirtualFunctions::aVfWithoutItsGpuStandsForItself()
{
    SampleTree tree(u"a40-sriov-empty-4vfs"_s); // a copy of the class folder alone
    QVERIFY(tree.remove(u"/sys/bus/pci/devices/0000:51:00.0"_s));
    QStringList ids;
    for (const Gpu::Gpu &gpu : scanGpus(tree.sysRoot(), QString()))
        ids.append(gpu.id.text);
    QCOMPARE(ids, (QStringList{u"0000:51:00.4"_s, u"0000:51:00.5"_s, u"0000:51:00.6"_s, u"0000:51:00.7"_s}));
}

void TestVirtualFunctions::nvidiaVfsWithoutTypesAreNoVgpus()
{
    SampleTree tree(u"l40s-vfio-r580-extra-files"_s);
    for (const VirtualFunction &vf : onlyGpu(tree).vfs)
        QVERIFY(tree.remove(l40s + vf.id.text.sliced(9) + u"/nvidia"_s));
    const Gpu::Gpu gpu = onlyGpu(tree);
    QCOMPARE(gpu.backEnd, BackEnd::None);
    QVERIFY(!gpu.vfs.empty());
    QVERIFY(gpu.vgpus.empty());
}

void TestVirtualFunctions::theServiceIsSeenByItsFolder()
{
    SampleTree tree(u"a40-sriov-vfs-disabled"_s);
    QCOMPARE(onlyGpu(tree).serviceRuns, std::nullopt);
    QVERIFY(tree.makeFolder(u"/sys/fs/cgroup/system.slice"_s));
    QCOMPARE(onlyGpu(tree).serviceRuns, false);
    QVERIFY(tree.makeFolder(u"/sys/fs/cgroup/system.slice/nvidia-vgpu-mgr.service"_s));
    QCOMPARE(onlyGpu(tree).serviceRuns, true);
}

void TestVirtualFunctions::theLowestRenderNodeIsTaken()
{
    SampleTree tree(u"amd-render-node"_s);
    const QString device = u"/sys/devices/pci0000:00/0000:00:08.1/0000:04:00.0/drm/"_s;
    QVERIFY(tree.makeFolder(device + u"renderD99"_s)); // by number, not by text
    QVERIFY(tree.makeFolder(device + u"renderDx"_s));
    QCOMPARE(onlyGpu(tree).renderNode, u"/dev/dri/renderD99"_s);
    QVERIFY(tree.remove(device));
    QCOMPARE(onlyGpu(tree).renderNode, QString());
    QCOMPARE(onlyGpu(tree).backEnd, BackEnd::None);
}

void TestVirtualFunctions::acceleratorsOfOthersAreNoGpus()
{
    const SampleTree tree(u"mi300x-gim-2vfs"_s);
    QCOMPARE(onlyGpu(tree).id.text, u"0000:c1:00.0"_s); // and not the NPU
    QVERIFY(!scanGpu(tree.sysRoot(), QString(), {u"0000:00:0b.0"_s}));
}

QTEST_GUILESS_MAIN(TestVirtualFunctions)
#include "tst_virtualfunctions.moc"
