// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the rows of both trees say, to eyes and to screen readers.

#include "tests/ui/models/testhosts.h"
#include "ui/models/capacity.h"
#include "ui/models/gputreemodel.h"
#include "ui/models/workstationtreemodel.h"

#include <QIcon>
#include <QTest>

#include <functional>

using namespace Carrel;
using namespace Carrel::Models;
using namespace Qt::StringLiterals;

namespace {

const auto Uri = u"qemu:///system"_s;
using G = GpuTreeModel::Column;
using W = WorkstationTreeModel::Column;

QModelIndex only(const TreeModel &tree, NodeKind kind, const QString &id)
{
    const QModelIndexList found = tree.findAll(kind, Uri, id);
    return found.isEmpty() ? QModelIndex() : found.first();
}

template <class Column>
QString cell(const QModelIndex &row, Column column)
{
    return row.siblingAtColumn(static_cast<int>(column)).data().toString();
}

QString sentence(const QModelIndex &row)
{
    return row.data(Qt::AccessibleTextRole).toString();
}

QModelIndex messageBelow(const TreeModel &tree, const QModelIndex &parent)
{
    const QModelIndex row = tree.index(0, 0, parent);
    return row.data(MessageRole).isValid() ? row : QModelIndex();
}

} // namespace

class TestCells final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_gpus.setSnapshot(Uri, TestHosts::studio());
        m_workstations.setSnapshot(Uri, TestHosts::studio());
    }

    void gpuRow()
    {
        const QModelIndex row = only(m_gpus, NodeKind::Gpu, u"0000:3d:00.0"_s);
        QCOMPARE(cell(row, G::Name), u"Tesla M60"_s);
        QCOMPARE(cell(row, G::Framebuffer), u"6 GiB of 8 GiB"_s);
        QCOMPARE(cell(row, G::Free), u"up to 1"_s);
        QCOMPARE(cell(row, G::State), u"3 vGPU(s)"_s);
        QCOMPARE(row.siblingAtColumn(int(G::Framebuffer)).data(SortRole).toLongLong(), 8192LL);
        QCOMPARE(row.data(CapacityRole).value<Capacity>().slices.size(), 3UL);
        QCOMPARE(sentence(row),
                 u"GPU Tesla M60 at 0000:3d:00.0, 6 GiB of 8 GiB used by 3 vGPU(s), room for 1 × M60-2Q"_s);
    }

    void typeRow()
    {
        const QModelIndex row = only(m_gpus, NodeKind::VgpuType, u"nvidia-18"_s);
        QCOMPARE(cell(row, G::Name), u"GRID M60-2Q"_s);
        QCOMPARE(cell(row, G::Framebuffer), u"2 GiB"_s);
        QCOMPARE(cell(row, G::Free), u"1"_s);
        QCOMPARE(sentence(row), u"vGPU type GRID M60-2Q — 2 GiB, 4 per GPU, 4096×2160, 4 screen(s), 1 free"_s);
    }

    void vgpuRow()
    {
        const QModelIndex row = only(m_gpus, NodeKind::Vgpu, TestHosts::uuid(101));
        QCOMPARE(cell(row, G::State), u"running"_s);
        QCOMPARE(cell(row, G::UsedBy), u"cad-1"_s);
        QCOMPARE(row.data(StateRole).toInt(), int(SliceState::Running));
        QCOMPARE(sentence(row), u"vGPU GRID M60-2Q, 2 GiB, used by cad-1, running"_s);
        QCOMPARE(sentence(only(m_gpus, NodeKind::Vgpu, TestHosts::uuid(103))),
                 u"vGPU GRID M60-2Q, 2 GiB, no workstation"_s);
    }

    void workstationBelowItsVgpu()
    {
        const QModelIndex row = only(m_gpus, NodeKind::Workstation, TestHosts::uuid(2));
        QCOMPARE(cell(row, G::Name), u"cad-2"_s);
        QCOMPARE(cell(row, G::State), u"off"_s);
        QCOMPARE(row.parent().data(IdRole).toString(), TestHosts::uuid(102));
    }

    void workstationRow()
    {
        const QModelIndex row = only(m_workstations, NodeKind::Workstation, TestHosts::uuid(1));
        QCOMPARE(cell(row, W::Name), u"cad-1"_s);
        QCOMPARE(cell(row, W::State), u"running"_s);
        QCOMPARE(cell(row, W::VgpuType), u"GRID M60-2Q"_s);
        QCOMPARE(cell(row, W::Gpu), u"Tesla M60"_s);
        QCOMPARE(cell(row, W::Host), u"qemu"_s);
        QCOMPARE(cell(row, W::Console), u"SPICE"_s);
        QCOMPARE(cell(row, W::Cpus), u"4"_s);
        QCOMPARE(cell(row, W::Memory), u"8 GiB"_s);
        QCOMPARE(cell(row, W::Notes), u"Rotor assembly"_s);
        QCOMPARE(row.siblingAtColumn(int(W::Memory)).data(SortRole).toLongLong(), 8192LL);
        QCOMPARE(sentence(row), u"Workstation cad-1, running, vGPU GRID M60-2Q"_s);
        QCOMPARE(sentence(only(m_workstations, NodeKind::Workstation, TestHosts::uuid(3))),
                 u"Workstation cad-3, off, no vGPU"_s);
    }

    void aVgpuThatIsMissingIsShown()
    {
        auto host = TestHosts::studio();
        auto user = TestHosts::workstation(9, Host::WorkstationState::Off);
        user.vgpus = {VgpuId{TestHosts::uuid(999)}};
        TestHosts::add(*host, user);
        WorkstationTreeModel tree;
        tree.setSnapshot(Uri, host);
        const QModelIndex row = only(tree, NodeKind::Vgpu, TestHosts::uuid(999));
        QVERIFY(row.isValid());
        QCOMPARE(cell(row, W::State), u"missing"_s);
        QCOMPARE(cell(row.parent(), W::VgpuType), u"missing"_s);
        QVERIFY(sentence(row).contains(u"not on this host"_s));
    }

    void unknownIsNeverZero()
    {
        auto host = TestHosts::studio();
        for (Gpu::VgpuType &type : host->gpus[0].types) {
            type.available.reset();
            type.framebuffer.reset();
        }
        GpuTreeModel tree;
        tree.setSnapshot(Uri, host);
        for (const QModelIndex &row :
             {only(tree, NodeKind::Gpu, u"0000:3d:00.0"_s), only(tree, NodeKind::VgpuType, u"nvidia-18"_s)}) {
            QCOMPARE(cell(row, G::Framebuffer), u"unknown"_s);
            QCOMPARE(cell(row, G::Free), u"unknown"_s);
            QVERIFY(!row.siblingAtColumn(int(G::Free)).data(SortRole).isValid());
        }
    }

    void aTypeTheGpuDoesNotListStillHasItsVgpu()
    {
        auto host = TestHosts::studio();
        host->gpus[0].vgpus[0].type = TypeId{};
        host->gpus[0].vgpus[1].type = TypeId{u"nvidia-99"_s};
        GpuTreeModel tree;
        tree.setSnapshot(Uri, host);
        QCOMPARE(cell(only(tree, NodeKind::Vgpu, TestHosts::uuid(101)).parent(), G::Name), u"unknown type"_s);
        QCOMPARE(cell(only(tree, NodeKind::Vgpu, TestHosts::uuid(102)).parent(), G::Name), u"nvidia-99"_s);
    }

    void simulatedIsSaidOnEachObject()
    {
        auto host = TestHosts::studio();
        host->kind = Host::HostKind::TryOut;
        GpuTreeModel tree;
        tree.setSnapshot(Uri, host);
        QVERIFY(cell(tree.index(0, 0), G::Name).contains(u"simulated"_s));
        QCOMPARE(cell(only(tree, NodeKind::Gpu, u"0000:3d:00.0"_s), G::Name), u"Tesla M60 (simulated)"_s);
        QCOMPARE(cell(only(tree, NodeKind::Vgpu, TestHosts::uuid(101)), G::Name), u"GRID M60-2Q (simulated)"_s);
        QVERIFY(sentence(only(tree, NodeKind::Vgpu, TestHosts::uuid(101))).contains(u"simulated"_s));
    }

    void emptyPlacesSayWhatToDo_data()
    {
        using Change = std::function<void(Host::Inventory &)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("gpuMessage");
        QTest::addColumn<int>("workstationMessage");
        const auto row = [](const char *name, MessageKind gpus, MessageKind workstations, const Change &change) {
            QTest::newRow(name) << change << static_cast<int>(gpus) << static_cast<int>(workstations);
        };
        row("nothing there", MessageKind::NoGpu, MessageKind::NoWorkstation, [](Host::Inventory &) { });
        row("connecting", MessageKind::Connecting, MessageKind::Connecting, [](Host::Inventory &host) {
            host.state = Host::HostState::Connecting;
            host.gpusKnown = host.workstationsKnown = false;
        });
        row("first list not in", MessageKind::Reading, MessageKind::NoWorkstation,
            [](Host::Inventory &host) { host.gpusKnown = false; });
        row("failed", MessageKind::HostFailed, MessageKind::HostFailed, [](Host::Inventory &host) {
            host.state = Host::HostState::Failed;
            host.error =
                Error{ErrorCode::Unreachable, u"gpu01 refused the connection."_s, u"Start libvirtd there."_s, {}};
            host.gpusKnown = host.workstationsKnown = false;
        });
        row("GPUs are there while the host fails", MessageKind::NoGpu, MessageKind::HostFailed,
            [](Host::Inventory &host) {
                host.state = Host::HostState::Failed;
                host.workstationsKnown = false;
            });
    }

    void emptyPlacesSayWhatToDo()
    {
        QFETCH(const std::function<void(Host::Inventory &)>, change);
        auto host = TestHosts::emptyHost(Uri);
        change(*host);
        GpuTreeModel gpus;
        WorkstationTreeModel workstations;
        gpus.setSnapshot(Uri, host);
        workstations.setSnapshot(Uri, host);
        const QModelIndex gpuRow = messageBelow(gpus, gpus.index(0, 0));
        const QModelIndex workstationRow = messageBelow(workstations, workstations.index(0, 0));
        QTEST(gpuRow.data(MessageRole).toInt(), "gpuMessage");
        QTEST(workstationRow.data(MessageRole).toInt(), "workstationMessage");
        for (const QModelIndex &row : {gpuRow, workstationRow}) {
            QVERIFY(!row.data().toString().isEmpty());
            QVERIFY(!row.data(Qt::AccessibleDescriptionRole).toString().isEmpty());
            QVERIFY(row.data(IdRole).toString().isEmpty());
        }
    }

    void aFailedHostSaysItsError()
    {
        auto host = TestHosts::emptyHost(Uri);
        host->state = Host::HostState::Failed;
        host->error = Error{ErrorCode::Unreachable, u"gpu01 refused the connection."_s, u"Start libvirtd there."_s, {}};
        host->gpusKnown = false;
        GpuTreeModel tree;
        tree.setSnapshot(Uri, host);
        const QModelIndex message = messageBelow(tree, tree.index(0, 0));
        QCOMPARE(message.data().toString(), u"gpu01 refused the connection."_s);
        QCOMPARE(message.data(Qt::AccessibleDescriptionRole).toString(), u"Start libvirtd there."_s);
        QCOMPARE(cell(tree.index(0, 0), G::State), u"not connected: gpu01 refused the connection"_s);
    }

    void aGpuWithoutTypesSaysWhy_data()
    {
        QTest::addColumn<int>("backEnd");
        QTest::addColumn<QString>("driver");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no driver") << int(Gpu::BackEnd::None) << QString() << u"no driver is bound"_s;
        QTest::newRow("other driver") << int(Gpu::BackEnd::None) << u"nouveau"_s << u"driver nouveau cannot share"_s;
        QTest::newRow("no list") << int(Gpu::BackEnd::Mdev) << u"nvidia"_s << u"driver nvidia lists none"_s;
        QTest::newRow("VFs off") << int(Gpu::BackEnd::VendorVfio) << u"nvidia"_s << u"virtual functions are off"_s;
        QTest::newRow("whole") << int(Gpu::BackEnd::Passthrough) << u"vfio-pci"_s << u"given away whole"_s;
    }

    void aGpuWithoutTypesSaysWhy()
    {
        QFETCH(const int, backEnd);
        QFETCH(const QString, driver);
        QFETCH(const QString, reason);
        auto host = TestHosts::studio();
        host->gpus[0].types.clear();
        host->gpus[0].vgpus.clear();
        host->gpus[0].backEnd = static_cast<Gpu::BackEnd>(backEnd);
        host->gpus[0].driver = driver;
        GpuTreeModel tree;
        tree.setSnapshot(Uri, host);
        const QModelIndex gpu = only(tree, NodeKind::Gpu, u"0000:3d:00.0"_s);
        const QModelIndex message = messageBelow(tree, gpu);
        QCOMPARE(message.data(MessageRole).toInt(), int(MessageKind::NoTypes));
        QVERIFY2(message.data().toString().contains(reason), qPrintable(message.data().toString()));
        QVERIFY(!message.data(Qt::AccessibleDescriptionRole).toString().isEmpty());
        QVERIFY(!gpu.data(CapacityRole).isValid());
        QVERIFY(cell(gpu, G::Free).isEmpty());
    }

    void namesAreNeverMarkup()
    {
        auto host = TestHosts::emptyHost(Uri);
        auto bad = TestHosts::workstation(1, Host::WorkstationState::Off);
        bad.name = u"<img src='file:///etc/passwd'>"_s;
        bad.notes = u"<b>bold</b>"_s;
        TestHosts::add(*host, bad);
        WorkstationTreeModel tree;
        tree.setSnapshot(Uri, host);
        const QString tip = tree.index(0, 0, tree.index(0, 0)).data(Qt::ToolTipRole).toString();
        QVERIFY(!tip.contains(u"<img"_s) && !tip.contains(u"<b>"_s));
        QVERIFY(tip.contains(u"&lt;img"_s));
    }

    void everyRowHasAnIconAndASentence()
    {
        for (const TreeModel *tree :
             {static_cast<const TreeModel *>(&m_gpus), static_cast<const TreeModel *>(&m_workstations)})
            for (const QModelIndex &row :
                 tree->match(tree->index(0, 0), Qt::DisplayRole, u"*"_s, -1, Qt::MatchWildcard | Qt::MatchRecursive)) {
                QVERIFY2(!row.data(Qt::DecorationRole).value<QIcon>().pixmap(16).isNull(),
                         qPrintable(row.data().toString()));
                QVERIFY(!sentence(row).isEmpty());
            }
    }

private:
    GpuTreeModel m_gpus;
    WorkstationTreeModel m_workstations;
};

QTEST_MAIN(TestCells)
#include "tst_cells.moc"
