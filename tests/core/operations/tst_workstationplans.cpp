// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/domainedit.h"
#include "sample.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Carrel::Test;
using namespace Qt::StringLiterals;

namespace {

const QString plainXml = u"<domain type='kvm'><name>cad-07</name><uuid>6d1f7f0a-5a0f-4a53-8c6b-0e8a6f6c1a07</uuid>"
                         "<devices><disk type='file' device='disk'><source file='/d/a.qcow2'/></disk>"
                         "<graphics type='spice'/><video><model type='vga'/></video></devices></domain>"_s;

Host::Inventory hostWith(Host::WorkstationState state)
{
    Host::Inventory host = sampleHost();
    host.workstations.back() = workstation(cad07, u"cad-07"_s, state, {});
    return host;
}

} // namespace

class TestWorkstationPlans final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void powerFitsTheState_data();
    void powerFitsTheState();
    void startNeedsItsVgpus();
    void forceOffIsGentleWithAVgpu();
    void assignEditsTheXml();
    void assignIsRefusedWithAReason_data();
    void assignIsRefusedWithAReason();
    void assignTellsWhatHappens();
    void releaseOfAVgpuThatIsGone();
    void damagedXmlIsOneSentence();
    void deleteSaysWhatStaysAndWhatGoes();
    void deleteKeepsASharedDisk();
    void deleteOfARunningOneIsRefused();
};

void TestWorkstationPlans::powerFitsTheState_data()
{
    QTest::addColumn<Host::WorkstationState>("state");
    QTest::addColumn<bool>("start");
    QTest::addColumn<bool>("shutDown");
    QTest::addColumn<bool>("forceOff");
    using enum Host::WorkstationState;
    QTest::newRow("off") << Off << true << false << false;
    QTest::newRow("crashed") << Crashed << true << false << false;
    QTest::newRow("running") << Running << false << true << true;
    QTest::newRow("paused") << Paused << false << false << true;
}

void TestWorkstationPlans::powerFitsTheState()
{
    QFETCH(Host::WorkstationState, state);
    const Host::Inventory host = hostWith(state);
    QTEST(planStart(host, cad07).has_value(), "start");
    QTEST(planShutDown(host, cad07).has_value(), "shutDown");
    QTEST(planReboot(host, cad07).has_value(), "shutDown");
    QTEST(planForceOff(host, cad07).has_value(), "forceOff");
}

void TestWorkstationPlans::startNeedsItsVgpus()
{
    Host::Inventory host = sampleHost();
    host.workstations.back() = workstation(cad07, u"cad-07"_s, Host::WorkstationState::Off, {usedVgpu});
    const auto busy = planStart(host, cad07);
    QVERIFY(!busy);
    QCOMPARE(busy.error().code, ErrorCode::InUse);
    QVERIFY(busy.error().sentence.contains(u"in use by cad-03"_s));
    const VgpuId gone{makeUuid().text};
    host.workstations.back() = workstation(cad07, u"cad-07"_s, Host::WorkstationState::Off, {gone});
    const auto missing = planStart(host, cad07);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().sentence.contains(gone.text));
}

void TestWorkstationPlans::forceOffIsGentleWithAVgpu()
{
    const auto how = [](const Result<Plan> &plan) {
        return std::get<StopWorkstation>(plan->steps.front()).how;
    };
    QCOMPARE(how(planForceOff(sampleHost(), cad03)), StopHow::ForceOff);
    QCOMPARE(how(planForceOff(sampleHost(), cad03, true)), StopHow::Kill);
    QCOMPARE(how(planForceOff(hostWith(Host::WorkstationState::Running), cad07)), StopHow::Kill);
    QVERIFY(planForceOff(sampleHost(), cad03)->warnings.front().contains(u"cannot be undone"_s));
}

void TestWorkstationPlans::assignEditsTheXml()
{
    const auto plan = planAssign(sampleHost(), cad07, freeVgpu, plainXml);
    QVERIFY(plan);
    QCOMPARE(plan->title, u"Give vGPU %1 to cad-07"_s.arg(freeVgpu.text));
    const auto &edit = std::get<EditWorkstation>(plan->steps.front());
    QCOMPARE(edit.xmlBefore, plainXml);
    QCOMPARE(Virt::vgpusIn(edit.xmlAfter).value(), std::vector{freeVgpu});
}

void TestWorkstationPlans::assignIsRefusedWithAReason_data()
{
    QTest::addColumn<Host::Inventory>("host");
    QTest::addColumn<WorkstationId>("to");
    QTest::addColumn<VgpuId>("what");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("part");
    QTest::newRow("another's") << sampleHost() << cad07 << usedVgpu << ErrorCode::InUse << u"belongs to cad-03"_s;
    QTest::newRow("its own") << sampleHost() << cad03 << usedVgpu << ErrorCode::AlreadyExists << u"already has"_s;
    QTest::newRow("no workstation") << sampleHost() << WorkstationId{u"x"_s} << freeVgpu << ErrorCode::NotFound
                                    << u"no workstation x"_s;
    QTest::newRow("no vGPU") << sampleHost() << cad07 << VgpuId{u"y"_s} << ErrorCode::NotFound << u"no vGPU y"_s;
    Host::Inventory transient = sampleHost();
    Host::Workstation passing = *transient.workstations.back();
    passing.persistent = false;
    transient.workstations.back() = std::make_shared<const Host::Workstation>(passing);
    QTest::newRow("transient") << transient << cad07 << freeVgpu << ErrorCode::Unsupported << u"no stored definition"_s;
}

void TestWorkstationPlans::assignIsRefusedWithAReason()
{
    QFETCH(Host::Inventory, host);
    QFETCH(WorkstationId, to);
    QFETCH(VgpuId, what);
    QFETCH(ErrorCode, code);
    QFETCH(QString, part);
    const auto can = canAssign(host, to, what);
    QVERIFY(!can);
    QCOMPARE(can.error().code, code);
    QVERIFY2(can.error().sentence.contains(part), qPrintable(can.error().sentence));
    QVERIFY(!can.error().wayOut.isEmpty());
    QCOMPARE(planAssign(host, to, what, plainXml).error(), can.error());
}

void TestWorkstationPlans::assignTellsWhatHappens()
{
    const auto text = [](const Result<Plan> &plan) {
        return QStringList(plan->warnings.begin(), plan->warnings.end()).join(u' ');
    };
    QVERIFY(text(planAssign(sampleHost(), cad07, freeVgpu, plainXml)).contains(u"place of the emulated display"_s));
    const Host::Inventory running = hostWith(Host::WorkstationState::Running);
    QVERIFY(text(planAssign(running, cad07, freeVgpu, plainXml)).contains(u"from its next start on"_s));
    Host::Inventory tryOut = sampleHost();
    tryOut.kind = Host::HostKind::TryOut;
    QVERIFY(text(planAssign(tryOut, cad07, freeVgpu, plainXml)).contains(u"simulated"_s));
    Host::Inventory gvt = sampleHost();
    gvt.gpus.front().vgpus.back().type = TypeId{u"i915-GVTg_V5_4"_s};
    const auto dmabuf = planAssign(gvt, cad07, freeVgpu, plainXml);
    QVERIFY(text(dmabuf).contains(u"OpenGL"_s));
    QVERIFY(std::get<EditWorkstation>(dmabuf->steps.front()).xmlAfter.contains(u"display=\"off\""_s));
}

void TestWorkstationPlans::releaseOfAVgpuThatIsGone()
{
    Host::Inventory host = sampleHost();
    const auto given = planAssign(host, cad07, freeVgpu, plainXml);
    const QString xml = std::get<EditWorkstation>(given->steps.front()).xmlAfter;
    host.workstations.back() = workstation(cad07, u"cad-07"_s, Host::WorkstationState::Off, {freeVgpu});
    host.gpus.front().vgpus.pop_back();
    const auto plan = planRelease(host, cad07, freeVgpu, xml);
    QVERIFY(plan);
    QVERIFY(Virt::vgpusIn(std::get<EditWorkstation>(plan->steps.front()).xmlAfter)->empty());
    QVERIFY(!planRelease(host, cad07, usedVgpu, xml));
}

void TestWorkstationPlans::damagedXmlIsOneSentence()
{
    const auto assign = planAssign(sampleHost(), cad07, freeVgpu, u"<domain><name>"_s);
    QVERIFY(!assign);
    QCOMPARE(assign.error().code, ErrorCode::Damaged);
    QVERIFY(assign.error().sentence.contains(u"cad-07"_s));
    QVERIFY(!assign.error().detail.isEmpty());
    QCOMPARE(planDelete(sampleHost(), cad07, {}, u"not xml"_s).error().code, ErrorCode::Damaged);
}

void TestWorkstationPlans::deleteSaysWhatStaysAndWhatGoes()
{
    Host::Inventory host = sampleHost();
    host.workstations.back() = workstation(cad07, u"cad-07"_s, Host::WorkstationState::Off, {freeVgpu});
    const auto kept = planDelete(host, cad07, {}, plainXml);
    QCOMPARE(kept->steps.size(), 1u);
    QCOMPARE(kept->warnings.size(), 2u); // the vGPU and the disk stay, and that is said
    const auto all = planDelete(host, cad07, {true, true}, plainXml);
    QCOMPARE(all->steps.size(), 3u);
    QVERIFY(std::holds_alternative<UndefineWorkstation>(all->steps[0]));
    QCOMPARE(std::get<RemoveVgpu>(all->steps[1]).vgpu, freeVgpu);
    QCOMPARE(std::get<DeleteDisk>(all->steps[2]).path, u"/d/a.qcow2"_s); // last: it cannot be undone
    QVERIFY(all->warnings.back().contains(u"cannot be undone"_s));
}

void TestWorkstationPlans::deleteKeepsASharedDisk()
{
    Host::Inventory host = sampleHost();
    Host::Workstation other = *host.workstations.front();
    other.disks = {u"/d/a.qcow2"_s};
    host.workstations.front() = std::make_shared<const Host::Workstation>(other);
    const auto plan = planDelete(host, cad07, {true, true}, plainXml);
    QCOMPARE(plan->steps.size(), 1u);
    QVERIFY(plan->warnings.front().contains(u"cad-03 uses it as well"_s));
}

void TestWorkstationPlans::deleteOfARunningOneIsRefused()
{
    const auto plan = planDelete(sampleHost(), cad03, {}, plainXml);
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, ErrorCode::InUse);
    QVERIFY(plan.error().sentence.contains(u"cad-03 is running"_s));
}

QTEST_GUILESS_MAIN(TestWorkstationPlans)
#include "tst_workstationplans.moc"
