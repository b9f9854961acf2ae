// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/telemetry/captured.h"
#include "tests/core/telemetry/tree.h"
#include "tests/ui/models/testhosts.h"
#include "ui/pages/gpuusers.h"
#include "ui/pages/telemetryblock.h"

#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace Carrel;

namespace {

constexpr int soon = 10'000;
const QString t4 = u"0000:3b:00.0"_s;
const QString mdev = u"11111111-1111-4111-8111-000000000007"_s;

/** A local host with the GPU, vGPU and workstation of vgpu-535-licensed.txt, and with a GPU nvidia-smi does not list.
 */
Models::HostViewPtr hostOf(Host::HostKind kind, const QString &driver = u"nvidia"_s)
{
    auto host = TestHosts::emptyHost(u"qemu:///system"_s, kind);
    for (const QString &address : {t4, u"0000:5e:00.0"_s}) {
        Gpu::Gpu gpu = TestHosts::teslaM60(address);
        gpu.driver = driver;
        host->gpus.push_back(gpu);
    }
    Gpu::Vgpu vgpu;
    vgpu.id.text = mdev;
    vgpu.type.text = u"nvidia-231"_s;
    vgpu.gpu.text = t4;
    host->gpus.front().vgpus.push_back(vgpu);
    auto workstation = TestHosts::workstation(7, Host::WorkstationState::Running);
    workstation.id.text = u"2afdb1c1-8d0a-4e77-9e0c-000000000007"_s;
    workstation.name = u"Cad seven"_s;
    TestHosts::add(*host, workstation);
    return std::make_shared<const Models::HostView>(Host::snapshotOf(*host));
}

QByteArray queryOfT4()
{
    return Test::captured(u"smi-390-m10-host-vgpu.xml"_s).replace("1A:00", "3B:00");
}

QStringList textsOf(const QWidget &widget)
{
    QStringList texts;
    for (const QLabel *label : widget.findChildren<QLabel *>())
        if (label->isVisibleTo(&widget) && !label->text().isEmpty())
            texts.append(label->text());
    return texts;
}

QString noteOf(const QWidget &widget)
{
    const auto *note = widget.findChild<QLabel *>(u"telemetryNote"_s);
    return note->isVisibleTo(&widget) ? note->text() : QString();
}

} // namespace

class TestTelemetryBlock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_tools = std::make_unique<Test::Tree>();
        qputenv("PATH", (m_tools->root() + u":/usr/bin:/bin"_s).toLocal8Bit());
        m_tools->write(u"query.xml"_s, queryOfT4());
        m_tools->write(u"vgpus.txt"_s, Test::captured(u"vgpu-535-licensed.txt"_s));
        m_tools->script(u"nvidia-smi"_s,
                        "cd \"$(dirname \"$0\")\"; [ \"$1\" = vgpu ] && exec cat vgpus.txt; exec cat query.xml\n");
        m_tools->script(u"journalctl"_s, "exit 1\n");
        m_reader = std::make_unique<Telemetry::Reader>(
            Telemetry::ReaderSettings{m_tools->at(u"sys"_s), m_tools->at(u"proc"_s), 50, 2'000, 60'000});
    }
    void aGpusPageShowsItsValuesAndUsers()
    {
        Pages::TelemetryBlock block(m_reader.get());
        const auto host = hostOf(Host::HostKind::Local);
        block.showGpu(host, host->inventory().gpus.front());
        block.show();
        QTRY_VERIFY_WITH_TIMEOUT(textsOf(block).contains(u"37 °C"_s), soon);
        const QStringList texts = textsOf(block);
        QVERIFY2(texts.contains(u"8.0 GiB of 8.0 GiB"_s), qPrintable(texts.join(u'\n')));
        QVERIFY(texts.contains(u"10.4 W of 53.0 W"_s));
        QVERIFY(texts.contains(u"none since the host started"_s));
        QCOMPARE(noteOf(block), QString());
        const auto *meter = block.findChild<QProgressBar *>();
        QCOMPARE(meter->accessibleName(), u"Framebuffer"_s);
        QCOMPARE(meter->value(), 99);
        const auto *users = block.findChild<QTreeWidget *>(u"gpuUsers"_s);
        QVERIFY(users->isVisibleTo(&block));
        QCOMPARE(users->topLevelItemCount(), 1);
        QCOMPARE(users->topLevelItem(0)->text(0), u"Cad seven"_s);
        QCOMPARE(users->topLevelItem(0)->text(1), u"GRID T4-2Q"_s);
        QVERIFY(users->topLevelItem(0)->text(2).contains(u"3D 64 %"_s));
    }
    void aUserLeadsToItsVgpu()
    {
        Pages::TelemetryBlock block(m_reader.get());
        QSignalSpy spy(&block, &Pages::TelemetryBlock::itemWanted);
        const auto host = hostOf(Host::HostKind::Local);
        block.showGpu(host, host->inventory().gpus.front());
        block.show();
        auto *users = block.findChild<QTreeWidget *>(u"gpuUsers"_s);
        QTRY_COMPARE_WITH_TIMEOUT(users->topLevelItemCount(), 1, soon);
        Q_EMIT users->itemActivated(users->topLevelItem(0), 0);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<Models::Item>().vgpu.text, mdev);
    }
    void aVgpusPageShowsGuestAndWorkstation()
    {
        Pages::TelemetryBlock block(m_reader.get());
        const auto host = hostOf(Host::HostKind::Local);
        block.showVgpu(host, host->inventory().gpus.front(), VgpuId{mdev});
        block.show();
        QTRY_VERIFY_WITH_TIMEOUT(textsOf(block).contains(u"535.161.05"_s), soon);
        const QStringList texts = textsOf(block);
        QVERIFY(texts.contains(u"1.3 GiB of 2 GiB"_s));
        QVERIFY(texts.contains(u"Cad seven"_s));
        QVERIFY(!texts.filter(u"licensed until"_s).isEmpty());
        QVERIFY(!block.findChild<QTreeWidget *>(u"gpuUsers"_s)->isVisibleTo(&block));
    }
    void aVgpuThatDoesNotRunSaysSo()
    {
        m_tools->write(u"vgpus.txt"_s, "GPU 00000000:3B:00.0\n    Active vGPUs                          : 0\n");
        Pages::TelemetryBlock block(m_reader.get());
        const auto host = hostOf(Host::HostKind::Local);
        block.showVgpu(host, host->inventory().gpus.front(), VgpuId{mdev});
        block.show();
        QCOMPARE(noteOf(block), u"Reading…"_s);
        QTRY_VERIFY_WITH_TIMEOUT(noteOf(block).contains(u"does not run"_s), soon);
    }
    void itReadsOnlyWhileItIsShown()
    {
        QWidget window;
        auto *block = new Pages::TelemetryBlock(m_reader.get(), &window);
        const auto host = hostOf(Host::HostKind::Local);
        block->showGpu(host, host->inventory().gpus.front());
        QVERIFY(!block->isReading());
        window.show();
        QVERIFY(block->isReading());
        window.hide();
        QVERIFY(!block->isReading());
        QVERIFY(m_reader->isResting());
        window.show();
        block->showNothing();
        QVERIFY(!block->isReading());
        QVERIFY(!block->isVisible());
    }
    void theSameSubjectKeepsItsSubscriptionAndWidgets()
    {
        Pages::TelemetryBlock block(m_reader.get());
        const auto host = hostOf(Host::HostKind::Local);
        block.showGpu(host, host->inventory().gpus.front());
        block.show();
        QTRY_VERIFY_WITH_TIMEOUT(block.findChild<QProgressBar *>(), soon);
        const auto *meter = block.findChild<QProgressBar *>();
        QSignalSpy spy(m_reader.get(), &Telemetry::Reader::readingChanged);
        block.showGpu(hostOf(Host::HostKind::Local), host->inventory().gpus.front());
        QTRY_VERIFY_WITH_TIMEOUT(spy.size() >= 2, soon);
        QCOMPARE(block.findChild<QProgressBar *>(), meter);
    }
    void placesWithoutTelemetrySaySoAndReadNothing_data()
    {
        QTest::addColumn<Host::HostKind>("kind");
        QTest::addColumn<QString>("driver");
        QTest::addColumn<QString>("words");
        QTest::newRow("remote") << Host::HostKind::Remote << u"nvidia"_s << u"on the host itself"_s;
        QTest::newRow("try-out") << Host::HostKind::TryOut << u"nvidia"_s << u"simulated"_s;
        QTest::newRow("inspect") << Host::HostKind::Inspect << u"nvidia"_s << u"copy"_s;
        QTest::newRow("passed through") << Host::HostKind::Local << u"vfio-pci"_s << u"passed through whole"_s;
        QTest::newRow("no driver") << Host::HostKind::Local << QString() << u"No driver"_s;
    }
    void placesWithoutTelemetrySaySoAndReadNothing()
    {
        QFETCH(Host::HostKind, kind);
        QFETCH(QString, driver);
        QFETCH(QString, words);
        Pages::TelemetryBlock block(m_reader.get());
        const auto host = hostOf(kind, driver);
        block.showGpu(host, host->inventory().gpus.front());
        block.show();
        QVERIFY2(noteOf(block).contains(words), qPrintable(noteOf(block)));
        QVERIFY(!block.isReading());
        QVERIFY(!block.findChild<QProgressBar *>());
    }
    void withoutNvidiaSmiItSaysSoInOneLine()
    {
        qputenv("PATH", m_tools->at(u"nowhere"_s).toLocal8Bit());
        Pages::TelemetryBlock block(m_reader.get());
        const auto host = hostOf(Host::HostKind::Local);
        block.showGpu(host, host->inventory().gpus.front());
        block.show();
        QTRY_COMPARE_WITH_TIMEOUT(noteOf(block), u"nvidia-smi is not installed on this host."_s, soon);
    }
    void whatLibvirtDoesNotKnowIsListedToo()
    {
        auto host = hostOf(Host::HostKind::Local);
        Telemetry::HostReading reading;
        Telemetry::VgpuReading foreign;
        foreign.gpu.text = t4;
        foreign.vmName = u"win10test"_s;
        Telemetry::ShareReading share;
        share.gpu.text = t4;
        reading.vgpus = {foreign};
        reading.shares = {share};
        const auto users = Pages::usersOf(*host, host->inventory().gpus.front(), reading);
        QCOMPARE(users.size(), size_t(2));
        QCOMPARE(users[0].name, u"win10test"_s);
        QCOMPARE(users[0].item.kind, Models::NodeKind::Message);
        QCOMPARE(users[1].name, u"a QEMU outside libvirt"_s);
        QVERIFY(Pages::usersOf(*host, host->inventory().gpus.back(), reading).empty());
    }

private:
    std::unique_ptr<Test::Tree> m_tools;
    std::unique_ptr<Telemetry::Reader> m_reader;
};

QTEST_MAIN(TestTelemetryBlock)
#include "tst_telemetryblock.moc"
