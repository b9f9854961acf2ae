// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testhosts.h"
#include "ui/models/gputreemodel.h"
#include "ui/models/listexport.h"
#include "ui/models/treefiltermodel.h"
#include "ui/models/workstationtreemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Models;

namespace {

const QString uri = u"qemu:///system"_s;
using Column = WorkstationTreeModel::Column;

/** studio() with tags on the running cad-1 and on cad-2, and cad-1 changed since its start. */
TestHosts::InventoryPtr labelled()
{
    const TestHosts::InventoryPtr host = TestHosts::studio();
    const auto change = [&](size_t which, const QStringList &tags, bool needsRestart) {
        auto copy = std::make_shared<Host::Workstation>(*host->workstations.at(which));
        copy->tags = tags;
        copy->needsRestart = needsRestart;
        host->workstations[which] = copy;
    };
    change(0, {u"CAD"_s, u"floor 3"_s}, true);
    change(1, {u"cad"_s}, false);
    return host;
}

struct Shown
{
    WorkstationTreeModel tree;
    QAbstractItemModelTester tester{&tree, QAbstractItemModelTester::FailureReportingMode::Fatal};
    TreeFilterModel filter{&tree};

    explicit Shown(const Host::Snapshot &host) { tree.setSnapshot(uri, host); }
    [[nodiscard]] QModelIndex cell(int row, Column column) const
    {
        return filter.index(row, static_cast<int>(column), filter.index(0, 0));
    }
};

} // namespace

class TestLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tagsAreAColumnOffByDefault()
    {
        const Shown shown(labelled());
        QCOMPARE(shown.cell(0, Column::Tags).data().toString(), u"CAD, floor 3"_s);
        QCOMPARE(shown.tree.headerData(static_cast<int>(Column::Tags), Qt::Horizontal, Qt::DisplayRole).toString(),
                 u"Tags"_s);
        QVERIFY(!shown.tree.isShownByDefault(static_cast<int>(Column::Tags)));
    }

    void theFilterKnowsTagsWhateverTheirCase()
    {
        Shown shown(labelled());
        shown.filter.setTag(u"Cad"_s);
        QVERIFY(shown.filter.isFiltering());
        QCOMPARE(shown.filter.matchCount(), 2);
        shown.filter.setTag(u"floor 3"_s);
        QCOMPARE(shown.filter.matchCount(), 1);
        shown.filter.setTrait(Trait::NoVgpu); // both at once
        QCOMPARE(shown.filter.matchCount(), 0);
        shown.filter.setTrait(Trait::Any);
        shown.filter.setTag({});
        QCOMPARE(shown.filter.matchCount(), shown.filter.totalCount());
    }

    void inTheGpuTreeAVgpuHasItsWorkstationsTags()
    {
        GpuTreeModel tree;
        TreeFilterModel filter(&tree);
        tree.setSnapshot(uri, labelled());
        filter.setTag(u"floor 3"_s);
        QCOMPARE(filter.matchCount(), 1);
        filter.setTag(u"none"_s);
        QCOMPARE(filter.rowCount(), 0);
    }

    void theSearchLooksIntoTags()
    {
        Shown shown(labelled());
        shown.filter.setSearch(u"oor 3"_s);
        QCOMPARE(shown.filter.matchCount(), 1);
    }

    void aChangeForTheNextStartIsSaid()
    {
        Shown shown(labelled());
        QCOMPARE(shown.cell(0, Column::State).data().toString(), u"running, needs restart"_s);
        QVERIFY(shown.cell(0, Column::Name).data(Qt::AccessibleTextRole).toString().contains(u"needs restart"_s));
        QCOMPARE(shown.cell(1, Column::State).data().toString(), u"off"_s);
        shown.filter.setTrait(Trait::NeedsAttention);
        QCOMPARE(shown.filter.matchCount(), 1);
        shown.tree.setSnapshot(uri, TestHosts::studio());
        QTRY_COMPARE(shown.filter.matchCount(), 0);
    }

    void anExportHasWhatIsShown()
    {
        Shown shown(labelled());
        const QList<int> columns{0, static_cast<int>(Column::Tags), static_cast<int>(Column::State)};
        const QStringList lines = csvOf(shown.filter, columns).split(u"\r\n"_s);
        QCOMPARE(lines.at(0), u"Name,Tags,State"_s);
        QCOMPARE(lines.at(1), u"cad-1,\"CAD, floor 3\",\"running, needs restart\""_s);
        QCOMPARE(lines.at(2), u"cad-2,cad,off"_s);
        QCOMPARE(lines.size(), 1 + shown.filter.rowCount(shown.filter.index(0, 0)) + 1);
        shown.filter.setTag(u"floor 3"_s);
        QCOMPARE(csvOf(shown.filter, {0}), u"Name\r\ncad-1\r\n"_s);
    }

    void anExportOfGpusHasTheWayInTheName()
    {
        GpuTreeModel tree;
        TreeFilterModel filter(&tree);
        tree.setSnapshot(uri, TestHosts::studio());
        const QString csv = csvOf(filter, {0});
        QVERIFY2(csv.contains(u" / GRID M60-2Q / "_s), qPrintable(csv));
        QVERIFY(csv.contains(u"/ cad-1\r\n"_s));
    }

    void namesAreNoFormulas_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("field");
        QTest::newRow("formula") << u"=HYPERLINK(\"x\")"_s << u"\"'=HYPERLINK(\"\"x\"\")\""_s;
        QTest::newRow("at") << u"@a"_s << u"'@a"_s;
        QTest::newRow("plain") << u"a-b=c"_s << u"a-b=c"_s;
        QTest::newRow("comma and quote") << u"a,\"b"_s << u"\"a,\"\"b\""_s;
    }
    void namesAreNoFormulas()
    {
        QFETCH(QString, name);
        QFETCH(QString, field);
        const TestHosts::InventoryPtr host = TestHosts::emptyHost(uri);
        Host::Workstation workstation = TestHosts::workstation(1, Host::WorkstationState::Off);
        workstation.name = name;
        TestHosts::add(*host, workstation);
        const Shown shown(host);
        QCOMPARE(csvOf(shown.filter, {0}), u"Name\r\n"_s + field + u"\r\n"_s);
    }
};

QTEST_MAIN(TestLabels)
#include "tst_labels.moc"
