// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/gpuwriter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace Carrel;
using namespace Carrel::Privilege;
using namespace Qt::StringLiterals;

// On plain files: the refusals. That vGPUs come and go is shown on the simulator, tests/integration/privilege.
class TestDirectWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void badNamesAreRefusedAtOnce();
    void missingPartsAreNamed();
    void writtenButNotShownIsNoSuccess();
    void refusalOfTheKernelIsASentence();
    void removalThatChangesNothingIsNoSuccess();

private:
    Result<void> create(const TypeId &wanted)
    {
        return resultOf(makeDirectWriter(m_dir->path())->write(CreateMdev{gpu, wanted, vgpu}));
    }
    Result<void> remove() { return resultOf(makeDirectWriter(m_dir->path())->write(RemoveMdev{gpu, vgpu})); }
    static Result<void> resultOf(const QFuture<Result<void>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return failure(ErrorCode::TimedOut, u"the test waited in vain"_s);
        return future.result();
    }
    QByteArray path(const QString &name) const
    {
        return QFile::encodeName(m_dir->filePath(u"class/mdev_bus/0000:3d:00.0/"_s + name));
    }

    const GpuId gpu{u"0000:3d:00.0"_s};
    const TypeId type{u"nvidia-35"_s};
    const VgpuId vgpu{u"d1a4b2f0-0000-4000-8000-00000000000a"_s};
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestDirectWriter::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(QFile::decodeName(path(u"mdev_supported_types/nvidia-35"_s))));
    QFile node(QFile::decodeName(path(u"mdev_supported_types/nvidia-35/create"_s)));
    QVERIFY(node.open(QIODevice::WriteOnly));
}

void TestDirectWriter::badNamesAreRefusedAtOnce()
{
    const auto writer = makeDirectWriter(m_dir->path());
    const QFuture<Result<void>> future = writer->write(CreateMdev{{u"../x"_s}, type, vgpu});
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().error().code, ErrorCode::BadInput);
}

void TestDirectWriter::missingPartsAreNamed()
{
    QCOMPARE(create({u"nvidia-1"_s}).error().code, ErrorCode::NotFound);
    QVERIFY(create({u"nvidia-1"_s}).error().sentence.contains(u"nvidia-1"_s));
    QVERIFY(remove().error().sentence.contains(vgpu.text));
    QVERIFY(QDir(m_dir->filePath(u"class"_s)).removeRecursively());
    QVERIFY(create(type).error().sentence.contains(gpu.text));
}

void TestDirectWriter::writtenButNotShownIsNoSuccess()
{
    const Result<void> result = create(type);
    QCOMPARE(result.error().code, ErrorCode::Failed);
    QFile node(QFile::decodeName(path(u"mdev_supported_types/nvidia-35/create"_s)));
    QVERIFY(node.open(QIODevice::ReadOnly));
    QCOMPARE(node.readAll(), vgpu.text.toLatin1() + '\n');
}

void TestDirectWriter::refusalOfTheKernelIsASentence()
{
    const QByteArray node = path(u"mdev_supported_types/nvidia-35/create"_s);
    QCOMPARE(unlink(node.constData()), 0);
    QCOMPARE(symlink("/dev/full", node.constData()), 0); // every write: ENOSPC
    const Result<void> result = create(type);
    QCOMPARE(result.error().code, ErrorCode::NoRoom);
    QVERIFY(result.error().detail.startsWith(u"ENOSPC"_s));
}

void TestDirectWriter::removalThatChangesNothingIsNoSuccess()
{
    QVERIFY(QDir().mkpath(QFile::decodeName(path(vgpu.text))));
    const QByteArray node = path(vgpu.text + u"/remove"_s);
    QCOMPARE(mkfifo(node.constData(), 0600), 0);
    const int reader = open(node.constData(), O_RDWR | O_CLOEXEC);
    QVERIFY(reader >= 0);
    // The write is taken by the pipe, the vGPU stays: no success is claimed.
    QCOMPARE(remove().error().code, ErrorCode::Failed);
    close(reader);
    QCOMPARE(remove().error().detail.section(u':', 0, 0), u"ENXIO"_s);
}

QTEST_GUILESS_MAIN(TestDirectWriter)
#include "tst_directwriter.moc"
