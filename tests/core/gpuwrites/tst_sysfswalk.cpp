// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/sysfswalk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

using namespace Carrel;
using namespace Carrel::Writes;
using namespace Qt::StringLiterals;
using Protocol::Failure;
using Protocol::Refusal;

// The walk on plain files; who may do what is asked of the real helper in tests/integration/helper.
class TestSysfsWalk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void classLinkIsChecked_data();
    void classLinkIsChecked();
    void goodWayIsWalked();
    void missingPartsHaveTheirOwnRefusal();
    void linksOnTheWayAreUnsafe_data();
    void linksOnTheWayAreUnsafe();
    void oddNodesAreUnsafe();
    void readOnlyNodeIsRefused();
    void writeKeepsErrno();
    void partTakenIsARefusal();
    void functionIsFoundOnTheBus();
    void textIsReadWithoutBlanks();
    void folderIsListed();
    void deviceOfNobodyIsFree();

private:
    [[nodiscard]] UniqueFd root() const;
    [[nodiscard]] Outcome<UniqueFd> walk() const;
    void link(const QString &target, const QString &path) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

static const GpuId gpu{u"0000:3d:00.0"_s};
static const TypeId type{u"nvidia-35"_s};
static const QString gpuPath = u"devices/pci0000:3a/0000:3d:00.0"_s;
static const QString nodePath = gpuPath + u"/mdev_supported_types/nvidia-35/create"_s;

void TestSysfsWalk::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QDir dir(m_dir->path());
    QVERIFY(dir.mkpath(QFileInfo(nodePath).path()) && dir.mkpath(u"class/mdev_bus"_s));
    link(u"../../"_s + gpuPath, u"class/mdev_bus/0000:3d:00.0"_s);
    QFile node(m_dir->filePath(nodePath));
    QVERIFY(node.open(QIODevice::WriteOnly));
}

UniqueFd TestSysfsWalk::root() const
{
    return UniqueFd(open(QFile::encodeName(m_dir->path()).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

Outcome<UniqueFd> TestSysfsWalk::walk() const
{
    return openGpu(root().get(), gpu)
        .and_then([](const UniqueFd &folder) { return openType(folder.get(), type); })
        .and_then([](const UniqueFd &folder) { return openNode(folder.get(), "create"); });
}

void TestSysfsWalk::link(const QString &target, const QString &path) const
{
    QCOMPARE(symlink(QFile::encodeName(target).constData(), QFile::encodeName(m_dir->filePath(path)).constData()), 0);
}

void TestSysfsWalk::classLinkIsChecked_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("path");
    const QByteArray none;
    QTest::newRow("PCI") << QByteArray("../../devices/pci0000:3a/0000:3d:00.0")
                         << QByteArray("pci0000:3a/0000:3d:00.0");
    QTest::newRow("right in devices") << QByteArray("../../devices/0000:3d:00.0") << QByteArray("0000:3d:00.0");
    QTest::newRow("another device") << QByteArray("../../devices/pci0000:3a/0000:3e:00.0") << none;
    QTest::newRow("dots inside") << QByteArray("../../devices/../../etc/0000:3d:00.0") << none;
    QTest::newRow("dot inside") << QByteArray("../../devices/./0000:3d:00.0") << none;
    QTest::newRow("empty part") << QByteArray("../../devices//0000:3d:00.0") << none;
    QTest::newRow("slash at the end") << QByteArray("../../devices/0000:3d:00.0/") << none;
    QTest::newRow("absolute") << QByteArray("/sys/devices/0000:3d:00.0") << none;
    QTest::newRow("not deep enough") << QByteArray("../devices/0000:3d:00.0") << none;
    QTest::newRow("NUL") << QByteArray("../../devices/a\0b/0000:3d:00.0", 31) << none;
    QTest::newRow("devices alone") << QByteArray("../../devices/") << none;
    QTest::newRow("empty") << QByteArray() << none;
}

void TestSysfsWalk::classLinkIsChecked()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, path);
    QCOMPARE(devicePathOf(text, "../../", "0000:3d:00.0").value_or(QByteArray()), path);
}

void TestSysfsWalk::goodWayIsWalked()
{
    const Outcome<UniqueFd> node = walk();
    QVERIFY(node);
    QVERIFY(writeOnce(node->get(), "value\n"));
    QFile written(m_dir->filePath(nodePath));
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), "value\n");
}

void TestSysfsWalk::missingPartsHaveTheirOwnRefusal()
{
    const UniqueFd sys = root();
    QCOMPARE(openGpu(sys.get(), {u"mtty"_s}).error(), (Failure{Refusal::GpuUnknown, ENOENT}));
    const Outcome<UniqueFd> folder = openGpu(sys.get(), gpu);
    QCOMPARE(openType(folder->get(), {u"nvidia-1"_s}).error(), (Failure{Refusal::TypeUnknown, ENOENT}));
    QCOMPARE(openVgpu(folder->get(), {makeUuid().text}).error(), (Failure{Refusal::VgpuUnknown, ENOENT}));
    QCOMPARE(openNode(folder->get(), "create").error(), (Failure{Refusal::OpenFailed, ENOENT}));
    QCOMPARE(openNode(folder->get(), "nvidia/vgpu_params", Refusal::NoParameters).error(),
             (Failure{Refusal::NoParameters, ENOENT}));
    QCOMPARE(openFunction(sys.get(), gpu, Refusal::VfUnknown).error(), (Failure{Refusal::VfUnknown, ENOENT}));
    QVERIFY(QDir(m_dir->filePath(u"class"_s)).removeRecursively());
    QCOMPARE(openGpu(sys.get(), gpu).error().refusal, Refusal::GpuUnknown);
}

void TestSysfsWalk::linksOnTheWayAreUnsafe_data()
{
    QTest::addColumn<QString>("replaced");
    QTest::newRow("class folder") << u"class/mdev_bus"_s;
    QTest::newRow("devices") << u"devices"_s;
    QTest::newRow("bus folder") << u"devices/pci0000:3a"_s;
    QTest::newRow("GPU folder") << gpuPath;
    QTest::newRow("types folder") << gpuPath + u"/mdev_supported_types"_s;
    QTest::newRow("type folder") << gpuPath + u"/mdev_supported_types/nvidia-35"_s;
    QTest::newRow("node") << nodePath;
}

void TestSysfsWalk::linksOnTheWayAreUnsafe()
{
    QFETCH(QString, replaced);
    QVERIFY(walk());
    const QString moved = replaced + u"-moved"_s;
    QVERIFY(QDir(m_dir->path()).rename(replaced, moved));
    link(QFileInfo(moved).fileName(), replaced);
    QVERIFY(!walk());
    QCOMPARE(walk().error().refusal, Refusal::UnsafePath);
}

void TestSysfsWalk::oddNodesAreUnsafe()
{
    const QByteArray path = QFile::encodeName(m_dir->filePath(nodePath));
    QCOMPARE(unlink(path.constData()), 0);
    QCOMPARE(mkfifo(path.constData(), 0600), 0);
    QCOMPARE(walk().error().refusal, Refusal::UnsafePath);
    const UniqueFd reader(open(path.constData(), O_RDONLY | O_NONBLOCK));
    QVERIFY(reader);
    QCOMPARE(walk().error().refusal, Refusal::UnsafePath);
    QCOMPARE(unlink(path.constData()), 0);
    QCOMPARE(mkdir(path.constData(), 0700), 0);
    QCOMPARE(walk().error().refusal, Refusal::UnsafePath);
}

void TestSysfsWalk::readOnlyNodeIsRefused()
{
    QCOMPARE(chmod(QFile::encodeName(m_dir->filePath(nodePath)).constData(), 0444), 0);
    QCOMPARE(walk().error(), (Failure{Refusal::OpenFailed, EACCES})); // root, too
}

void TestSysfsWalk::writeKeepsErrno()
{
    const UniqueFd full(open("/dev/full", O_WRONLY | O_CLOEXEC));
    QCOMPARE(writeOnce(full.get(), "x").error(), (Failure{Refusal::WriteFailed, ENOSPC}));
    QCOMPARE(writeOnce(root().get(), "x").error(), (Failure{Refusal::WriteFailed, EBADF}));
}

void TestSysfsWalk::partTakenIsARefusal()
{
    std::array<int, 2> ends{};
    QCOMPARE(pipe2(ends.data(), O_NONBLOCK | O_CLOEXEC), 0);
    const UniqueFd out(ends[0]);
    const UniqueFd in(ends[1]);
    fcntl(in.get(), F_SETPIPE_SZ, 4096);
    QCOMPARE(writeOnce(in.get(), QByteArray(10'000, 'x')).error(), (Failure{Refusal::ShortWrite, 0}));
}

void TestSysfsWalk::functionIsFoundOnTheBus()
{
    QVERIFY(QDir(m_dir->path()).mkpath(u"bus/pci/devices"_s));
    link(u"../../../"_s + gpuPath, u"bus/pci/devices/0000:3d:00.0"_s);
    QVERIFY(openFunction(root().get(), gpu, Refusal::VfUnknown));
    link(u"../../"_s + gpuPath, u"bus/pci/devices/0000:3e:00.0"_s); // not as the kernel writes it
    QCOMPARE(openFunction(root().get(), {u"0000:3e:00.0"_s}, Refusal::VfUnknown).error().refusal, Refusal::UnsafePath);
}

void TestSysfsWalk::textIsReadWithoutBlanks()
{
    QFile file(m_dir->filePath(u"value"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(" 1155 \n") > 0);
    file.close();
    const UniqueFd folder = root();
    QCOMPARE(readNode(folder.get(), "value").value(), "1155");
    QCOMPARE(readNode(folder.get(), "other", Refusal::NoVfs).error(), (Failure{Refusal::NoVfs, ENOENT}));
    QCOMPARE(readNode(folder.get(), "devices").error(), (Failure{Refusal::OpenFailed, EISDIR}));
    link(u"value"_s, u"linked"_s);
    QCOMPARE(readNode(folder.get(), "linked").error().refusal, Refusal::UnsafePath);
    QCOMPARE(linkName(folder.get(), "linked"), "value");
    QVERIFY(linkName(folder.get(), "value").isEmpty());
}

void TestSysfsWalk::folderIsListed()
{
    std::vector<QByteArray> names = namesIn(root().get());
    std::ranges::sort(names);
    QCOMPARE(names, (std::vector<QByteArray>{"class", "devices"}));
    QVERIFY(namesIn(root().get(), "no/such").empty());
}

void TestSysfsWalk::deviceOfNobodyIsFree()
{
    QVERIFY(QDir(m_dir->path()).mkpath(u"device/vfio-dev/vfio3"_s) && QDir(m_dir->path()).mkpath(u"vfio/devices"_s));
    link(u"../../../../kernel/iommu_groups/7"_s, u"device/iommu_group"_s);
    const UniqueFd device(open(QFile::encodeName(m_dir->filePath(u"device"_s)).constData(), O_PATH | O_CLOEXEC));
    const UniqueFd vfio(open(QFile::encodeName(m_dir->filePath(u"vfio"_s)).constData(), O_PATH | O_CLOEXEC));
    QVERIFY(!isHeld(vfio.get(), device.get())); // no such nodes
    QVERIFY(!isHeld(-1, device.get())); // no VFIO on the host
    QFile node(m_dir->filePath(u"vfio/7"_s));
    QVERIFY(node.open(QIODevice::WriteOnly));
    QVERIFY(!isHeld(vfio.get(), device.get())); // opens: nobody else has it
}

QTEST_GUILESS_MAIN(TestSysfsWalk)
#include "tst_sysfswalk.moc"
