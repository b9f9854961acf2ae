// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostsession.h"

#include "tests/core/host/testhosts.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

// What somebody does in a shell on the host is in the snapshot within a second: run by with-simulated-sys, where /sys
// holds the GPUs of tryout:office, and with-libvirtd.
class ShellVgpuTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup() { m_session.reset(); }
    void aVgpuComesAndGoes_data() { hosts(); }
    void aVgpuComesAndGoes();
    void aBurstComesAndGoes_data() { hosts(); }
    void aBurstComesAndGoes();
    void whatChangesWhileAllIsReadIsNotLost_data() { hosts(); }
    void whatChangesWhileAllIsReadIsNotLost();
    void aGpuVanishesAndReturns_data() { localHosts(); }
    void aGpuVanishesAndReturns();

private:
    static void localHosts();
    static void hosts();
    [[nodiscard]] const Gpu::Gpu *gpu() const { return m_session->snapshot()->gpu({m_gpu}); }
    [[nodiscard]] size_t vgpus() const { return gpu() ? gpu()->vgpus.size() : 0; }
    [[nodiscard]] int available() const;
    [[nodiscard]] bool shell(const QString &command) const;
    [[nodiscard]] bool soon(const std::function<bool()> &condition, const char *what) const;

    const QString m_gpu = u"0000:3e:00.0"_s;
    const QString m_type = u"nvidia-18"_s;
    std::unique_ptr<HostSession> m_session;
};

namespace {

QString uuid(int number)
{
    return u"5be11c0e-0000-4000-8000-%1"_s.arg(number, 12, 10, QChar(u'0'));
}

} // namespace

void ShellVgpuTest::localHosts()
{
    QTest::addColumn<QString>("uri");
    QTest::newRow("this computer") << u"qemu:///system"_s;
    QTest::newRow("this computer, libvirt off") << u"qemu:///system?socket=/run/none"_s;
}

void ShellVgpuTest::hosts()
{
    localHosts();
    QTest::newRow("remote") << u"qemu+tcp://127.0.0.1/system"_s;
}

void ShellVgpuTest::init()
{
    QFETCH(QString, uri);
    m_session = std::make_unique<HostSession>(uri);
    m_session->open();
    const HostState expected = uri.contains(u"none"_s) ? HostState::Failed : HostState::Connected;
    QVERIFY(waitUntil([&] { return m_session->snapshot()->state == expected; }, 20'000));
    QVERIFY(waitUntil([&] { return gpu() != nullptr; }, 20'000));
    QCOMPARE(vgpus(), size_t{0});
    QCOMPARE(available(), 4);
}

int ShellVgpuTest::available() const
{
    const Gpu::VgpuType *const type = gpu() ? Gpu::findType(*gpu(), {m_type}) : nullptr;
    return type ? type->available.value_or(-1) : -1;
}

/** Runs it beside this process, whose event loop goes on meanwhile as a window's does. */
bool ShellVgpuTest::shell(const QString &command) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(u"/bin/sh"_s, {u"-ec"_s, command});
    return waitUntil([&] { return process.state() == QProcess::NotRunning; }, 20'000) && process.exitCode() == 0;
}

bool ShellVgpuTest::soon(const std::function<bool()> &condition, const char *what) const
{
    QElapsedTimer clock;
    clock.start();
    const bool seen = within1s(condition);
    qInfo() << what << "after" << clock.elapsed() << "ms";
    return seen;
}

void ShellVgpuTest::aVgpuComesAndGoes()
{
    QVERIFY(shell(u"echo %1 >/sys/class/mdev_bus/%2/mdev_supported_types/%3/create"_s.arg(uuid(1), m_gpu, m_type)));
    QVERIFY(soon([&] { return m_session->snapshot()->vgpu({uuid(1)}) != nullptr; }, "shown"));
    const Gpu::Vgpu made = *m_session->snapshot()->vgpu({uuid(1)});
    QCOMPARE(made.type.text, m_type);
    QCOMPARE(made.gpu.text, m_gpu);
    QVERIFY(made.iommuGroup);
    QCOMPARE(available(), 3);
    QVERIFY(shell(u"echo 1 >/sys/bus/mdev/devices/%1/remove"_s.arg(uuid(1))));
    QVERIFY(soon([&] { return m_session->snapshot()->vgpu({uuid(1)}) == nullptr; }, "gone"));
    QCOMPARE(available(), 4);
}

void ShellVgpuTest::aBurstComesAndGoes()
{
    QVERIFY(shell(u"cd /sys/class/mdev_bus/%1/mdev_supported_types/%2; for n in 1 2 3 4; do"
                  " echo 5be11c0e-0000-4000-8000-00000000000$n >create; done"_s.arg(m_gpu, m_type)));
    QVERIFY(soon([&] { return vgpus() == 4 && available() == 0; }, "four shown"));
    QVERIFY(shell(u"for v in /sys/bus/mdev/devices/5be11c0e-*/remove; do echo 1 >$v; done"_s));
    QVERIFY(soon([&] { return vgpus() == 0 && available() == 4; }, "four gone"));
}

// A refresh that has read the GPU before the change must not put the old state back.
void ShellVgpuTest::whatChangesWhileAllIsReadIsNotLost()
{
    for (int round = 0; round < 5; ++round) {
        const auto made = m_session->refresh();
        QVERIFY(shell(u"echo %1 >/sys/class/mdev_bus/%2/mdev_supported_types/%3/create"_s.arg(uuid(1), m_gpu, m_type)));
        const auto again = m_session->refresh();
        QVERIFY(soon([&] { return made.isFinished() && vgpus() == 1; }, "shown"));
        static_cast<void>(waitFor(again)); // fails where libvirt is off
        QCOMPARE(vgpus(), size_t{1});
        const auto removed = m_session->refresh();
        QVERIFY(shell(u"echo 1 >/sys/bus/mdev/devices/%1/remove"_s.arg(uuid(1))));
        static_cast<void>(waitFor(removed));
        QVERIFY(soon([&] { return vgpus() == 0; }, "gone"));
        QTest::qWait(200);
        QCOMPARE(vgpus(), size_t{0});
    }
}

void ShellVgpuTest::aGpuVanishesAndReturns()
{
    QVERIFY(shell(u"carrel-gpusim order \"$CARREL_SIM\" vanish %1"_s.arg(m_gpu)));
    QVERIFY(soon([&] { return gpu() == nullptr; }, "gone"));
    QVERIFY(shell(u"carrel-gpusim order \"$CARREL_SIM\" return %1"_s.arg(m_gpu)));
    QVERIFY(soon([&] { return gpu() != nullptr && available() == 4; }, "back"));
}

QTEST_GUILESS_MAIN(ShellVgpuTest)
#include "tst_shellvgpu.moc"
