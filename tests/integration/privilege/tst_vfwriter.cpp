// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/privilege/gpuwriter.h"
#include "tests/paths.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Carrel;
using namespace Carrel::Privilege;
using namespace Qt::StringLiterals;

// The try-out host's writer on simulated VFs, as an ordinary user: the same verbs and refusals as the helper's.
class TestVfWriterOnSimulator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void typeComesAndGoes();
    void othersVgpuStays();
    void vfInUseIsLeftAlone();
    void driversRefusalIsASentence_data();
    void driversRefusalIsASentence();
    void vfsAreCounted();
    void nvidiasVfsGoByItsScript();
    void lockedGpuIsSaid();
    void mixedSizesAreSwitched();

private:
    void order(const QStringList &words) const;
    [[nodiscard]] QString node(const GpuId &function, const QString &name) const
    {
        return m_dir.filePath(u"mount/sys/bus/pci/devices/"_s + function.text + u'/' + name);
    }
    [[nodiscard]] QByteArray read(const GpuId &function, const QString &name) const
    {
        QFile file(node(function, name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray("cannot be read");
    }
    [[nodiscard]] Error refusal(const GpuChange &change) const
    {
        const Result<void> result = write(change);
        return result ? Error{ErrorCode::Failed, u"was not refused"_s, {}, {}} : result.error();
    }
    [[nodiscard]] Result<void> write(const GpuChange &change) const
    {
        const QFuture<Result<void>> future = m_writer->write(change);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 70'000))
            return failure(ErrorCode::TimedOut, u"the test waited in vain"_s);
        return future.result();
    }
    void works(const GpuChange &change) const
    {
        const Result<void> result = write(change);
        QVERIFY2(result, result ? "" : qPrintable(result.error().sentence + u" "_s + result.error().detail));
    }

    const GpuId gpu{u"0000:3d:00.0"_s};
    const GpuId vf{u"0000:3d:00.4"_s};
    const GpuId flex{u"0000:4d:00.0"_s};
    const TypeId type{u"nvidia-1148"_s};
    const QString program = Test::program(u"carrel-gpusim"_s);
    const QString currentType = u"nvidia/current_vgpu_type"_s;
    QTemporaryDir m_dir;
    QProcess m_simulator;
    std::unique_ptr<GpuWriter> m_writer;
};

void TestVfWriterOnSimulator::initTestCase()
{
    m_simulator.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QString description = Test::fixture(u"helper/vfhost.toml"_s);
    m_simulator.start(program, {u"serve"_s, m_dir.path(), description, u"--stay"_s, u"--foreground"_s});
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(node(vf, currentType)); }, 10'000));
    m_writer = makeDirectWriter(m_dir.filePath(u"mount/sys"_s));
}

void TestVfWriterOnSimulator::cleanupTestCase()
{
    m_simulator.terminate();
    QVERIFY(m_simulator.waitForFinished(10'000));
}

void TestVfWriterOnSimulator::order(const QStringList &words) const
{
    QProcess process;
    process.start(program, QStringList{u"order"_s, m_dir.path()} + words);
    QVERIFY(process.waitForFinished(10'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardOutput().constData());
}

void TestVfWriterOnSimulator::typeComesAndGoes()
{
    const Uuid claim = makeUuid();
    works(SetVfType{vf, type, claim});
    QCOMPARE(read(vf, currentType), "1148");
    works(SetVgpuParameters{gpu, {vf.text}, u"frame_rate_limiter=0"_s});
    QVERIFY(read(vf, u"nvidia/vgpu_params"_s).contains("frame_rate_limiter=0"));
    works(ClearVfType{vf, type, claim});
    QCOMPARE(read(vf, currentType), "0");
}

void TestVfWriterOnSimulator::othersVgpuStays()
{
    const Uuid claim = makeUuid();
    works(SetVfType{vf, type, claim});
    QCOMPARE(refusal(SetVfType{vf, type, makeUuid()}).code, ErrorCode::InUse);
    const Error others = refusal(ClearVfType{vf, type, makeUuid()});
    QCOMPARE(others.code, ErrorCode::InUse);
    QVERIFY2(others.sentence.contains(u"somebody else"_s), qPrintable(others.sentence));
    QCOMPARE(read(vf, currentType), "1148");
    works(ClearVfType{vf, type, claim});
}

void TestVfWriterOnSimulator::vfInUseIsLeftAlone()
{
    const Uuid claim = makeUuid();
    works(SetVfType{vf, type, claim});
    order({u"busy"_s, vf.text});
    QCOMPARE(refusal(ClearVfType{vf, type, claim}).code, ErrorCode::InUse);
    QCOMPARE(refusal(SetVgpuParameters{gpu, {vf.text}, {}}).code, ErrorCode::InUse);
    const Error named = refusal(SetVfCount{gpu, 0});
    QVERIFY2(named.sentence.startsWith(u"VF 0 of GPU 0000:3d:00.0 is in use"_s), qPrintable(named.sentence));
    QCOMPARE(refusal(SetMixedSizes{gpu, true}).code, ErrorCode::InUse);
    order({u"free"_s, vf.text});
    works(ClearVfType{vf, type, claim});
}

void TestVfWriterOnSimulator::driversRefusalIsASentence_data()
{
    QTest::addColumn<QString>("errnoName");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("EPERM") << u"EPERM"_s << ErrorCode::InUse;
    QTest::newRow("EIO") << u"EIO"_s << ErrorCode::NoRoom;
    QTest::newRow("ENODEV") << u"ENODEV"_s << ErrorCode::NotFound;
    QTest::newRow("ENOSPC") << u"ENOSPC"_s << ErrorCode::NoRoom;
}

void TestVfWriterOnSimulator::driversRefusalIsASentence()
{
    QFETCH(QString, errnoName);
    QFETCH(ErrorCode, code);
    order({u"fault"_s, u"{ path = '*/%1/nvidia/current_vgpu_type', write = '%2' }"_s.arg(vf.text, errnoName)});
    const Error error = refusal(SetVfType{vf, type, makeUuid()});
    order({u"clear"_s, u"all"_s});
    QCOMPARE(error.code, code);
    QVERIFY2(error.detail.startsWith(errnoName), qPrintable(error.detail));
    QVERIFY(!QFile::exists(m_dir.filePath(u"claims/"_s + vf.text)));
}

void TestVfWriterOnSimulator::vfsAreCounted()
{
    for (const int count : {4, 2, 0}) {
        works(SetVfCount{flex, count});
        QCOMPARE(read(flex, u"sriov_numvfs"_s).toInt(), count);
    }
    QCOMPARE(refusal(SetVfCount{flex, 9999}).code, ErrorCode::BadInput);
}

void TestVfWriterOnSimulator::nvidiasVfsGoByItsScript()
{
    works(SetVfCount{gpu, 0});
    QCOMPARE(read(gpu, u"sriov_numvfs"_s), "0");
    works(SetVfCount{gpu, 32});
    QCOMPARE(read(gpu, u"sriov_numvfs"_s), "32");
    QCOMPARE(refusal(SetVfCount{gpu, 7}).code, ErrorCode::BadInput);
}

void TestVfWriterOnSimulator::lockedGpuIsSaid()
{
    order({u"fault"_s,
           u"{ path = '/usr/lib/nvidia/sriov-manage', says = 'Cannot obtain unbindLock for GPU', exit_status = 1 }"_s});
    const Error error = refusal(SetVfCount{gpu, 0});
    order({u"clear"_s, u"all"_s});
    QCOMPARE(error.code, ErrorCode::InUse);
    QVERIFY2(error.sentence.contains(u"does not let go"_s), qPrintable(error.sentence));
}

void TestVfWriterOnSimulator::mixedSizesAreSwitched()
{
    works(SetMixedSizes{gpu, true});
    works(SetMixedSizes{gpu, false});
    QCOMPARE(refusal(SetMixedSizes{flex, true}).code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestVfWriterOnSimulator)
#include "tst_vfwriter.moc"
