// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/models/testhosts.h"
#include "ui/models/gputreemodel.h"
#include "ui/models/treefiltermodel.h"
#include "ui/models/workstationtreemodel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Carrel;
using namespace Carrel::Models;
using namespace Qt::StringLiterals;

namespace {

const auto FirstHost = u"qemu:///system"_s;
const auto SecondHost = u"qemu+ssh://gpu02/system"_s;

/** Everything a view can read of a tree, as text: two models that give the same are the same to people. */
void dump(const QAbstractItemModel &model, const QModelIndex &parent, int depth, QStringList &lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QStringList cells{QString(depth, u' '), index.data(KeyRole).toString(), index.data(Qt::ToolTipRole).toString(),
                          index.data(Qt::AccessibleTextRole).toString(), index.data(StateRole).toString()};
        for (int column = 0; column < model.columnCount(); ++column)
            cells << index.siblingAtColumn(column).data().toString()
                  << index.siblingAtColumn(column).data(SortRole).toString();
        lines << cells.join(u'|');
        dump(model, index, depth + 1, lines);
    }
}

QStringList dump(const QAbstractItemModel &model)
{
    QStringList lines;
    dump(model, {}, 0, lines);
    return lines;
}

std::unique_ptr<TreeModel> makeTree(bool gpus)
{
    if (gpus)
        return std::make_unique<GpuTreeModel>();
    return std::make_unique<WorkstationTreeModel>();
}

void allIndexes(const QAbstractItemModel &model, const QModelIndex &parent, QModelIndexList &list)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        list << model.index(row, 0, parent);
        allIndexes(model, model.index(row, 0, parent), list);
    }
}

} // namespace

class TestTreeModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothTrees_data()
    {
        QTest::addColumn<bool>("gpus");
        QTest::newRow("GPUs") << true;
        QTest::newRow("workstations") << false;
    }

    void anySnapshotBecomesAnyOther_data() { bothTrees_data(); }
    void anySnapshotBecomesAnyOther()
    {
        QFETCH(const bool, gpus);
        const auto tree = makeTree(gpus);
        const QAbstractItemModelTester tester(tree.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QRandomGenerator random(3);
        for (int round = 0; round < 60; ++round) {
            const auto next = TestHosts::randomHost(random, FirstHost);
            tree->setSnapshot(FirstHost, next);
            const auto fresh = makeTree(gpus);
            fresh->setSnapshot(FirstHost, next);
            QCOMPARE(dump(*tree), dump(*fresh));
        }
    }

    void placesSurviveAThousandUpdates_data() { bothTrees_data(); }
    void placesSurviveAThousandUpdates()
    {
        QFETCH(const bool, gpus);
        const auto tree = makeTree(gpus);
        TreeFilterModel sorted(tree.get());
        QItemSelectionModel selection(&sorted);
        QRandomGenerator random(4);
        for (int round = 0; round < 1000; ++round) {
            tree->setSnapshot(FirstHost, TestHosts::randomHost(random, FirstHost));
            tree->setSnapshot(SecondHost, TestHosts::randomHost(random, SecondHost));
            QModelIndexList rows;
            allIndexes(sorted, {}, rows);
            const QPersistentModelIndex chosen = rows.at(random.bounded(static_cast<int>(rows.size())));
            const QString key = chosen.data(KeyRole).toString();
            selection.select(chosen, QItemSelectionModel::ClearAndSelect);
            tree->setSnapshot(FirstHost, TestHosts::randomHost(random, FirstHost));
            const bool isThere = tree->indexOfKey(key).isValid();
            QCOMPARE(chosen.isValid(), isThere);
            QCOMPARE(selection.selectedIndexes().size(), isThere ? 1 : 0);
            if (isThere)
                QCOMPARE(selection.selectedIndexes().first().data(KeyRole).toString(), key);
        }
    }

    void nothingNewTellsNothing_data() { bothTrees_data(); }
    void nothingNewTellsNothing()
    {
        QFETCH(const bool, gpus);
        const auto tree = makeTree(gpus);
        tree->setSnapshot(FirstHost, TestHosts::studio());
        const QSignalSpy changed(tree.get(), &QAbstractItemModel::dataChanged);
        const QSignalSpy inserted(tree.get(), &QAbstractItemModel::rowsInserted);
        const QSignalSpy removed(tree.get(), &QAbstractItemModel::rowsRemoved);
        tree->setSnapshot(FirstHost, TestHosts::studio());
        QCOMPARE(changed.size() + inserted.size() + removed.size(), 0);
    }

    void oneStateChangesOneRow()
    {
        WorkstationTreeModel tree;
        tree.setSnapshot(FirstHost, TestHosts::studio());
        const QSignalSpy changed(&tree, &QAbstractItemModel::dataChanged);
        auto next = TestHosts::studio();
        auto third = std::make_shared<Host::Workstation>(*next->workstations[2]);
        third->state = Host::WorkstationState::Running;
        next->workstations[2] = third;
        tree.setSnapshot(FirstHost, next);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().data(IdRole).toString(), TestHosts::uuid(3));
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 2);
    }

    void aRunOfRowsIsOneSignal()
    {
        WorkstationTreeModel tree;
        tree.setSnapshot(FirstHost, TestHosts::largeHost(FirstHost, 200));
        const QSignalSpy removed(&tree, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy inserted(&tree, &QAbstractItemModel::rowsInserted);
        tree.setSnapshot(FirstHost, TestHosts::largeHost(FirstHost, 100));
        tree.setSnapshot(FirstHost, TestHosts::largeHost(FirstHost, 200));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(inserted.size(), 1);
    }

    void aRenameThatMovesARowIsOneMove()
    {
        WorkstationTreeModel tree;
        auto host = TestHosts::largeHost(FirstHost, 100);
        tree.setSnapshot(FirstHost, host);
        const QPersistentModelIndex first = tree.index(0, 0, tree.index(0, 0));
        const QSignalSpy moved(&tree, &QAbstractItemModel::rowsMoved);
        auto next = std::make_shared<Host::Inventory>(*host);
        std::rotate(next->workstations.begin(), next->workstations.begin() + 1, next->workstations.end());
        tree.setSnapshot(FirstHost, next);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(first.row(), 99);
    }

    void hostsComeAndGo()
    {
        GpuTreeModel tree;
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);
        tree.setSnapshot(FirstHost, TestHosts::studio());
        tree.setSnapshot(SecondHost, TestHosts::studio(SecondHost));
        const QPersistentModelIndex second = tree.index(1, 0);
        tree.removeHost(FirstHost);
        QCOMPARE(tree.rowCount(), 1);
        QCOMPARE(second.row(), 0);
        QCOMPARE(second.data(HostRole).toString(), SecondHost);
        tree.removeHost(u"qemu+ssh://never-seen/system"_s);
        QCOMPARE(tree.rowCount(), 1);
        tree.removeHost(SecondHost);
        QCOMPARE(tree.rowCount(), 0);
    }

    void theOldSnapshotIsLetGo_data() { bothTrees_data(); }
    void theOldSnapshotIsLetGo()
    {
        QFETCH(const bool, gpus);
        const auto tree = makeTree(gpus);
        auto old = TestHosts::studio();
        const std::weak_ptr<Host::Inventory> watch = old;
        tree->setSnapshot(FirstHost, old);
        old.reset();
        QVERIFY(!watch.expired());
        tree->setSnapshot(FirstHost, TestHosts::studio());
        QVERIFY(watch.expired());
    }

    void rowsAreFoundByWhatTheyStandFor()
    {
        GpuTreeModel tree;
        tree.setSnapshot(FirstHost, TestHosts::studio());
        const QModelIndexList found = tree.findAll(NodeKind::Workstation, FirstHost, TestHosts::uuid(1));
        QCOMPARE(found.size(), 1);
        QCOMPARE(tree.find(tree.item(found.first())), found.first());
        QCOMPARE(tree.indexOfKey(found.first().data(KeyRole).toString()), found.first());
        QCOMPARE(tree.item(found.first()).gpu.text, u"0000:3d:00.0"_s);
        QCOMPARE(tree.item(found.first()).vgpu.text, TestHosts::uuid(101));
        QVERIFY(tree.findAll(NodeKind::Workstation, SecondHost, TestHosts::uuid(1)).isEmpty());
        QVERIFY(!tree.indexOfKey(u"no such key"_s).isValid());
    }
};

QTEST_MAIN(TestTreeModel)
#include "tst_treemodel.moc"
