// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/actions.h"
#include "app/gui/hosts.h"
#include "app/gui/mainwindow.h"
#include "core/operations/jobqueue.h"
#include "ui/dialogs/newworkstationdialog.h"
#include "ui/dialogs/planview.h"
#include "ui/pages/detailspane.h"
#include "ui/pages/jobstrip.h"
#include "ui/pages/treepane.h"
#include "ui/pages/treeview.h"
#include "ui/widgets/searchfield.h"

#include <KActionCollection>
#include <KConfigGroup>
#include <KLocalizedString>
#include <KSharedConfig>
#include <KToolBar>

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Gui;
using Models::NodeKind;

namespace {

const QString uri = u"test:///default"_s; // libvirt's own test driver: one running workstation, "test"

/** The real window on the real test driver, in a home of its own. */
struct Window
{
    QTemporaryDir home;
    QPointer<MainWindow> window;

    explicit Window(const QStringList &hosts = {uri})
    {
        qputenv("XDG_STATE_HOME", home.filePath(u"state"_s).toLocal8Bit());
        window = new MainWindow(hosts);
        window->show();
    }
    ~Window() { delete window; }
    [[nodiscard]] Host::WorkstationPtr test() const
    {
        return window->hosts()->snapshot(uri)->workstationNamed(u"test"_s);
    }
    [[nodiscard]] bool filled() const { return test() != nullptr; }
    QAction *action(Verb verb) const { return window->actions()->action(verb); }
    [[nodiscard]] bool selectTest() const
    {
        window->treePane()->setView(Pages::TreePane::View::Workstations);
        return window->treePane()->select(Pages::itemOf(NodeKind::Workstation, uri, test()->id.text));
    }
    [[nodiscard]] bool idle() const { return window->queue()->jobs().empty(); }
};

QStringList mnemonicsOf(const QList<QAction *> &actions)
{
    QStringList found;
    for (const QAction *action : actions) {
        const qsizetype at = action->text().indexOf(u'&');
        if (action->isVisible() && at >= 0 && at + 1 < action->text().size())
            found.append(action->text().mid(at + 1, 1).toLower());
    }
    return found;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setApplicationName(u"carrel"_s);
        KLocalizedString::setApplicationDomain("carrel");
    }
    void init()
    {
        for (const QString &group : KSharedConfig::openConfig()->groupList())
            KSharedConfig::openConfig()->deleteGroup(group);
    }

    void paintsBeforeAnyHostIsAsked()
    {
        QElapsedTimer clock;
        clock.start();
        Window w;
        QSignalSpy painted(w.window, &MainWindow::painted);
        QVERIFY(!w.filled());
        QVERIFY(painted.wait());
        qInfo("constructor to first paint: %lld ms", clock.elapsed());
        QTRY_VERIFY(w.filled());
    }

    void withoutAHostItOffersTheBeginning()
    {
        Window w({});
        if (!w.window->hosts()->isEmpty())
            w.window->hosts()->remove(w.window->hosts()->snapshots().front()->uri); // a machine with open libvirt
        QTRY_VERIFY(w.action(Verb::TryOut)->isEnabled());
        QVERIFY(w.action(Verb::AddHost)->isEnabled());
        QTRY_VERIFY(!w.action(Verb::NewWorkstation)->isEnabled());
        w.action(Verb::AddHost)->trigger();
        QTRY_VERIFY(w.window->findChild<QDialog *>());
    }

    void powerByKeyboardOnTheRealDriver()
    {
        Window w;
        QTRY_VERIFY(w.filled());
        QVERIFY(w.selectTest());
        QTRY_VERIFY(w.action(Verb::ShutDown)->isEnabled());
        QVERIFY(!w.action(Verb::Start)->isEnabled());
        w.window->activateWindow();
        QTest::keyClick(w.window, Qt::Key_E, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(w.test()->state, Host::WorkstationState::Off, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(w.idle() && w.action(Verb::Start)->isEnabled(), 20'000);
        QTest::keyClick(w.window, Qt::Key_B, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(w.test()->state, Host::WorkstationState::Running, 20'000);
        QTRY_VERIFY(w.idle());
        QTRY_VERIFY(!w.window->jobStrip()->isVisible());
    }

    void aDisabledActionSaysWhyOnItsShortcut()
    {
        Window w;
        QTRY_VERIFY(w.filled());
        QVERIFY(w.selectTest());
        QTRY_VERIFY(w.action(Verb::ShutDown)->isEnabled());
        QCOMPARE(w.action(Verb::Start)->isEnabled(), false);
        QTest::keyClick(w.window, Qt::Key_B, Qt::ControlModifier);
        QTRY_VERIFY(!w.window->statusBar()->currentMessage().isEmpty());
        QCOMPARE(w.window->statusBar()->currentMessage(), w.action(Verb::Start)->toolTip());
    }

    void everyDisabledActionHasAReason()
    {
        Window w;
        QTRY_VERIFY(w.filled());
        QVERIFY(w.selectTest());
        QTRY_VERIFY(w.action(Verb::ShutDown)->isEnabled());
        for (int verb = 0; verb <= int(Verb::ExportList); ++verb) {
            const QAction *action = w.action(static_cast<Verb>(verb));
            QVERIFY(action);
            QVERIFY2(action->isEnabled() || action->toolTip().endsWith(u'.'), qPrintable(action->text()));
            QCOMPARE(action->statusTip(), action->toolTip());
        }
    }

    void aWorkstationIsMadeThroughTheDialogAndUndone()
    {
        Window w;
        QTRY_VERIFY(w.filled());
        QTRY_VERIFY(w.action(Verb::NewWorkstation)->isEnabled());
        w.action(Verb::NewWorkstation)->trigger();
        auto *dialog = w.window->findChild<Dialogs::NewWorkstationDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QLineEdit *>(u"name"_s)->setText(u"cad-1"_s);
        auto *disk = dialog->findChild<QComboBox *>(u"disk"_s);
        disk->setCurrentIndex(disk->findData(int(Operations::DiskChoice::None)));
        auto *network = dialog->findChild<QComboBox *>(u"network"_s);
        network->setCurrentIndex(network->findData(QString()));
        QTRY_VERIFY2_WITH_TIMEOUT(dialog->verbButton()->isEnabled(), qPrintable(dialog->planView()->text()), 20'000);
        dialog->verbButton()->click();
        const auto made = [&] {
            return w.window->hosts()->snapshot(uri)->workstationNamed(u"cad-1"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(made(), 20'000);
        QTRY_VERIFY(w.idle() && w.action(Verb::UndoLast)->isEnabled());
        w.action(Verb::UndoLast)->trigger();
        auto *plan = w.window->findChild<Dialogs::PlanDialog *>();
        QTRY_VERIFY(plan && plan->isVisible());
        plan->verbButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!made(), 20'000);
    }

    void f6GoesRoundThePanes()
    {
        Window w;
        QTRY_VERIFY(w.filled());
        w.window->activateWindow();
        w.window->treePane()->tree()->setFocus();
        QList<QWidget *> seen;
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(w.window, Qt::Key_F6);
            seen.append(QApplication::focusWidget());
            QVERIFY(seen.last());
        }
        QVERIFY(w.window->details()->isAncestorOf(seen[0]));
        QCOMPARE(seen[1], w.window->searchField());
        QCOMPARE(seen[2], w.window->treePane()->tree());
    }

    void noControlIsUnnamed()
    {
        Window w;
        QTRY_VERIFY(w.filled());
        for (QWidget *each : w.window->findChildren<QWidget *>()) {
            if (!each->isVisible() || !(each->focusPolicy() & Qt::TabFocus))
                continue;
            QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(each);
            QVERIFY(seen);
            QVERIFY2(!seen->text(QAccessible::Name).isEmpty() || !seen->text(QAccessible::Description).isEmpty(),
                     qPrintable(QString::fromLatin1(each->metaObject()->className()) + u' ' + each->objectName()));
        }
    }

    void mnemonicsAreUniqueInEachMenu()
    {
        Window w;
        QTRY_VERIFY(w.filled());
        QList<QList<QAction *>> menus{w.window->menuBar()->actions()};
        for (const QAction *top : w.window->menuBar()->actions())
            if (top->menu()
                && QStringList({u"file"_s, u"edit"_s, u"view"_s, u"workstation"_s}).contains(top->menu()->objectName()))
                menus.append(top->menu()->actions());
        QVERIFY(menus.size() >= 4);
        for (const QList<QAction *> &menu : menus) {
            QStringList keys = mnemonicsOf(menu);
            keys.sort();
            QCOMPARE(keys.removeDuplicates(), 0);
        }
    }

    void theToolbarHasTheOrderOfTheDesign()
    {
        Window w;
        const auto *bar = w.window->toolBar(u"mainToolBar"_s);
        QStringList names;
        for (const QAction *action : bar->actions())
            if (!action->objectName().isEmpty())
                names.append(action->objectName());
        QCOMPARE(names,
                 QStringList({u"workstation_new"_s, u"workstation_start"_s, u"workstation_shutdown"_s,
                              u"workstation_console"_s, u"vgpu_new"_s, u"search"_s}));
        QCOMPARE(bar->toolButtonStyle(), Qt::ToolButtonTextBesideIcon);
    }

    void fitsASmallScreen()
    {
        Window w;
        QTRY_VERIFY(w.filled());
        QVERIFY(w.selectTest());
        w.window->resize(683, 384); // 1366 × 768 at a scale of 2
        QTest::qWait(50);
        QVERIFY2(w.window->width() <= 683, qPrintable(QString::number(w.window->minimumSizeHint().width())));
        QVERIFY2(w.window->height() <= 384, qPrintable(QString::number(w.window->minimumSizeHint().height())));
    }

    void aHostThatNeverAnswersBlocksNothing()
    {
        Window w({u"qemu+tcp://192.0.2.1/system"_s, uri}); // TEST-NET-1: packets go nowhere
        QElapsedTimer clock;
        clock.start();
        QTRY_VERIFY_WITH_TIMEOUT(w.filled(), 5000);
        qInfo("other host filled after %lld ms", clock.elapsed());
    }

    void theNextWindowStandsWhereThisOneStood()
    {
        {
            Window w;
            QTRY_VERIFY(w.filled());
            QVERIFY(w.selectTest());
            QPointer<MainWindow> shown = w.window;
            shown->close();
            QTRY_VERIFY(!shown);
        }
        Window again;
        QTRY_VERIFY(again.filled());
        QCOMPARE(again.window->treePane()->view(), Pages::TreePane::View::Workstations);
        QTRY_COMPARE(again.window->treePane()->selection().current.workstation, again.test()->id);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
