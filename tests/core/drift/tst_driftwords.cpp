// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/drift/driftwords.h"

#include <QtTest>

#include <array>

using namespace Carrel;
using namespace Carrel::Drift;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array everyFinding{Finding::AsKept,    Finding::Missing,    Finding::OtherType,   Finding::OtherGpu,
                                  Finding::CardMoved, Finding::CardUnsure, Finding::OtherCard,   Finding::CardGone,
                                  Finding::VfsOff,    Finding::VfsDiffer,  Finding::ModeUnknown, Finding::Extra};

Row rowOf(const QString &line, Finding finding)
{
    Row row;
    row.item = Keep::parseLine(line).value_or(Keep::KeptItem());
    row.finding = finding;
    row.typeNow = TypeId{u"nvidia-35"_s};
    row.gpuNow = GpuId{u"0000:5e:00.0"_s};
    row.candidates = {row.gpuNow, GpuId{u"0000:5f:00.0"_s}};
    row.countNow = 4;
    return row;
}

const QString vfs = u"vfs gpu=0000:3d:00.0 count=16"_s;

} // namespace

class TestDriftWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFindingHasAWordAndASentence();
    void whatIsKeptIsNamed_data();
    void whatIsKeptIsNamed();
    void theStateNamesWhatIsThere();
    void aUsedExtraNamesItsUser();
    void theSummaryCountsDriftOnly();
    void aBrokenRuleIsSaid();
};

void TestDriftWords::everyFindingHasAWordAndASentence()
{
    QSet<QString> words;
    QSet<QString> sentences;
    for (const Finding finding : everyFinding) {
        words.insert(wordOf(finding));
        sentences.insert(stateOf(rowOf(vfs, finding)));
    }
    QCOMPARE(words.size(), qsizetype(everyFinding.size()));
    QCOMPARE(sentences.size(), qsizetype(everyFinding.size()));
    QCOMPARE(wordOf(Finding::Extra), u"extra"_s);
    QCOMPARE(wordOf(Finding::CardUnsure), u"card-unsure"_s);
}

void TestDriftWords::whatIsKeptIsNamed_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("what");
    QTest::newRow("vfs") << vfs << u"16 virtual functions of GPU 0000:3d:00.0"_s;
    QTest::newRow("mixed") << u"mixed gpu=0000:3d:00.0"_s << u"Mixed sizes on GPU 0000:3d:00.0"_s;
    QTest::newRow("vf") << u"vf gpu=0000:3d:00.0 parent=0000:3d:00.4 type=1155"_s
                        << u"Type 1155 on virtual function 0000:3d:00.4"_s;
    QTest::newRow("mdev") << u"mdev gpu=mtty parent=mtty type=mtty-1 vgpu=11111111-2222-4333-8444-555555555555"_s
                          << u"vGPU 11111111-2222-4333-8444-555555555555 (mtty-1) on mtty"_s;
}

void TestDriftWords::whatIsKeptIsNamed()
{
    QFETCH(QString, line);
    QFETCH(QString, what);
    QCOMPARE(whatOf(rowOf(line, Finding::AsKept)), what);
}

void TestDriftWords::theStateNamesWhatIsThere()
{
    QVERIFY(stateOf(rowOf(vfs, Finding::OtherType)).contains(u"nvidia-35"_s));
    QVERIFY(stateOf(rowOf(vfs, Finding::CardMoved)).contains(u"0000:5e:00.0"_s));
    QVERIFY(stateOf(rowOf(vfs, Finding::CardUnsure)).contains(u"0000:5e:00.0, 0000:5f:00.0"_s));
    Row byHand = rowOf(vfs, Finding::Missing);
    const QString missing = stateOf(byHand);
    byHand.startsByItself = false;
    QVERIFY(stateOf(byHand) != missing);
}

void TestDriftWords::aUsedExtraNamesItsUser()
{
    Row row = rowOf(vfs, Finding::Extra);
    QVERIFY(!stateOf(row).contains(u"cad-03"_s));
    row.users = {u"cad-03"_s};
    QVERIFY(stateOf(row).contains(u"cad-03"_s));
    QVERIFY(storeOf(row) != storeOf(rowOf(vfs, Finding::AsKept)));
}

void TestDriftWords::theSummaryCountsDriftOnly()
{
    QVERIFY(summaryOf({rowOf(vfs, Finding::AsKept), rowOf(vfs, Finding::Extra)}).isEmpty());
    QVERIFY(summaryOf({rowOf(vfs, Finding::Missing), rowOf(vfs, Finding::AsKept), rowOf(vfs, Finding::VfsOff)})
                .startsWith(u"2 "_s));
}

void TestDriftWords::aBrokenRuleIsSaid()
{
    Facts facts;
    QVERIFY(brokenRuleLine(facts).isEmpty());
    facts.missingProgram = u"/usr/sbin/mdevctl"_s;
    QVERIFY(brokenRuleLine(facts).contains(u"/usr/sbin/mdevctl"_s));
}

QTEST_GUILESS_MAIN(TestDriftWords)
#include "tst_driftwords.moc"
