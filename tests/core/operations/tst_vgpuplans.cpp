// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample.h"

#include <QtTest>

#include <set>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Carrel::Test;
using namespace Qt::StringLiterals;

class TestVgpuPlans final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createIsRefusedWithAReason_data();
    void createIsRefusedWithAReason();
    void createMakesOneStepAVgpu();
    void createTakesTheUuidGiven();
    void unknownAvailabilityIsAWarning();
    void noRoomPointsToAnotherGpu();
    void removeIsRefusedWithAReason_data();
    void removeIsRefusedWithAReason();
    void removeWarnsOfAWorkstationThatIsOff();
    void readOnlyHostStillMakesVgpus();
    void questionsAgreeWithPlans();
};

namespace {

NewVgpus wish(const GpuId &gpu, const TypeId &type, int count = 1)
{
    NewVgpus made;
    made.gpu = gpu;
    made.type = type;
    made.count = count;
    return made;
}

Host::Inventory withState(Host::HostKind kind, Host::HostState state)
{
    Host::Inventory host = sampleHost();
    host.kind = kind;
    host.state = state;
    return host;
}

Host::Inventory full()
{
    Host::Inventory host = sampleHost();
    for (Gpu::VgpuType &type : host.gpus.front().types)
        type.available = 0;
    return host;
}

/** Every refusal is a sentence with a way out. */
void verifyRefusal(const Error &error, ErrorCode code, const QString &part)
{
    QCOMPARE(error.code, code);
    QVERIFY2(error.sentence.contains(part), qPrintable(error.sentence));
    QVERIFY(error.sentence.endsWith(u'.'));
    QVERIFY(!error.wayOut.isEmpty());
}

} // namespace

void TestVgpuPlans::createIsRefusedWithAReason_data()
{
    QTest::addColumn<Host::Inventory>("host");
    QTest::addColumn<NewVgpus>("asked");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("part");
    const Host::Inventory host = sampleHost();
    QTest::newRow("unknown GPU") << host << wish(GpuId{u"0000:99:00.0"_s}, type2Q) << ErrorCode::NotFound
                                 << u"no GPU 0000:99:00.0"_s;
    QTest::newRow("unknown type") << host << wish(m60, TypeId{u"nvidia-1"_s}) << ErrorCode::NotFound
                                  << u"does not offer the type nvidia-1"_s;
    QTest::newRow("another type in use: names its users")
        << host << wish(m60, type8Q) << ErrorCode::InUse << u"it carries 2 × GRID M60-2Q (cad-03)"_s;
    QTest::newRow("full: names its users") << full() << wish(m60, type2Q) << ErrorCode::NoRoom << u"cad-03"_s;
    QTest::newRow("more than left") << host << wish(m60, type2Q, 3) << ErrorCode::NoRoom
                                    << u"Only 2 more of GRID M60-2Q"_s;
    QTest::newRow("count 0") << host << wish(m60, type2Q, 0) << ErrorCode::BadInput << u"0 vGPUs"_s;
    QTest::newRow("count absurd") << host << wish(m60, type2Q, 100000) << ErrorCode::BadInput << u"100000"_s;
    NewVgpus taken = wish(m60, type2Q);
    taken.uuid = Uuid{usedVgpu.text};
    QTest::newRow("UUID taken") << host << taken << ErrorCode::AlreadyExists << m60.text;
    taken.uuid = makeUuid();
    taken.count = 2;
    QTest::newRow("UUID for two") << host << taken << ErrorCode::BadInput << u"name 2 vGPUs"_s;
    NewVgpus named = wish(m60, type2Q);
    named.name = u"a\x07"_s;
    QTest::newRow("name with a bell") << host << named << ErrorCode::BadInput << u"control character"_s;
    named.name = QString(81, u'x');
    QTest::newRow("name over-long") << host << named << ErrorCode::BadInput << u"too long: 81"_s;
    QTest::newRow("lost") << withState(Host::HostKind::Local, Host::HostState::Lost) << wish(m60, type2Q)
                          << ErrorCode::Unreachable << u"not connected"_s;
    QTest::newRow("copy") << withState(Host::HostKind::Inspect, Host::HostState::Connected) << wish(m60, type2Q)
                          << ErrorCode::Unsupported << u"copy of another machine"_s;
    QTest::newRow("remote and read-only") << withState(Host::HostKind::Remote, Host::HostState::ReadOnly)
                                          << wish(m60, type2Q) << ErrorCode::NotAuthorised << u"reading only"_s;
    Host::Inventory bare = host;
    bare.gpus.front().types.clear();
    QTest::newRow("no types") << bare << wish(m60, type2Q) << ErrorCode::Unsupported << u"offers no vGPU types"_s;
}

void TestVgpuPlans::createIsRefusedWithAReason()
{
    QFETCH(Host::Inventory, host);
    QFETCH(NewVgpus, asked);
    QFETCH(ErrorCode, code);
    QFETCH(QString, part);
    const auto plan = planCreateVgpus(host, asked);
    QVERIFY(!plan);
    verifyRefusal(plan.error(), code, part);
}

void TestVgpuPlans::createMakesOneStepAVgpu()
{
    NewVgpus two = wish(secondM60, type2Q, 2);
    two.name = u"render"_s;
    const auto plan = planCreateVgpus(sampleHost(), two);
    QVERIFY(plan);
    QCOMPARE(plan->steps.size(), 2u);
    QCOMPARE(plan->title, u"Create 2 vGPUs GRID M60-2Q on 0000:3e:00.0"_s);
    QCOMPARE(plan->hostUri, u"qemu:///system"_s);
    std::set<QString> ids;
    for (const Step &step : plan->steps) {
        const auto &made = std::get<CreateVgpu>(step);
        QCOMPARE(made.gpu, secondM60);
        QCOMPARE(made.type, type2Q);
        QVERIFY(parseUuid(made.vgpu.text));
        ids.insert(made.vgpu.text);
    }
    QCOMPARE(ids.size(), 2u);
    QCOMPARE(std::get<CreateVgpu>(plan->steps[1]).name, u"render-2"_s);
    QVERIFY(plan->warnings.front().contains(u"password"_s));
}

void TestVgpuPlans::createTakesTheUuidGiven()
{
    NewVgpus asked = wish(m60, type2Q);
    asked.uuid = makeUuid();
    const auto plan = planCreateVgpus(sampleHost(), asked);
    QVERIFY(plan);
    QCOMPARE(std::get<CreateVgpu>(plan->steps.front()).vgpu.text, asked.uuid->text);
}

void TestVgpuPlans::unknownAvailabilityIsAWarning()
{
    Host::Inventory host = sampleHost();
    host.gpus.front().types.front().available.reset();
    const auto plan = planCreateVgpus(host, wish(m60, type2Q, 5));
    QVERIFY(plan);
    QVERIFY(plan->warnings.front().contains(u"could not be read"_s));
}

void TestVgpuPlans::noRoomPointsToAnotherGpu()
{
    const auto plan = planCreateVgpus(full(), wish(m60, type2Q));
    QVERIFY(!plan);
    QCOMPARE(plan.error().wayOut, u"GPU 0000:3e:00.0 still has 4 of them."_s);
}

void TestVgpuPlans::removeIsRefusedWithAReason_data()
{
    QTest::addColumn<Host::Inventory>("host");
    QTest::addColumn<VgpuId>("id");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("part");
    QTest::newRow("running workstation") << sampleHost() << usedVgpu << ErrorCode::InUse << u"in use by cad-03"_s;
    QTest::newRow("gone") << sampleHost() << VgpuId{u"nothing"_s} << ErrorCode::NotFound << u"no vGPU nothing"_s;
    Host::Inventory stranger = sampleHost();
    stranger.workstations.clear();
    QTest::newRow("held by a stranger") << stranger << usedVgpu << ErrorCode::InUse << u"held by a program"_s;
    Host::Inventory unsure = sampleHost();
    unsure.gpus.front().vgpus.front().inUse.reset();
    QTest::newRow("not known, but its workstation runs") << unsure << usedVgpu << ErrorCode::InUse << u"cad-03"_s;
}

void TestVgpuPlans::removeIsRefusedWithAReason()
{
    QFETCH(Host::Inventory, host);
    QFETCH(VgpuId, id);
    QFETCH(ErrorCode, code);
    QFETCH(QString, part);
    const auto plan = planRemoveVgpu(host, id);
    QVERIFY(!plan);
    verifyRefusal(plan.error(), code, part);
}

void TestVgpuPlans::removeWarnsOfAWorkstationThatIsOff()
{
    Host::Inventory host = sampleHost();
    host.workstations.push_back(
        workstation(WorkstationId{u"x"_s}, u"cad-09"_s, Host::WorkstationState::Off, {freeVgpu}));
    const auto plan = planRemoveVgpu(host, freeVgpu);
    QVERIFY(plan);
    QCOMPARE(std::get<RemoveVgpu>(plan->steps.front()), (RemoveVgpu{m60, type2Q, freeVgpu, {}}));
    QVERIFY(plan->warnings.front().contains(u"cad-09 will not start without it"_s));
}

void TestVgpuPlans::readOnlyHostStillMakesVgpus()
{
    const Host::Inventory host = withState(Host::HostKind::Local, Host::HostState::ReadOnly);
    QVERIFY(planCreateVgpus(host, wish(m60, type2Q)));
    QVERIFY(planRemoveVgpu(host, freeVgpu));
    QVERIFY(!canDelete(host, cad07));
}

void TestVgpuPlans::questionsAgreeWithPlans()
{
    const Host::Inventory host = sampleHost();
    for (const Gpu::Gpu &gpu : host.gpus)
        for (const Gpu::VgpuType &type : gpu.types)
            QCOMPARE(canCreateVgpu(host, gpu.id, type.id).has_value(), type.available.value() > 0);
    QVERIFY(canRemoveVgpu(host, freeVgpu));
    QVERIFY(!canRemoveVgpu(host, usedVgpu));
}

QTEST_GUILESS_MAIN(TestVgpuPlans)
#include "tst_vgpuplans.moc"
