// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/models/testhosts.h"
#include "ui/pages/treepane.h"
#include "ui/pages/treeview.h"

#include <KSharedConfig>

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Carrel;
using Models::NodeKind;
using Pages::TreePane;

namespace {

const QString uri = u"qemu:///system"_s;

struct Shown
{
    QAction gpus{u"GPUs"_s};
    QAction workstations{u"Workstations"_s};
    TreePane pane{&gpus, &workstations};

    explicit Shown(const Host::Snapshot &host = TestHosts::studio())
    {
        pane.resize(500, 600);
        pane.setSnapshot(host);
        pane.show();
    }
    [[nodiscard]] Models::Item current() const { return pane.selection().current; }
};

} // namespace

class TestTreePane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneControlSwitchesTheView()
    {
        Shown shown;
        QVERIFY(shown.gpus.isChecked());
        shown.workstations.trigger();
        QCOMPARE(shown.pane.view(), TreePane::View::Workstations);
        QVERIFY(shown.workstations.isChecked() && !shown.gpus.isChecked());
        QVERIFY(shown.pane.tree(TreePane::View::Workstations)->isVisible());
        QVERIFY(!shown.pane.tree(TreePane::View::Gpus)->isVisible());
    }

    void aVgpuBecomesItsWorkstationInTheOtherView()
    {
        Shown shown;
        QVERIFY(shown.pane.select(Pages::itemOf(NodeKind::Vgpu, uri, TestHosts::uuid(101))));
        shown.workstations.trigger();
        QCOMPARE(shown.current().kind, NodeKind::Workstation);
        QCOMPARE(shown.current().workstation.text, TestHosts::uuid(1));
        shown.gpus.trigger();
        QCOMPARE(shown.current().workstation.text, TestHosts::uuid(1)); // it stands below its vGPU there
    }

    void aWorkstationWithoutVgpuFallsBackToItsHost()
    {
        Shown shown;
        shown.workstations.trigger();
        QVERIFY(shown.pane.select(Pages::itemOf(NodeKind::Workstation, uri, TestHosts::uuid(3))));
        shown.gpus.trigger();
        QCOMPARE(shown.current().kind, NodeKind::Host);
        QCOMPARE(shown.current().host, uri);
    }

    void selectionSurvivesUpdates()
    {
        Shown shown;
        shown.workstations.trigger();
        QVERIFY(shown.pane.select(Pages::itemOf(NodeKind::Workstation, uri, TestHosts::uuid(3))));
        auto next = std::make_shared<Host::Inventory>(*TestHosts::studio());
        next->workstations.erase(next->workstations.begin());
        shown.pane.setSnapshot(next);
        QCOMPARE(shown.current().workstation.text, TestHosts::uuid(3));
        QCOMPARE(shown.pane.selection().all.size(), 1);
    }

    void searchThatFindsNothingSaysSoAndItsButtonClears()
    {
        Shown shown;
        QAction clear(u"Clear"_s);
        connect(&clear, &QAction::triggered, &shown.pane, [&] { shown.pane.setSearch({}); });
        shown.pane.setClearAction(&clear);
        shown.workstations.trigger();
        shown.pane.setSearch(u"nowhere"_s);
        QTRY_VERIFY(!shown.pane.tree()->isVisible());
        bool said = false;
        for (const QLabel *label : shown.pane.findChildren<QLabel *>())
            said |= label->isVisible() && label->text().contains(u"nowhere"_s);
        QVERIFY(said);
        for (QToolButton *each : shown.pane.findChildren<QToolButton *>())
            if (each->defaultAction() == &clear)
                QVERIFY(each->isVisible());
        clear.trigger();
        QTRY_VERIFY(shown.pane.tree()->isVisible());
    }

    void searchShowsMatchesOnly()
    {
        Shown shown;
        shown.workstations.trigger();
        shown.pane.setSearch(u"rotor"_s); // in the notes of cad-1
        const auto *filter = shown.pane.tree()->filter();
        QTRY_COMPARE(filter->matchCount(), 1);
        const QModelIndex host = filter->index(0, 0);
        QCOMPARE(filter->rowCount(host), 1);
        QVERIFY(shown.pane.tree()->isExpanded(host));
    }

    void whatWasClosedStaysClosed()
    {
        Shown shown;
        shown.workstations.trigger();
        auto *tree = shown.pane.tree();
        const QModelIndex host = tree->filter()->index(0, 0);
        QVERIFY(tree->isExpanded(host));
        tree->collapse(host);
        shown.pane.setSearch(u"cad"_s);
        QVERIFY(tree->isExpanded(tree->filter()->index(0, 0)));
        shown.pane.setSearch({});
        QVERIFY(!tree->isExpanded(tree->filter()->index(0, 0)));
    }

    void placeSurvivesARestart()
    {
        QTemporaryDir folder;
        const KSharedConfigPtr config = KSharedConfig::openConfig(folder.filePath(u"rc"_s), KConfig::SimpleConfig);
        {
            Shown shown;
            shown.workstations.trigger();
            QVERIFY(shown.pane.select(Pages::itemOf(NodeKind::Workstation, uri, TestHosts::uuid(2))));
            shown.pane.tree()->sortByColumn(1, Qt::DescendingOrder);
            shown.pane.tree()->setColumnHidden(2, true);
            shown.pane.tree(TreePane::View::Gpus)
                ->collapse(shown.pane.tree(TreePane::View::Gpus)->filter()->index(0, 0));
            shown.pane.save(config->group(u"View"_s));
        }
        Shown again(TestHosts::emptyHost(u"test:///other"_s));
        again.pane.restore(config->group(u"View"_s));
        again.pane.setSnapshot(TestHosts::studio()); // the host answers later than the window stands
        QCOMPARE(again.pane.view(), TreePane::View::Workstations);
        QTRY_COMPARE(again.current().workstation.text, TestHosts::uuid(2));
        QVERIFY(again.pane.tree()->isColumnHidden(2));
        QCOMPARE(again.pane.tree()->header()->sortIndicatorSection(), 1);
        QCOMPARE(again.pane.tree()->header()->sortIndicatorOrder(), Qt::DescendingOrder);
        auto *gpus = again.pane.tree(TreePane::View::Gpus);
        const QModelIndex host = gpus->filter()->find(Pages::itemOf(NodeKind::Host, uri));
        QVERIFY(host.isValid() && !gpus->isExpanded(host));
    }

    void theHostLineSaysDotAndWord_data()
    {
        QTest::addColumn<Host::HostState>("state");
        QTest::addColumn<QString>("dot");
        QTest::newRow("connected") << Host::HostState::Connected << u"●"_s;
        QTest::newRow("connecting") << Host::HostState::Connecting << u"○"_s;
        QTest::newRow("read-only") << Host::HostState::ReadOnly << u"◐"_s;
        QTest::newRow("lost") << Host::HostState::Lost << u"▲"_s;
    }
    void theHostLineSaysDotAndWord()
    {
        QFETCH(Host::HostState, state);
        QFETCH(QString, dot);
        auto host = std::make_shared<Host::Inventory>(*TestHosts::studio());
        host->state = state;
        Shown shown(host);
        QVERIFY(shown.pane.select(Pages::itemOf(NodeKind::Host, uri)));
        const QString line = shown.pane.findChild<QLabel *>(u"hostLine"_s)->text();
        QVERIFY2(line.contains(dot), qPrintable(line));
        QVERIFY(line.section(u"</span>"_s, 1).contains(u':'));
    }

    void headersAreReadWhereThereIsRoom()
    {
        Shown shown;
        shown.pane.resize(900, 500);
        const Pages::TreeView *tree = shown.pane.tree();
        for (int column = 1; column < tree->header()->count(); ++column)
            QTRY_VERIFY2(tree->isColumnHidden(column)
                             || tree->columnWidth(column) >= tree->header()->sectionSizeHint(column),
                         qPrintable(tree->model()->headerData(column, Qt::Horizontal).toString()));
        QVERIFY(tree->columnWidth(0) >= tree->viewport()->width() * 2 / 5 - 1);
    }

    void nothingNeedsToBeScrolledSideways()
    {
        for (const int width : {300, 500, 900}) {
            Shown shown;
            shown.pane.resize(width, 500);
            QTest::qWait(1);
            QVERIFY(shown.pane.tree()->header()->length() <= shown.pane.tree()->viewport()->width());
        }
    }
};

QTEST_MAIN(TestTreePane)
#include "tst_treepane.moc"
