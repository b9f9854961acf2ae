// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A VF's address is used again and again: who removes which vGPU, by the plans, the writer and the reading of the
// programs, on the simulator's vendor-specific VFIO. Two users share nothing but the tree and its claims.

#include "core/gpu/scanner.h"
#include "core/operations/gpuchanges.h"
#include "core/operations/plans.h"
#include "core/privilege/gpuwriter.h"
#include "tests/paths.h"

#include <QFile>
#include <QProcess>
#include <QtTest>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Qt::StringLiterals;

class TestClaimsOfVfs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void anotherUserRemovesWhatIsUnchanged();
    void lateRemovalSparesTheNextVgpu_data();
    void lateRemovalSparesTheNextVgpu();
    void lateUndoSparesTheNextVgpu();
    void whatAnotherToolMadeGoesByItsType();
    void damagedClaimProtects();

private:
    [[nodiscard]] Host::Inventory read() const;
    [[nodiscard]] Result<void> run(const Step &step) const;
    [[nodiscard]] CreateVgpu make(const QString &type) const;
    [[nodiscard]] RemoveVgpu removal() const;
    [[nodiscard]] QByteArray carried() const;
    [[nodiscard]] QString claimFile() const { return m_dir.filePath(u"claims/"_s + vf.text); }

    const GpuId gpu{u"0000:3d:00.0"_s};
    const VgpuId vf{u"0000:3d:00.4"_s};
    const QString small = u"1148"_s;
    QTemporaryDir m_dir;
    QProcess m_simulator;
    std::unique_ptr<Privilege::GpuWriter> m_writer;
};

Host::Inventory TestClaimsOfVfs::read() const
{
    Host::Inventory host;
    host.uri = u"tryout:"_s;
    host.kind = Host::HostKind::TryOut;
    host.state = Host::HostState::Connected;
    host.gpusKnown = host.workstationsKnown = true;
    host.gpus =
        Gpu::scanGpus(m_dir.filePath(u"mount/sys"_s), m_dir.filePath(u"mount/dev"_s), m_dir.filePath(u"claims"_s));
    return host;
}

Result<void> TestClaimsOfVfs::run(const Step &step) const
{
    const QFuture<Result<void>> written = m_writer->write(*gpuChangeOf(step));
    if (!QTest::qWaitFor([&] { return written.isFinished(); }, 20'000))
        return failure(ErrorCode::TimedOut, u"the test waited in vain"_s);
    return written.result();
}

/** A vGPU on the first VF, by a plan; what the plan did. */
CreateVgpu TestClaimsOfVfs::make(const QString &type) const
{
    NewVgpus wish;
    wish.gpu = gpu;
    wish.type = TypeId{type};
    const auto plan = planCreateVgpus(read(), wish);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().sentence));
    if (const auto made = run(plan->steps.front()); !made)
        qFatal("%s", qPrintable(made.error().sentence + made.error().detail));
    return std::get<CreateVgpu>(plan->steps.front());
}

/** As planned by somebody who has only looked. */
RemoveVgpu TestClaimsOfVfs::removal() const
{
    const auto plan = planRemoveVgpu(read(), vf);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().sentence));
    return std::get<RemoveVgpu>(plan->steps.front());
}

QByteArray TestClaimsOfVfs::carried() const
{
    QFile file(m_dir.filePath(u"mount/sys/bus/pci/devices/"_s + vf.text + u"/nvidia/current_vgpu_type"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray("cannot be read");
}

void TestClaimsOfVfs::initTestCase()
{
    m_simulator.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_simulator.start(
        Test::program(u"carrel-gpusim"_s),
        {u"serve"_s, m_dir.path(), Test::fixture(u"helper/vfhost.toml"_s), u"--stay"_s, u"--foreground"_s});
    QVERIFY(QTest::qWaitFor([this] { return carried() == "0"; }, 10'000));
    m_writer = Privilege::makeDirectWriter(m_dir.filePath(u"mount/sys"_s));
}

void TestClaimsOfVfs::cleanup()
{
    if (carried() == "0")
        return;
    QFile::remove(claimFile());
    QVERIFY(run(removal()));
}

void TestClaimsOfVfs::cleanupTestCase()
{
    m_simulator.terminate();
    QVERIFY(m_simulator.waitForFinished(10'000));
}

void TestClaimsOfVfs::anotherUserRemovesWhatIsUnchanged()
{
    const CreateVgpu made = make(small);
    QCOMPARE(made.vgpu, vf);
    const RemoveVgpu others = removal();
    QCOMPARE(others.claim, made.claim);
    QVERIFY(!others.claim.isEmpty());
    QVERIFY(run(others));
    QCOMPARE(carried(), "0");
    QVERIFY(!QFile::exists(claimFile()));
}

void TestClaimsOfVfs::lateRemovalSparesTheNextVgpu_data()
{
    QTest::addColumn<QString>("next");
    QTest::newRow("the same type") << small;
    QTest::newRow("another type") << u"1149"_s;
}

void TestClaimsOfVfs::lateRemovalSparesTheNextVgpu()
{
    QFETCH(QString, next);
    std::ignore = make(small);
    const RemoveVgpu late = removal();
    QVERIFY(run(removal()));
    const CreateVgpu theirs = make(next);
    QCOMPARE(theirs.vgpu, vf);
    const Result<void> refused = run(late);
    QVERIFY(!refused);
    QCOMPARE(carried(), next.toLatin1());
    QCOMPARE(removal().claim, theirs.claim); // planned anew, it is the vGPU that is seen
    QVERIFY(run(removal()));
}

void TestClaimsOfVfs::lateUndoSparesTheNextVgpu()
{
    const CreateVgpu mine = make(small);
    QVERIFY(run(removal()));
    std::ignore = make(small);
    const Result<void> refused = run(*inverseOf(mine));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InUse);
    QVERIFY2(refused.error().sentence.contains(u"somebody else"_s), qPrintable(refused.error().sentence));
    QCOMPARE(carried(), small.toLatin1());
}

void TestClaimsOfVfs::whatAnotherToolMadeGoesByItsType()
{
    CreateVgpu foreign = make(small);
    QVERIFY(run(removal()));
    foreign.claim = {};
    QVERIFY(run(foreign));
    const RemoveVgpu late = removal();
    QVERIFY(late.claim.isEmpty());
    QVERIFY(run(late));
    std::ignore = make(small);
    QVERIFY(!run(late)); // now it has an owner
    QCOMPARE(carried(), small.toLatin1());
}

void TestClaimsOfVfs::damagedClaimProtects()
{
    std::ignore = make(small);
    QFile file(claimFile());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("half a cl") > 0);
    file.close();
    QVERIFY(removal().claim.isEmpty());
    QVERIFY(!run(removal()));
    QCOMPARE(carried(), small.toLatin1());
}

QTEST_GUILESS_MAIN(TestClaimsOfVfs)
#include "tst_claims.moc"
