// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/keepplans.h"
#include "tests/core/operations/sample.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Carrel::Test;
using namespace Qt::StringLiterals;
using Drift::Facts;
using Drift::Finding;
using Drift::Row;

namespace {

const GpuId elsewhere{u"0000:5e:00.0"_s};
constexpr auto lost = "aaaaaaaa-2222-4333-8444-555555555555"_L1;

Keep::KeptItem itemOf(const QString &line)
{
    return Keep::parseLine(line).value_or(Keep::KeptItem());
}

Keep::KeptItem lostItem(const QString &more = {})
{
    return itemOf(u"mdev gpu=%1 parent=%1 type=nvidia-18 vgpu="_s.arg(m60.text) + lost + more);
}

Facts factsOf(const Host::Inventory &host, const Keep::KeptSet &set = {})
{
    Facts facts;
    facts.set = set;
    for (const Gpu::Gpu &gpu : host.gpus)
        facts.gpus.push_back({gpu.id, {u"10de:13f2"_s, {}}, {}});
    return facts;
}

/** What the plan does, one word a step: "keep!" is by libvirt. */
QStringList wordsOf(const Plan &plan)
{
    QStringList words;
    for (const Step &step : plan.steps) {
        const QString word = toJson(step)[u"do"_s].toString();
        words.append(toJson(step)[u"byLibvirt"_s].toBool() ? word + u'!' : word);
    }
    return words;
}

QString lineOf(const Step &step)
{
    return toJson(step)[u"line"_s].toString();
}

Host::Inventory vfHost()
{
    Host::Inventory host = sampleHost();
    Gpu::Gpu &gpu = host.gpus[0];
    gpu.backEnd = Gpu::BackEnd::VendorVfio;
    gpu.vfsPossible = gpu.vfsEnabled = 2;
    for (int i = 0; i < 2; ++i) {
        Gpu::VirtualFunction vf;
        vf.id = GpuId{u"0000:3d:00.%1"_s.arg(4 + i)};
        vf.number = i;
        gpu.vfs.push_back(vf);
    }
    Gpu::Vgpu carried = vgpu(VgpuId{u"0000:3d:00.5"_s}, gpu.id);
    carried.parent = GpuId{u"0000:3d:00.5"_s};
    carried.type = TypeId{u"1155"_s};
    gpu.vgpus = {carried};
    return host;
}

} // namespace

class TestKeepPlans final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVgpuIsKeptWhereLibvirtCan();
    void whatIsKeptIsNotKeptAgain();
    void aVfsTypeIsKeptWithItsVfs();
    void keepingAnotherNumberReplacesTheOld();
    void remoteHostsAreNotChangedFromHere();
    void anUnreadableSetIsNotChanged();
    void missingOnesAreMadeAgain();
    void restoreAllGoesInOrderAndNamesTheRest();
    void extrasAreNeverTouched();
    void aMovedCardIsFollowed();
    void aDoubtfulCardIsFollowedOnlyWhenSaid();
    void whatIsThereCanBeKeptAsItIs();
    void everythingCanBeTakenBack();
};

void TestKeepPlans::aVgpuIsKeptWhereLibvirtCan()
{
    const Host::Inventory host = sampleHost();
    Facts facts = factsOf(host);
    const Result<Plan> own = planKeep(host, facts, freeVgpu);
    QVERIFY(own);
    QCOMPARE(wordsOf(*own), QStringList{u"keep"_s});
    QCOMPARE(lineOf(own->steps[0]),
             u"mdev gpu=%1 parent=%1 type=nvidia-18 vgpu=%2 model=10de:13f2"_s.arg(m60.text, freeVgpu.text));
    facts.libvirtParents = {m60};
    QCOMPARE(wordsOf(*planKeep(host, facts, freeVgpu)), QStringList{u"keep!"_s});
    QCOMPARE(planKeep(host, facts, VgpuId{QString(lost)}).error().code, ErrorCode::NotFound);
}

void TestKeepPlans::whatIsKeptIsNotKeptAgain()
{
    const Host::Inventory host = sampleHost();
    Facts facts = factsOf(host);
    facts.defined = {{m60, Uuid{freeVgpu.text}, type2Q, true}};
    QCOMPARE(planKeep(host, facts, freeVgpu).error().code, ErrorCode::BadInput);
    facts.defined.front().startsByItself = false; // defined, but not back after a boot
    QVERIFY(planKeep(host, facts, freeVgpu));
    facts.set = {itemOf(u"mdev gpu=%1 parent=%1 type=nvidia-18 vgpu=%2"_s.arg(m60.text, freeVgpu.text))};
    QVERIFY(!planKeep(host, facts, freeVgpu));
}

void TestKeepPlans::aVfsTypeIsKeptWithItsVfs()
{
    const Host::Inventory host = vfHost();
    const Result<Plan> plan = planKeep(host, factsOf(host), VgpuId{u"0000:3d:00.5"_s});
    QVERIFY(plan);
    QCOMPARE(wordsOf(*plan), (QStringList{u"keep"_s, u"keep"_s}));
    QCOMPARE(lineOf(plan->steps[0]), u"vfs gpu=0000:3d:00.0 count=2 model=10de:13f2"_s);
    QCOMPARE(lineOf(plan->steps[1]), u"vf gpu=0000:3d:00.0 parent=0000:3d:00.5 slot=1 type=1155 model=10de:13f2"_s);
}

void TestKeepPlans::keepingAnotherNumberReplacesTheOld()
{
    const Host::Inventory host = vfHost();
    const Facts facts = factsOf(host, {itemOf(u"vfs gpu=%1 count=1"_s.arg(m60.text))});
    const Result<Plan> plan = planKeepVfs(host, facts, m60);
    QVERIFY(plan);
    QCOMPARE(wordsOf(*plan), (QStringList{u"forget"_s, u"keep"_s}));
    QCOMPARE(planKeepVfs(host, facts, secondM60).error().code, ErrorCode::NotFound);
    const Facts same = factsOf(host, {itemOf(u"vfs gpu=%1 count=2 model=10de:13f2"_s.arg(m60.text))});
    QCOMPARE(planKeepVfs(host, same, m60).error().code, ErrorCode::BadInput);
}

void TestKeepPlans::remoteHostsAreNotChangedFromHere()
{
    Host::Inventory host = sampleHost();
    host.kind = Host::HostKind::Remote;
    QCOMPARE(planKeep(host, factsOf(host), freeVgpu).error().code, ErrorCode::Unsupported);
}

void TestKeepPlans::anUnreadableSetIsNotChanged()
{
    const Host::Inventory host = sampleHost();
    Facts facts = factsOf(host);
    facts.error = Error{ErrorCode::NotAuthorised, u"Others can change it."_s, {}, {}};
    QCOMPARE(planKeep(host, facts, freeVgpu).error().sentence, u"Others can change it."_s);
}

void TestKeepPlans::missingOnesAreMadeAgain()
{
    const Host::Inventory host = sampleHost();
    const Facts facts = factsOf(host, {lostItem(u" parameters=frame_rate_limiter=0"_s)});
    const Row row = Drift::computeDrift(host, facts).front();
    const Result<Plan> plan = planRestore(host, facts, row);
    QVERIFY(plan);
    QCOMPARE(wordsOf(*plan), (QStringList{u"create-vgpu"_s, u"set-vgpu-parameters"_s}));
    const auto &made = std::get<CreateVgpu>(plan->steps[0]);
    QCOMPARE(made.vgpu.text, QString(lost));
    QCOMPARE(made.gpu, m60);
    QCOMPARE(made.type, type2Q);
    QVERIFY(made.parent.isEmpty());
    QCOMPARE(std::get<SetVgpuParameters>(plan->steps[1]).after, u"frame_rate_limiter=0"_s);
}

void TestKeepPlans::restoreAllGoesInOrderAndNamesTheRest()
{
    Host::Inventory host = vfHost();
    host.gpus[0].vfsEnabled = 0;
    host.gpus[0].vgpus.clear();
    const Facts facts =
        factsOf(host,
                {itemOf(u"vf gpu=%1 parent=0000:3d:00.5 slot=1 type=1155 vgpu="_s.arg(m60.text) + lost),
                 itemOf(u"vfs gpu=%1 count=2"_s.arg(m60.text)), itemOf(u"vfs gpu=0000:99:00.0 count=2"_s)});
    const auto rows = Drift::computeDrift(host, facts);
    const Result<Plan> plan = planRestoreAll(host, facts, rows);
    QVERIFY(plan);
    QCOMPARE(wordsOf(*plan), (QStringList{u"set-vf-count"_s, u"create-vgpu"_s}));
    QVERIFY((std::get<SetVfCount>(plan->steps[0]) == SetVfCount{m60, 0, 2, true}));
    QVERIFY(
        (std::get<CreateVgpu>(plan->steps[1])
         == CreateVgpu{m60, TypeId{u"1155"_s}, VgpuId{u"0000:3d:00.5"_s}, {}, GpuId{u"0000:3d:00.5"_s}, Uuid{lost}}));
    QCOMPARE(plan->warnings.size(), 1U);
    QVERIFY(plan->warnings.front().contains(u"0000:99:00.0"_s));
}

void TestKeepPlans::extrasAreNeverTouched()
{
    const Host::Inventory host = sampleHost();
    const Facts facts = factsOf(host);
    const auto rows = Drift::computeDrift(host, facts);
    QCOMPARE(rows.size(), 2U);
    QVERIFY(!planRestoreAll(host, facts, rows));
    QVERIFY(!planRestore(host, facts, rows.front()));
}

void TestKeepPlans::aMovedCardIsFollowed()
{
    Host::Inventory host = sampleHost();
    host.gpus[1].id = elsewhere;
    host.gpus.erase(host.gpus.begin());
    Facts facts = factsOf(host, {lostItem(u" model=10de:13f2 serial=GPU-a"_s)});
    facts.gpus[0].identity.serial = u"GPU-a"_s;
    const Result<Plan> plan = planRestoreAll(host, facts, Drift::computeDrift(host, facts));
    QVERIFY(plan);
    QCOMPARE(wordsOf(*plan), (QStringList{u"forget"_s, u"keep"_s, u"create-vgpu"_s}));
    QCOMPARE(std::get<CreateVgpu>(plan->steps[2]).gpu, elsewhere);
    QVERIFY(lineOf(plan->steps[1]).contains(u"gpu=0000:5e:00.0 parent=0000:5e:00.0"_s));
}

void TestKeepPlans::aDoubtfulCardIsFollowedOnlyWhenSaid()
{
    Host::Inventory host = sampleHost();
    host.gpus.erase(host.gpus.begin());
    host.gpus[0].id = elsewhere;
    const Facts facts =
        factsOf(host, {lostItem(u" model=10de:13f2"_s), itemOf(u"mixed gpu=%1 model=10de:13f2"_s.arg(m60.text))});
    const auto rows = Drift::computeDrift(host, facts);
    QCOMPARE(rows[0].finding, Finding::CardUnsure);
    QVERIFY(!planRestoreAll(host, facts, rows));
    QVERIFY(!planFollowCard(host, facts, rows[0], m60));
    const Result<Plan> plan = planFollowCard(host, facts, rows[0], elsewhere);
    QVERIFY(plan);
    QCOMPARE(wordsOf(*plan),
             (QStringList{u"forget"_s, u"keep"_s, u"forget"_s, u"keep"_s, u"create-vgpu"_s})); // the mode goes first
    QVERIFY(lineOf(plan->steps[0]).startsWith(u"mixed"_s));
}

void TestKeepPlans::whatIsThereCanBeKeptAsItIs()
{
    const Host::Inventory host = sampleHost();
    const Facts facts =
        factsOf(host, {itemOf(u"mdev gpu=%1 parent=%1 type=nvidia-22 vgpu=%2"_s.arg(m60.text, freeVgpu.text))});
    const Row row = Drift::computeDrift(host, facts).front();
    QCOMPARE(row.finding, Finding::OtherType);
    QVERIFY(!planRestore(host, facts, row));
    const Result<Plan> plan = planKeepAsIs(host, facts, row);
    QVERIFY(plan);
    QCOMPARE(wordsOf(*plan), (QStringList{u"forget"_s, u"keep"_s}));
    QVERIFY(lineOf(plan->steps[1]).contains(u"type=nvidia-18"_s));
    Row well = row;
    well.finding = Finding::AsKept;
    QVERIFY(!planKeepAsIs(host, facts, well));
}

void TestKeepPlans::everythingCanBeTakenBack()
{
    const Host::Inventory host = sampleHost();
    const Facts facts = factsOf(host, {lostItem()});
    const auto rows = Drift::computeDrift(host, facts);
    for (const Result<Plan> &plan :
         {planKeep(host, facts, freeVgpu), planForget(host, rows.front()), planRestoreAll(host, facts, rows)}) {
        QVERIFY(plan);
        for (const Step &step : plan->steps) {
            const auto back = inverseOf(step);
            QVERIFY(back);
            QVERIFY(inverseOf(*back) == step);
            const Result<Step> read = stepFromJson(toJson(step));
            QVERIFY(read && *read == step);
            QVERIFY(!describe(step).isEmpty());
            QVERIFY(!touchedBy(step).isEmpty());
        }
    }
    QVERIFY(!stepFromJson({{u"do"_s, u"keep"_s}, {u"line"_s, u"rm -rf"_s}, {u"byLibvirt"_s, false}}));
}

QTEST_GUILESS_MAIN(TestKeepPlans)
#include "tst_keepplans.moc"
