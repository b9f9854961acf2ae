// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/models/testhosts.h"
#include "ui/models/gputreemodel.h"
#include "ui/models/itemdrag.h"
#include "ui/models/workstationtreemodel.h"
#include "ui/pages/springbutton.h"
#include "ui/pages/treepane.h"
#include "ui/pages/treeview.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Carrel;
using Models::NodeKind;
using Pages::TreeView;

namespace {

const QString uri = u"qemu:///system"_s;

Host::Snapshot tagged()
{
    const TestHosts::InventoryPtr host = TestHosts::studio();
    auto copy = std::make_shared<Host::Workstation>(*host->workstations.front());
    copy->tags = {u"R&D"_s, u"CAD"_s};
    host->workstations.front() = copy;
    return host;
}

template <class Tree>
struct Shown
{
    Tree *tree = new Tree;
    TreeView view;

    explicit Shown(int width, const Host::Snapshot &host = TestHosts::studio()) : view(tree, 3)
    {
        tree->setParent(&view);
        tree->setSnapshot(uri, host);
        view.resize(width, 600);
        view.show();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] bool isCut(int column) const
    {
        const int text = static_cast<const QAbstractItemView &>(view).sizeHintForColumn(column);
        return view.columnWidth(column) < std::max(text, view.header()->sectionSizeHint(column));
    }
};

Models::Item workstationItem(const Host::Inventory &host, int which)
{
    return Pages::itemOf(NodeKind::Workstation, uri, host.workstations.at(static_cast<size_t>(which))->id.text);
}

} // namespace

class TestTreeView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCutWhereThereIsRoom()
    {
        const Shown<Models::GpuTreeModel> gpus(900);
        const Shown<Models::WorkstationTreeModel> workstations(900);
        for (const int column : gpus.view.shownColumns())
            QVERIFY2(!gpus.isCut(column), qPrintable(QString::number(column)));
        for (const int column : workstations.view.shownColumns())
            QVERIFY2(!workstations.isCut(column), qPrintable(QString::number(column)));
    }

    void nothingIsScrolledSidewaysAndNoHeadingCut_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("headings");
        QTest::newRow("too narrow for all") << 260 << false;
        QTest::newRow("narrow") << 560 << true;
        QTest::newRow("wide") << 900 << true;
    }
    void nothingIsScrolledSidewaysAndNoHeadingCut()
    {
        QFETCH(int, width);
        QFETCH(bool, headings);
        const Shown<Models::WorkstationTreeModel> shown(width);
        QVERIFY(!shown.view.horizontalScrollBar()->isVisible());
        QVERIFY(shown.view.header()->length() <= shown.view.viewport()->width());
        for (const int column : shown.view.shownColumns())
            if (headings && column > 0)
                QVERIFY2(shown.view.columnWidth(column) >= shown.view.header()->sectionSizeHint(column),
                         qPrintable(QString::number(column)));
    }

    void aNoticeHasTheWholeWidth()
    {
        const Shown<Models::WorkstationTreeModel> shown(500, TestHosts::emptyHost(uri));
        const QModelIndex host = shown.view.filter()->index(0, 0);
        QCOMPARE(shown.view.filter()->rowCount(host), 1);
        QVERIFY(shown.view.isFirstColumnSpanned(0, host));
        const Shown<Models::WorkstationTreeModel> full(500);
        QVERIFY(!full.view.isFirstColumnSpanned(0, full.view.filter()->index(0, 0)));
    }

    void theRowComesBackAfterASearch()
    {
        Shown<Models::WorkstationTreeModel> shown(500);
        const Models::Item second = workstationItem(*TestHosts::studio(), 1);
        QVERIFY(shown.view.select(second));
        shown.view.setSearch(u"no such thing"_s);
        QVERIFY(shown.view.selection().all.empty());
        shown.view.setSearch({});
        QCOMPARE(shown.view.selection().current.workstation, second.workstation);
    }

    void aRowChosenInASearchStays()
    {
        Shown<Models::WorkstationTreeModel> shown(500);
        QVERIFY(shown.view.select(workstationItem(*TestHosts::studio(), 1)));
        shown.view.setSearch(u"cad-1"_s);
        const Models::Item found = workstationItem(*TestHosts::studio(), 0);
        QVERIFY(shown.view.select(found));
        shown.view.setSearch({});
        QCOMPARE(shown.view.selection().current.workstation, found.workstation);
    }

    void severalRowsStayWhenTheFilterDoesNotChange()
    {
        Shown<Models::WorkstationTreeModel> shown(500);
        shown.view.selectAll();
        const size_t all = shown.view.selection().all.size();
        QVERIFY(all > 2);
        shown.view.setTrait(Models::Trait::Any);
        QCOMPARE(shown.view.selection().all.size(), all);
    }

    void aWorkstationDroppedOnAVgpuIsTold()
    {
        Shown<Models::GpuTreeModel> shown(600);
        QSignalSpy dropped(&shown.view, &TreeView::itemDropped);
        const QModelIndexList vgpus =
            shown.tree->findAll(NodeKind::Vgpu, uri, TestHosts::studio()->gpus.front().vgpus.front().id.text);
        QVERIFY(!vgpus.isEmpty());
        const QModelIndex onto = shown.view.filter()->mapFromSource(vgpus.front());
        shown.view.scrollTo(onto);
        const QPointF place = shown.view.visualRect(onto).center();
        QMimeData data;
        data.setData(QLatin1StringView(Models::dragMimeType),
                     Models::toDragData(workstationItem(*TestHosts::studio(), 2)));
        QDragEnterEvent enter(place.toPoint(), Qt::LinkAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(shown.view.viewport(), &enter);
        QDragMoveEvent move(place.toPoint(), Qt::LinkAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(shown.view.viewport(), &move);
        QVERIFY(move.isAccepted());
        QDropEvent drop(place, Qt::LinkAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(shown.view.viewport(), &drop);
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped.front().at(1).value<Models::Item>().kind, NodeKind::Vgpu);
    }

    void aRestOnTheOtherViewSwitches()
    {
        QAction action(u"GPUs"_s);
        QSignalSpy triggered(&action, &QAction::triggered);
        Pages::SpringButton button(&action);
        QMimeData foreign;
        foreign.setText(u"x"_s);
        QDragEnterEvent other({1, 1}, Qt::LinkAction, &foreign, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&button, &other);
        QMimeData data;
        data.setData(QLatin1StringView(Models::dragMimeType), Models::toDragData({}));
        QDragEnterEvent enter({1, 1}, Qt::LinkAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&button, &enter);
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(&button, &leave);
        QTest::qWait(Pages::SpringButton::restMs + 100);
        QCOMPARE(triggered.size(), 0); // only passed over
        QDragEnterEvent again({1, 1}, Qt::LinkAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&button, &again);
        QVERIFY(triggered.wait(Pages::SpringButton::restMs * 5));
    }

    void eachTagIsAChip()
    {
        QAction gpus(u"GPUs"_s);
        QAction workstations(u"Workstations"_s);
        Pages::TreePane pane(&gpus, &workstations);
        pane.setSnapshot(tagged());
        pane.setView(Pages::TreePane::View::Workstations);
        pane.show();
        QCOMPARE(pane.tags(), (QStringList{u"CAD"_s, u"R&D"_s}));
        auto *chip = pane.findChild<QToolButton *>(u"filterChip"_s);
        QVERIFY(chip && chip->menu());
        Q_EMIT chip->menu()->aboutToShow();
        const auto choose = [&](const QString &text) {
            for (QAction *each : chip->menu()->actions())
                if (each->text() == text)
                    return each->trigger();
            QFAIL(qPrintable(text));
        };
        choose(u"R&&D"_s);
        QCOMPARE(pane.tree()->filter()->matchCount(), 1);
        QCOMPARE(chip->accessibleName(), u"Show only: R&D"_s);
        Q_EMIT chip->menu()->aboutToShow();
        choose(u"All"_s);
        QVERIFY(!pane.tree()->filter()->isFiltering());
    }
};

QTEST_MAIN(TestTreeView)
#include "tst_treeview.moc"
