// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/placement/whatif.h"
#include "tests/core/placement/host.h"

#include <QtTest>

using namespace Carrel;
using namespace Carrel::Placement;
using namespace Qt::StringLiterals;

class TestWhatIf final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlaceOfThisTypeTakesAnother();
    void onlyRunningWorkstationsAreShutDown();
    void theOtherSizeGivesWayWhole();
    void anEmptyGpuTakesAsManyAsItHasVfs();
    void nothingIsSaidOfMixedSizes();
    void nothingIsSaidWithoutTheDriversNumber();
    void nothingIsSaidOfTheOtherMigMode();
    void whatAnUnknownProgramHoldsStays();
    void nothingForWhatIsNotThere();

private:
    static std::vector<Chance> ask(HandMadeHost &made, const char *type)
    {
        return whatIf(made.host, made.gpuId, {QString::fromLatin1(type)});
    }
};

void TestWhatIf::aPlaceOfThisTypeTakesAnother()
{
    HandMadeHost made;
    made.type("2Q", 2048, 4, 0);
    made.vgpu("a", "2Q", "cad-03");
    made.vgpu("b", "2Q", "cad-03");
    made.vgpu("c", "2Q", "cad-07");
    made.vgpu("d", "2Q");
    const std::vector<Chance> chances = ask(made, "2Q");
    QCOMPARE(chances.size(), size_t{4}); // cad-07, nobody's, cad-03, all
    QCOMPARE(chances[0].sentence, u"After shutting down cad-07 and removing 1 vGPU(s): 1 more of 2Q."_s);
    QCOMPARE(chances[1].sentence, u"After removing 1 vGPU(s) that no workstation has: 1 more of 2Q."_s);
    QCOMPARE(chances[2].sentence, u"After shutting down cad-03 and removing 2 vGPU(s): 2 more of 2Q."_s);
    QVERIFY((chances[2].shutDown == std::vector{HandMadeHost::idOf("cad-03")}));
    QVERIFY((chances[2].remove == std::vector{VgpuId{u"a"_s}, VgpuId{u"b"_s}}));
    QCOMPARE(chances[3].gives, 4);
}

void TestWhatIf::onlyRunningWorkstationsAreShutDown()
{
    HandMadeHost made;
    made.type("2Q", 2048, 4, 0);
    made.vgpu("a", "2Q", "cad-03", false);
    const std::vector<Chance> chances = ask(made, "2Q");
    QCOMPARE(chances.size(), size_t{1}); // the whole GPU is the same vGPU
    QVERIFY(chances[0].shutDown.empty());
    QCOMPARE(chances[0].sentence, u"After removing 1 vGPU(s) of cad-03: 1 more of 2Q."_s);
}

void TestWhatIf::theOtherSizeGivesWayWhole()
{
    HandMadeHost made;
    made.type("1Q", 1024, 8, 0);
    made.type("2Q", 2048, 4, 2);
    made.vgpu("a", "2Q", "cad-03");
    made.vgpu("b", "2Q", "cad-07");
    const std::vector<Chance> chances = ask(made, "1Q");
    QCOMPARE(chances.size(), size_t{1});
    QCOMPARE(chances[0].gives, 8);
    QCOMPARE(chances[0].sentence, u"After shutting down cad-03 and cad-07 and removing 2 vGPU(s): 8 more of 1Q."_s);
}

void TestWhatIf::anEmptyGpuTakesAsManyAsItHasVfs()
{
    HandMadeHost made;
    made.vfs(3);
    made.type("1Q", 1024, 8, 0);
    made.type("2Q", 2048, 4, 1);
    made.vgpu("a", "2Q", "cad-03").parent = made.gpu().vfs[0].id;
    QCOMPARE(ask(made, "1Q").at(0).gives, 3);
}

void TestWhatIf::nothingIsSaidOfMixedSizes()
{
    HandMadeHost made;
    made.type("1Q", 1024, 8, 2);
    made.type("2Q", 2048, 4, 1);
    made.type("4Q", 4096, 2, 0);
    made.vgpu("a", "2Q", "cad-03");
    QVERIFY(ask(made, "4Q").empty());
    QCOMPARE(ask(made, "2Q").size(), size_t{1}); // its own place
}

void TestWhatIf::nothingIsSaidWithoutTheDriversNumber()
{
    HandMadeHost made;
    made.type("mtty-1", 0, 0, 0);
    made.type("mtty-2", 0, 0, 0);
    made.vgpu("a", "mtty-2", "lab");
    QVERIFY(ask(made, "mtty-1").empty());
    QCOMPARE(ask(made, "mtty-2").size(), size_t{1});
}

void TestWhatIf::nothingIsSaidOfTheOtherMigMode()
{
    HandMadeHost made;
    made.type("NVIDIA A100-10C", 10240, 4, 0);
    made.type("NVIDIA A100-2-10C", 10240, 3, 1);
    made.vgpu("a", "NVIDIA A100-2-10C", "ml-01").gpuInstance = 2;
    QVERIFY(ask(made, "NVIDIA A100-10C").empty());
}

void TestWhatIf::whatAnUnknownProgramHoldsStays()
{
    HandMadeHost made;
    made.type("1Q", 1024, 8, 0);
    made.type("2Q", 2048, 4, 0);
    made.vgpu("a", "2Q").inUse = true;
    QVERIFY(ask(made, "1Q").empty());
    QVERIFY(ask(made, "2Q").empty());
    made.gpu().vgpus[0].inUse = false;
    QCOMPARE(ask(made, "1Q").size(), size_t{1});
}

void TestWhatIf::nothingForWhatIsNotThere()
{
    HandMadeHost made;
    made.type("1Q", 1024, 8, 8);
    QVERIFY(ask(made, "1Q").empty()); // an empty GPU has nothing to give way
    QVERIFY(ask(made, "9Q").empty());
    QVERIFY(whatIf(made.host, {u"0000:99:00.0"_s}, {u"1Q"_s}).empty());
}

QTEST_GUILESS_MAIN(TestWhatIf)
#include "tst_whatif.moc"
