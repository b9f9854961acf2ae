// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testhosts.h"
#include "ui/models/gputreemodel.h"
#include "ui/models/itemdrag.h"
#include "ui/models/treefiltermodel.h"
#include "ui/models/workstationtreemodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Models;

namespace {

Item itemOf(NodeKind kind, const QString &host)
{
    Item item;
    item.kind = kind;
    item.host = host;
    item.gpu.text = u"0000:3d:00.0"_s;
    item.workstation.text = u"w"_s;
    item.vgpu.text = u"v"_s;
    item.type.text = u"nvidia-18"_s;
    return item;
}

std::optional<Item> sent(const QByteArray &bytes)
{
    QMimeData data;
    data.setData(QLatin1StringView(dragMimeType), bytes);
    return fromDragData(&data);
}

QModelIndex firstOf(const QAbstractItemModel &model, NodeKind kind, const QModelIndex &parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data(KindRole).toInt() == static_cast<int>(kind))
            return index;
        if (const QModelIndex below = firstOf(model, kind, index); below.isValid())
            return below;
    }
    return {};
}

} // namespace

class TestItemDrag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackWhole()
    {
        const Item item = itemOf(NodeKind::Vgpu, u"qemu:///system"_s);
        QCOMPARE(sent(toDragData(item)), item);
    }

    void whatOthersSendIsNothing()
    {
        const QByteArray good = toDragData(itemOf(NodeKind::Vgpu, u"a"_s));
        QVERIFY(!fromDragData(nullptr));
        QMimeData text;
        text.setText(u"cad"_s);
        QVERIFY(!fromDragData(&text));
        for (qsizetype length = 0; length < good.size(); ++length)
            QVERIFY(!sent(good.first(length)));
        QByteArray otherProcess = good;
        otherProcess[11] = static_cast<char>(otherProcess[11] ^ 1);
        QVERIFY(!sent(otherProcess));
        QByteArray otherKind = good;
        otherKind[15] = 99;
        QVERIFY(!sent(otherKind));
    }

    void assignsWhatBelongsTogether_data()
    {
        QTest::addColumn<NodeKind>("what");
        QTest::addColumn<NodeKind>("onto");
        QTest::addColumn<bool>("assigns");
        using enum NodeKind;
        QTest::newRow("workstation on vGPU") << Workstation << Vgpu << true;
        QTest::newRow("workstation on type") << Workstation << VgpuType << true;
        QTest::newRow("vGPU on workstation") << Vgpu << Workstation << true;
        QTest::newRow("workstation on GPU") << Workstation << Gpu << false;
        QTest::newRow("workstation on workstation") << Workstation << Workstation << false;
        QTest::newRow("vGPU on vGPU") << Vgpu << Vgpu << false;
        QTest::newRow("host on workstation") << Host << Workstation << false;
    }
    void assignsWhatBelongsTogether()
    {
        QFETCH(NodeKind, what);
        QFETCH(NodeKind, onto);
        QFETCH(bool, assigns);
        QCOMPARE(meansAssign(itemOf(what, u"a"_s), itemOf(onto, u"a"_s)), assigns);
        QVERIFY(!meansAssign(itemOf(what, u"a"_s), itemOf(onto, u"b"_s)));
    }

    void aDropOnARowIsToldThroughTheFilter()
    {
        GpuTreeModel tree;
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);
        TreeFilterModel filter(&tree);
        tree.setSnapshot(u"qemu:///system"_s, TestHosts::studio());
        const QModelIndex vgpu = firstOf(filter, NodeKind::Vgpu);
        const QModelIndex workstation = firstOf(filter, NodeKind::Workstation);
        QVERIFY(vgpu.isValid() && workstation.isValid());
        QVERIFY(filter.flags(workstation).testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(filter.flags(vgpu).testFlag(Qt::ItemIsDropEnabled));
        QVERIFY(!filter.flags(firstOf(filter, NodeKind::Gpu)).testFlag(Qt::ItemIsDropEnabled));
        QSignalSpy dropped(&tree, &TreeModel::dropped);
        const std::unique_ptr<QMimeData> data(filter.mimeData({workstation}));
        QCOMPARE(data->text(), workstation.data().toString());
        QVERIFY(!filter.canDropMimeData(data.get(), Qt::LinkAction, 0, 0, vgpu.parent())); // between rows
        QVERIFY(filter.canDropMimeData(data.get(), Qt::LinkAction, -1, -1, vgpu));
        QVERIFY(filter.dropMimeData(data.get(), Qt::LinkAction, -1, -1, vgpu));
        QVERIFY(!filter.dropMimeData(data.get(), Qt::LinkAction, -1, -1, firstOf(filter, NodeKind::Gpu)));
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped.front().at(0).value<Item>(), filter.item(workstation));
        QCOMPARE(dropped.front().at(1).value<Item>(), filter.item(vgpu));
    }
};

QTEST_MAIN(TestItemDrag)
#include "tst_itemdrag.moc"
