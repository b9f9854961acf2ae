// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/placement/whynot.h"
#include "tests/core/placement/host.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Placement;
using namespace Qt::StringLiterals;

class TestWhyNot final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingSpeaksAgainstATypeThatIsOffered();
    void anUnknownNumberMayBeTried();
    void aFullGpuNamesWhoHoldsIt();
    void anotherSizeIsInUse();
    void mixedSizesLeaveNoPlaceForThisOne();
    void anotherTypeOfTheSameSizeIsInUse();
    void everyVfIsTaken();
    void thisVfIsTaken();
    void migModeOnAndOff();
    void migIsKnownByTheInstanceOfAVgpu();
    void theServiceIsDown();
    void anEmptyGpuWithoutReason();
    void lessThanTheDriversOwnMostIsNotExplained();
    void typesWithoutSizesSayWhatIsCarried();
    void vfsAreOff();
    void gpusThatCutNothing_data();
    void gpusThatCutNothing();
    void anotherGpuStillHasIt();
    void anotherCardsNumberIsNotTheSameType();
    void copiesAndReadOnlyHosts();
    void whatIsNotThere();

private:
    static Reason reasonOf(HandMadeHost &made, const char *type)
    {
        return whyNot(made.host, made.gpuId, {QString::fromLatin1(type)}).value_or(Reason{});
    }
};

void TestWhyNot::nothingSpeaksAgainstATypeThatIsOffered()
{
    HandMadeHost made;
    made.type("2Q", 2048, 4, 1);
    QVERIFY(!whyNot(made.host, made.gpuId, {u"2Q"_s}));
    QVERIFY(!whyNoTypes(made.host, made.gpuId));
}

void TestWhyNot::anUnknownNumberMayBeTried()
{
    HandMadeHost made;
    made.type("2Q", 2048, 4, -1);
    QVERIFY(!whyNot(made.host, made.gpuId, {u"2Q"_s}));
}

void TestWhyNot::aFullGpuNamesWhoHoldsIt()
{
    HandMadeHost made;
    made.type("2Q", 2048, 2, 0);
    made.type("1Q", 1024, 4, 0);
    made.vgpu("a", "2Q", "cad-03");
    made.vgpu("b", "2Q", "cad-07", false);
    for (const char *type : {"2Q", "1Q"}) {
        const Reason reason = reasonOf(made, type);
        QCOMPARE(reason.kind, ReasonKind::NoRoom);
        QCOMPARE(reason.sentence,
                 u"No %1 is left on GPU 0000:3d:00.0: it carries 2 × 2Q (cad-03 and cad-07)."_s.arg(
                     QString::fromLatin1(type)));
        QVERIFY((reason.who == std::vector{HandMadeHost::idOf("cad-03"), HandMadeHost::idOf("cad-07")}));
        QCOMPARE(reason.vgpus.size(), size_t{2});
        QCOMPARE(reason.remedy, Remedy::ShowHolders);
        QVERIFY(!reason.wayOut.isEmpty());
    }
}

void TestWhyNot::anotherSizeIsInUse()
{
    HandMadeHost made;
    made.type("1Q", 1024, 8, 0);
    made.type("2Q", 2048, 4, 3);
    made.vgpu("a", "2Q", "cad-03");
    const Reason reason = reasonOf(made, "1Q");
    QCOMPARE(reason.kind, ReasonKind::OtherSize);
    QVERIFY(reason.sentence.contains(u"1 × 2Q (cad-03), another size, and mixed sizes are off"));
    QCOMPARE(reason.wayOut, u"Choose one of 2Q, or free the GPU first."_s);
}

void TestWhyNot::mixedSizesLeaveNoPlaceForThisOne()
{
    HandMadeHost made;
    made.type("1Q", 1024, 8, 2);
    made.type("2Q", 2048, 4, 1);
    made.type("4Q", 4096, 2, 0);
    made.vgpu("a", "2Q", "cad-03");
    const Reason reason = reasonOf(made, "4Q");
    QCOMPARE(reason.kind, ReasonKind::NoRoom); // 1Q is offered beside 2Q: sizes do mix here
    QCOMPARE(reason.sentence, u"4Q cannot be made on GPU 0000:3d:00.0 now: it carries 1 × 2Q (cad-03)."_s);
}

void TestWhyNot::anotherTypeOfTheSameSizeIsInUse()
{
    HandMadeHost made;
    made.type("2A", 2048, 4, 0);
    made.type("2Q", 2048, 4, 3);
    made.vgpu("a", "2Q");
    const Reason reason = reasonOf(made, "2A");
    QCOMPARE(reason.kind, ReasonKind::OtherType);
    QVERIFY(reason.sentence.contains(u"1 × 2Q (of no workstation)"));
    QVERIFY(reason.who.empty());
    QCOMPARE(reason.vgpus.size(), size_t{1});
}

void TestWhyNot::everyVfIsTaken()
{
    HandMadeHost made;
    made.vfs(2);
    made.type("2Q", 2048, 8, 0);
    made.vgpu("a", "2Q", "cad-03").parent = made.gpu().vfs[0].id;
    QVERIFY(reasonOf(made, "2Q").kind != ReasonKind::VfsTaken); // one VF is free
    made.vgpu("b", "2Q", "cad-04").parent = made.gpu().vfs[1].id;
    const Reason reason = reasonOf(made, "2Q");
    QCOMPARE(reason.kind, ReasonKind::VfsTaken);
    QVERIFY(reason.sentence.contains(u"each of its 2 virtual functions carries a vGPU, 2 × 2Q (cad-03 and cad-04)"));
}

void TestWhyNot::thisVfIsTaken()
{
    HandMadeHost made;
    made.vfs(2);
    made.type("2Q", 2048, 8, 6);
    made.vgpu("a", "2Q", "cad-03").parent = made.gpu().vfs[1].id;
    QVERIFY(!whyNotOnVf(made.host, made.gpuId, made.gpu().vfs[0].id));
    const auto reason = whyNotOnVf(made.host, made.gpuId, made.gpu().vfs[1].id);
    QVERIFY(reason);
    QCOMPARE(reason->kind, ReasonKind::VfTaken);
    QCOMPARE(reason->sentence, u"VF 1 (0000:3d:00.5) already carries 2Q of cad-03."_s);
    QVERIFY((reason->who == std::vector{HandMadeHost::idOf("cad-03")}));
    QCOMPARE(whyNotOnVf(made.host, made.gpuId, {u"0000:99:00.1"_s})->kind, ReasonKind::NotOffered);
}

void TestWhyNot::migModeOnAndOff()
{
    HandMadeHost made;
    made.type("NVIDIA A100-10C", 10240, 4, 0);
    made.type("NVIDIA A100-2-10C", 10240, 3, 3);
    const Reason timeSliced = reasonOf(made, "NVIDIA A100-10C");
    QCOMPARE(timeSliced.kind, ReasonKind::MigMode);
    QVERIFY(timeSliced.sentence.contains(u"is in MIG mode"));
    made.gpu().types[0].available = 4;
    made.gpu().types[1].available = 0;
    const Reason mig = reasonOf(made, "NVIDIA A100-2-10C");
    QCOMPARE(mig.kind, ReasonKind::MigMode);
    QVERIFY(mig.sentence.contains(u"needs MIG mode, which is off"));
}

void TestWhyNot::migIsKnownByTheInstanceOfAVgpu()
{
    HandMadeHost made;
    made.type("NVIDIA A100-10C", 10240, 4, 0);
    made.type("NVIDIA A100-2-10C", 10240, 3, 0);
    made.vgpu("a", "NVIDIA A100-2-10C", "ml-01").gpuInstance = 3;
    QCOMPARE(reasonOf(made, "NVIDIA A100-10C").kind, ReasonKind::MigMode);
    QVERIFY(reasonOf(made, "NVIDIA A100-2-10C").kind != ReasonKind::MigMode);
    made.gpu().vgpus[0].gpuInstance = Gpu::noGpuInstance;
    QCOMPARE(reasonOf(made, "NVIDIA A100-2-10C").kind, ReasonKind::MigMode);
}

void TestWhyNot::theServiceIsDown()
{
    HandMadeHost made;
    made.type("2Q", 2048, 4, 0);
    made.gpu().serviceRuns = false;
    QCOMPARE(reasonOf(made, "2Q").kind, ReasonKind::ServiceDown);
    made.gpu().serviceRuns = true;
    QCOMPARE(reasonOf(made, "2Q").kind, ReasonKind::Unknown);
}

void TestWhyNot::anEmptyGpuWithoutReason()
{
    HandMadeHost made;
    made.type("2Q", 2048, 4, 0);
    const Reason reason = reasonOf(made, "2Q");
    QCOMPARE(reason.kind, ReasonKind::Unknown);
    QVERIFY(reason.sentence.contains(u"does not say why"));
    QCOMPARE(reason.remedy, Remedy::CheckReadiness);
}

void TestWhyNot::lessThanTheDriversOwnMostIsNotExplained()
{
    HandMadeHost made;
    made.type("2Q", 2048, 4, 0);
    made.type("1Q", 1024, 8, 0);
    made.vgpu("a", "2Q", "cad-03");
    const Reason reason = reasonOf(made, "2Q");
    QCOMPARE(reason.kind, ReasonKind::Unknown);
    QVERIFY(reason.sentence.contains(u"does not say why: it carries 1 × 2Q (cad-03) of at most 4"));
}

void TestWhyNot::typesWithoutSizesSayWhatIsCarried()
{
    HandMadeHost made;
    made.type("mtty-1", 0, 0, 1);
    made.type("mtty-2", 0, 0, 0);
    made.vgpu("a", "mtty-2", "lab");
    const Reason reason = reasonOf(made, "mtty-2");
    QCOMPARE(reason.kind, ReasonKind::NoRoom);
    QCOMPARE(reason.sentence, u"mtty-2 cannot be made on GPU 0000:3d:00.0 now: it carries 1 × mtty-2 (lab)."_s);
}

void TestWhyNot::vfsAreOff()
{
    HandMadeHost made;
    made.gpu().backEnd = Gpu::BackEnd::None;
    made.gpu().vfsPossible = 32;
    made.gpu().vfsEnabled = 0;
    const auto reason = whyNoTypes(made.host, made.gpuId);
    QVERIFY(reason);
    QCOMPARE(reason->kind, ReasonKind::VfsOff);
    QCOMPARE(reason->remedy, Remedy::SwitchOnVfs);
    // A type that was there before the host's restart is asked for: the same answer.
    QVERIFY(whyNot(made.host, made.gpuId, {u"1148"_s}) == reason);
}

void TestWhyNot::gpusThatCutNothing_data()
{
    QTest::addColumn<int>("backEnd");
    QTest::addColumn<QString>("driver");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, Gpu::BackEnd backEnd, const char *driver, const char *part) {
        QTest::newRow(name) << static_cast<int>(backEnd) << QString::fromLatin1(driver) << QString::fromLatin1(part);
    };
    row("plain VFs", Gpu::BackEnd::SriovVf, "xe", "shared by whole virtual functions");
    row("whole", Gpu::BackEnd::Passthrough, "vfio-pci", "given to workstations whole");
    row("no driver", Gpu::BackEnd::None, "", "offers no vGPU types");
    row("render node", Gpu::BackEnd::Virgl, "amdgpu", "its driver amdgpu only shares its render node");
}

void TestWhyNot::gpusThatCutNothing()
{
    QFETCH(int, backEnd);
    QFETCH(QString, driver);
    QFETCH(QString, part);
    HandMadeHost made;
    made.gpu().backEnd = static_cast<Gpu::BackEnd>(backEnd);
    made.gpu().driver = driver;
    if (made.gpu().backEnd == Gpu::BackEnd::SriovVf)
        made.vfs(2);
    const auto reason = whyNoTypes(made.host, made.gpuId);
    QVERIFY(reason);
    QCOMPARE(reason->kind, ReasonKind::NotShared);
    QVERIFY2(reason->sentence.contains(part), qPrintable(reason->sentence));
    QVERIFY(!reason->wayOut.isEmpty());
}

void TestWhyNot::anotherGpuStillHasIt()
{
    HandMadeHost made;
    made.type("2Q", 2048, 1, 0);
    made.vgpu("a", "2Q", "cad-03");
    Gpu::Gpu other = made.gpu();
    other.id.text = u"0000:3e:00.0"_s;
    other.vgpus.clear();
    other.types[0].available = 3;
    made.host.gpus.push_back(other);
    Reason reason = reasonOf(made, "2Q");
    QCOMPARE(reason.remedy, Remedy::UseOtherGpu);
    QCOMPARE(reason.otherGpu, other.id);
    QCOMPARE(reason.wayOut, u"GPU 0000:3e:00.0 still has 3 of them."_s);
    made.host.gpus[1].types[0].isLowerBound = true;
    QCOMPARE(reasonOf(made, "2Q").wayOut, u"GPU 0000:3e:00.0 still has room for it."_s);
}

void TestWhyNot::anotherCardsNumberIsNotTheSameType()
{
    HandMadeHost made;
    made.type("1148", 2048, 1, 0).name = u"NVIDIA L40S-2Q"_s;
    made.vgpu("a", "1148", "cad-03");
    Gpu::Gpu other = made.gpu();
    other.id.text = u"0000:3e:00.0"_s;
    other.types[0].available = 3;
    other.types[0].name = u"NVIDIA A40-48Q"_s;
    made.host.gpus.push_back(other);
    QVERIFY(reasonOf(made, "1148").otherGpu.isEmpty());
}

void TestWhyNot::copiesAndReadOnlyHosts()
{
    HandMadeHost made;
    made.type("2Q", 2048, 1, 1);
    made.type("4Q", 4096, 1, 0);
    made.host.state = Host::HostState::ReadOnly;
    QVERIFY(!whyNot(made.host, made.gpuId, {u"2Q"_s})); // local: the helper does it
    made.host.kind = Host::HostKind::Remote;
    QCOMPARE(reasonOf(made, "2Q").kind, ReasonKind::NotAllowed);
    made.host.kind = Host::HostKind::Inspect;
    QVERIFY(reasonOf(made, "2Q").sentence.contains(u"copy of another machine"));
    QCOMPARE(reasonOf(made, "4Q").kind, ReasonKind::Unknown); // the driver's reason comes first
}

void TestWhyNot::whatIsNotThere()
{
    HandMadeHost made;
    made.type("2Q", 2048, 1, 1);
    QCOMPARE(reasonOf(made, "9Q").kind, ReasonKind::NotOffered);
    QCOMPARE(whyNot(made.host, {u"0000:99:00.0"_s}, {u"2Q"_s})->kind, ReasonKind::NotOffered);
    QCOMPARE(whyNoTypes(made.host, {u"0000:99:00.0"_s})->kind, ReasonKind::NotOffered);
    QCOMPARE(whyNotOnVf(made.host, {u"0000:99:00.0"_s}, {})->kind, ReasonKind::NotOffered);
}

QTEST_GUILESS_MAIN(TestWhyNot)
#include "tst_whynot.moc"
