// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// On plain files in the place of sysfs, and on scripts in the place of NVIDIA's tools. mdevs, which only a kernel (or
// the simulator) can make, are in tests/integration/restore.

#include "app/restore/restorer.h"

#include <QTemporaryDir>
#include <QtTest>

#include <thread>

using namespace Carrel;
using namespace Carrel::Restore;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Keep::KeptItem;

namespace {

const QString gpu = u"0000:3d:00.0"_s;

QString vf(int number)
{
    return u"0000:3d:00.%1"_s.arg(number + 4);
}

KeptItem itemOf(const QString &line)
{
    const auto item = Keep::parseLine(line);
    return item ? *item : KeptItem();
}

KeptItem typeOn(int number, const QString &type)
{
    return itemOf(u"vf gpu=%1 parent=%2 slot=%3 type=%4"_s.arg(gpu, vf(number)).arg(number).arg(type));
}

} // namespace

class TestRestorer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void typesAreWrittenAndReadBack();
    void whatIsThereIsNotTouched();
    void anotherTypeIsNeverOverwritten();
    void vfsComeFirstWhateverTheOrder();
    void nvidiasVfsGoThroughItsOwnTool_data();
    void nvidiasVfsGoThroughItsOwnTool();
    void mixedSizesAreSetBeforeTypes();
    void aLateParentIsWaitedFor();
    void aParentThatNeverComesIsLate();
    void aMovedCardIsFollowedBySerial();
    void aCardThatIsOnlyAlikeIsNotTouched();
    void parametersAreWritten();
    void storeComesAfterTheSet();

private:
    void put(const QString &path, const QByteArray &text) const;
    [[nodiscard]] QByteArray text(const QString &path) const;
    void putGpu(const QString &id, const QByteArray &vendor, const QByteArray &serial = {}) const;
    void putVfs(int count) const;
    [[nodiscard]] QString script(const QString &name, const QByteArray &lines) const;
    [[nodiscard]] std::vector<Outcome> run(const Keep::KeptSet &set, std::chrono::milliseconds patience = 0ms) const
    {
        return restore(Kernel(m_roots, m_tools), wantedOf(set, {}), patience);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    Keep::Roots m_roots;
    Tools m_tools;
};

void TestRestorer::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_roots = {m_dir->path() + u"/sys"_s, m_dir->path() + u"/proc"_s, m_dir->path() + u"/etc"_s};
    m_tools = {m_dir->path() + u"/no-manage"_s, m_dir->path() + u"/no-smi"_s, {}};
    putGpu(gpu, "0x1002");
}

void TestRestorer::put(const QString &path, const QByteArray &content) const
{
    QVERIFY(QDir().mkpath(QFileInfo(m_dir->path() + path).path()));
    QFile file(m_dir->path() + path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QByteArray TestRestorer::text(const QString &path) const
{
    QFile file(m_dir->path() + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void TestRestorer::putGpu(const QString &id, const QByteArray &vendor, const QByteArray &serial) const
{
    const QString folder = u"/sys/bus/pci/devices/"_s + id;
    put(folder + u"/vendor"_s, vendor + '\n');
    put(folder + u"/device"_s, "0x26b9\n");
    put(folder + u"/class"_s, "0x030200\n");
    put(folder + u"/sriov_numvfs"_s, "0\n");
    if (!serial.isEmpty())
        put(folder + u"/unique_id"_s, serial);
}

void TestRestorer::putVfs(int count) const
{
    const QString devices = u"/sys/bus/pci/devices/"_s;
    for (int i = 0; i < count; ++i) {
        put(devices + vf(i) + u"/nvidia/current_vgpu_type"_s, "0\n");
        QVERIFY(QFile::link(u"../"_s + vf(i), m_dir->path() + devices + gpu + u"/virtfn%1"_s.arg(i)));
    }
}

QString TestRestorer::script(const QString &name, const QByteArray &lines) const
{
    put(u'/' + name, "#!/bin/sh\ncd " + m_dir->path().toUtf8() + '\n' + lines);
    const QString path = m_dir->path() + u'/' + name;
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

void TestRestorer::typesAreWrittenAndReadBack()
{
    putVfs(2);
    const auto outcomes = run({typeOn(1, u"1155"_s)});
    QCOMPARE(wordOf(outcomes.front().came), u"restored"_s);
    QCOMPARE(text(u"/sys/bus/pci/devices/"_s + vf(1) + u"/nvidia/current_vgpu_type"_s).trimmed(), "1155");
    QCOMPARE(text(u"/sys/bus/pci/devices/"_s + vf(0) + u"/nvidia/current_vgpu_type"_s), "0\n");
}

void TestRestorer::whatIsThereIsNotTouched()
{
    putVfs(1);
    const auto again = [this] {
        return wordOf(run({typeOn(0, u"1155"_s)}).front().came);
    };
    QCOMPARE(again(), u"restored"_s);
    const QString node = u"/sys/bus/pci/devices/"_s + vf(0) + u"/nvidia/current_vgpu_type"_s;
    const QDateTime written = QFileInfo(m_dir->path() + node).lastModified();
    QCOMPARE(again(), u"there"_s);
    QCOMPARE(QFileInfo(m_dir->path() + node).lastModified(), written);
}

void TestRestorer::anotherTypeIsNeverOverwritten()
{
    putVfs(1);
    const QString node = u"/sys/bus/pci/devices/"_s + vf(0) + u"/nvidia/current_vgpu_type"_s;
    put(node, "1156\n");
    QCOMPARE(wordOf(run({typeOn(0, u"1155"_s)}).front().came), u"different"_s);
    QCOMPARE(text(node), "1156\n");
    put(u"/sys/bus/pci/devices/"_s + gpu + u"/sriov_numvfs"_s, "7\n");
    QCOMPARE(wordOf(run({itemOf(u"vfs gpu=%1 count=4"_s.arg(gpu))}).front().came), u"different"_s);
}

void TestRestorer::vfsComeFirstWhateverTheOrder()
{
    putVfs(1);
    const auto outcomes = run({typeOn(0, u"1155"_s), itemOf(u"vfs gpu=%1 count=1"_s.arg(gpu))}, 1s);
    QCOMPARE(wordOf(outcomes[0].came), u"restored"_s);
    QCOMPARE(wordOf(outcomes[1].came), u"restored"_s);
    QCOMPARE(text(u"/sys/bus/pci/devices/"_s + gpu + u"/sriov_numvfs"_s).left(1), "1");
}

void TestRestorer::nvidiasVfsGoThroughItsOwnTool_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("came");
    QTest::addColumn<int>("calls");
    const QByteArray on = "echo 16 >sys/bus/pci/devices/$2/sriov_numvfs\n";
    QTest::newRow("switched on") << on << u"restored"_s << 1;
    QTest::newRow("held by a monitoring tool once")
        << "[ $(wc -l <calls) -gt 1 ] || { echo Cannot obtain unbindLock for $2; exit 1; }\n" + on << u"restored"_s
        << 2;
    QTest::newRow("refused") << QByteArray("echo No such device; exit 3\n") << u"failed"_s << 1;
    QTest::newRow("says yes, does nothing") << QByteArray("exit 0\n") << u"failed"_s << 1;
    QTest::newRow("another number") << QByteArray("echo 4 >sys/bus/pci/devices/$2/sriov_numvfs\n") << u"failed"_s << 1;
}

void TestRestorer::nvidiasVfsGoThroughItsOwnTool()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, came);
    QFETCH(int, calls);
    putGpu(gpu, "0x10de");
    m_tools.sriovManage = script(u"manage"_s, "echo \"$@\" >>calls\n" + lines);
    const auto outcomes = run({itemOf(u"vfs gpu=%1 count=16"_s.arg(gpu))});
    QCOMPARE(wordOf(outcomes.front().came), came);
    QCOMPARE(outcomes.front().detail.isEmpty(), came == u"restored"_s);
    QCOMPARE(text(u"/calls"_s), QByteArray("-e 0000:3d:00.0\n").repeated(calls));
}

void TestRestorer::mixedSizesAreSetBeforeTypes()
{
    putVfs(1);
    const QByteArray type = "sys/bus/pci/devices/" + vf(0).toLatin1() + "/nvidia/current_vgpu_type";
    m_tools.nvidiaSmi = script(u"smi"_s,
                               "[ \"$1\" = -q ] && { [ ! -e on ] || echo '    vGPU Heterogeneous Mode    : Enabled'; "
                               "exit 0; }\n[ \"$*\" = 'vgpu -i 0000:3d:00.0 -shm 1' ] && [ $(cat "
                                   + type + ") = 0 ] && touch on\n");
    const Keep::KeptSet set{typeOn(0, u"1155"_s), itemOf(u"mixed gpu="_s + gpu)};
    const auto outcomes = run(set, 2s);
    QCOMPARE(wordOf(outcomes[0].came), u"restored"_s);
    QCOMPARE(wordOf(outcomes[1].came), u"restored"_s);
    QCOMPARE(wordOf(run(set)[1].came), u"there"_s);
}

void TestRestorer::aLateParentIsWaitedFor()
{
    const std::jthread late([this] {
        std::this_thread::sleep_for(300ms);
        putVfs(1);
    });
    QCOMPARE(wordOf(run({typeOn(0, u"1155"_s)}, 10s).front().came), u"restored"_s);
}

void TestRestorer::aParentThatNeverComesIsLate()
{
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(wordOf(run({typeOn(0, u"1155"_s)}, 300ms).front().came), u"late"_s);
    QVERIFY(timer.elapsed() >= 300);
    QCOMPARE(wordOf(run({itemOf(u"vfs gpu=0000:99:00.0 count=4"_s)}).front().came), u"gone"_s);
}

void TestRestorer::aMovedCardIsFollowedBySerial()
{
    putGpu(u"0000:5e:00.0"_s, "0x1002", "75ac62f7");
    putGpu(gpu, "0x1002", "00000001");
    const KeptItem item = itemOf(u"vfs gpu=%1 count=4 model=1002:26b9 serial=75ac62f7"_s.arg(gpu));
    const auto outcomes = run({item});
    QCOMPARE(wordOf(outcomes.front().came), u"moved"_s);
    QCOMPARE(outcomes.front().detail, u"0000:5e:00.0"_s);
    QCOMPARE(text(u"/sys/bus/pci/devices/0000:5e:00.0/sriov_numvfs"_s).left(1), "4");
    QCOMPARE(text(u"/sys/bus/pci/devices/"_s + gpu + u"/sriov_numvfs"_s), "0\n");
}

void TestRestorer::aCardThatIsOnlyAlikeIsNotTouched()
{
    const KeptItem item = itemOf(u"vfs gpu=0000:77:00.0 count=4 model=1002:26b9"_s);
    QCOMPARE(wordOf(run({item}).front().came), u"unsure"_s);
    QCOMPARE(text(u"/sys/bus/pci/devices/"_s + gpu + u"/sriov_numvfs"_s), "0\n");
}

void TestRestorer::parametersAreWritten()
{
    putVfs(1);
    const QString node = u"/sys/bus/pci/devices/"_s + vf(0) + u"/nvidia/vgpu_params"_s;
    KeptItem item = typeOn(0, u"1155"_s);
    item.parameters = u"frame_rate_limiter=0"_s;
    QCOMPARE(wordOf(run({item}).front().came), u"failed"_s); // the driver has no such file
    put(node, "");
    QCOMPARE(wordOf(run({item}).front().came), u"there"_s);
    QCOMPARE(text(node), "frame_rate_limiter=0");
}

void TestRestorer::storeComesAfterTheSet()
{
    const Uuid one{u"11111111-2222-4333-8444-555555555555"_s};
    const Uuid two{u"99999999-2222-4333-8444-555555555555"_s};
    const GpuId mtty{u"mtty"_s};
    const TypeId type{u"mtty-1"_s};
    const KeptItem own = itemOf(u"mdev gpu=mtty parent=mtty type=mtty-1 vgpu="_s + one.text);
    const auto wanted = wantedOf({own}, {{mtty, one, type, true}, {mtty, two, type, true}, {mtty, two, type, false}});
    QCOMPARE(wanted.size(), 2U);
    QVERIFY(!wanted[0].byMdevctl);
    QVERIFY(wanted[1].byMdevctl);
    QCOMPARE(wanted[1].item.vgpu.text, two.text);
}

QTEST_GUILESS_MAIN(TestRestorer)
#include "tst_restorer.moc"
