// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/gpuwriter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Carrel;
using namespace Carrel::Privilege;
using namespace Qt::StringLiterals;

// On plain files: the refusals. That vGPUs come and go is shown on the simulator, tests/integration/privilege; the
// checks themselves are core/gpuwrites'.
class TestDirectWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void badNamesAreRefusedAtOnce_data();
    void badNamesAreRefusedAtOnce();
    void missingPartsAreNamed();
    void writtenButNotShownIsNoSuccess();
    void linkInTheNodesPlaceIsRefused();
    void toolThatIsMissingIsNamed();
    void typeAndClaimAreWritten();

private:
    [[nodiscard]] Result<void> write(const GpuChange &change) const
    {
        const QFuture<Result<void>> future = makeDirectWriter(m_dir->filePath(u"mount/sys"_s))->write(change);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return failure(ErrorCode::TimedOut, u"the test waited in vain"_s);
        return future.result();
    }
    [[nodiscard]] QString path(const QString &name) const
    {
        return m_dir->filePath(u"mount/sys/devices/0000:3d:00.0/"_s + name);
    }
    void put(const QString &file, const QByteArray &text) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QFile made(file);
        QVERIFY(made.open(QIODevice::WriteOnly) && made.write(text) == text.size());
    }
    [[nodiscard]] QByteArray read(const QString &file) const
    {
        QFile node(file);
        return node.open(QIODevice::ReadOnly) ? node.readAll() : QByteArray("cannot be read");
    }

    const GpuId gpu{u"0000:3d:00.0"_s};
    const TypeId type{u"nvidia-35"_s};
    const VgpuId vgpu{u"d1a4b2f0-0000-4000-8000-00000000000a"_s};
    std::unique_ptr<QTemporaryDir> m_dir;
};

/** A GPU that is everything at once: an mdev parent, NVIDIA's with SR-IOV, and (as 3d:00.4) a VF with a type. */
void TestDirectWriter::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    put(path(u"mdev_supported_types/nvidia-35/create"_s), "");
    for (const QString &name : {u"class"_s, u"vendor"_s, u"sriov_totalvfs"_s, u"sriov_numvfs"_s})
        put(path(name), name == u"class"_s ? "0x030200\n" : name == u"vendor"_s ? "0x10de\n" : "0\n");
    put(path(u"sriov_totalvfs"_s), "16\n");
    const QString sys = m_dir->filePath(u"mount/sys/"_s);
    put(sys + u"devices/0000:3d:00.4/nvidia/current_vgpu_type"_s, "0\n");
    put(sys + u"devices/0000:3d:00.4/class"_s, "0x030200\n");
    QVERIFY(QDir().mkpath(sys + u"class/mdev_bus"_s) && QDir().mkpath(sys + u"bus/pci/devices"_s));
    QVERIFY(QFile::link(u"../../devices/0000:3d:00.0"_s, sys + u"class/mdev_bus/0000:3d:00.0"_s));
    for (const QString &name : {u"0000:3d:00.0"_s, u"0000:3d:00.4"_s}) {
        QVERIFY(QFile::link(u"../../../devices/"_s + name, sys + u"bus/pci/devices/"_s + name));
        QVERIFY(QFile::link(u"../../bus/pci/drivers/nvidia"_s, sys + u"devices/"_s + name + u"/driver"_s));
    }
    QVERIFY(QFile::link(u"../0000:3d:00.0"_s, sys + u"devices/0000:3d:00.4/physfn"_s));
}

void TestDirectWriter::badNamesAreRefusedAtOnce_data()
{
    QTest::addColumn<GpuChange>("change");
    QTest::newRow("GPU") << GpuChange(CreateMdev{{u"../x"_s}, type, vgpu});
    QTest::newRow("type") << GpuChange(SetVfType{{u"0000:3d:00.4"_s}, {u"nvidia-x"_s}, {}});
    QTest::newRow("count") << GpuChange(SetVfCount{gpu, -1});
    QTest::newRow("parameters") << GpuChange(SetVgpuParameters{gpu, vgpu, u"a=/etc/passwd"_s});
}

void TestDirectWriter::badNamesAreRefusedAtOnce()
{
    QFETCH(GpuChange, change);
    const auto writer = makeDirectWriter(m_dir->filePath(u"mount/sys"_s));
    const QFuture<Result<void>> future = writer->write(change);
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().error().code, ErrorCode::BadInput);
}

void TestDirectWriter::missingPartsAreNamed()
{
    const Error noType = write(CreateMdev{gpu, {u"nvidia-1"_s}, vgpu}).error();
    QCOMPARE(noType.code, ErrorCode::NotFound);
    QVERIFY(noType.sentence.contains(u"nvidia-1"_s));
    QVERIFY(write(RemoveMdev{gpu, vgpu}).error().sentence.contains(vgpu.text));
    QVERIFY(QDir(m_dir->filePath(u"mount/sys/class"_s)).removeRecursively());
    QVERIFY(write(CreateMdev{gpu, type, vgpu}).error().sentence.contains(gpu.text));
}

void TestDirectWriter::writtenButNotShownIsNoSuccess()
{
    QCOMPARE(write(CreateMdev{gpu, type, vgpu}).error().code, ErrorCode::Failed);
    QCOMPARE(read(path(u"mdev_supported_types/nvidia-35/create"_s)), vgpu.text.toLatin1() + '\n');
}

void TestDirectWriter::linkInTheNodesPlaceIsRefused()
{
    const QString node = path(u"mdev_supported_types/nvidia-35/create"_s);
    QVERIFY(QFile::remove(node) && QFile::link(u"/dev/null"_s, node));
    QCOMPARE(write(CreateMdev{gpu, type, vgpu}).error().code, ErrorCode::Damaged);
}

void TestDirectWriter::toolThatIsMissingIsNamed()
{
    const Error error = write(SetVfCount{gpu, 16}).error();
    QCOMPARE(error.code, ErrorCode::NotFound);
    QVERIFY2(error.wayOut.contains(u"sriov-manage"_s), qPrintable(error.wayOut));
}

void TestDirectWriter::typeAndClaimAreWritten()
{
    const QString node = m_dir->filePath(u"mount/sys/devices/0000:3d:00.4/nvidia/current_vgpu_type"_s);
    const Uuid claim = makeUuid();
    const Result<void> made = write(SetVfType{{u"0000:3d:00.4"_s}, {u"nvidia-1155"_s}, claim});
    QVERIFY2(made, made ? "" : qPrintable(made.error().sentence + made.error().detail));
    QCOMPARE(read(node), "1155\n");
    QCOMPARE(read(m_dir->filePath(u"claims/0000:3d:00.4"_s)), claim.text.toLatin1() + '\n');
    QCOMPARE(write(ClearVfType{{u"0000:3d:00.4"_s}, {u"1155"_s}, makeUuid()}).error().code, ErrorCode::InUse);
    // A plain file keeps a rest that no attribute would: read back, it is not what was written.
    QCOMPARE(write(ClearVfType{{u"0000:3d:00.4"_s}, {u"1155"_s}, claim}).error().code, ErrorCode::Failed);
    QCOMPARE(read(node), "0\n55\n");
}

QTEST_GUILESS_MAIN(TestDirectWriter)
#include "tst_directwriter.moc"
