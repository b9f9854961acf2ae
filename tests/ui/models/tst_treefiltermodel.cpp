// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/models/testhosts.h"
#include "ui/models/gputreemodel.h"
#include "ui/models/treefiltermodel.h"
#include "ui/models/workstationtreemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Carrel;
using namespace Carrel::Models;
using namespace Qt::StringLiterals;

namespace {

const auto Uri = u"qemu:///system"_s;

QStringList namesBelow(const QAbstractItemModel &model, const QModelIndex &parent)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(parent); ++row)
        names << model.index(row, 0, parent).data().toString();
    return names;
}

TestHosts::InventoryPtr named(const QStringList &names)
{
    auto host = TestHosts::emptyHost(Uri);
    int number = 1;
    for (const QString &name : names) {
        auto next = TestHosts::workstation(number++, Host::WorkstationState::Off);
        next.name = name;
        next.memory = Mebibytes{1024 * number};
        TestHosts::add(*host, next);
    }
    return host;
}

} // namespace

class TestTreeFilterModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsAsPeopleCount_data()
    {
        QTest::addColumn<QStringList>("given");
        QTest::addColumn<QStringList>("shown");
        QTest::newRow("numbers") << QStringList{u"ws-10"_s, u"ws-1"_s, u"ws-100"_s, u"ws-2"_s}
                                 << QStringList{u"ws-1"_s, u"ws-2"_s, u"ws-10"_s, u"ws-100"_s};
        QTest::newRow("case does not matter")
            << QStringList{u"beta"_s, u"Alpha"_s, u"Gamma"_s} << QStringList{u"Alpha"_s, u"beta"_s, u"Gamma"_s};
        QTest::newRow("accents") << QStringList{u"zebra"_s, u"ähre"_s, u"berg"_s}
                                 << QStringList{u"ähre"_s, u"berg"_s, u"zebra"_s};
    }

    void sortsAsPeopleCount()
    {
        QFETCH(const QStringList, given);
        WorkstationTreeModel tree;
        TreeFilterModel filter(&tree);
        tree.setSnapshot(Uri, named(given));
        QTEST(namesBelow(filter, filter.index(0, 0)), "shown");
    }

    void aThousandNamesSort()
    {
        QStringList names;
        for (int number = 0; number < 1000; ++number)
            names << u"ws-%1"_s.arg(number * 7919 % 1000); // each once, in no order
        WorkstationTreeModel tree;
        TreeFilterModel filter(&tree);
        tree.setSnapshot(Uri, named(names));
        const QStringList shown = namesBelow(filter, filter.index(0, 0));
        for (int number = 0; number < 1000; ++number)
            QCOMPARE(shown[number], u"ws-%1"_s.arg(number));
    }

    void numbersSortAsNumbers()
    {
        WorkstationTreeModel tree;
        TreeFilterModel filter(&tree);
        tree.setSnapshot(Uri, named({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s, u"g"_s, u"h"_s, u"i"_s}));
        filter.sort(static_cast<int>(WorkstationTreeModel::Column::Memory), Qt::DescendingOrder);
        QCOMPARE(namesBelow(filter, filter.index(0, 0)).first(), u"i"_s); // 10 GiB, behind 9 GiB as text
    }

    void unknownSortsLast()
    {
        auto host = TestHosts::studio();
        host->gpus[0].types[0].available.reset();
        GpuTreeModel tree;
        TreeFilterModel filter(&tree);
        tree.setSnapshot(Uri, host);
        filter.sort(static_cast<int>(GpuTreeModel::Column::Free));
        const QModelIndex gpu = filter.find(tree.item(tree.findAll(NodeKind::Gpu, Uri, u"0000:3d:00.0"_s).first()));
        QCOMPARE(namesBelow(filter, gpu).last(), u"GRID M60-2Q"_s);
    }

    void searchFindsAnywhere_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<QStringList>("found");
        const QStringList first{u"cad-1"_s};
        const QStringList withVgpu{u"cad-1"_s, u"cad-2"_s};
        QTest::newRow("middle of a name") << u"AD-1"_s << first;
        QTest::newRow("notes") << u"rotor"_s << first;
        QTest::newRow("UUID") << TestHosts::uuid(1) << first;
        QTest::newRow("vGPU's UUID") << TestHosts::uuid(102) << QStringList{u"cad-2"_s};
        QTest::newRow("vGPU type") << u"m60-2q"_s << withVgpu;
        QTest::newRow("GPU") << u"tesla"_s << withVgpu;
        QTest::newRow("PCI address") << u"3d:00"_s << withVgpu;
        QTest::newRow("console address") << u"127.0.0"_s << QStringList{u"cad-1"_s, u"cad-2"_s, u"cad-3"_s};
        QTest::newRow("nothing") << u"no such thing"_s << QStringList{};
        QTest::newRow("pattern signs are letters") << u"cad.1"_s << QStringList{};
    }

    void searchFindsAnywhere()
    {
        QFETCH(const QString, search);
        QFETCH(const QStringList, found);
        WorkstationTreeModel tree;
        TreeFilterModel filter(&tree);
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        tree.setSnapshot(Uri, TestHosts::studio());
        filter.setSearch(search);
        QCOMPARE(filter.rowCount(), found.isEmpty() ? 0 : 1);
        QCOMPARE(namesBelow(filter, filter.index(0, 0)), found);
        QCOMPARE(filter.matchCount(), found.size());
        QCOMPARE(filter.totalCount(), 3);
        filter.setSearch({});
        QCOMPARE(filter.rowCount(filter.index(0, 0)), 3);
    }

    void aMatchKeepsWhatIsAboveAndBelowIt()
    {
        GpuTreeModel tree;
        TreeFilterModel filter(&tree);
        tree.setSnapshot(Uri, TestHosts::studio());
        filter.setSearch(TestHosts::uuid(101));
        const QModelIndex vgpu =
            filter.find(tree.item(tree.findAll(NodeKind::Vgpu, Uri, TestHosts::uuid(101)).first()));
        QVERIFY(vgpu.isValid());
        QCOMPARE(namesBelow(filter, vgpu), QStringList{u"cad-1"_s});
        QCOMPARE(namesBelow(filter, vgpu.parent().parent()), QStringList{u"GRID M60-2Q"_s});
        QCOMPARE(filter.matchCount(), 1);
    }

    void chips_data()
    {
        QTest::addColumn<int>("trait");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("running") << int(Trait::Running) << QStringList{u"cad-1"_s};
        QTest::newRow("no vGPU") << int(Trait::NoVgpu) << QStringList{u"cad-3"_s};
        QTest::newRow("needs attention") << int(Trait::NeedsAttention) << QStringList{u"cad-4"_s, u"cad-5"_s};
    }

    void chips()
    {
        QFETCH(const int, trait);
        auto host = TestHosts::studio();
        TestHosts::add(*host, TestHosts::workstation(4, Host::WorkstationState::Crashed));
        auto incomplete = TestHosts::workstation(5, Host::WorkstationState::Off);
        incomplete.vgpus = {VgpuId{TestHosts::uuid(999)}};
        TestHosts::add(*host, incomplete);
        // cad-4 has no vGPU either, but a crash is what it is shown for here.
        if (trait == int(Trait::NoVgpu))
            host->workstations.resize(3);
        WorkstationTreeModel tree;
        TreeFilterModel filter(&tree);
        tree.setSnapshot(Uri, host);
        filter.setTrait(static_cast<Trait>(trait));
        QTEST(namesBelow(filter, filter.index(0, 0)), "found");
        filter.setSearch(u"cad-1"_s);
        QCOMPARE(filter.matchCount(), trait == int(Trait::Running) ? 1 : 0);
    }

    void countFollowsTheModel()
    {
        WorkstationTreeModel tree;
        TreeFilterModel filter(&tree);
        QSignalSpy counted(&filter, &TreeFilterModel::countChanged);
        tree.setSnapshot(Uri, TestHosts::studio());
        QVERIFY(counted.wait());
        QCOMPARE(filter.totalCount(), 3);
        filter.setSearch(u"cad-2"_s);
        QCOMPARE(counted.last(), (QVariantList{1, 3}));
        tree.removeHost(Uri);
        QVERIFY(counted.wait());
        QCOMPARE(counted.last(), (QVariantList{0, 0}));
    }

    void aRowThatComesToMatchAppears()
    {
        WorkstationTreeModel tree;
        TreeFilterModel filter(&tree);
        tree.setSnapshot(Uri, TestHosts::studio());
        filter.setSearch(u"turbine"_s);
        QCOMPARE(filter.rowCount(), 0);
        auto next = TestHosts::studio();
        auto third = std::make_shared<Host::Workstation>(*next->workstations[2]);
        third->notes = u"Turbine blades"_s;
        next->workstations[2] = third;
        tree.setSnapshot(Uri, next);
        QCOMPARE(namesBelow(filter, filter.index(0, 0)), QStringList{u"cad-3"_s});
    }
};

QTEST_MAIN(TestTreeFilterModel)
#include "tst_treefiltermodel.moc"
