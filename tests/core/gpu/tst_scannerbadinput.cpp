// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/scanner.h"
#include "tests/core/gpu/sampletree.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>

using namespace Carrel;
using namespace Carrel::Gpu;

namespace {

const auto m60 = QStringLiteral("/sys/devices/pci0000:3a/0000:3a:00.0/0000:3b:00.0/0000:3c:08.0/0000:3d:00.0");
const auto types = QStringLiteral("/mdev_supported_types");

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(7);
    std::ranges::generate(bytes, [&random] { return static_cast<char>(random.bounded(256)); });
    return bytes;
}

/** A relation each scan must keep, whatever the tree holds. */
bool isSane(const Gpu::Gpu &gpu)
{
    const auto isTypeSane = [](const VgpuType &type) {
        return parseTypeId(type.id.text) && !type.name.isEmpty() && type.available.value_or(0) >= 0
            && type.description.size() <= 4096 && type.name.size() <= 200;
    };
    const auto isVgpuSane = [&gpu](const Vgpu &vgpu) {
        return (parseUuid(vgpu.id.text) || parsePciAddress(vgpu.id.text)) && vgpu.gpu == gpu.id
            && (vgpu.parent == gpu.id || findVf(gpu, vgpu.parent))
            && (vgpu.type.isEmpty() || parseTypeId(vgpu.type.text));
    };
    const auto isVfSane = [](const VirtualFunction &vf) {
        return parsePciAddress(vf.id.text) && vf.number >= 0;
    };
    return parseGpuId(gpu.id.text) && std::ranges::all_of(gpu.types, isTypeSane)
        && std::ranges::all_of(gpu.vfs, isVfSane) && std::ranges::all_of(gpu.vgpus, isVgpuSane);
}

} // namespace

class TestScannerBadInput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBadAttributeCostsItself_data();
    void aBadAttributeCostsItself();
    void aLinkThatPointsOutsideCostsItself();
    void aParentLinkThatPointsOutsideIsNoGpu();
    void badNamesAreNotListed();
    void anUnreadableTypeFolderLeavesTheGpu();
    void aVgpuWithoutItsLinksIsStillListed();
    void damagedTreesAreSurvived_data();
    void damagedTreesAreSurvived();
};

void TestScannerBadInput::aBadAttributeCostsItself_data()
{
    QTest::addColumn<QByteArray>("bytes"); // null: unreadable
    QTest::newRow("binary noise") << noise(300);
    QTest::newRow("1 MB of text") << QByteArray(1'000'000, 'x');
    QTest::newRow("1 MB of digits") << QByteArray(1'000'000, '7');
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("a NUL") << QByteArray("\0", 1);
    QTest::newRow("read error") << QByteArray();
}

void TestScannerBadInput::aBadAttributeCostsItself()
{
    QFETCH(QByteArray, bytes);
    const auto spoil = [&bytes](SampleTree &tree, const QString &path) {
        return bytes.isNull() ? tree.makeUnreadable(path) : tree.write(path, bytes);
    };
    SampleTree tree(QStringLiteral("m60-legacy-two-2q"));
    const Gpu::Gpu whole = scanGpus(tree.sysRoot(), QString()).at(0);
    for (const char *attribute : {"/vendor", "/device", "/numa_node"})
        QVERIFY(spoil(tree, m60 + QLatin1StringView(attribute)));
    for (const char *attribute : {"/name", "/device_api", "/description", "/available_instances"})
        QVERIFY(spoil(tree, m60 + types + QStringLiteral("/nvidia-18") + QLatin1StringView(attribute)));
    const std::optional<Gpu::Gpu> gpu = scanGpu(tree.sysRoot(), QString(), whole.id);
    QVERIFY(gpu && isSane(*gpu));
    QCOMPARE(gpu->vendor, QString());
    QCOMPARE(gpu->numaNode, std::nullopt);
    QCOMPARE(gpu->types.size(), whole.types.size());
    for (const VgpuType &type : gpu->types) {
        if (type.id.text != QStringLiteral("nvidia-18")) {
            QVERIFY(type == *findType(whole, type.id));
            continue;
        }
        QCOMPARE(type.name, QStringLiteral("nvidia-18"));
        QCOMPARE(type.available, std::nullopt);
        QCOMPARE(type.framebuffer, std::nullopt);
        QCOMPARE(type.description, QString());
    }
    QVERIFY(gpu->vgpus == whole.vgpus);
}

void TestScannerBadInput::aLinkThatPointsOutsideCostsItself()
{
    SampleTree tree(QStringLiteral("m60-legacy-two-2q"));
    QVERIFY(tree.write(QStringLiteral("/outside"), "16\n"));
    const QString type = m60 + types + QStringLiteral("/nvidia-18");
    QVERIFY(tree.remove(type + QStringLiteral("/available_instances")));
    QVERIFY(tree.link(type + QStringLiteral("/available_instances"), tree.path(QStringLiteral("/outside"))));
    QVERIFY(tree.remove(type + QStringLiteral("/name")));
    QVERIFY(tree.link(type + QStringLiteral("/name"), QStringLiteral("/etc/hostname")));
    const Gpu::Gpu gpu = scanGpus(tree.sysRoot(), QString()).at(0);
    const VgpuType *read = findType(gpu, TypeId{QStringLiteral("nvidia-18")});
    QVERIFY(read);
    QCOMPARE(read->available, std::nullopt);
    QCOMPARE(read->name, QStringLiteral("nvidia-18"));
    QVERIFY(read->framebuffer == Mebibytes{2048});
}

void TestScannerBadInput::aParentLinkThatPointsOutsideIsNoGpu()
{
    SampleTree tree(QStringLiteral("mtty-one-dual"));
    const SampleTree other(QStringLiteral("mdpy-empty"));
    QVERIFY(tree.link(QStringLiteral("/sys/class/mdev_bus/mdpy"),
                      other.path(QStringLiteral("/sys/devices/virtual/mdpy/mdpy"))));
    const std::vector<Gpu::Gpu> gpus = scanGpus(tree.sysRoot(), QString());
    QCOMPARE(gpus.size(), size_t{1});
    QCOMPARE(gpus[0].id.text, QStringLiteral("mtty"));
}

void TestScannerBadInput::badNamesAreNotListed()
{
    SampleTree tree(QStringLiteral("mtty-one-dual"));
    const QString parent = QStringLiteral("/sys/devices/virtual/mtty/mtty/");
    const Gpu::Gpu before = scanGpus(tree.sysRoot(), QString()).at(0);
    QVERIFY(tree.makeFolder(parent + QStringLiteral("mdev_supported_types/two words")));
    QVERIFY(tree.makeFolder(parent + QStringLiteral("mdev_supported_types/.hidden")));
    QVERIFY(tree.makeFolder(parent + QStringLiteral("mdev_supported_types/") + QString(200, u'x')));
    QVERIFY(tree.makeFolder(parent + QStringLiteral("zzzzzzzz-0000-0000-0000-000000000000")));
    QVERIFY(tree.write(parent + QStringLiteral("83b8f4f2-509f-382f-3c1e-e6bfe0fa1002"), "a file, not a device"));
    QVERIFY(tree.makeFolder(QStringLiteral("/sys/class/mdev_bus/a b")));
    QVERIFY(tree.makeFolder(QStringLiteral("/sys/class/mdev_bus/\u00fc")));
    const std::vector<Gpu::Gpu> gpus = scanGpus(tree.sysRoot(), QString());
    QCOMPARE(gpus.size(), size_t{1});
    QVERIFY(gpus[0] == before);
}

void TestScannerBadInput::anUnreadableTypeFolderLeavesTheGpu()
{
    SampleTree tree(QStringLiteral("m60-legacy-two-2q"));
    QVERIFY(tree.remove(m60 + types));
    QVERIFY(tree.write(m60 + types, "not a folder"));
    const std::vector<Gpu::Gpu> gpus = scanGpus(tree.sysRoot(), QString());
    QCOMPARE(gpus.size(), size_t{2});
    QCOMPARE(gpus[0].types.size(), size_t{0});
    QCOMPARE(gpus[0].vgpus.size(), size_t{2}); // they still exist, and somebody may use them
}

void TestScannerBadInput::aVgpuWithoutItsLinksIsStillListed()
{
    SampleTree tree(QStringLiteral("mtty-one-dual"));
    const QString vgpu = QStringLiteral("/sys/devices/virtual/mtty/mtty/83b8f4f2-509f-382f-3c1e-e6bfe0fa1001");
    QVERIFY(tree.remove(vgpu + QStringLiteral("/mdev_type")));
    QVERIFY(tree.remove(vgpu + QStringLiteral("/iommu_group")));
    QVERIFY(tree.link(vgpu + QStringLiteral("/iommu_group"), QStringLiteral("groups/not-a-number")));
    const Gpu::Gpu gpu = scanGpus(tree.sysRoot(), QString()).at(0);
    QCOMPARE(gpu.vgpus.size(), size_t{1});
    QVERIFY(gpu.vgpus[0].type.isEmpty());
    QCOMPARE(gpu.vgpus[0].iommuGroup, std::nullopt);
}

void TestScannerBadInput::damagedTreesAreSurvived_data()
{
    QTest::addColumn<QString>("sample");
    for (const char *sample :
         {"m60-legacy-two-2q", "mtty-one-dual", "gvtg-1g", "p100-full", "l40s-vfio-r580-extra-files",
          "a40-sriov-empty-4vfs", "flex170-sriov-4vfs", "rtx2080-passthrough"})
        QTest::newRow(sample) << QString::fromLatin1(sample);
}

/** Random files of a real tree are removed, filled with noise, or turned into folders and links, in a fixed sequence.
 */
void TestScannerBadInput::damagedTreesAreSurvived()
{
    QFETCH(QString, sample);
    SampleTree tree(sample);
    QStringList files;
    for (QDirIterator all(tree.sysRoot(), QDir::Files, QDirIterator::Subdirectories); all.hasNext();)
        files += QStringLiteral("/sys") + all.next().sliced(tree.sysRoot().size());
    files.sort();
    QVERIFY(!files.isEmpty());
    QRandomGenerator random(20261122);
    for (int round = 0; round < 60; ++round) {
        const QString victim = files[random.bounded(files.size())];
        tree.remove(victim);
        const quint32 how = random.bounded(5U);
        const bool done = how == 0 || (how == 1 && tree.write(victim, noise(random.bounded(9000))))
            || (how == 2 && tree.makeFolder(victim)) || (how == 3 && tree.link(victim, QStringLiteral("/etc/passwd")))
            || (how == 4 && tree.link(victim, QStringLiteral("../..")));
        QVERIFY(done);
        for (const Gpu::Gpu &gpu : scanGpus(tree.sysRoot(), tree.path(QStringLiteral("/dev"))))
            QVERIFY(isSane(gpu));
    }
}

QTEST_GUILESS_MAIN(TestScannerBadInput)
#include "tst_scannerbadinput.moc"
