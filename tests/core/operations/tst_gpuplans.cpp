// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/gpuplans.h"
#include "core/operations/vgpuparameters.h"
#include "sample.h"
#include "schema.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Carrel::Test;
using namespace Qt::StringLiterals;

namespace {

const QString xml = u"<domain type='kvm'><name>cad-07</name><uuid>6d1f7f0a-5a0f-4a53-8c6b-0e8a6f6c1a07</uuid>"
                    "<memory>1024</memory><os><type>hvm</type></os><devices><graphics type='spice' autoport='yes'>"
                    "<listen type='address' address='127.0.0.1'/></graphics><video><model type='vga'/></video>"
                    "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1'/><product id='0x2'/></source>"
                    "</hostdev></devices></domain>"_s;

/** The sample's first GPU with VFs: of NVIDIA's driver all or none, of another any number. */
Host::Inventory withVfs(int enabled, const QString &driver)
{
    Host::Inventory host = sampleHost();
    host.workstations.front() = workstation(cad03, u"cad-03"_s, Host::WorkstationState::Off, {});
    Gpu::Gpu &gpu = host.gpus.front();
    gpu.driver = driver;
    gpu.vgpus.clear();
    gpu.iommuGroup = 7;
    gpu.vfsPossible = 16;
    gpu.vfsEnabled = enabled;
    for (int i = 0; i < enabled; ++i) {
        Gpu::VirtualFunction vf;
        vf.id = GpuId{u"0000:3d:01.%1"_s.arg(i)};
        vf.number = i;
        gpu.vfs.push_back(vf);
    }
    return host;
}

Gpu::GroupMember member(const QString &address, const QString &name, const QString &driver, bool isBridge = false)
{
    return {PciAddress{address}, name, driver, isBridge};
}

Host::Inventory withGroup(const Gpu::GroupMember &other)
{
    Host::Inventory host = withVfs(0, u"amdgpu"_s);
    host.gpus.front().groupMembers = {member(u"0000:3d:00.1"_s, u"HDMI Audio"_s, u"snd_hda_intel"_s),
                                      member(u"0000:3c:00.0"_s, u"Root Port"_s, u"pcieport"_s, true), other};
    return host;
}

QString sentenceOf(const Result<Plan> &plan)
{
    return plan ? u"a plan: "_s + plan->title : plan.error().sentence;
}

} // namespace

class TestGpuPlans final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void switchesVirtualFunctions()
    {
        const auto on = planSwitchVfs(withVfs(0, u"nvidia"_s), m60, true);
        QVERIFY(on);
        QCOMPARE(std::get<SetVfCount>(on->steps.front()), (SetVfCount{m60, 0, 16, true}));
        QVERIFY(on->warnings.front().contains(u"mixed sizes are reset"_s));
        const auto four = planSetVfCount(withVfs(0, u"i915"_s), m60, 4);
        QCOMPARE(std::get<SetVfCount>(four->steps.front()), (SetVfCount{m60, 0, 4, false}));
        // From one number to another only by way of none; undone the same way back.
        const auto other = planSetVfCount(withVfs(4, u"i915"_s), m60, 7);
        QCOMPARE(other->steps.size(), 2u);
        QCOMPARE(std::get<SetVfCount>(other->steps[0]), (SetVfCount{m60, 4, 0, false}));
        QCOMPARE(std::get<SetVfCount>(*inverseOf(other->steps[1])), (SetVfCount{m60, 7, 0, false}));
    }

    void countIsChecked_data()
    {
        QTest::addColumn<QString>("driver");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("part");
        QTest::newRow("negative") << u"i915"_s << -1 << u"0 to 16"_s;
        QTest::newRow("too many") << u"i915"_s << 17 << u"0 to 16"_s;
        QTest::newRow("as it is") << u"i915"_s << 0 << u"are off"_s;
        QTest::newRow("NVIDIA: some") << u"nvidia"_s << 4 << u"all at once"_s;
    }
    void countIsChecked()
    {
        QFETCH(QString, driver);
        QFETCH(int, count);
        QFETCH(QString, part);
        const auto plan = planSetVfCount(withVfs(0, driver), m60, count);
        QVERIFY2(sentenceOf(plan).contains(part), qPrintable(sentenceOf(plan)));
        QCOMPARE(plan.error().code, ErrorCode::BadInput);
    }

    void virtualFunctionsInUseAreNotTornAway()
    {
        Host::Inventory host = withVfs(2, u"i915"_s);
        Host::Workstation user = *workstation(cad03, u"cad-03"_s, Host::WorkstationState::Running, {});
        user.pciDevices = {PciAddress{u"0000:3d:01.1"_s}};
        host.workstations.front() = std::make_shared<const Host::Workstation>(user);
        const auto refused = planSwitchVfs(host, m60, false);
        QVERIFY2(sentenceOf(refused).contains(u"in use by cad-03"_s), qPrintable(sentenceOf(refused)));
        user.state = Host::WorkstationState::Off;
        host.workstations.front() = std::make_shared<const Host::Workstation>(user);
        const auto plan = planSwitchVfs(host, m60, false);
        QVERIFY(plan && plan->warnings.front().contains(u"cad-03 will not start"_s));
        host.gpus.front().vfs.front().inUse = true;
        QVERIFY(sentenceOf(planSwitchVfs(host, m60, false)).contains(u"holds 0000:3d:01.0"_s));
    }

    void gpusWithoutVirtualFunctionsSaySo()
    {
        QVERIFY(sentenceOf(planSwitchVfs(sampleHost(), m60, true)).contains(u"no virtual functions"_s));
        Host::Inventory remote = withVfs(0, u"nvidia"_s);
        remote.kind = Host::HostKind::Remote;
        QVERIFY(sentenceOf(planSwitchVfs(remote, m60, true)).contains(u"from here"_s));
    }

    void mixedSizesNeedAnEmptyGpu()
    {
        const auto plan = planSetMixedSizes(withVfs(4, u"nvidia"_s), m60, true);
        QVERIFY(plan);
        QCOMPARE(std::get<SetMixedSizes>(plan->steps.front()), (SetMixedSizes{m60, true}));
        const auto carrying = planSetMixedSizes(sampleHost(), m60, true);
        QVERIFY2(sentenceOf(carrying).contains(usedVgpu.text + u" (cad-03)"_s), qPrintable(sentenceOf(carrying)));
        QVERIFY(sentenceOf(planSetMixedSizes(withVfs(0, u"nvidia"_s), m60, true)).contains(u"are off"_s));
        QVERIFY(sentenceOf(planSetMixedSizes(withVfs(4, u"i915"_s), m60, true)).contains(u"NVIDIA"_s));
    }

    void parametersAreSetWhileNotInUse()
    {
        const auto plan =
            planSetParameters(sampleHost(), freeVgpu, u"a=1"_s, u" frame_rate_limiter=0,disable_vnc=1\n"_s);
        QVERIFY2(plan, qPrintable(sentenceOf(plan)));
        const auto step = std::get<SetVgpuParameters>(plan->steps.front());
        QCOMPARE(step, (SetVgpuParameters{m60, m60, freeVgpu, u"a=1"_s, u"frame_rate_limiter=0,disable_vnc=1"_s}));
        QVERIFY(plan->warnings.front().contains(u"stays dark"_s));
        QVERIFY(planSetParameters(sampleHost(), freeVgpu, u"a=1"_s, {}));
        QVERIFY(sentenceOf(planSetParameters(sampleHost(), usedVgpu, {}, u"a=1"_s)).contains(u"cad-03 uses it"_s));
        QVERIFY(sentenceOf(planSetParameters(sampleHost(), freeVgpu, u"a=1"_s, u"a=1"_s)).contains(u"already"_s));
        for (const QString &bad : {u"a"_s, u"a=1;rm"_s, u"a=1,,b=2"_s, u"=1"_s, u"a=1\nb=2"_s, QString(2000, u'x')})
            QCOMPARE(planSetParameters(sampleHost(), freeVgpu, {}, bad).error().code, ErrorCode::BadInput);
    }

    void parametersAreRead()
    {
        const QTemporaryDir root;
        const QString folder = root.filePath(u"bus/pci/devices/0000:3d:00.4/nvidia"_s);
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u"/vgpu_params"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("enable_uvm=1\n") > 0);
        file.close();
        QCOMPARE(readVgpuParameters(root.path(), VgpuId{u"0000:3d:00.4"_s}).value(), u"enable_uvm=1"_s);
        QCOMPARE(readVgpuParameters(root.path(), freeVgpu).error().code, ErrorCode::Unsupported);
    }

    void wholeGpuTakesItsCardAlong()
    {
        const Host::Inventory host = withGroup(member(u"0000:3e:00.0"_s, u"Idle Thing"_s, {}));
        const auto plan = planPassThrough(host, cad07, m60, xml);
        QVERIFY2(plan, qPrintable(sentenceOf(plan)));
        const QString after = std::get<EditWorkstation>(plan->steps.front()).xmlAfter;
        QCOMPARE(after.count(u"type=\"pci\" managed=\"yes\""_s), 2);
        QVERIFY(after.startsWith(xml.left(xml.indexOf(u"</devices>"_s)).replace(u'\'', u'"'))); // the rest is untouched
        QCOMPARE(schemaErrors(after), QString());
        const QString notes = QStringList(plan->warnings.begin(), plan->warnings.end()).join(u' ');
        QVERIFY2(notes.contains(u"With it go HDMI Audio (0000:3d:00.1)"_s), qPrintable(notes));
        QVERIFY(notes.contains(u"Idle Thing"_s) && !notes.contains(u"Root Port"_s));
        Host::Inventory given = host;
        Host::Workstation user = *workstation(cad07, u"cad-07"_s, Host::WorkstationState::Off, {});
        user.pciDevices = {PciAddress{m60.text}, PciAddress{u"0000:3d:00.1"_s}};
        given.workstations.back() = std::make_shared<const Host::Workstation>(user);
        const auto back = planTakeGpuBack(given, cad07, m60, after);
        QCOMPARE(std::get<EditWorkstation>(back->steps.front()).xmlAfter, QString(xml).replace(u'\'', u'"'));
        QVERIFY(sentenceOf(planPassThrough(given, cad03, m60, xml)).contains(u"belongs to cad-07"_s));
        QCOMPARE(planTakeGpuBack(given, cad03, m60, xml).error().code, ErrorCode::NotFound);
    }

    void whatTheHostUsesStaysWithIt_data()
    {
        QTest::addColumn<Gpu::GroupMember>("other");
        QTest::newRow("a disk of the group") << member(u"0000:3e:00.0"_s, u"NVMe SSD"_s, u"nvme"_s);
        QTest::newRow("a network card") << member(u"0000:3f:00.0"_s, u"Ethernet"_s, u"ixgbe"_s);
        QTest::newRow("a disk on the card") << member(u"0000:3d:00.2"_s, u"SATA"_s, u"ahci"_s);
        QTest::newRow("USB of another card") << member(u"0000:3e:00.0"_s, u"USB"_s, u"xhci_hcd"_s);
    }
    void whatTheHostUsesStaysWithIt()
    {
        QFETCH(Gpu::GroupMember, other);
        const auto plan = planPassThrough(withGroup(other), cad07, m60, xml);
        QVERIFY(!plan);
        QVERIFY2(sentenceOf(plan).contains(other.name) && sentenceOf(plan).contains(other.driver),
                 qPrintable(sentenceOf(plan)));
    }

    void hostsOwnScreenIsAskedForTwice()
    {
        Host::Inventory host = withVfs(0, u"i915"_s);
        host.gpus.front().isHostDisplay = true;
        QVERIFY(sentenceOf(planPassThrough(host, cad07, m60, xml)).contains(u"own screen"_s));
        const auto plan = planPassThrough(host, cad07, m60, xml, {.evenHostDisplay = true});
        QVERIFY(plan);
        QVERIFY(std::ranges::any_of(plan->warnings, [](const QString &each) { return each.contains(u"goes dark"_s); }));
        host.gpus.front().iommuGroup.reset();
        QVERIFY(sentenceOf(planPassThrough(host, cad07, m60, xml, {true})).contains(u"IOMMU is off"_s));
        QVERIFY(sentenceOf(planPassThrough(sampleHost(), cad07, m60, xml)).contains(u"no IOMMU group"_s));
    }

    void cutGpusAreNotGivenWhole()
    {
        Host::Inventory host = sampleHost();
        host.gpus.front().iommuGroup = 1;
        QVERIFY(sentenceOf(planPassThrough(host, cad07, m60, xml)).contains(u"carries vGPUs"_s));
        host.gpus.front().id = GpuId{u"mtty"_s};
        QVERIFY(sentenceOf(planPassThrough(host, cad07, GpuId{u"mtty"_s}, xml)).contains(u"no PCI device"_s));
    }

    void simulatedGpusAreStoodInFor()
    {
        Host::Inventory host = withVfs(0, u"nvidia"_s);
        host.kind = Host::HostKind::TryOut;
        const auto plan = planPassThrough(host, cad07, m60, xml);
        QVERIFY2(plan, qPrintable(sentenceOf(plan)));
        QVERIFY(!std::get<EditWorkstation>(plan->steps.front()).xmlAfter.contains(u"type=\"pci\""_s));
        QCOMPARE(canVirgl(host, cad07, m60).error().code, ErrorCode::Unsupported);
    }

    void renderNodeIsSharedWithCompany()
    {
        Host::Inventory host = withVfs(0, u"amdgpu"_s);
        QVERIFY(sentenceOf(planVirgl(host, cad07, m60, Viewer::Remote, xml)).contains(u"no render node"_s));
        host.gpus.front().renderNode = u"/dev/dri/renderD128"_s;
        const auto first = planVirgl(host, cad07, m60, Viewer::Remote, xml);
        QVERIFY2(first, qPrintable(sentenceOf(first)));
        QVERIFY(first->warnings.front().contains(u"no other workstation"_s));
        const QString after = std::get<EditWorkstation>(first->steps.front()).xmlAfter;
        QCOMPARE(schemaErrors(after), QString());
        const auto back = planTakeVirgl(host, cad07, after);
        QCOMPARE(std::get<EditWorkstation>(back->steps.front()).xmlAfter, QString(xml).replace(u'\'', u'"'));
        Host::Workstation user = *host.workstations.front();
        user.graphics = {{Host::GraphicsKind::EglHeadless, {}, {}, {}, {}, u"/dev/dri/renderD128"_s}};
        host.workstations.front() = std::make_shared<const Host::Workstation>(user);
        QCOMPARE(virglUsersOf(host, host.gpus.front()).size(), 1u);
        const auto second = planVirgl(host, cad07, m60, Viewer::Local, xml);
        QVERIFY(second->warnings.front().contains(u"now with cad-03"_s));
        QVERIFY(second->warnings.back().contains(u"no network port"_s));
    }
};

QTEST_GUILESS_MAIN(TestGpuPlans)
#include "tst_gpuplans.moc"
