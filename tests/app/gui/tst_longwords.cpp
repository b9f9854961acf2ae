// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/mainwindow.h"
#include "tests/pseudotranslator.h"
#include "tests/ui/models/testhosts.h"
#include "ui/dialogs/addhostdialog.h"
#include "ui/dialogs/choosedialog.h"
#include "ui/dialogs/deletedialog.h"
#include "ui/dialogs/historydialog.h"
#include "ui/dialogs/newvgpudialog.h"
#include "ui/dialogs/newworkstationdialog.h"
#include "ui/dialogs/notesdialog.h"
#include "ui/dialogs/tagsdialog.h"
#include "ui/pages/detailspane.h"
#include "ui/pages/selection.h"
#include "ui/widgets/errorbar.h"

#include <KActionCollection>
#include <KLocalizedString>

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Carrel;
using Models::NodeKind;

namespace {

const QString uri = u"qemu:///system"_s;
const QSize smallScreen(1366, 728);

/** A text that does not fit into its widget; empty when all do. */
QString cutText(const QWidget &top)
{
    for (const QWidget *each : top.findChildren<QWidget *>()) {
        if (!each->isVisible())
            continue;
        const auto *label = qobject_cast<const QLabel *>(each);
        const auto *button = qobject_cast<const QAbstractButton *>(each);
        const QString text = label ? label->text() : button ? button->text() : QString();
        const bool wraps = label && label->wordWrap();
        const bool elides = each->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
        if (wraps && label->heightForWidth(label->width()) > label->height() + 1)
            return u"too low: "_s + text;
        if (!text.isEmpty() && !wraps && !elides && each->width() + 1 < each->minimumSizeHint().width())
            return u"too narrow: "_s + text;
        if (each->objectName() == u"qt_toolbar_ext_button"_s)
            return u"the toolbar has no room for all"_s;
        if (const auto *scroll = qobject_cast<const QScrollArea *>(each);
            scroll && scroll->widget() && scroll->widget()->width() > scroll->viewport()->width())
            return u"needs scrolling sideways: "_s + scroll->objectName();
    }
    return {};
}

/** For looking at: with CARREL_PICTURES the folder they are saved in. */
void picture(QWidget &widget, const QString &name)
{
    if (const QString folder = qEnvironmentVariable("CARREL_PICTURES"); !folder.isEmpty())
        QVERIFY(QDir().mkpath(folder) && widget.grab().save(QDir(folder).filePath(name + u".png"_s)));
}

/** Two letters that open the same thing; empty when each is alone. */
QString sharedMnemonic(const QWidget &dialog)
{
    QHash<QChar, QString> taken;
    for (const QWidget *each : dialog.findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(each);
        const auto *label = qobject_cast<const QLabel *>(each);
        const QString text = button ? button->text() : label && label->buddy() ? label->text() : QString();
        const qsizetype at = QString(text).replace(u"&&"_s, u"  "_s).indexOf(u'&');
        if (at < 0 || !each->isVisible())
            continue;
        const QChar letter = text.at(at + 1).toLower();
        if (taken.contains(letter))
            return text + u" / "_s + taken.value(letter);
        taken.insert(letter, text);
    }
    return {};
}

} // namespace

/** Every window and dialog in a language that is 40 % longer, on the smallest screen Carrel is made for. */
class TestLongWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QApplication::setApplicationName(u"carrel"_s);
        KLocalizedString::setApplicationDomain("carrel");
        qputenv("XDG_STATE_HOME", m_home.path().toLocal8Bit());
    }
    void cleanup() { QCoreApplication::removeTranslator(&m_pseudo); }

    void pagesCutNothing_data()
    {
        QTest::addColumn<NodeKind>("kind");
        QTest::newRow("host") << NodeKind::Host;
        QTest::newRow("GPU") << NodeKind::Gpu;
        QTest::newRow("type") << NodeKind::VgpuType;
        QTest::newRow("vGPU") << NodeKind::Vgpu;
        QTest::newRow("workstation") << NodeKind::Workstation;
        QTest::newRow("nothing") << NodeKind::Message;
    }
    void pagesCutNothing()
    {
        QFETCH(NodeKind, kind);
        QCoreApplication::installTranslator(&m_pseudo);
        const std::unique_ptr<Gui::MainWindow> window(new Gui::MainWindow({u"test:///default"_s}));
        window->resize(smallScreen);
        window->show();
        const Host::Snapshot host = TestHosts::studio();
        Models::Item item = Pages::itemOf(kind, kind == NodeKind::Message ? QString() : uri);
        item.gpu = host->gpus.front().id;
        item.type = host->gpus.front().types.back().id;
        item.vgpu = host->gpus.front().vgpus.front().id;
        item.workstation = host->workstations.front()->id;
        window->details()->setItem(item, kind == NodeKind::Message ? nullptr : host, true);
        window->errorBar()->showError({ErrorCode::InUse,
                                       QCoreApplication::translate("x", "It was not started."),
                                       QCoreApplication::translate("x", "Shut the other one down first."),
                                       {}});
        QTest::qWait(600); // the bar unfolds
        picture(*window, QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY2(window->width() <= smallScreen.width(), qPrintable(QString::number(window->width())));
        QVERIFY2(cutText(*window).isEmpty(), qPrintable(cutText(*window)));
    }

    void dialogsCutNothing_data()
    {
        QTest::addColumn<bool>("longer");
        QTest::newRow("English") << false;
        QTest::newRow("longer") << true;
    }
    void dialogsCutNothing()
    {
        QFETCH(bool, longer);
        if (longer)
            QCoreApplication::installTranslator(&m_pseudo);
        for (const auto &make : m_dialogs) {
            const std::unique_ptr<QDialog> dialog(make());
            dialog->setAttribute(Qt::WA_DeleteOnClose, false);
            dialog->show();
            QTest::qWait(50);
            const QString name = QString::fromLatin1(dialog->metaObject()->className()).section(u':', -1);
            picture(*dialog, name + (longer ? u"-longer"_s : QString()));
            QVERIFY2(cutText(*dialog).isEmpty(), qPrintable(name + u": "_s + cutText(*dialog)));
            QVERIFY2(dialog->width() <= smallScreen.width(), qPrintable(name));
            if (!longer)
                QVERIFY2(sharedMnemonic(*dialog).isEmpty(), qPrintable(name + u": "_s + sharedMnemonic(*dialog)));
        }
    }

private:
    static Models::Item firstGpu()
    {
        return Pages::itemOf(NodeKind::Gpu, uri, TestHosts::studio()->gpus.front().id.text);
    }

    QTemporaryDir m_home;
    Test::PseudoTranslator m_pseudo;
    Operations::Journal m_journal{m_home.path()};
    const std::vector<std::function<QDialog *()>> m_dialogs{
        [] { return new Dialogs::AddHostDialog({u"qemu+ssh://workstations.example.org/system"_s}, {}, nullptr); },
        [] {
            return new Dialogs::ChooseDialog(tr("Assign vGPU"), tr("&vGPU for %1:").arg(u"cad-1"_s), tr("Assign"),
                                             {{u"a"_s, u"GRID M60-2Q, Tesla M60"_s, {}},
                                              {u"b"_s, u"GRID M60-2Q"_s, tr("It belongs to cad-2, which is off.")}},
                                             nullptr);
        },
        [] {
            return new Dialogs::DeleteDialog(
                {{TestHosts::studio(), WorkstationId{TestHosts::uuid(2)}, u"<domain><name>cad-2</name></domain>"_s}},
                nullptr);
        },
        [this] { return new Dialogs::HistoryDialog(&m_journal, nullptr); },
        [] { return new Dialogs::NewVgpuDialog(TestHosts::studio(), firstGpu(), nullptr); },
        [] { return new Dialogs::NewWorkstationDialog(TestHosts::studio(), nullptr); },
        [] { return new Dialogs::NotesDialog(u"cad-1"_s, {}, nullptr); },
        [] { return new Dialogs::TagsDialog(tr("Tags"), {{u"CAD"_s}, {}}, {u"CAD"_s, u"floor 3"_s}, nullptr); },
    };
};

QTEST_MAIN(TestLongWords)
#include "tst_longwords.moc"
