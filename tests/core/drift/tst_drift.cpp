// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/drift/drift.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Drift;
using namespace Qt::StringLiterals;
using Keep::KeptItem;

namespace {

const QString pf = u"0000:3d:00.0"_s;
const QString elsewhere = u"0000:5e:00.0"_s;
constexpr auto one = "11111111-2222-4333-8444-555555555555"_L1;
constexpr auto two = "99999999-2222-4333-8444-555555555555"_L1;

KeptItem itemOfLine(const QString &line)
{
    return Keep::parseLine(line).value_or(KeptItem());
}

KeptItem mdev(const QString &uuid = one, const QString &more = {})
{
    return itemOfLine(u"mdev gpu=%1 parent=%1 type=nvidia-18 vgpu="_s.arg(pf) + uuid + more);
}

Gpu::Gpu gpuAt(const QString &id)
{
    Gpu::Gpu gpu;
    gpu.id = GpuId{id};
    gpu.backEnd = Gpu::BackEnd::Mdev;
    return gpu;
}

Gpu::Vgpu vgpuOn(const QString &gpu, const QString &id, const QString &type = u"nvidia-18"_s)
{
    Gpu::Vgpu vgpu;
    vgpu.id = VgpuId{id};
    vgpu.type = TypeId{type};
    vgpu.gpu = vgpu.parent = GpuId{gpu};
    return vgpu;
}

Keep::PresentGpu card(const QString &id, const QString &serial = {})
{
    return {GpuId{id}, {u"10de:13f2"_s, serial}, {}};
}

/** A host with the GPUs of these addresses, and what Carrel keeps there. */
struct Sample
{
    Host::Inventory host;
    Facts facts;

    explicit Sample(const QStringList &gpus = {pf}, const Keep::KeptSet &set = {})
    {
        host.gpusKnown = true;
        for (const QString &id : gpus) {
            host.gpus.push_back(gpuAt(id));
            facts.gpus.push_back(card(id));
        }
        facts.set = set;
    }
    [[nodiscard]] Row first() const { return computeDrift(host, facts).front(); }
    [[nodiscard]] std::vector<Row> rows() const { return computeDrift(host, facts); }
};

} // namespace

class TestDrift final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingKeptIsNothing() { QVERIFY(Sample().rows().empty()); }
    void aKeptVgpuIsJudged_data();
    void aKeptVgpuIsJudged();
    void aMovedCardIsTold();
    void anAlikeCardIsAskedFor();
    void aCardThatIsGoneIsTold();
    void vfCountsAreCompared_data();
    void vfCountsAreCompared();
    void mdevctlsStoreIsKeptToo();
    void startedByHandIsNoDrift();
    void whatBothKeepIsOneRow();
    void anExtraIsNamedWithItsUsers();
    void anExtraWouldGoWhereLibvirtCanKeepIt();
    void aVfTypeKeepsItsNumber();
    void itemsFollowACard();
    void onlyTheSureIsRestored();
};

void TestDrift::aKeptVgpuIsJudged_data()
{
    QTest::addColumn<std::vector<Gpu::Vgpu>>("there");
    QTest::addColumn<int>("finding");
    using Vgpus = std::vector<Gpu::Vgpu>;
    QTest::newRow("there") << Vgpus{vgpuOn(pf, one)} << int(Finding::AsKept);
    QTest::newRow("missing") << Vgpus{} << int(Finding::Missing);
    QTest::newRow("another of the type") << Vgpus{vgpuOn(pf, two)} << int(Finding::Missing);
    QTest::newRow("other type") << Vgpus{vgpuOn(pf, one, u"nvidia-35"_s)} << int(Finding::OtherType);
    QTest::newRow("on another GPU") << Vgpus{vgpuOn(elsewhere, one)} << int(Finding::OtherGpu);
}

void TestDrift::aKeptVgpuIsJudged()
{
    QFETCH(std::vector<Gpu::Vgpu>, there);
    QFETCH(int, finding);
    Sample sample({pf, elsewhere}, {mdev()});
    for (const Gpu::Vgpu &vgpu : there)
        (vgpu.gpu.text == pf ? sample.host.gpus[0] : sample.host.gpus[1]).vgpus.push_back(vgpu);
    const Row row = sample.first();
    QCOMPARE(int(row.finding), finding);
    QVERIFY(row.item == mdev());
    QCOMPARE(row.typeNow.text, row.finding == Finding::OtherType ? u"nvidia-35"_s : QString());
    QCOMPARE(row.gpuNow.text, row.finding == Finding::OtherGpu ? elsewhere : QString());
    QCOMPARE(isDrift(row), row.finding != Finding::AsKept);
}

void TestDrift::aMovedCardIsTold()
{
    Sample sample({elsewhere}, {mdev(one, u" model=10de:13f2 serial=GPU-a"_s)});
    sample.facts.gpus = {card(elsewhere, u"GPU-a"_s)};
    QCOMPARE(sample.first().finding, Finding::CardMoved);
    QCOMPARE(sample.first().gpuNow.text, elsewhere);
    QVERIFY(canRestore(sample.first()));
}

void TestDrift::anAlikeCardIsAskedFor()
{
    const Sample sample({elsewhere}, {mdev(one, u" model=10de:13f2"_s)});
    QCOMPARE(sample.first().finding, Finding::CardUnsure);
    QCOMPARE(sample.first().candidates, std::vector<GpuId>{GpuId{elsewhere}});
    QVERIFY(isDrift(sample.first()));
    QVERIFY(!canRestore(sample.first()));
}

void TestDrift::aCardThatIsGoneIsTold()
{
    QCOMPARE(Sample({elsewhere}, {mdev()}).first().finding, Finding::CardGone);
    const Sample other({pf}, {mdev(one, u" model=1002:0001"_s)});
    QCOMPARE(other.first().finding, Finding::OtherCard);
    QVERIFY(!canRestore(other.first()));
}

void TestDrift::vfCountsAreCompared_data()
{
    QTest::addColumn<std::optional<int>>("now");
    QTest::addColumn<int>("finding");
    QTest::newRow("as kept") << std::optional(16) << int(Finding::AsKept);
    QTest::newRow("off") << std::optional(0) << int(Finding::VfsOff);
    QTest::newRow("fewer") << std::optional(4) << int(Finding::VfsDiffer);
    QTest::newRow("unknown is not off") << std::optional<int>() << int(Finding::AsKept);
}

void TestDrift::vfCountsAreCompared()
{
    QFETCH(std::optional<int>, now);
    QFETCH(int, finding);
    Sample sample({pf}, {itemOfLine(u"vfs gpu=%1 count=16"_s.arg(pf))});
    sample.host.gpus[0].vfsEnabled = now;
    QCOMPARE(int(sample.first().finding), finding);
    QCOMPARE(sample.first().countNow, finding == int(Finding::VfsDiffer) ? 4 : 0);
    QCOMPARE(canRestore(sample.first()), finding == int(Finding::VfsOff));
}

void TestDrift::mdevctlsStoreIsKeptToo()
{
    Sample sample;
    sample.facts.defined = {{GpuId{pf}, Uuid{one}, TypeId{u"nvidia-18"_s}, true}};
    QCOMPARE(sample.first().finding, Finding::Missing);
    QVERIFY(sample.first().byMdevctl);
    QVERIFY(isDrift(sample.first()));
    sample.host.gpus[0].vgpus = {vgpuOn(pf, one)};
    QCOMPARE(sample.rows().size(), 1U); // and it is no extra
    QCOMPARE(sample.first().finding, Finding::AsKept);
    sample.host.gpus.clear();
    QCOMPARE(sample.first().finding, Finding::CardGone);
}

void TestDrift::startedByHandIsNoDrift()
{
    Sample sample;
    sample.facts.defined = {{GpuId{pf}, Uuid{one}, TypeId{u"nvidia-18"_s}, false}};
    QCOMPARE(sample.first().finding, Finding::Missing);
    QVERIFY(!isDrift(sample.first()));
    QVERIFY(!canRestore(sample.first()));
}

void TestDrift::whatBothKeepIsOneRow()
{
    Sample sample({pf}, {mdev()});
    sample.facts.defined = {{GpuId{pf}, Uuid{one}, TypeId{u"nvidia-18"_s}, true}};
    QCOMPARE(sample.rows().size(), 1U);
    QVERIFY(!sample.first().byMdevctl);
}

void TestDrift::anExtraIsNamedWithItsUsers()
{
    Sample sample({pf}, {mdev(two)});
    sample.host.gpus[0].vgpus = {vgpuOn(pf, one), vgpuOn(pf, two)};
    auto user = std::make_shared<Host::Workstation>();
    user->name = u"cad-03"_s;
    user->vgpus = {VgpuId{one}};
    sample.host.workstations.push_back(user);
    const auto rows = sample.rows();
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows[1].finding, Finding::Extra);
    QCOMPARE(rows[1].item.vgpu.text, QString(one));
    QCOMPARE(rows[1].users, QStringList{u"cad-03"_s});
    QVERIFY(!isDrift(rows[1]));
    QVERIFY(!canRestore(rows[1]));
}

void TestDrift::anExtraWouldGoWhereLibvirtCanKeepIt()
{
    Sample sample;
    sample.host.gpus[0].vgpus = {vgpuOn(pf, one)};
    QVERIFY(!sample.first().byMdevctl);
    sample.facts.libvirtParents = {GpuId{pf}};
    QVERIFY(sample.first().byMdevctl);
}

void TestDrift::aVfTypeKeepsItsNumber()
{
    Sample sample;
    Gpu::Gpu &gpu = sample.host.gpus[0];
    gpu.backEnd = Gpu::BackEnd::VendorVfio;
    Gpu::VirtualFunction vf;
    vf.id = GpuId{u"0000:3d:00.5"_s};
    vf.number = 1;
    gpu.vfs = {vf};
    gpu.vgpus = {vgpuOn(pf, vf.id.text, u"1155"_s)};
    gpu.vgpus[0].parent = vf.id;
    QCOMPARE(Keep::toLine(sample.first().item),
             u"vf gpu=0000:3d:00.0 parent=0000:3d:00.5 slot=1 type=1155 model=10de:13f2"_s);
    QVERIFY(Keep::parseLine(Keep::toLine(sample.first().item)));
    sample.facts.set = {sample.first().item};
    QCOMPARE(sample.rows().size(), 1U);
    QCOMPARE(sample.first().finding, Finding::AsKept);
    gpu.vgpus[0].type = TypeId{u"1156"_s};
    QCOMPARE(sample.first().finding, Finding::OtherType);
}

void TestDrift::itemsFollowACard()
{
    const KeptItem type = itemOfLine(u"vf gpu=%1 parent=0000:3d:00.5 slot=1 type=1155"_s.arg(pf));
    Keep::PresentGpu present = card(elsewhere, u"GPU-a"_s);
    QCOMPARE(itemOn(type, present).error().code, ErrorCode::NotFound);
    present.vfs = {GpuId{u"0000:5e:00.4"_s}, GpuId{u"0000:5e:00.5"_s}};
    QCOMPARE(Keep::toLine(*itemOn(type, present)),
             u"vf gpu=0000:5e:00.0 parent=0000:5e:00.5 slot=1 type=1155 model=10de:13f2 serial=GPU-a"_s);
    QCOMPARE(itemOn(mdev(), present)->parent.text, elsewhere);
}

void TestDrift::onlyTheSureIsRestored()
{
    Row row;
    for (const Finding finding : {Finding::Missing, Finding::VfsOff, Finding::CardMoved}) {
        row.finding = finding;
        QVERIFY(canRestore(row));
    }
    for (const Finding finding : {Finding::AsKept, Finding::OtherType, Finding::OtherGpu, Finding::CardUnsure,
                                  Finding::OtherCard, Finding::CardGone, Finding::VfsDiffer, Finding::Extra}) {
        row.finding = finding;
        QVERIFY(!canRestore(row));
    }
}

QTEST_GUILESS_MAIN(TestDrift)
#include "tst_drift.moc"
