// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The table: every way a GPU is shared against everything that is done with it, on captures of real hosts.

#include "core/gpu/scanner.h"
#include "core/operations/gpuchanges.h"
#include "core/operations/gpuplans.h"
#include "core/virt/domainedit.h"
#include "core/virt/newdomain.h"
#include "sample.h"
#include "schema.h"
#include "tests/core/gpu/sampletree.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Carrel::Test;
using namespace Qt::StringLiterals;

namespace {

Host::Inventory hostOf(const QString &sample)
{
    const SampleTree tree(sample);
    Host::Inventory host = sampleHost();
    host.workstations = {workstation(cad07, u"cad-07"_s, Host::WorkstationState::Off, {})};
    host.gpus = Gpu::scanGpus(tree.sysRoot(), {});
    return host;
}

QString plainXml()
{
    Virt::NewDomain wish;
    wish.id = cad07;
    wish.name = u"cad-07"_s;
    wish.memory = Mebibytes{1024};
    wish.domainType = u"kvm"_s;
    wish.arch = u"x86_64"_s;
    return Virt::newDomainXml(wish);
}

const GpuId &gpuWith(const Host::Inventory &host, const QString &type)
{
    for (const Gpu::Gpu &gpu : host.gpus)
        if (Gpu::findType(gpu, TypeId{type}))
            return gpu.id;
    return host.gpus.back().id;
}

NewVgpus wish(const Host::Inventory &host, const QString &type, int count = 1)
{
    NewVgpus made;
    made.gpu = gpuWith(host, type);
    made.type = TypeId{type};
    made.count = count;
    return made;
}

/** What the next reading would show after the step. */
void show(Host::Inventory &host, const CreateVgpu &step)
{
    Gpu::Vgpu made;
    made.id = step.vgpu;
    made.type = step.type;
    made.gpu = step.gpu;
    made.parent = carrierOf(step);
    std::ranges::find(host.gpus, step.gpu, &Gpu::Gpu::id)->vgpus.push_back(made);
}

void give(Host::Inventory &host, const VgpuId &vgpu, Host::WorkstationState state)
{
    Host::Workstation user = *host.workstations.front();
    user.state = state;
    if (parsePciAddress(vgpu.text))
        user.pciDevices = {PciAddress{vgpu.text}};
    user.vgpus = {vgpu};
    host.workstations = {std::make_shared<const Host::Workstation>(user)};
}

QString afterOf(const Result<Plan> &plan)
{
    return plan ? std::get<EditWorkstation>(plan->steps.front()).xmlAfter : plan.error().sentence;
}

} // namespace

class TestBackEnds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void creates_data();
    void creates();
    void severalTakeOneFunctionEach();
    void refusesWithTheReason_data();
    void refusesWithTheReason();
    void assignsAndReleases_data();
    void assignsAndReleases();
    void removesOnlyWhatWasMade();
    void oneWorkstationAVgpu();
    void withoutTypeDoesNotStart();
    void severalInOneWorkstationShareOneRamfb();
    void openGlIsOfferedAndAdded();
};

void TestBackEnds::creates_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("carrier"); // empty: the GPU itself
    QTest::addColumn<bool>("isVf");
    QTest::newRow("mdev on the GPU") << u"m60-legacy-two-2q"_s << u"nvidia-18"_s << QString() << false;
    QTest::newRow("mdev on VFs") << u"a2-sriov-one-4q"_s << u"nvidia-746"_s << u"0000:41:00.4"_s << false;
    QTest::newRow("vendor VFIO") << u"l40s-vfio-two-2q"_s << u"1148"_s << u"0000:3d:00.6"_s << true;
    QTest::newRow("GVT-g") << u"gvtg-1g"_s << u"i915-GVTg_V5_4"_s << QString() << false;
    QTest::newRow("a sample driver") << u"mdpy-empty"_s << u"mdpy-vga"_s << QString() << false;
}

void TestBackEnds::creates()
{
    QFETCH(QString, sample);
    QFETCH(QString, type);
    QFETCH(QString, carrier);
    QFETCH(bool, isVf);
    Host::Inventory host = hostOf(sample);
    const auto plan = planCreateVgpus(host, wish(host, type));
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().sentence));
    QCOMPARE(plan->steps.size(), 1u);
    const auto step = std::get<CreateVgpu>(plan->steps.front());
    QCOMPARE(step.parent.text, carrier);
    QCOMPARE(parsePciAddress(step.vgpu.text).has_value(), isVf);
    QCOMPARE(!step.claim.isEmpty(), isVf);
    QCOMPARE(std::holds_alternative<Privilege::SetVfType>(*gpuChangeOf(step)), isVf);
    show(host, step);
    const auto removal = planRemoveVgpu(host, step.vgpu);
    QVERIFY2(removal, removal ? "" : qPrintable(removal.error().sentence));
    const auto removed = std::get<RemoveVgpu>(removal->steps.front());
    QCOMPARE(removed.parent.text, carrier);
    QCOMPARE(removed.type.text, type);
    give(host, step.vgpu, Host::WorkstationState::Running);
    const auto inUse = canRemoveVgpu(host, step.vgpu);
    QVERIFY(!inUse);
    QVERIFY2(inUse.error().sentence.contains(u"cad-07"_s), qPrintable(inUse.error().sentence));
}

void TestBackEnds::severalTakeOneFunctionEach()
{
    const Host::Inventory host = hostOf(u"l40s-vfio-two-2q"_s);
    const auto plan = planCreateVgpus(host, wish(host, u"1148"_s, 3));
    QVERIFY(plan);
    QStringList taken;
    for (const Step &step : plan->steps)
        taken.append(std::get<CreateVgpu>(step).vgpu.text);
    QCOMPARE(taken, (QStringList{u"0000:3d:00.6"_s, u"0000:3d:00.7"_s, u"0000:3d:01.0"_s}));
    QVERIFY(plan->warnings.front().contains(u"one more NVIDIA L40S-2Q fits"_s));
    const auto tooMany = planCreateVgpus(host, wish(host, u"1148"_s, 31));
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().code, ErrorCode::NoRoom);
    QVERIFY2(tooMany.error().sentence.contains(u"only 30 free"_s), qPrintable(tooMany.error().sentence));
    NewVgpus named = wish(host, u"1148"_s);
    named.uuid = makeUuid();
    QCOMPARE(planCreateVgpus(host, named).error().code, ErrorCode::BadInput);
}

void TestBackEnds::refusesWithTheReason_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("part");
    QTest::newRow("mdev on the GPU: another size") << u"m60-legacy-two-2q"_s << u"nvidia-22"_s << u"GRID M60-2Q"_s;
    QTest::newRow("mdev on VFs: another size") << u"a2-sriov-one-4q"_s << u"nvidia-745"_s << u"NVIDIA A2-4Q"_s;
    QTest::newRow("mdev on VFs: they are off") << u"a40-sriov-vfs-disabled"_s << u"nvidia-557"_s << u"off"_s;
    QTest::newRow("vendor VFIO: full") << u"l40s-vfio-full"_s << u"1148"_s << u"0000:3d:00.0"_s;
    QTest::newRow("plain VFs have no types") << u"flex170-sriov-4vfs"_s << u"any-1"_s << u"0000:4b:00.0"_s;
    QTest::newRow("whole GPU has no types") << u"rtx2080-passthrough"_s << u"any-1"_s << u"0000:01:00.0"_s;
    QTest::newRow("render node has no types") << u"amd-render-node"_s << u"any-1"_s << u"0000:04:00.0"_s;
}

void TestBackEnds::refusesWithTheReason()
{
    QFETCH(QString, sample);
    QFETCH(QString, type);
    QFETCH(QString, part);
    const Host::Inventory host = hostOf(sample);
    const auto plan = planCreateVgpus(host, wish(host, type));
    QVERIFY(!plan);
    QVERIFY2(plan.error().sentence.contains(part), qPrintable(plan.error().sentence));
    QVERIFY(plan.error().sentence.endsWith(u'.'));
    QVERIFY(!plan.error().wayOut.isEmpty());
}

void TestBackEnds::assignsAndReleases_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QString>("vgpu");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("mdev on the GPU") << u"m60-legacy-two-2q"_s << u"0a0e2a3c-7f0f-4d5c-9b0f-5b1f7d1c2e01"_s
                                     << QStringList{u"type=\"mdev\""_s, u"display=\"on\""_s, u"ramfb=\"on\""_s};
    QTest::newRow("mdev on VFs") << u"a2-sriov-one-4q"_s << u"b7c2a5c4-9a58-4ac6-8a40-3d8b8e5d1a01"_s
                                 << QStringList{u"type=\"mdev\""_s, u"ramfb=\"on\""_s};
    QTest::newRow("vendor VFIO") << u"l40s-vfio-two-2q"_s << u"0000:3d:00.4"_s
                                 << QStringList{u"type=\"pci\" managed=\"no\" display=\"on\" ramfb=\"on\""_s,
                                                u"bus=\"0x3d\" slot=\"0x00\" function=\"0x4\""_s};
    QTest::newRow("plain VF") << u"flex170-sriov-4vfs"_s << u"0000:4b:00.2"_s
                              << QStringList{u"type=\"pci\" managed=\"yes\">"_s, u"ua-vgpu-0000-4b-00-2"_s};
    QTest::newRow("whole GPU") << u"rtx2080-passthrough"_s << u"0000:01:00.0"_s
                               << QStringList{u"managed=\"yes\""_s, u"function=\"0x0\""_s, u"function=\"0x1\""_s,
                                              u"function=\"0x2\""_s, u"function=\"0x3\""_s};
}

void TestBackEnds::assignsAndReleases()
{
    QFETCH(QString, sample);
    QFETCH(QString, vgpu);
    QFETCH(QStringList, parts);
    Host::Inventory host = hostOf(sample);
    const VgpuId id{vgpu};
    const QString before = plainXml();
    const auto plan = planAssign(host, cad07, id, before);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().sentence));
    const QString after = afterOf(plan);
    for (const QString &part : parts)
        QVERIFY2(after.contains(part), qPrintable(part + u" is not in "_s + after));
    QCOMPARE(schemaErrors(after), QString());
    QVERIFY(!plan->title.isEmpty() && plan->title.contains(u"cad-07"_s));
    give(host, id, Host::WorkstationState::Off);
    const auto release = planRelease(host, cad07, id, after);
    QVERIFY2(release, release ? "" : qPrintable(release.error().sentence));
    QCOMPARE(afterOf(release), before);
}

void TestBackEnds::removesOnlyWhatWasMade()
{
    const Host::Inventory plain = hostOf(u"flex170-sriov-4vfs"_s);
    QCOMPARE(canRemoveVgpu(plain, VgpuId{u"0000:4b:00.2"_s}).error().code, ErrorCode::Unsupported);
    const Host::Inventory whole = hostOf(u"rtx2080-passthrough"_s);
    const auto refused = canRemoveVgpu(whole, VgpuId{u"0000:01:00.0"_s});
    QVERIFY2(refused.error().sentence.contains(u"whole GPU"_s), qPrintable(refused.error().sentence));
}

void TestBackEnds::oneWorkstationAVgpu()
{
    Host::Inventory host = hostOf(u"flex170-sriov-4vfs"_s);
    give(host, VgpuId{u"0000:4b:00.2"_s}, Host::WorkstationState::Off);
    host.workstations.push_back(workstation(cad03, u"cad-03"_s, Host::WorkstationState::Off, {}));
    const auto taken = canAssign(host, cad03, VgpuId{u"0000:4b:00.2"_s});
    QVERIFY2(taken.error().sentence.contains(u"belongs to cad-07"_s), qPrintable(taken.error().sentence));
    QVERIFY(canAssign(host, cad03, VgpuId{u"0000:4b:00.1"_s}));
    const auto whole = canPassThrough(host, cad03, GpuId{u"0000:4b:00.0"_s});
    QVERIFY2(whole.error().sentence.contains(u"cad-07"_s), qPrintable(whole.error().sentence));
}

void TestBackEnds::withoutTypeDoesNotStart()
{
    Host::Inventory host = hostOf(u"l40s-vfio-two-2q"_s);
    give(host, VgpuId{u"0000:3d:00.7"_s}, Host::WorkstationState::Off); // a VF whose type is gone, as after a reboot
    const auto start = planStart(host, cad07);
    QVERIFY(!start);
    QVERIFY2(start.error().sentence.contains(u"0000:3d:00.7 carries no vGPU"_s), qPrintable(start.error().sentence));
    give(host, VgpuId{u"0000:3d:00.4"_s}, Host::WorkstationState::Off);
    QVERIFY(planStart(host, cad07));
    QVERIFY(!canAssign(host, cad07, VgpuId{u"0000:3d:00.7"_s}));
}

void TestBackEnds::severalInOneWorkstationShareOneRamfb()
{
    const Host::Inventory host = hostOf(u"l40s-vfio-two-2q"_s);
    const QString one = afterOf(planAssign(host, cad07, VgpuId{u"0000:3d:00.4"_s}, plainXml()));
    const QString two = afterOf(planAssign(host, cad07, VgpuId{u"0000:3d:00.5"_s}, one));
    QCOMPARE(two.count(u"<hostdev"_s), 2);
    QCOMPARE(two.count(u"ramfb=\"on\""_s), 1);
    QCOMPARE(two.count(u"display=\"on\""_s), 1);
    QCOMPARE(schemaErrors(two), QString());
}

void TestBackEnds::openGlIsOfferedAndAdded()
{
    Host::Inventory host = hostOf(u"gvtg-1g"_s);
    const auto step = std::get<CreateVgpu>(planCreateVgpus(host, wish(host, u"i915-GVTg_V5_4"_s))->steps.front());
    show(host, step);
    const auto plain = planAssign(host, cad07, step.vgpu, plainXml());
    QVERIFY(plain->warnings.front().contains(u"needs OpenGL"_s));
    QVERIFY(afterOf(plain).contains(u"display=\"off\""_s));
    QCOMPARE(planAssign(host, cad07, step.vgpu, plainXml(), {.withOpenGl = true}).error().code, ErrorCode::Unsupported);
    host.gpus.front().renderNode = u"/dev/dri/renderD128"_s;
    const QString shown = afterOf(planAssign(host, cad07, step.vgpu, plainXml(), {.withOpenGl = true}));
    QVERIFY(shown.contains(u"<graphics type=\"egl-headless\"><gl rendernode=\"/dev/dri/renderD128\"/></graphics>"_s));
    QVERIFY(shown.contains(u"display=\"on\" ramfb=\"on\""_s));
    QCOMPARE(schemaErrors(shown), QString());
    give(host, step.vgpu, Host::WorkstationState::Off);
    QCOMPARE(afterOf(planRelease(host, cad07, step.vgpu, shown)), plainXml());
}

QTEST_GUILESS_MAIN(TestBackEnds)
#include "tst_backends.moc"
