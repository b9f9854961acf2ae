// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes and removes vGPUs of every back end again and again, through the same plans, writer and reading as the
// programs, and looks whether anything is left: in the tree, in this process, in the simulator.

#include "core/gpu/scanner.h"
#include "core/operations/gpuchanges.h"
#include "core/operations/gpuplans.h"
#include "core/operations/plans.h"
#include "core/privilege/gpuwriter.h"

#include <QDir>
#include <QElapsedTimer>
#include <QtTest>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Qt::StringLiterals;

namespace {

const QString sys = u"/sys"_s;
constexpr int warmUp = 20; // allocators and caches fill in the first rounds

int roundsAsked()
{
    return qEnvironmentVariableIntValue("CARREL_ROUNDS") > 0 ? qEnvironmentVariableIntValue("CARREL_ROUNDS") : 200;
}

qsizetype openFiles(const QString &process)
{
    return QDir(u"/proc/%1/fd"_s.arg(process)).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
}

/** Resident memory in KiB. */
qint64 resident(const QString &process)
{
    QFile file(u"/proc/%1/status"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : file.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    return -1;
}

/** The one simulator of this test's own process namespace. */
QString simulator()
{
    for (const QString &process : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile comm(u"/proc/%1/comm"_s.arg(process));
        if (comm.open(QIODevice::ReadOnly) && comm.readAll().trimmed() == "carrel-gpusim")
            return process;
    }
    return {};
}

Host::Inventory read()
{
    Host::Inventory host;
    host.uri = u"qemu:///system"_s;
    host.name = u"This computer"_s;
    host.state = Host::HostState::Connected;
    host.gpusKnown = host.workstationsKnown = true;
    host.gpus = Gpu::scanGpus(sys, {});
    return host;
}

} // namespace

class TestManyRounds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLeft();

private:
    QString run(const Result<Plan> &plan);
    QString roundOf(const Host::Inventory &host, const Gpu::Gpu &gpu);
    QString oneOfEach();

    std::unique_ptr<Privilege::GpuWriter> m_writer = Privilege::makeDirectWriter(sys, u"/dev"_s);
    int m_made = 0;
};

/** Every step is written; empty when all went well. */
QString TestManyRounds::run(const Result<Plan> &plan)
{
    if (!plan)
        return plan.error().sentence + plan.error().detail;
    for (const Step &step : plan->steps) {
        QFuture<Result<void>> written = m_writer->write(*gpuChangeOf(step));
        if (!QTest::qWaitFor([&] { return written.isFinished(); }, 20'000))
            return describe(step) + u": no answer"_s;
        if (const Result<void> done = written.result(); !done)
            return describe(step) + u": "_s + done.error().sentence + done.error().detail;
    }
    return {};
}

QString TestManyRounds::roundOf(const Host::Inventory &host, const Gpu::Gpu &gpu)
{
    if (gpu.backEnd != Gpu::BackEnd::Mdev && gpu.backEnd != Gpu::BackEnd::VendorVfio) {
        const QString on = run(planSetVfCount(host, gpu.id, 4));
        return on.isEmpty() ? run(planSwitchVfs(read(), gpu.id, false)) : on;
    }
    const auto type = std::ranges::find_if(gpu.types, [](const auto &each) { return each.available.value_or(0) > 0; });
    if (type == gpu.types.end())
        return gpu.id.text + u" has no room: something was left there"_s;
    NewVgpus wish;
    wish.gpu = gpu.id;
    wish.type = type->id;
    const auto plan = planCreateVgpus(host, wish);
    if (const QString failed = run(plan); !failed.isEmpty())
        return failed;
    const auto made = std::get<CreateVgpu>(plan->steps.front());
    auto removal = planRemoveVgpu(read(), made.vgpu);
    if (removal) // as the runner does, which has it on record
        std::get<RemoveVgpu>(removal->steps.front()).claim = made.claim;
    return run(removal);
}

QString TestManyRounds::oneOfEach()
{
    const Host::Inventory host = read();
    for (const Gpu::Gpu &gpu : host.gpus) {
        if (gpu.backEnd == Gpu::BackEnd::None && gpu.vfsPossible.value_or(0) == 0)
            continue; // a display of the machine this runs on
        if (const QString failed = roundOf(host, gpu); !failed.isEmpty())
            return failed;
        ++m_made;
    }
    return {};
}

void TestManyRounds::nothingIsLeft()
{
    const QString own = u"self"_s;
    const QString other = simulator();
    QVERIFY(!other.isEmpty());
    const std::vector<Gpu::Gpu> before = Gpu::scanGpus(sys, {});
    for (int i = 0; i < warmUp; ++i)
        QCOMPARE(oneOfEach(), QString());
    const qsizetype ownFiles = openFiles(own);
    const qsizetype otherFiles = openFiles(other);
    const qint64 otherMemory = resident(other);
    const qint64 ownMemory = resident(own);
    QElapsedTimer clock;
    clock.start();
    m_made = 0;
    while (m_made < roundsAsked())
        QCOMPARE(oneOfEach(), QString());
    qInfo("%d made and removed in %lld ms; this process %lld -> %lld KiB, simulator %lld -> %lld KiB", m_made,
          clock.elapsed(), ownMemory, resident(own), otherMemory, resident(other));
    QCOMPARE(openFiles(own), ownFiles);
    QCOMPARE(openFiles(other), otherFiles);
    QVERIFY(Gpu::scanGpus(sys, {}) == before);
    QVERIFY2(resident(other) - otherMemory < 16 * 1024, "the simulator grows"); // AddressSanitizer keeps freed memory
}

QTEST_GUILESS_MAIN(TestManyRounds)
#include "tst_manyrounds.moc"
