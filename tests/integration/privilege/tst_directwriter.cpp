// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/gpuwriter.h"
#include "tests/paths.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Carrel;
using namespace Carrel::Privilege;
using namespace Qt::StringLiterals;

// The try-out host's writer on the simulator, as an ordinary user.
class TestDirectWriterOnSimulator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void vgpuComesAndGoes();
    void takenUuidAndFullGpuAreSentences();
    void vgpuInUseIsNotRemoved();
    void slowDriverNeverHoldsTheCaller();

private:
    void order(const QStringList &words) const;
    [[nodiscard]] bool has(const VgpuId &vgpu) const;
    static Result<void> resultOf(const QFuture<Result<void>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return failure(ErrorCode::TimedOut, u"the test waited in vain"_s);
        return future.result();
    }

    const GpuId gpu{u"0000:3d:00.0"_s};
    const TypeId type{u"nvidia-18"_s};
    const QString program = Test::program(u"carrel-gpusim"_s);
    QTemporaryDir m_dir;
    QProcess m_simulator;
    std::unique_ptr<GpuWriter> m_writer;
};

void TestDirectWriterOnSimulator::initTestCase()
{
    m_simulator.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_simulator.start(program, {u"serve"_s, m_dir.path(), u"office"_s, u"--stay"_s, u"--foreground"_s});
    const QString parents = m_dir.filePath(u"mount/sys/class/mdev_bus"_s);
    QVERIFY(QTest::qWaitFor([&] { return QDir(parents).exists(); }, 10'000));
    m_writer = makeDirectWriter(m_dir.filePath(u"mount/sys"_s));
}

void TestDirectWriterOnSimulator::cleanupTestCase()
{
    m_simulator.terminate();
    QVERIFY(m_simulator.waitForFinished(10'000));
}

void TestDirectWriterOnSimulator::order(const QStringList &words) const
{
    QProcess process;
    process.start(program, QStringList{u"order"_s, m_dir.path()} + words);
    QVERIFY(process.waitForFinished(10'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardOutput().constData());
}

bool TestDirectWriterOnSimulator::has(const VgpuId &vgpu) const
{
    return QDir(m_dir.filePath(u"mount/sys/bus/mdev/devices/"_s + vgpu.text)).exists();
}

void TestDirectWriterOnSimulator::vgpuComesAndGoes()
{
    const VgpuId vgpu{makeUuid().text};
    const Result<void> made = resultOf(m_writer->write(CreateMdev{gpu, type, vgpu}));
    QVERIFY2(made, made ? "" : qPrintable(made.error().sentence + made.error().detail));
    QVERIFY(has(vgpu));
    QVERIFY(resultOf(m_writer->write(RemoveMdev{gpu, vgpu})));
    QVERIFY(!has(vgpu));
}

void TestDirectWriterOnSimulator::takenUuidAndFullGpuAreSentences()
{
    std::vector<VgpuId> made;
    for (int i = 0; i < 4; ++i) {
        made.push_back({makeUuid().text});
        QVERIFY(resultOf(m_writer->write(CreateMdev{gpu, type, made.back()})));
    }
    const Error taken = resultOf(m_writer->write(CreateMdev{gpu, type, made.front()})).error();
    QCOMPARE(taken.code, ErrorCode::AlreadyExists);
    QVERIFY(taken.sentence.contains(made.front().text));
    QCOMPARE(resultOf(m_writer->write(CreateMdev{gpu, type, {makeUuid().text}})).error().code, ErrorCode::NoRoom);
    for (const VgpuId &vgpu : made)
        QVERIFY(resultOf(m_writer->write(RemoveMdev{gpu, vgpu})));
}

void TestDirectWriterOnSimulator::vgpuInUseIsNotRemoved()
{
    const VgpuId vgpu{makeUuid().text};
    QVERIFY(resultOf(m_writer->write(CreateMdev{gpu, type, vgpu})));
    order({u"busy"_s, vgpu.text});
    const Error refused = resultOf(m_writer->write(RemoveMdev{gpu, vgpu})).error();
    QCOMPARE(refused.code, ErrorCode::InUse);
    QVERIFY(has(vgpu));
    order({u"free"_s, vgpu.text});
    QVERIFY(resultOf(m_writer->write(RemoveMdev{gpu, vgpu})));
}

void TestDirectWriterOnSimulator::slowDriverNeverHoldsTheCaller()
{
    const VgpuId vgpu{makeUuid().text};
    order({u"fault"_s, u"{ path = '*/%1/create', write_delay_ms = 9500 }"_s.arg(type.text)});
    QElapsedTimer took;
    took.start();
    const QFuture<Result<void>> future = m_writer->write(CreateMdev{gpu, type, vgpu});
    QVERIFY2(took.elapsed() < 100, "create() blocked");
    QCOMPARE(resultOf(future).error().code, ErrorCode::TimedOut);
    QVERIFY(took.elapsed() >= 7'500 && took.elapsed() < 9'400);
    QVERIFY(QTest::qWaitFor([&] { return has(vgpu); }, 5'000)); // "may still come", and it comes
    order({u"clear"_s, u"all"_s});
    QVERIFY(resultOf(m_writer->write(RemoveMdev{gpu, vgpu})));
}

QTEST_GUILESS_MAIN(TestDirectWriterOnSimulator)
#include "tst_directwriter.moc"
