// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/problem.h"
#include "core/telemetry/reader.h"
#include "tests/core/telemetry/captured.h"
#include "tests/core/telemetry/tree.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Telemetry;

namespace {

constexpr int soon = 10'000;
const Subject m10{{u"0000:1a:00.0"_s}, u"nvidia"_s};
const Subject radeon{{u"0000:0a:00.0"_s}, u"amdgpu"_s};

} // namespace

/** The reader with tools of this name in PATH that are scripts, and with folders in place of /sys and /proc. */
class TestReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_tools = std::make_unique<Test::Tree>();
        m_sys = std::make_unique<Test::Tree>();
        qputenv("PATH", (m_tools->root() + u":/usr/bin:/bin"_s).toLocal8Bit());
        m_tools->write(u"query.xml"_s, Test::captured(u"smi-390-m10-host-vgpu.xml"_s));
        m_tools->write(u"vgpus.txt"_s, Test::captured(u"vgpu-535-licensed.txt"_s));
        m_tools->write(u"log.txt"_s, Test::captured(u"xids.txt"_s).replace("3b:00", "1a:00"));
        answer("cat \"$here/query.xml\"");
        m_tools->script(u"journalctl"_s, "cat \"$(dirname \"$0\")/log.txt\"\n");
    }
    void withoutSubscriptionNothingRuns()
    {
        Reader reader(settings());
        QSignalSpy spy(&reader, &Reader::readingChanged);
        QTest::qWait(150);
        QVERIFY(reader.isResting());
        QCOMPARE(spy.size(), 0);
        QCOMPARE(calls(), 0);
    }
    void readsAllSourcesOfAnNvidiaHost()
    {
        Reader reader(settings());
        const Subscription watching = reader.subscribe(m10);
        const HostReadingPtr reading = next(reader);
        QVERIFY(reading);
        QCOMPARE(reading->nvidia, std::optional<Problem>());
        const GpuReading *gpu = reading->gpu(m10.gpu);
        QVERIFY(gpu);
        QCOMPARE(gpu->framebuffer.used->count, 8141);
        QCOMPARE(gpu->xids->size(), size_t(2));
        QCOMPARE(gpu->xids->back().number, 79);
        QVERIFY(reading->gpu(GpuId{u"0000:1b:00.0"_s})->xids->empty());
        QCOMPARE(reading->vgpus.size(), size_t(1));
        QCOMPARE(reader.latest(), reading);
    }
    void stopsWithTheLastSubscription()
    {
        Reader reader(settings());
        Subscription one = reader.subscribe(m10);
        Subscription two = reader.subscribe(m10);
        QVERIFY(next(reader));
        one.end();
        QVERIFY(!reader.isResting());
        QVERIFY(next(reader));
        two = Subscription();
        QVERIFY(reader.isResting());
        const int before = calls();
        QTest::qWait(300);
        QCOMPARE(calls(), before);
    }
    void aPageThatGoesInTheMiddleStopsTheRound()
    {
        answer("exec sleep 60");
        Reader reader(settings());
        QSignalSpy spy(&reader, &Reader::readingChanged);
        Subscription watching = reader.subscribe(m10);
        QTRY_VERIFY_WITH_TIMEOUT(calls() > 0, soon);
        watching.end();
        QVERIFY(reader.isResting());
        QTest::qWait(200);
        QCOMPARE(spy.size(), 0);
    }
    void oneReaderForManyPages()
    {
        Reader reader(settings());
        std::vector<Subscription> pages;
        for (int i = 0; i < 20; ++i)
            pages.push_back(reader.subscribe(m10));
        QVERIFY(next(reader));
        QCOMPARE(calls(), 2); // one "-q -x" and one "vgpu -q"
    }
    void thePauseIsKept()
    {
        ReaderSettings slow = settings();
        slow.pause = 700;
        Reader reader(slow);
        Subscription watching = reader.subscribe(m10);
        QVERIFY(next(reader));
        watching.end();
        watching = reader.subscribe(m10); // a page that goes and comes is no way around it
        QTest::qWait(300);
        QCOMPARE(calls(), 2);
        QVERIFY(next(reader));
        QCOMPARE(calls(), 4);
    }
    void states_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<std::optional<Problem>>("problem");
        QTest::addColumn<int>("gpus");
        const auto row = [](const char *name, const char *script, ProblemKind kind, int number, int gpus) {
            QTest::newRow(name) << QByteArray(script) << std::optional(Problem{kind, number}) << gpus;
        };
        row("hangs", "exec sleep 60", ProblemKind::TimedOut, 1, 0);
        row("no permission", "exit 4", ProblemKind::NoPermission, 4, 0);
        row("no device", "echo No devices were found; exit 6", ProblemKind::NoDevice, 6, 0);
        row("driver not loaded", "echo NVIDIA-SMI has failed; exit 9", ProblemKind::DriverNotLoaded, 9, 0);
        row("no library", "exit 12", ProblemKind::NoLibrary, 12, 0);
        row("off the bus", "exit 15", ProblemKind::FellOffBus, 15, 0);
        row("other status", "exit 255", ProblemKind::Failed, 255, 0);
        row("crash", "kill -11 $$", ProblemKind::Failed, 11, 0);
        row("garbage", "head -c 100000 /dev/urandom", ProblemKind::Unreadable, 0, 0);
        row("nothing", "exit 0", ProblemKind::Unreadable, 0, 0);
        row("broken off", "head -c 6000 \"$here/query.xml\" | head -60", ProblemKind::Damaged, 0, 1);
        row("no GPU listed", "echo '<nvidia_smi_log></nvidia_smi_log>'", ProblemKind::NoDevice, 0, 0);
        row("values, but a damaged infoROM", "cat \"$here/query.xml\"; exit 14", ProblemKind::InfoRom, 14, 2);
    }
    void states()
    {
        QFETCH(QByteArray, script);
        answer(script);
        Reader reader(settings());
        const Subscription watching = reader.subscribe({{u"0000:99:00.0"_s}, u"nvidia"_s});
        const HostReadingPtr reading = next(reader);
        QVERIFY(reading);
        QTEST(reading->nvidia, "problem");
        QTEST(int(reading->gpus.size()) - 1, "gpus"); // the one asked for has an empty reading of its own
        QVERIFY(!sentenceOf(*reading->nvidia).isEmpty());
    }
    void absentToolsAreANormalState()
    {
        qputenv("PATH", m_sys->root().toLocal8Bit());
        Reader reader(settings());
        const Subscription watching = reader.subscribe(m10);
        const HostReadingPtr reading = next(reader);
        QVERIFY(reading);
        QCOMPARE(reading->nvidia->kind, ProblemKind::NotInstalled);
        QCOMPARE(sentenceOf(*reading->nvidia), u"nvidia-smi is not installed on this host."_s);
        QVERIFY(reading->vgpus.empty());
        QVERIFY(!reading->gpu(m10.gpu)->xids);
    }
    void aLogThatMayNotBeReadIsNotAnEmptyOne_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<bool>("known");
        QTest::newRow("no entries") << QByteArray("echo '-- No entries --'; exit 1") << true;
        QTest::newRow("no rights") << QByteArray("echo 'No journal files were opened' >&2; exit 1") << false;
        QTest::newRow("a hint") << QByteArray("echo 'Hint: You are currently not seeing' >&2; exit 0") << false;
        QTest::newRow("old journalctl") << QByteArray("exit 2") << false;
    }
    void aLogThatMayNotBeReadIsNotAnEmptyOne()
    {
        QFETCH(QByteArray, script);
        m_tools->script(u"journalctl"_s, script + '\n');
        Reader reader(settings());
        const Subscription watching = reader.subscribe(m10);
        const HostReadingPtr reading = next(reader);
        QVERIFY(reading);
        QTEST(reading->gpu(m10.gpu)->xids.has_value(), "known");
    }
    void otherDriversNeedNoNvidiaSmi()
    {
        addRadeon();
        Reader reader(settings());
        const Subscription watching = reader.subscribe(radeon);
        const HostReadingPtr first = next(reader);
        QVERIFY(first);
        QCOMPARE(calls(), 0);
        QCOMPARE(first->gpu(radeon.gpu)->temperature, std::optional(41.0));
        QCOMPARE(first->shares.size(), size_t(1));
        QVERIFY(!first->hasRates);
        QVERIFY(!first->shares[0].load.graphics);
        const HostReadingPtr second = next(reader);
        QVERIFY(second);
        QVERIFY(second->hasRates);
        QCOMPARE(second->shares[0].load.graphics, std::optional(0));
    }
    void aSleepingGpuIsNotWoken()
    {
        m_sys->link(u"bus/pci/devices/0000:1a:00.0"_s, u"../../../devices/0000:1a:00.0"_s);
        m_sys->write(u"devices/0000:1a:00.0/power/runtime_status"_s, "suspended\n");
        Reader reader(settings());
        const Subscription watching = reader.subscribe(m10);
        const HostReadingPtr reading = next(reader);
        QVERIFY(reading);
        QVERIFY(reading->gpu(m10.gpu)->isAsleep);
        QCOMPARE(calls(), 0);
    }
    void aSubscriptionMayOutliveItsReader()
    {
        Subscription watching;
        {
            Reader reader(settings());
            watching = reader.subscribe(m10);
        }
        watching.end();
        QVERIFY(!watching.isHeld());
    }

private:
    [[nodiscard]] ReaderSettings settings() const
    {
        return {.sysRoot = m_sys->root(),
                .procRoot = m_sys->at(u"proc"_s),
                .pause = 50,
                .deadline = 1'000,
                .logPause = 60'000};
    }
    /** A nvidia-smi that counts its calls and, asked for "-q -x", does this. */
    void answer(const QByteArray &script) const
    {
        m_tools->script(u"nvidia-smi"_s,
                        "here=$(dirname \"$0\"); echo x >> \"$here/calls\"\n"
                        "if [ \"$1\" = vgpu ]; then cat \"$here/vgpus.txt\"; exit; fi\n"
                            + script + '\n');
    }
    [[nodiscard]] int calls() const
    {
        QFile file(m_tools->at(u"calls"_s));
        return file.open(QIODevice::ReadOnly) ? int(file.readAll().count('\n')) : 0;
    }
    static HostReadingPtr next(Reader &reader)
    {
        QSignalSpy spy(&reader, &Reader::readingChanged);
        (void)QTest::qWaitFor([&spy] { return !spy.isEmpty(); }, soon);
        return spy.isEmpty() ? nullptr : spy.first().first().value<HostReadingPtr>();
    }
    void addRadeon() const
    {
        m_sys->link(u"bus/pci/devices/0000:0a:00.0"_s, u"../../../devices/0000:0a:00.0"_s);
        m_sys->write(u"devices/0000:0a:00.0/hwmon/hwmon1/temp1_input"_s, "41000\n");
        m_sys->write(u"proc/100/comm"_s, "qemu-system-x86\n");
        m_sys->link(u"proc/100/fd/20"_s, u"/dev/dri/renderD128"_s);
        m_sys->write(u"proc/100/fdinfo/20"_s, Test::captured(u"fdinfo-amdgpu.txt"_s));
    }

    std::unique_ptr<Test::Tree> m_tools;
    std::unique_ptr<Test::Tree> m_sys;
};

QTEST_GUILESS_MAIN(TestReader)
#include "tst_reader.moc"
