// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/sysfswalk.h"
#include "core/gpuwrites/writes.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>

using namespace Carrel;
using namespace Carrel::Writes;
using namespace Qt::StringLiterals;
using Protocol::Failure;
using Protocol::Refusal;
using Protocol::Request;
using Protocol::Verb;

// The verbs on plain files: which node gets which value, and what is refused before anything is written. Drivers that
// say no, slow ones and held devices are the simulator's, in tests/integration.
class TestWrites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void eachVerbWritesItsNode_data();
    void eachVerbWritesItsNode();
    void refusedBeforeAnythingIsWritten_data();
    void refusedBeforeAnythingIsWritten();
    void claimGoesWithTheType();
    void claimIsDroppedWhenTheTypeIsRefused();
    void somebodyElsesVgpuIsNotCleared();
    void countIsChangedByWayOfNone();
    void nvidiaIsSwitchedByItsScript();
    void mixedSizesGoThroughTheTool();
    void whatTheGpuCarriesIsNamed_data();
    void whatTheGpuCarriesIsNamed();

private:
    void file(const QString &path, const QByteArray &text, int mode = 0644) const;
    void link(const QString &path, const QString &target) const;
    void function(const QString &address, const QByteArray &code, const QByteArray &vendor,
                  const QString &driver) const;
    void change(const QString &path, const QByteArray &text) const;
    [[nodiscard]] QByteArray read(const QString &path) const;
    [[nodiscard]] Target target();
    Outcome<void> run(const Request &request);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::optional<Failure> m_writeFails;
    QList<QByteArray> m_written;
    QList<QByteArray> m_tools;
};

static const QString bus = u"devices/pci0000:3a/"_s;
static const QString mdev = u"d1a4b2f0-0000-4000-8000-00000000000a"_s;
static const QString owner = u"d1a4b2f0-0000-4000-8000-0000000000cc"_s;
static const QString stranger = u"d1a4b2f0-0000-4000-8000-0000000000dd"_s;

static Request request(Verb verb, const QString &gpu, const QString &type, const QString &vgpu, const QString &claim,
                       const QString &value)
{
    return {verb, Protocol::makeRequestId(), {gpu}, {type}, {vgpu}, {claim}, value};
}

void TestWrites::file(const QString &path, const QByteArray &text, int mode) const
{
    const QString whole = m_dir->filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
    QFile made(whole);
    QVERIFY(made.open(QIODevice::WriteOnly) && made.write(text) == text.size());
    made.close();
    QCOMPARE(chmod(QFile::encodeName(whole).constData(), mode_t(mode)), 0);
}

void TestWrites::link(const QString &path, const QString &to) const
{
    const QString whole = m_dir->filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
    QCOMPARE(symlink(QFile::encodeName(to).constData(), QFile::encodeName(whole).constData()), 0);
}

void TestWrites::function(const QString &address, const QByteArray &code, const QByteArray &vendor,
                          const QString &driver) const
{
    file(bus + address + u"/class"_s, code + '\n');
    file(bus + address + u"/vendor"_s, vendor + '\n');
    link(bus + address + u"/driver"_s, u"../../../bus/pci/drivers/"_s + driver);
    link(u"bus/pci/devices/"_s + address, u"../../../"_s + bus + address);
}

void TestWrites::change(const QString &path, const QByteArray &text) const
{
    file(bus + path, text);
}

/** Two NVIDIA GPUs (3d with two VFs, one of which carries type 1155; 3e with one VF), an Intel one, an audio function.
 */
void TestWrites::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_writeFails.reset();
    m_written.clear();
    m_tools.clear();
    function(u"0000:3d:00.0"_s, "0x030200", "0x10de", u"nvidia"_s);
    file(bus + u"0000:3d:00.0/sriov_totalvfs"_s, "2\n");
    file(bus + u"0000:3d:00.0/sriov_numvfs"_s, "2\n");
    function(u"0000:3e:00.0"_s, "0x030200", "0x10de", u"nvidia"_s);
    function(u"0000:4d:00.0"_s, "0x038000", "0x8086", u"xe"_s);
    file(bus + u"0000:4d:00.0/sriov_totalvfs"_s, "31\n");
    file(bus + u"0000:4d:00.0/sriov_numvfs"_s, "0\n");
    function(u"0000:3d:00.1"_s, "0x040300", "0x10de", u"snd_hda_intel"_s);
    const QStringList vfs{u"0000:3d:00.4"_s, u"0000:3d:00.5"_s, u"0000:3e:00.4"_s};
    for (const QString &vf : vfs) {
        const QString gpu = vf.left(11) + u'0';
        function(vf, "0x030200", "0x10de", u"nvidia"_s);
        link(bus + vf + u"/physfn"_s, u"../"_s + gpu);
        link(bus + gpu + u"/virtfn%1"_s.arg(vf.right(1).toInt() - 4), u"../"_s + vf);
        file(bus + vf + u"/nvidia/current_vgpu_type"_s, vf == vfs.first() ? "1155\n" : "0\n");
        file(bus + vf + u"/nvidia/vgpu_params"_s, "\n");
    }
    file(bus + u"0000:3e:00.0/mdev_supported_types/nvidia-35/create"_s, "", 0200);
    file(bus + u"0000:3e:00.0/"_s + mdev + u"/remove"_s, "", 0200);
    file(bus + u"0000:3e:00.0/"_s + mdev + u"/nvidia/vgpu_params"_s, "\n");
    link(u"class/mdev_bus/0000:3e:00.0"_s, u"../../"_s + bus + u"0000:3e:00.0"_s);
}

Target TestWrites::target()
{
    const auto folder = [this](const QString &name) {
        return UniqueFd(open(QFile::encodeName(m_dir->filePath(name)).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    };
    return {folder(u"."_s), UniqueFd(),
            [this, folder]() -> Outcome<Claims> {
                QDir(m_dir->path()).mkpath(u"claims"_s);
                return Claims(folder(u"claims"_s));
            },
            [this](int node, QByteArrayView value) -> Outcome<void> {
                m_written.append(value.toByteArray());
                if (m_writeFails)
                    return std::unexpected(*m_writeFails);
                return ftruncate(node, 0) == 0 && lseek(node, 0, SEEK_SET) == 0 ? writeOnce(node, value)
                                                                                : refuse(Refusal::WriteFailed, errno);
            },
            [this](Tool tool, const GpuId &gpu, bool on) -> Outcome<void> {
                m_tools.append(QByteArray(tool == Tool::SriovManage ? "sriov " : "smi ") + gpu.text.toLatin1()
                               + (on ? " on" : " off"));
                if (tool == Tool::SriovManage)
                    change(gpu.text + u"/sriov_numvfs"_s, on ? "2\n" : "0\n");
                return {};
            }};
}

Outcome<void> TestWrites::run(const Request &wanted)
{
    const Target where = target();
    return prepare(where, wanted).and_then([](Deed deed) { return deed(); });
}

QByteArray TestWrites::read(const QString &path) const
{
    QFile node(m_dir->filePath(path));
    node.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return node.open(QIODevice::ReadOnly) ? node.readAll() : QByteArray("cannot be read");
}

void TestWrites::eachVerbWritesItsNode_data()
{
    QTest::addColumn<Request>("wanted");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QByteArray>("text");
    const QString none;
    const QString gpu = u"0000:3e:00.0"_s;
    const QString vf = u"0000:3d:00.5"_s;
    const QString uuid = u"d1a4b2f0-0000-4000-8000-0000000000bb"_s;
    QTest::newRow("create") << request(Verb::CreateVgpu, gpu, u"nvidia-35"_s, uuid, none, none)
                            << bus + gpu + u"/mdev_supported_types/nvidia-35/create"_s << uuid.toLatin1() + '\n';
    QTest::newRow("remove") << request(Verb::RemoveVgpu, gpu, none, mdev, none, none)
                            << bus + gpu + u'/' + mdev + u"/remove"_s << QByteArray("1\n");
    QTest::newRow("set type") << request(Verb::SetVfType, vf, u"1148"_s, none, owner, none)
                              << bus + vf + u"/nvidia/current_vgpu_type"_s << QByteArray("1148\n");
    QTest::newRow("clear type") << request(Verb::ClearVfType, u"0000:3d:00.4"_s, u"1155"_s, none, none, none)
                                << bus + u"0000:3d:00.4/nvidia/current_vgpu_type"_s << QByteArray("0\n");
    QTest::newRow("VF count") << request(Verb::SetVfCount, u"0000:4d:00.0"_s, none, none, none, u"7"_s)
                              << bus + u"0000:4d:00.0/sriov_numvfs"_s << QByteArray("7\n");
    const QString keys = u"frame_rate_limiter=0,disable_vnc=1"_s;
    QTest::newRow("parameters of an mdev")
        << request(Verb::SetParameters, gpu, none, mdev, none, keys)
        << bus + gpu + u'/' + mdev + u"/nvidia/vgpu_params"_s << keys.toLatin1() + '\n';
    QTest::newRow("parameters of a VF") << request(Verb::SetParameters, u"0000:3d:00.0"_s, none, u"0000:3d:00.4"_s,
                                                   none, u" "_s)
                                        << bus + u"0000:3d:00.4/nvidia/vgpu_params"_s << QByteArray(" \n");
}

void TestWrites::eachVerbWritesItsNode()
{
    QFETCH(Request, wanted);
    QFETCH(QString, node);
    QFETCH(QByteArray, text);
    const Outcome<void> outcome = run(wanted);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : QString::number(int(outcome.error().refusal))));
    QCOMPARE(read(node), text);
}

void TestWrites::refusedBeforeAnythingIsWritten_data()
{
    QTest::addColumn<Request>("wanted");
    QTest::addColumn<Refusal>("refusal");
    const QString none;
    const auto set = [&](const QString &vf) {
        return request(Verb::SetVfType, vf, u"1148"_s, none, owner, none);
    };
    const auto count = [&](const QString &gpu, const QString &value) {
        return request(Verb::SetVfCount, gpu, none, none, none, value);
    };
    const auto parameters = [&](const QString &parent, const QString &vgpu) {
        return request(Verb::SetParameters, parent, none, vgpu, none, u"a=1"_s);
    };
    const auto mixed = [&](const QString &gpu) {
        return request(Verb::SetMixedSizes, gpu, none, none, none, u"1"_s);
    };
    QTest::newRow("type: a GPU in a VF's place") << set(u"0000:3e:00.0"_s) << Refusal::VfUnknown;
    QTest::newRow("type: no such VF") << set(u"0000:3d:00.6"_s) << Refusal::VfUnknown;
    QTest::newRow("type: sound") << set(u"0000:3d:00.1"_s) << Refusal::VfUnknown;
    QTest::newRow("type: taken VF") << set(u"0000:3d:00.4"_s) << Refusal::VfTaken;
    QTest::newRow("clear: another type") << request(Verb::ClearVfType, u"0000:3d:00.4"_s, u"1148"_s, none, none, none)
                                         << Refusal::OtherType;
    QTest::newRow("clear: none there") << request(Verb::ClearVfType, u"0000:3d:00.5"_s, u"1148"_s, none, none, none)
                                       << Refusal::OtherType;
    QTest::newRow("count: a VF") << count(u"0000:3d:00.5"_s, u"1"_s) << Refusal::GpuUnknown;
    QTest::newRow("count: sound") << count(u"0000:3d:00.1"_s, u"1"_s) << Refusal::GpuUnknown;
    QTest::newRow("count: no SR-IOV") << count(u"0000:3e:00.0"_s, u"1"_s) << Refusal::NoVfs;
    QTest::newRow("count: too many") << count(u"0000:4d:00.0"_s, u"32"_s) << Refusal::WrongCount;
    QTest::newRow("count: a part of NVIDIA's") << count(u"0000:3d:00.0"_s, u"1"_s) << Refusal::WrongCount;
    QTest::newRow("count: a vGPU is there") << count(u"0000:3d:00.0"_s, u"0"_s) << Refusal::GpuCarries;
    QTest::newRow("parameters: VF of another GPU")
        << parameters(u"0000:3e:00.0"_s, u"0000:3d:00.4"_s) << Refusal::VgpuUnknown;
    QTest::newRow("parameters: empty VF") << parameters(u"0000:3d:00.0"_s, u"0000:3d:00.5"_s) << Refusal::VgpuUnknown;
    QTest::newRow("parameters: a GPU as VF")
        << parameters(u"0000:3d:00.0"_s, u"0000:3d:00.0"_s) << Refusal::VgpuUnknown;
    QTest::newRow("parameters: mdev of another GPU") << parameters(u"0000:3d:00.0"_s, mdev) << Refusal::GpuUnknown;
    QTest::newRow("parameters: no such mdev") << parameters(u"0000:3e:00.0"_s, owner) << Refusal::VgpuUnknown;
    QTest::newRow("mixed: a VF") << mixed(u"0000:3d:00.5"_s) << Refusal::GpuUnknown;
    QTest::newRow("mixed: not NVIDIA's") << mixed(u"0000:4d:00.0"_s) << Refusal::NotNvidia;
    QTest::newRow("mixed: a vGPU on a VF") << mixed(u"0000:3d:00.0"_s) << Refusal::GpuCarries;
    QTest::newRow("mixed: an mdev") << mixed(u"0000:3e:00.0"_s) << Refusal::GpuCarries;
}

void TestWrites::refusedBeforeAnythingIsWritten()
{
    QFETCH(Request, wanted);
    QFETCH(Refusal, refusal);
    const Outcome<void> outcome = run(wanted);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().refusal, refusal);
    QVERIFY(m_written.isEmpty() && m_tools.isEmpty());
    QVERIFY(QDir(m_dir->filePath(u"claims"_s)).isEmpty());
}

void TestWrites::claimGoesWithTheType()
{
    const QString vf = u"0000:3d:00.5"_s;
    QVERIFY(run(request(Verb::SetVfType, vf, u"1148"_s, {}, owner, {})));
    QCOMPARE(read(u"claims/"_s + vf), owner.toLatin1() + '\n');
    QVERIFY(run(request(Verb::ClearVfType, vf, u"1148"_s, {}, owner, {})));
    QVERIFY(!QFile::exists(m_dir->filePath(u"claims/"_s + vf)));
    // What an earlier vGPU left behind does not stick to one made without a claim.
    file(u"claims/"_s + vf, stranger.toLatin1() + '\n');
    QVERIFY(run(request(Verb::SetVfType, vf, u"1148"_s, {}, {}, {})));
    QVERIFY(run(request(Verb::ClearVfType, vf, u"1148"_s, {}, {}, {})));
}

void TestWrites::claimIsDroppedWhenTheTypeIsRefused()
{
    const QString vf = u"0000:3d:00.5"_s;
    const Request set = request(Verb::SetVfType, vf, u"1148"_s, {}, owner, {});
    m_writeFails = Failure{Refusal::WriteFailed, EIO};
    QCOMPARE(run(set).error(), *m_writeFails);
    QVERIFY(!QFile::exists(m_dir->filePath(u"claims/"_s + vf)));
    m_writeFails = Failure{Refusal::StillWaiting, 0};
    QCOMPARE(run(set).error(), *m_writeFails);
    QVERIFY(QFile::exists(m_dir->filePath(u"claims/"_s + vf))); // the vGPU may still come
}

void TestWrites::somebodyElsesVgpuIsNotCleared()
{
    const QString vf = u"0000:3d:00.5"_s;
    QVERIFY(run(request(Verb::SetVfType, vf, u"1148"_s, {}, owner, {})));
    m_written.clear();
    for (const QString &claim : {stranger, QString()})
        QCOMPARE(run(request(Verb::ClearVfType, vf, u"1148"_s, {}, claim, {})).error().refusal, Refusal::OtherClaim);
    QVERIFY(m_written.isEmpty());
    QCOMPARE(read(bus + vf + u"/nvidia/current_vgpu_type"_s), "1148\n");
}

void TestWrites::countIsChangedByWayOfNone()
{
    const auto set = [this](const QString &count) {
        return run(request(Verb::SetVfCount, u"0000:4d:00.0"_s, {}, {}, {}, count));
    };
    QVERIFY(set(u"4"_s) && set(u"4"_s) && set(u"6"_s) && set(u"0"_s));
    QCOMPARE(m_written, (QList<QByteArray>{"4\n", "0\n", "6\n", "0\n"}));
    QVERIFY(m_tools.isEmpty());
    m_writeFails = Failure{Refusal::WriteFailed, EBUSY};
    QCOMPARE(set(u"4"_s).error(), *m_writeFails);
}

void TestWrites::nvidiaIsSwitchedByItsScript()
{
    change(u"0000:3d:00.4/nvidia/current_vgpu_type"_s, "0\n");
    QVERIFY(run(request(Verb::SetVfCount, u"0000:3d:00.0"_s, {}, {}, {}, u"0"_s)));
    QVERIFY(run(request(Verb::SetVfCount, u"0000:3d:00.0"_s, {}, {}, {}, u"2"_s)));
    QCOMPARE(m_tools, (QList<QByteArray>{"sriov 0000:3d:00.0 off", "sriov 0000:3d:00.0 on"}));
    QVERIFY(m_written.isEmpty());
}

void TestWrites::mixedSizesGoThroughTheTool()
{
    change(u"0000:3d:00.4/nvidia/current_vgpu_type"_s, "0\n");
    QVERIFY(run(request(Verb::SetMixedSizes, u"0000:3d:00.0"_s, {}, {}, {}, u"1"_s)));
    QVERIFY(run(request(Verb::SetMixedSizes, u"0000:3d:00.0"_s, {}, {}, {}, u"0"_s)));
    QCOMPARE(m_tools, (QList<QByteArray>{"smi 0000:3d:00.0 on", "smi 0000:3d:00.0 off"}));
}

void TestWrites::whatTheGpuCarriesIsNamed_data()
{
    QTest::addColumn<QString>("vf");
    QTest::addColumn<bool>("isMdev");
    QTest::addColumn<int>("number");
    QTest::newRow("type on the first VF") << u"0000:3d:00.4"_s << false << 0;
    QTest::newRow("type on the second VF") << u"0000:3d:00.5"_s << false << 1;
    QTest::newRow("mdev on the second VF") << u"0000:3d:00.5"_s << true << 1;
}

void TestWrites::whatTheGpuCarriesIsNamed()
{
    QFETCH(QString, vf);
    QFETCH(bool, isMdev);
    QFETCH(int, number);
    change(u"0000:3d:00.4/nvidia/current_vgpu_type"_s, "0\n");
    if (isMdev)
        QVERIFY(QDir(m_dir->filePath(bus + vf)).mkpath(mdev));
    else
        change(vf + u"/nvidia/current_vgpu_type"_s, "1155\n");
    const auto outcome = run(request(Verb::SetVfCount, u"0000:3d:00.0"_s, {}, {}, {}, u"0"_s));
    QCOMPARE(outcome.error(), (Failure{Refusal::GpuCarries, EBUSY, number}));
}

QTEST_GUILESS_MAIN(TestWrites)
#include "tst_writes.moc"
