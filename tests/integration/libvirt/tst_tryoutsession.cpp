// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostsession.h"

#include "core/gpu/vfiogroup.h"
#include "core/virt/connection.h"
#include "core/virt/domainxml.h"
#include "tests/core/host/testhosts.h"
#include "tests/paths.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

// The try-out host as a window has it: the real simulator, and the user's own libvirt, which with-session starts.
class TryOutSessionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aVgpuWrittenIsSeenAndGoes();
    void onlyItsOwnWorkstationsAreShown();
    void aRunningWorkstationHoldsItsVgpu();
    void twoSessionsSeeTheSame();
    void scansAtOnceAreNotEachOthersUser();
    void aLostSimulatorIsSaidAndComesBack();

private:
    [[nodiscard]] bool open(HostSession &session) const;
    [[nodiscard]] bool virsh(const QStringList &arguments) const;
    [[nodiscard]] bool define(const QString &name, const QString &metadata) const;
    [[nodiscard]] bool write(const QString &path, const QByteArray &text) const;
    [[nodiscard]] bool makeVgpu() const
    {
        return write(u"class/mdev_bus/"_s + m_gpu + u"/mdev_supported_types/nvidia-18/create"_s, m_vgpu.text.toUtf8());
    }
    [[nodiscard]] std::optional<bool> inUse() const
    {
        const Gpu::Vgpu *const vgpu = m_session->snapshot()->vgpu(m_vgpu);
        return vgpu ? vgpu->inUse : std::nullopt;
    }

    const QString m_gpu = u"0000:3d:00.0"_s;
    const VgpuId m_vgpu{u"9d3c2a10-5b7e-4f61-8c24-3e1f0a9b8c7d"_s};
    const QString m_own = u"<carrel:tryout name='office'/><carrel:vgpu id='9d3c2a10-5b7e-4f61-8c24-3e1f0a9b8c7d'/>"_s;
    QTemporaryDir m_folder;
    std::unique_ptr<HostSession> m_session;
};

bool TryOutSessionTest::open(HostSession &session) const
{
    session.open();
    return waitUntil(
        [&] {
            const Snapshot now = session.snapshot();
            return now->state == HostState::Connected && now->gpusKnown && now->workstationsKnown;
        },
        20'000);
}

bool TryOutSessionTest::virsh(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(u"/usr/bin/virsh"_s, QStringList{u"-q"_s, u"-c"_s, u"qemu:///session"_s} + arguments);
    return waitUntil([&] { return process.state() == QProcess::NotRunning; }, 60'000) && process.exitCode() == 0;
}

bool TryOutSessionTest::define(const QString &name, const QString &metadata) const
{
    QFile file(m_folder.filePath(name));
    const QString xml =
        u"<domain type='qemu'><name>%1</name><metadata><carrel:carrel xmlns:carrel='%2'>%3</carrel:carrel></metadata>"
        "<memory unit='MiB'>32</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os></domain>"_s
            .arg(name, QString::fromLatin1(Virt::domainMetadataUri), metadata);
    if (!file.open(QIODevice::WriteOnly) || file.write(xml.toUtf8()) < 0)
        return false;
    file.close();
    return virsh({u"define"_s, file.fileName()});
}

bool TryOutSessionTest::write(const QString &path, const QByteArray &text) const
{
    QFile file(m_session->sysRoot() + u'/' + path);
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
}

void TryOutSessionTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QVERIFY(virsh({u"uri"_s}));
}

void TryOutSessionTest::init()
{
    m_session = std::make_unique<HostSession>(u"tryout:"_s);
    QVERIFY(open(*m_session));
    const Snapshot now = m_session->snapshot();
    QVERIFY(now->isSimulated());
    QCOMPARE(now->gpus.size(), size_t{2});
    QCOMPARE(now->workstations.size(), size_t{0});
}

void TryOutSessionTest::cleanup()
{
    m_session.reset();
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/carrel/tryout-office"_s;
    QVERIFY(waitUntil([&] { return !QFile::exists(folder); }, 10'000)); // nothing is left of the last session
}

void TryOutSessionTest::aVgpuWrittenIsSeenAndGoes()
{
    QVERIFY(makeVgpu());
    QVERIFY(within1s([&] { return m_session->snapshot()->vgpu(m_vgpu) != nullptr; }));
    QCOMPARE(m_session->snapshot()->vgpu(m_vgpu)->type.text, u"nvidia-18"_s);
    QCOMPARE(inUse(), std::optional(false));
    QVERIFY(write(u"bus/mdev/devices/"_s + m_vgpu.text + u"/remove"_s, "1"));
    QVERIFY(within1s([&] { return m_session->snapshot()->vgpu(m_vgpu) == nullptr; }));
}

void TryOutSessionTest::onlyItsOwnWorkstationsAreShown()
{
    QVERIFY(define(u"foreign"_s, u"<carrel:vgpu id='9d3c2a10-5b7e-4f61-8c24-3e1f0a9b8c7d'/>"_s));
    QVERIFY(define(u"own"_s, m_own));
    QVERIFY(within1s([&] { return m_session->snapshot()->workstationNamed(u"own"_s) != nullptr; }));
    QVERIFY(virsh({u"desc"_s, u"foreign"_s, u"--title"_s, u"--config"_s, u"changed"_s}));
    QTest::qWait(200);
    QCOMPARE(m_session->snapshot()->workstations.size(), size_t{1});
    QCOMPARE(m_session->snapshot()->usersOf(m_vgpu).size(), size_t{1});
    QVERIFY(waitFor(m_session->refresh())); // the whole list leaves it out as well
    QCOMPARE(m_session->snapshot()->workstations.size(), size_t{1});
    QVERIFY(virsh({u"undefine"_s, u"own"_s}));
    QVERIFY(within1s([&] { return m_session->snapshot()->workstations.empty(); }));
    QVERIFY(virsh({u"undefine"_s, u"foreign"_s}));
}

void TryOutSessionTest::aRunningWorkstationHoldsItsVgpu()
{
    QVERIFY(makeVgpu());
    QVERIFY(define(u"own"_s, m_own));
    QVERIFY(virsh({u"start"_s, u"own"_s}));
    QVERIFY(within1s([&] { return inUse() == std::optional(true); }));
    QCOMPARE(m_session->snapshot()->workstationNamed(u"own"_s)->state, WorkstationState::Running);
    QVERIFY(virsh({u"destroy"_s, u"own"_s}));
    QVERIFY(within1s([&] { return inUse() == std::optional(false); }));
    QVERIFY(virsh({u"undefine"_s, u"own"_s}));
    QVERIFY(within1s([&] { return m_session->snapshot()->workstations.empty(); }));
}

void TryOutSessionTest::twoSessionsSeeTheSame()
{
    auto second = std::make_unique<HostSession>(u"tryout:office"_s);
    QVERIFY(open(*second));
    QCOMPARE(second->sysRoot(), m_session->sysRoot());
    QVERIFY(makeVgpu());
    QVERIFY(within1s([&] { return second->snapshot()->vgpu(m_vgpu) && m_session->snapshot()->vgpu(m_vgpu); }));
    second.reset();
    QTest::qWait(100);
    QVERIFY(waitFor(m_session->refresh()));
    QVERIFY(m_session->snapshot()->vgpu(m_vgpu));
}

// The group's node lets one opener in, as the kernel's does: what several threads ask at once is asked one by one.
void TryOutSessionTest::scansAtOnceAreNotEachOthersUser()
{
    QVERIFY(makeVgpu());
    QVERIFY(within1s([&] { return m_session->snapshot()->vgpu(m_vgpu) != nullptr; }));
    const int group = m_session->snapshot()->vgpu(m_vgpu)->iommuGroup.value();
    const QString devices = m_session->sysRoot().chopped(3) + u"dev"_s;
    const QString node = u"%1/vfio/%2"_s.arg(devices).arg(group);
    QFile holder(node);
    QVERIFY2(holder.open(QIODevice::ReadOnly), qPrintable(node));
    QCOMPARE(Gpu::isVfioGroupInUse(devices, group), std::optional(true)); // the node does say no to a second
    holder.close();
    QVERIFY(waitUntil([&] { return Gpu::isVfioGroupInUse(devices, group) == false; }, 2000)); // FUSE releases late
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> scans;
        for (int i = 0; i < 8; ++i)
            scans.emplace_back([&] {
                for (int question = 0; question < 50; ++question)
                    wrong += Gpu::isVfioGroupInUse(devices, group) == false ? 0 : 1;
            });
    }
    QCOMPARE(wrong.load(), 0);
}

void TryOutSessionTest::aLostSimulatorIsSaidAndComesBack()
{
    QProcess order;
    order.start(Test::program(u"carrel-gpusim"_s),
                {u"order"_s, m_session->sysRoot().chopped(10), u"quit"_s}); // without "/mount/sys"
    QVERIFY(order.waitForFinished());
    QVERIFY(within1s([&] { return m_session->snapshot()->state == HostState::Failed; }));
    QVERIFY(!m_session->snapshot()->error->wayOut.isEmpty());
    m_session->reconnect();
    QVERIFY(waitUntil([&] { return m_session->snapshot()->state == HostState::Connected; }, 15'000));
    QVERIFY(!m_session->snapshot()->error);
    QVERIFY(makeVgpu());
    QVERIFY(within1s([&] { return m_session->snapshot()->vgpu(m_vgpu) != nullptr; }));
}

QTEST_GUILESS_MAIN(TryOutSessionTest)
#include "tst_tryoutsession.moc"
