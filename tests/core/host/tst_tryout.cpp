// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/scanner.h"
#include "core/host/tryout.h"
#include "tests/paths.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

/** The try-out host on the real simulator: real FUSE mount, real control socket. */
class TestTryOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void nameOfUri_data();
    void nameOfUri();
    void unknownNameFails();
    void everyKindStarts();
    void killedSimulatorLeavesNothing();
    void becomesReadyAndShowsGpus();
    void secondProcessSharesTheState();
    void tellsWhichGpuChanged();
    void inUseReachesTheScanner();
    void unknownVgpuIsNotFound();
    void nothingIsLeftWhenTheLastIsGone();
    void lostSimulatorIsToldAndCanBeStartedAgain();
    void missingRuntimeFolderIsSurvived();

private:
    [[nodiscard]] QString folder(const QString &name) const { return m_runtime->path() + u"/carrel/tryout-"_s + name; }
    void order(const QStringList &words) const;

    std::unique_ptr<QTemporaryDir> m_runtime;
};

namespace {

bool waitReady(TryOutHost &host)
{
    QSignalSpy ready(&host, &TryOutHost::ready);
    QSignalSpy failed(&host, &TryOutHost::failed);
    host.start();
    const bool done = ready.wait(20'000);
    if (!failed.isEmpty())
        qWarning() << failed.first().first().value<Error>().sentence << failed.first().first().value<Error>().detail;
    return done;
}

bool createVgpu(const TryOutHost &host, const QString &gpu, const QString &type, const QByteArray &uuid)
{
    QFile create(host.sysRoot() + u"/class/mdev_bus/"_s + gpu + u"/mdev_supported_types/"_s + type + u"/create"_s);
    return create.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && create.write(uuid) == uuid.size();
}

/** Kills the simulator of a folder, which it finds by its command line. */
bool killServer(const QString &folder)
{
    for (const QString &process : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
        QFile line(u"/proc/%1/cmdline"_s.arg(process));
        if (line.open(QIODevice::ReadOnly)
            && line.readAll().contains(QByteArrayLiteral("serve\0") + QFile::encodeName(folder)))
            return ::kill(process.toInt(), SIGKILL) == 0;
    }
    return false;
}

const QByteArray someUuid = "9d3c2a10-5b7e-4f61-8c24-3e1f0a9b8c7d";

} // namespace

void TestTryOut::initTestCase()
{
    qRegisterMetaType<Error>();
    qRegisterMetaType<GpuId>();
    m_runtime = std::make_unique<QTemporaryDir>();
    QVERIFY(m_runtime->isValid());
    qputenv("XDG_RUNTIME_DIR", m_runtime->path().toUtf8());
}

void TestTryOut::cleanup()
{
    // Each test has let go of its hosts: the simulators must be gone before the next one begins.
    QVERIFY(QTest::qWaitFor([&] { return QDir(m_runtime->path() + u"/carrel"_s).isEmpty(); }, 10'000));
}

void TestTryOut::order(const QStringList &words) const
{
    QProcess program;
    program.start(Test::program(u"carrel-gpusim"_s), QStringList{u"order"_s} + words);
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 0);
}

void TestTryOut::nameOfUri_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("name");
    QTest::newRow("bare") << u"tryout:"_s << u"office"_s;
    QTest::newRow("office") << u"tryout:office"_s << u"office"_s;
    QTest::newRow("studio") << u"tryout:studio"_s << u"studio"_s;
    QTest::newRow("rack") << u"tryout:rack"_s << u"rack"_s;
    QTest::newRow("farm") << u"tryout:farm"_s << u"farm"_s;
    QTest::newRow("workshop") << u"tryout:workshop"_s << u"workshop"_s;
    QTest::newRow("unknown") << u"tryout:attic"_s << QString();
    QTest::newRow("path") << u"tryout:../../x"_s << QString();
    QTest::newRow("other scheme") << u"qemu:///system"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void TestTryOut::nameOfUri()
{
    QFETCH(QString, uri);
    QFETCH(QString, name);
    const Result<QString> result = tryOutName(uri);
    QCOMPARE(result.has_value(), !name.isEmpty());
    if (result)
        QCOMPARE(*result, name);
    else
        QCOMPARE(result.error().code, ErrorCode::BadInput);
}

void TestTryOut::unknownNameFails()
{
    TryOutHost host(u"tryout:attic"_s);
    QSignalSpy failed(&host, &TryOutHost::failed);
    host.start();
    QVERIFY(failed.isEmpty()); // not before start() has returned
    QVERIFY(failed.wait());
    const auto error = failed.first().first().value<Error>();
    QVERIFY(error.sentence.contains(u"tryout:attic"_s));
    for (const TryOutKind &kind : tryOutKinds())
        QVERIFY2(error.wayOut.contains(u"tryout:"_s + kind.name), qPrintable(error.wayOut));
}

void TestTryOut::everyKindStarts()
{
    for (const TryOutKind &kind : tryOutKinds()) {
        TryOutHost host(u"tryout:"_s + kind.name);
        QVERIFY2(waitReady(host), qPrintable(kind.name));
        QVERIFY2(!QDir(host.sysRoot() + u"/bus/pci/devices"_s).isEmpty(), qPrintable(kind.name));
        QVERIFY(!kind.summary.isEmpty());
    }
}

void TestTryOut::killedSimulatorLeavesNothing()
{
    TryOutHost host(u"tryout:farm"_s);
    QVERIFY(waitReady(host));
    const QString mount = host.sysRoot();
    QSignalSpy failed(&host, &TryOutHost::failed);
    QVERIFY(killServer(folder(u"farm"_s)));
    QVERIFY(failed.wait());
    QVERIFY(QTest::qWaitFor([&] { return !QDir(folder(u"farm"_s)).exists(); }, 10'000));
    QVERIFY(!QFile::exists(mount));
}

void TestTryOut::becomesReadyAndShowsGpus()
{
    TryOutHost host(u"tryout:"_s);
    QVERIFY(host.sysRoot().isEmpty());
    QVERIFY(waitReady(host));
    QVERIFY(host.isReady());
    const std::vector<Gpu::Gpu> gpus = Gpu::scanGpus(host.sysRoot(), host.deviceRoot());
    QCOMPARE(gpus.size(), 2U);
    QCOMPARE(gpus[0].id.text, u"0000:3d:00.0"_s);
    QCOMPARE(gpus[0].driver, u"nvidia"_s);
    QCOMPARE(gpus[0].types.size(), 14U);
    const Gpu::VgpuType *type = Gpu::findType(gpus[0], TypeId{u"nvidia-18"_s});
    QVERIFY(type);
    QCOMPARE(type->name, u"GRID M60-2Q"_s);
    QCOMPARE(type->framebuffer->count, 2048);
    QCOMPARE(*type->available, 4);
}

void TestTryOut::secondProcessSharesTheState()
{
    TryOutHost first(u"tryout:office"_s);
    QVERIFY(waitReady(first));
    QVERIFY(createVgpu(first, u"0000:3d:00.0"_s, u"nvidia-18"_s, someUuid));
    auto second = std::make_unique<TryOutHost>(u"tryout:"_s); // the same host by its short name
    QVERIFY(waitReady(*second));
    QCOMPARE(second->sysRoot(), first.sysRoot());
    QVERIFY(QFile::exists(second->sysRoot() + u"/bus/mdev/devices/"_s + QString::fromLatin1(someUuid)));
    second.reset(); // one that goes takes nothing from the other
    QTest::qWait(50);
    QVERIFY(first.isReady());
    QVERIFY(QFile::exists(first.sysRoot() + u"/bus/mdev/devices/"_s + QString::fromLatin1(someUuid)));
}

void TestTryOut::tellsWhichGpuChanged()
{
    TryOutHost host(u"tryout:"_s);
    QVERIFY(waitReady(host));
    QSignalSpy changed(&host, &TryOutHost::gpuChanged);
    QVERIFY(createVgpu(host, u"0000:3e:00.0"_s, u"nvidia-22"_s, someUuid));
    QVERIFY(changed.wait());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().value<GpuId>().text, u"0000:3e:00.0"_s);
}

void TestTryOut::inUseReachesTheScanner()
{
    TryOutHost host(u"tryout:"_s);
    QVERIFY(waitReady(host));
    QVERIFY(createVgpu(host, u"0000:3d:00.0"_s, u"nvidia-18"_s, someUuid));
    const VgpuId vgpu{QString::fromLatin1(someUuid)};
    for (const bool inUse : {true, false, true, false}) {
        auto told = host.setInUse(vgpu, inUse);
        QVERIFY(QTest::qWaitFor([&] { return told.isFinished(); }));
        QVERIFY(told.result().has_value());
        const auto gpu = Gpu::scanGpu(host.sysRoot(), host.deviceRoot(), GpuId{u"0000:3d:00.0"_s});
        QVERIFY(gpu);
        QCOMPARE(gpu->vgpus.size(), 1U);
        QCOMPARE(gpu->vgpus[0].inUse, std::optional(inUse));
    }
}

void TestTryOut::unknownVgpuIsNotFound()
{
    TryOutHost host(u"tryout:"_s);
    const VgpuId vgpu{QString::fromLatin1(someUuid)};
    auto before = host.setInUse(vgpu, true);
    QVERIFY(before.isFinished());
    QCOMPARE(before.result().error().code, ErrorCode::Unreachable);
    QVERIFY(waitReady(host));
    auto told = host.setInUse(vgpu, true);
    QVERIFY(QTest::qWaitFor([&] { return told.isFinished(); }));
    QCOMPARE(told.result().error().code, ErrorCode::NotFound);
}

void TestTryOut::nothingIsLeftWhenTheLastIsGone()
{
    auto host = std::make_unique<TryOutHost>(u"tryout:rack"_s);
    QVERIFY(waitReady(*host));
    QVERIFY(QDir(folder(u"rack"_s)).exists());
    host.reset();
    QVERIFY(QTest::qWaitFor([&] { return !QDir(folder(u"rack"_s)).exists(); }, 5'000));
    QFile mounts(u"/proc/self/mounts"_s);
    QVERIFY(mounts.open(QIODevice::ReadOnly));
    QVERIFY(!mounts.readAll().contains(m_runtime->path().toUtf8()));
}

void TestTryOut::lostSimulatorIsToldAndCanBeStartedAgain()
{
    TryOutHost host(u"tryout:"_s);
    QVERIFY(waitReady(host));
    QSignalSpy failed(&host, &TryOutHost::failed);
    order({folder(u"office"_s), u"quit"_s});
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Unreachable);
    QVERIFY(!host.isReady());
    QVERIFY(host.sysRoot().isEmpty());
    QVERIFY(waitReady(host)); // at once: it waits for the old one to end
    QCOMPARE(Gpu::scanGpus(host.sysRoot(), host.deviceRoot()).size(), 2U);
}

void TestTryOut::missingRuntimeFolderIsSurvived()
{
    const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
    const QByteArray temporary = qgetenv("TMPDIR");
    qunsetenv("XDG_RUNTIME_DIR");
    qputenv("TMPDIR", m_runtime->path().toUtf8()); // the simulators of this machine's user stay untouched
    auto host = std::make_unique<TryOutHost>(u"tryout:"_s);
    const bool ready = waitReady(*host);
    qputenv("XDG_RUNTIME_DIR", before);
    qputenv("TMPDIR", temporary);
    QVERIFY(ready);
    const QString mount = host->sysRoot();
    QVERIFY(mount.startsWith(m_runtime->path()));
    host.reset();
    QVERIFY(QTest::qWaitFor([&] { return !QFile::exists(mount); }, 5'000));
}

QTEST_GUILESS_MAIN(TestTryOut)
#include "tst_tryout.moc"
