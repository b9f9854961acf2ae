// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/actions.h"
#include "app/gui/hosts.h"
#include "app/gui/knownplaces.h"
#include "app/gui/listexporter.h"
#include "app/gui/mainwindow.h"
#include "core/operations/jobqueue.h"
#include "ui/dialogs/notesdialog.h"
#include "ui/dialogs/plandialog.h"
#include "ui/dialogs/tagsdialog.h"
#include "ui/models/itemdrag.h"
#include "ui/pages/treepane.h"
#include "ui/pages/treeview.h"
#include "ui/widgets/errorbar.h"

#include <KActionCollection>
#include <KColorSchemeManager>
#include <KConfigGroup>
#include <KLocalizedString>
#include <KSharedConfig>
#include <KXMLGUIFactory>

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Gui;
using Models::NodeKind;

namespace {

const QString uri = u"test:///default"_s; // libvirt's own test driver: one running workstation, "test"
QStringList announced; // NOLINT(cert-err58-cpp): filled by a plain function

void listen(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::Announcement)
        announced.append(static_cast<QAccessibleAnnouncementEvent *>(event)->message());
}

struct Window
{
    QTemporaryDir home;
    std::unique_ptr<MainWindow> window;

    Window()
    {
        qputenv("XDG_STATE_HOME", home.filePath(u"state"_s).toLocal8Bit());
        window = std::make_unique<MainWindow>(QStringList{uri});
        window->show();
    }
    [[nodiscard]] Host::WorkstationPtr test() const
    {
        return window->hosts()->snapshot(uri)->workstationNamed(u"test"_s);
    }
    [[nodiscard]] QAction *action(Verb verb) const { return window->actions()->action(verb); }
    [[nodiscard]] Models::Item testItem() const { return Pages::itemOf(NodeKind::Workstation, uri, test()->id.text); }
    [[nodiscard]] bool selectTest() const
    {
        window->treePane()->setView(Pages::TreePane::View::Workstations);
        return test() && window->treePane()->select(testItem());
    }
    [[nodiscard]] bool ready(Verb verb) const { return selectTest() && action(verb)->isEnabled(); }
    [[nodiscard]] bool idle() const { return window->queue()->jobs().empty(); }
};

} // namespace

class TestWindowLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setApplicationName(u"carrel"_s);
        KLocalizedString::setApplicationDomain("carrel");
    }

    void tagsAreSetAndAnnounced()
    {
        const Window w;
        QTRY_VERIFY(w.ready(Verb::EditTags));
        announced.clear();
        QAccessible::setActive(true);
        QAccessible::installUpdateHandler(listen);
        w.action(Verb::EditTags)->trigger();
        auto *dialog = w.window->findChild<Dialogs::TagsDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QLineEdit *>(u"newTags"_s)->setText(u"CAD, floor 3"_s);
        dialog->findChild<QPushButton *>(u"verb"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(w.test()->tags, (QStringList{u"CAD"_s, u"floor 3"_s}), 20'000);
        QTRY_VERIFY(w.idle());
        QTRY_VERIFY(!announced.isEmpty());
        QVERIFY2(announced.constFirst().contains(u"Tag test: CAD, floor 3"_s), qPrintable(announced.constFirst()));
        QAccessible::installUpdateHandler(nullptr);
        QCOMPARE(w.window->treePane()->tags(), (QStringList{u"CAD"_s, u"floor 3"_s}));
    }

    void notesAreSavedAndUndone()
    {
        const Window w;
        QTRY_VERIFY(w.ready(Verb::EditNotes));
        const QString before = w.test()->notes;
        w.action(Verb::EditNotes)->trigger();
        auto *dialog = w.window->findChild<Dialogs::NotesDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QPlainTextEdit *>(u"notes"_s)->setPlainText(u"for Anna"_s);
        dialog->findChild<QPushButton *>(u"verb"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(w.test()->notes, u"for Anna"_s, 20'000);
        QTRY_VERIFY(w.idle() && w.action(Verb::UndoLast)->isEnabled());
        w.action(Verb::UndoLast)->trigger();
        auto *plan = w.window->findChild<Dialogs::PlanDialog *>();
        QTRY_VERIFY(plan && plan->isVisible());
        plan->verbButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(w.test()->notes, before, 20'000);
    }

    void namesAndIdentitiesAreCopied()
    {
        const Window w;
        QTRY_VERIFY(w.ready(Verb::CopyName));
        const auto copied = [&w](Verb verb) {
            w.action(verb)->trigger();
            return QGuiApplication::clipboard()->text();
        };
        // The host's row can be copied as well: what is copied follows the selection with the next turn of the loop.
        QTRY_COMPARE(copied(Verb::CopyName), u"test"_s);
        QCOMPARE(copied(Verb::CopyId), w.test()->id.text);
    }

    void theListIsWritten()
    {
        const Window w;
        QTRY_VERIFY(w.ready(Verb::ExportList));
        const QString path = w.home.filePath(u"list.csv"_s);
        QVERIFY(writeList(*w.window->treePane()->tree(), path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.startsWith("Name,") && text.contains("\r\ntest,"), text.constData());
        const Result<void> refused = writeList(*w.window->treePane()->tree(), u"/proc/none/list.csv"_s);
        QVERIFY(!refused && !refused.error().wayOut.isEmpty());
    }

    void aDropOnATypeWithoutAFreeVgpuSaysSo()
    {
        const Window w;
        QTRY_VERIFY(w.test());
        Models::Item type = Pages::itemOf(NodeKind::VgpuType, uri);
        type.type.text = u"nvidia-18"_s;
        Q_EMIT w.window->treePane()->itemDropped(w.testItem(), type);
        QTRY_VERIFY(w.window->errorBar()->isVisible());
        QVERIFY(w.window->errorBar()->error().sentence.contains(u"nvidia-18"_s));
    }

    void aDropOfAVgpuIsTheAssignAction()
    {
        const Window w;
        QTRY_VERIFY(w.test());
        const Models::Item vgpu = Pages::itemOf(NodeKind::Vgpu, uri, u"c2177883-f1bb-47f0-914d-32a22e3a8804"_s);
        Q_EMIT w.window->treePane()->itemDropped(vgpu, w.testItem());
        // The same sentence as the action's: this host has no such vGPU.
        QTRY_VERIFY(w.window->errorBar()->isVisible());
        QVERIFY(w.window->errorBar()->error().sentence.contains(vgpu.vgpu.text));
    }

    void menusAreNamedAndTheirLettersUnique()
    {
        const Window w;
        QTRY_VERIFY(w.test());
        QList<QMenu *> menus;
        for (const QString &name : {u"file"_s, u"edit"_s, u"view"_s, u"workstation"_s, u"row_menu"_s}) {
            auto *menu = qobject_cast<QMenu *>(w.window->guiFactory()->container(name, w.window.get()));
            QVERIFY2(menu, qPrintable(name));
            menus.append(menu);
        }
        QCOMPARE(menus.constFirst()->title(), u"&File"_s);
        for (const QMenu *menu : menus) {
            QSet<QChar> letters;
            for (const QAction *each : menu->actions()) {
                const qsizetype at = each->text().indexOf(u'&');
                QVERIFY2(each->isSeparator() || at >= 0 || !each->shortcut().isEmpty(), qPrintable(each->text()));
                if (at < 0)
                    continue;
                QVERIFY2(!letters.contains(each->text().at(at + 1).toLower()), qPrintable(each->text()));
                letters.insert(each->text().at(at + 1).toLower());
            }
        }
    }

    void aSwitchToDarkLeavesNoIconInvisible()
    {
        const Window w;
        QTRY_VERIFY(w.test());
        auto *schemes = KColorSchemeManager::instance();
        QVERIFY(w.window->actionCollection()->action(u"color_scheme"_s));
        for (const QString &scheme : {u"BreezeDark"_s, u"BreezeLight"_s}) {
            const QModelIndex index = schemes->indexForSchemeId(scheme);
            QVERIFY(index.isValid());
            schemes->activateScheme(index);
            QTest::qWait(50);
            const QColor ground = w.window->palette().color(QPalette::Window);
            QCOMPARE(qGray(ground.rgb()) < 128, scheme == u"BreezeDark"_s);
            for (const QAction *each : w.window->actionCollection()->actions())
                if (!each->icon().isNull())
                    QVERIFY2(contrast(each->icon(), ground) > 60, qPrintable(scheme + u' ' + each->objectName()));
        }
    }

    void virtManagersListIsUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("uris");
        QTest::newRow("none") << u"@as []\n"_s << QStringList();
        QTest::newRow("nothing") << QString() << QStringList();
        QTest::newRow("two") << u"['qemu:///system', 'qemu+ssh://gpu01/system']\n"_s
                             << QStringList{u"qemu:///system"_s, u"qemu+ssh://gpu01/system"_s};
        QTest::newRow("double quotes, repeated")
            << u"[\"qemu+ssh://o'b/system\", \"qemu+ssh://o'b/system\"]"_s << QStringList{u"qemu+ssh://o'b/system"_s};
        QTest::newRow("no URI") << u"['x', 3]"_s << QStringList();
    }
    void virtManagersListIsUnderstood()
    {
        QFETCH(QString, text);
        QTEST(urisOfGVariant(text), "uris");
    }

    void virtManagersListIsAskedFor()
    {
        const QTemporaryDir folder;
        QFile tool(folder.filePath(u"dconf"_s));
        QVERIFY(tool.open(QIODevice::WriteOnly));
        tool.write("#!/bin/sh\n[ \"$2\" = /org/virt-manager/virt-manager/connections/uris ] && echo "
                   "\"['qemu+ssh://a/system']\"\n");
        tool.close();
        QVERIFY(tool.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        const QByteArray before = qgetenv("PATH");
        qputenv("PATH", folder.path().toLocal8Bit() + ':' + before);
        QObject context;
        QStringList found;
        readVirtManagerHosts(&context, [&](const QStringList &uris) { found = uris; });
        QTRY_COMPARE(found, QStringList{u"qemu+ssh://a/system"_s});
        qputenv("PATH", before);
    }

private:
    /** The most that any pixel of the icon differs from the ground, in grey levels of 255. */
    static int contrast(const QIcon &icon, const QColor &ground)
    {
        const QImage image = icon.pixmap(22, 22).toImage();
        int most = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (const QColor c = image.pixelColor(x, y); c.alpha() > 200)
                    most = std::max(most, std::abs(qGray(c.rgb()) - qGray(ground.rgb())));
        return most;
    }
};

QTEST_MAIN(TestWindowLabels)
#include "tst_labels.moc"
