// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostsession.h"

#include "core/operations/plans.h"
#include "core/virt/connection.h"
#include "tests/core/host/testhosts.h"
#include "tests/integration/operations/planrun.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Carrel::Operations;
using namespace Carrel::Test;
using namespace Qt::StringLiterals;

// Plans on an unmodified system libvirtd beside simulated GPUs: as a remote host with its node devices and storage
// pools, and while it stops in the middle. Run by with-simulated-sys and with-libvirtd, as root.
class SystemHostTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aRemoteVgpuComesAndGoes();
    void aRemoteVgpuIsRefusedWithAReason_data();
    void aRemoteVgpuIsRefusedWithAReason();
    void aRemoteRemovalInUseIsRefused();
    void disksOfAPoolAreMadeCopiedAndDeleted();
    void theBaseOfAPoolsCloneStays();
    void aStoppedDaemonIsToldAfterTenSeconds();
    void aLongCallSaysThatItWaits();
    void aDefinitionInDoubtKeepsItsDisk();

private:
    [[nodiscard]] bool open(const QString &uri);
    [[nodiscard]] static bool shell(const QString &command);
    [[nodiscard]] Plan planOf(std::vector<Step> steps) const { return {u"Test"_s, m_session->uri(), steps, {}}; }
    [[nodiscard]] Ran run(std::vector<Step> steps, const StepDeadlines &deadlines = {},
                          const std::function<void(int, PlanJob &)> &onStep = {}) const
    {
        return runPlan(*m_session, planOf(std::move(steps)), m_folder.path(), deadlines, onStep);
    }
    [[nodiscard]] CreateVgpu create(const QString &uuid) const { return {m_gpu, m_type, {uuid}, {}}; }
    [[nodiscard]] RemoveVgpu remove(const QString &uuid) const { return {m_gpu, m_type, {uuid}, {}}; }
    [[nodiscard]] static DefineWorkstation definition(const QString &name, const QString &disk);
    [[nodiscard]] static bool exists(const QString &uuid) { return QFile::exists(u"/sys/bus/mdev/devices/"_s + uuid); }
    [[nodiscard]] static QString uuid(int number)
    {
        return u"5be11c0e-0000-4000-8000-%1"_s.arg(number, 12, 10, QChar(u'0'));
    }
    void stopDaemon(int signal) const { QCOMPARE(::kill(m_daemon, signal), 0); }

    const GpuId m_gpu{u"0000:3e:00.0"_s};
    const TypeId m_type{u"nvidia-18"_s};
    pid_t m_daemon = 0;
    QTemporaryDir m_folder;
    std::unique_ptr<HostSession> m_session;
};

void SystemHostTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QFile pid(u"/run/libvirtd.pid"_s);
    QFile other(u"/run/libvirt/libvirtd.pid"_s);
    QVERIFY(pid.open(QIODevice::ReadOnly) || other.open(QIODevice::ReadOnly));
    m_daemon = (pid.isOpen() ? pid.readAll() : other.readAll()).trimmed().toInt();
    QVERIFY(m_daemon > 1);
    QVERIFY(QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755)));
    QVERIFY(QDir(m_folder.path()).mkdir(u"pool"_s));
    QVERIFY(
        shell(u"virsh -q -c qemu:///system pool-create-as carrel-test dir --target %1/pool"_s.arg(m_folder.path())));
}

bool SystemHostTest::open(const QString &uri)
{
    m_session = std::make_unique<HostSession>(uri);
    m_session->open();
    return waitUntil(
        [&] {
            const Snapshot now = m_session->snapshot();
            return now->state == HostState::Connected && now->gpusKnown && now->workstationsKnown;
        },
        30'000);
}

void SystemHostTest::init()
{
    QVERIFY(open(u"qemu+tcp://127.0.0.1/system"_s));
    QVERIFY(waitUntil([&] { return m_session->snapshot()->gpu(m_gpu) != nullptr; }, 20'000));
}

void SystemHostTest::cleanup()
{
    stopDaemon(SIGCONT);
    m_session.reset();
    QVERIFY(shell(u"for v in /sys/bus/mdev/devices/5be11c0e-*; do [ -e $v ] && echo 1 >$v/remove; done; true"_s));
}

/** Beside this process, whose event loop goes on meanwhile as a window's does. */
bool SystemHostTest::shell(const QString &command)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(u"/bin/sh"_s, {u"-ec"_s, command});
    return waitUntil([&] { return process.state() == QProcess::NotRunning; }, 30'000) && process.exitCode() == 0;
}

DefineWorkstation SystemHostTest::definition(const QString &name, const QString &disk)
{
    const Uuid uuid = makeUuid();
    const QString xml = u"<domain type='qemu'><name>%1</name><uuid>%2</uuid><memory unit='MiB'>64</memory>"
                        "<os><type arch='x86_64' machine='q35'>hvm</type></os><devices>%3</devices></domain>"_s.arg(
                            name, uuid.text,
                            disk.isEmpty() ? QString()
                                           : u"<disk type='file' device='disk'><driver name='qemu' type='qcow2'/>"
                                             "<source file='%1'/><target dev='vda' bus='virtio'/></disk>"_s.arg(disk));
    return {{uuid.text}, name, xml};
}

void SystemHostTest::aRemoteVgpuComesAndGoes()
{
    const auto plan = planCreateVgpus(*m_session->snapshot(), {m_gpu, m_type, 1, Uuid{uuid(1)}, u"drawing"_s});
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().sentence));
    const Ran made = runPlan(*m_session, *plan, m_folder.path());
    QVERIFY2(!made.failure, qPrintable(made.failure ? made.failure->sentence + made.failure->detail : QString()));
    QVERIFY(exists(uuid(1)));
    QVERIFY(m_session->snapshot()->vgpu({uuid(1)})); // the job ends with the re-read: no waiting here
    QCOMPARE(m_session->snapshot()->vgpu({uuid(1)})->type, m_type);
    const auto gone = planRemoveVgpu(*m_session->snapshot(), {uuid(1)});
    QVERIFY(gone);
    QVERIFY(!runPlan(*m_session, *gone, m_folder.path()).failure);
    QVERIFY(!exists(uuid(1)));
    QVERIFY(!m_session->snapshot()->vgpu({uuid(1)}));
}

void SystemHostTest::aRemoteVgpuIsRefusedWithAReason_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [&](const char *name, const Step &step, ErrorCode code) {
        QTest::newRow(name) << step << code;
    };
    row("its UUID is taken", create(uuid(1)), ErrorCode::AlreadyExists);
    row("no such GPU", CreateVgpu{{u"0000:ff:00.0"_s}, m_type, {uuid(2)}, {}}, ErrorCode::NotFound);
    row("no such type", CreateVgpu{m_gpu, {u"nvidia-999"_s}, {uuid(2)}, {}}, ErrorCode::NotFound);
    row("no room beside another type", CreateVgpu{m_gpu, {u"nvidia-22"_s}, {uuid(2)}, {}}, ErrorCode::NoRoom);
    row("not there", remove(uuid(3)), ErrorCode::NotFound);
}

void SystemHostTest::aRemoteVgpuIsRefusedWithAReason()
{
    QFETCH(Step, step);
    QFETCH(ErrorCode, code);
    QVERIFY(!run({create(uuid(1))}).failure);
    const Ran refused = run({step});
    QVERIFY(refused.failure);
    QVERIFY2(refused.failure->code == code, qPrintable(refused.failure->sentence + u' ' + refused.failure->detail));
    QVERIFY(!refused.failure->sentence.contains(u'\n'));
    QVERIFY(exists(uuid(1)));
    QVERIFY(!exists(uuid(2)));
}

// libvirt asks the VFIO group first, so that its mdevctl does not wait in the kernel's remove.
void SystemHostTest::aRemoteRemovalInUseIsRefused()
{
    QVERIFY(!run({create(uuid(1))}).failure);
    QVERIFY(shell(u"carrel-gpusim order \"$CARREL_SIM\" busy %1"_s.arg(uuid(1))));
    const Ran refused = run({remove(uuid(1))});
    QVERIFY(shell(u"carrel-gpusim order \"$CARREL_SIM\" free %1"_s.arg(uuid(1))));
    QVERIFY(refused.failure);
    QCOMPARE(refused.failure->code, ErrorCode::InUse);
    QVERIFY(refused.tookMs < 5000);
    QVERIFY(exists(uuid(1)));
    QVERIFY(!run({remove(uuid(1))}).failure);
    QVERIFY(!exists(uuid(1)));
}

void SystemHostTest::disksOfAPoolAreMadeCopiedAndDeleted()
{
    const QString first = m_folder.filePath(u"pool/first.qcow2"_s);
    const QString copy = m_folder.filePath(u"pool/copy.qcow2"_s);
    const Ran made =
        run({CreateDisk{first, 64 << 20, DiskSource::New, {}}, CreateDisk{copy, 0, DiskSource::CopyOf, first}});
    QVERIFY2(!made.failure, qPrintable(made.failure ? made.failure->sentence + made.failure->detail : QString()));
    QVERIFY(QFile::exists(first) && QFile::exists(copy));
    QVERIFY(shell(u"qemu-img info %1 | grep -q '64 MiB'; qemu-img info %2 | grep -q '64 MiB'"_s.arg(first, copy)));
    QCOMPARE(run({CreateDisk{copy, 1 << 20, DiskSource::New, {}}}).failure->code, ErrorCode::AlreadyExists);
    QVERIFY(QFile::exists(copy)); // the failed step took nothing back that it had not made
    QVERIFY(!run({DeleteDisk{first}, DeleteDisk{copy}}).failure);
    QVERIFY(!QFile::exists(first) && !QFile::exists(copy));
    QCOMPARE(run({DeleteDisk{first}}).failure->code, ErrorCode::NotFound);
    QCOMPARE(run({CreateDisk{u"/nowhere/x.qcow2"_s, 1 << 20, DiskSource::New, {}}}).failure->code, ErrorCode::NotFound);
}

// The images of another computer cannot be read here: its pool says what is built on what.
void SystemHostTest::theBaseOfAPoolsCloneStays()
{
    const QString base = m_folder.filePath(u"pool/base.qcow2"_s);
    const QString clone = m_folder.filePath(u"pool/clone.qcow2"_s);
    const DefineWorkstation user = definition(u"clone-01"_s, clone);
    QVERIFY(!run({CreateDisk{base, 1 << 20, DiskSource::New, {}}, user}).failure);
    QVERIFY(shell(u"qemu-img create -q -f qcow2 -b %1 -F qcow2 %2"_s.arg(base, clone)));
    const Ran refused = run({DeleteDisk{base}});
    QVERIFY(refused.failure && QFile::exists(base));
    QCOMPARE(refused.failure->code, ErrorCode::InUse);
    QVERIFY2(refused.failure->sentence.contains(u"clone-01 is built on it"_s), qPrintable(refused.failure->sentence));
    QVERIFY(!run({UndefineWorkstation{user.workstation, user.name, user.xml}, DeleteDisk{clone}, DeleteDisk{base}})
                 .failure);
    QVERIFY(!QFile::exists(base));
}

void SystemHostTest::aStoppedDaemonIsToldAfterTenSeconds()
{
    const Ran stopped = run({definition(u"late-01"_s, {})}, {}, [this](int, PlanJob &) { stopDaemon(SIGSTOP); });
    QVERIFY(stopped.failure);
    QCOMPARE(stopped.failure->code, ErrorCode::TimedOut);
    QVERIFY2(stopped.late.value(0).contains(u"10 second"_s), qPrintable(stopped.late.join(u' ')));
    qInfo() << "told after" << stopped.firstLateMs << "ms, ended after" << stopped.tookMs << "ms";
    QVERIFY(stopped.firstLateMs >= 9'900 && stopped.firstLateMs < 12'500);
    QVERIFY(stopped.tookMs < 32'000);
    stopDaemon(SIGCONT);
    QVERIFY(waitUntil([&] { return m_session->snapshot()->state == HostState::Connected; }, 30'000));
    QVERIFY(shell(u"virsh -q -c qemu:///system undefine late-01 2>/dev/null || true"_s));
}

void SystemHostTest::aLongCallSaysThatItWaits()
{
    StepDeadlines deadlines;
    deadlines.call = 1000;
    deadlines.start = 20'000;
    const DefineWorkstation late = definition(u"late-02"_s, {});
    QVERIFY(!run({late}).failure);
    // The easy question before it is answered; then nothing more comes.
    QTimer::singleShot(6000, this, [this] { stopDaemon(SIGCONT); });
    const Ran stopped = run({StartWorkstation{late.workstation, late.name}}, deadlines,
                            [this](int, PlanJob &) { stopDaemon(SIGSTOP); });
    QVERIFY(stopped.failure); // the easy question found out, long before the start's own time was over
    QVERIFY(stopped.firstLateMs < 3000);
    stopDaemon(SIGCONT);
    QVERIFY(waitUntil([&] { return m_session->snapshot()->state == HostState::Connected; }, 30'000));
    QVERIFY(shell(u"virsh -q -c qemu:///system destroy late-02 2>/dev/null || true; "
                  "virsh -q -c qemu:///system undefine late-02"_s));
}

void SystemHostTest::aDefinitionInDoubtKeepsItsDisk()
{
    QVERIFY(open(u"qemu:///system"_s)); // this computer's: its disks are deleted by Carrel's own hands
    const QString disk = m_folder.filePath(u"doubt.qcow2"_s);
    StepDeadlines deadlines;
    deadlines.call = 700;
    const Ran cut = run({CreateDisk{disk, 1 << 20, DiskSource::New, {}}, definition(u"doubt-01"_s, disk)}, deadlines,
                        [this](int step, PlanJob &) {
                            if (step == 1)
                                stopDaemon(SIGSTOP);
                        });
    QVERIFY(cut.failure);
    QCOMPARE(cut.failure->code, ErrorCode::TimedOut);
    QVERIFY(QFile::exists(disk));
    const QString said = cut.aftermath.join(u'\n');
    QVERIFY2(said.contains(u"Not taken back: Create disk"_s) && said.contains(u"may be there and use it"_s),
             qPrintable(said));
}

QTEST_GUILESS_MAIN(SystemHostTest)
#include "tst_systemhost.moc"
