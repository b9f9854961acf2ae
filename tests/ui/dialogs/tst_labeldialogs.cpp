// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/addhostdialog.h"
#include "ui/dialogs/notesdialog.h"
#include "ui/dialogs/tagsdialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Carrel;
using Dialogs::TagsDialog;

namespace {

const QStringList known{u"CAD"_s, u"floor 3"_s, u"old"_s};

QListWidgetItem *item(const TagsDialog &dialog, const QString &tag)
{
    return dialog.findChild<QListWidget *>(u"tags"_s)->findItems(tag, Qt::MatchExactly).value(0);
}

} // namespace

class TestLabelDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksWhatAllSomeAndNoneHave()
    {
        const TagsDialog dialog(u"Tags"_s, {{u"CAD"_s, u"floor 3"_s}, {u"cad"_s}}, known, nullptr);
        QCOMPARE(item(dialog, u"CAD"_s)->checkState(), Qt::Checked);
        QCOMPARE(item(dialog, u"floor 3"_s)->checkState(), Qt::PartiallyChecked);
        QVERIFY(!item(dialog, u"floor 3"_s)->toolTip().isEmpty());
        QCOMPARE(item(dialog, u"old"_s)->checkState(), Qt::Unchecked);
    }

    void untouchedItChangesNothing()
    {
        const TagsDialog dialog(u"Tags"_s, {{u"CAD"_s, u"floor 3"_s}, {u"cad"_s}}, known, nullptr);
        QCOMPARE(dialog.decided({u"CAD"_s, u"floor 3"_s}), (QStringList{u"CAD"_s, u"floor 3"_s}));
        QCOMPARE(dialog.decided({u"cad"_s}), QStringList{u"cad"_s});
        QCOMPARE(dialog.decided({}), QStringList{u"CAD"_s}); // one that joined meanwhile
    }

    void setsTakesAndLeaves()
    {
        const TagsDialog dialog(u"Tags"_s, {{u"CAD"_s, u"floor 3"_s}, {u"cad"_s}}, known, nullptr);
        item(dialog, u"CAD"_s)->setCheckState(Qt::Unchecked);
        item(dialog, u"old"_s)->setCheckState(Qt::Checked);
        dialog.findChild<QLineEdit *>(u"newTags"_s)->setText(u" new, ,floor 3,NEW"_s);
        QCOMPARE(dialog.decided({u"CAD"_s, u"floor 3"_s}), (QStringList{u"floor 3"_s, u"old"_s, u"new"_s}));
        QCOMPARE(dialog.decided({u"cad"_s}), (QStringList{u"old"_s, u"new"_s, u"floor 3"_s}));
    }

    void theFirstTagIsTyped()
    {
        TagsDialog dialog(u"Tags"_s, {QStringList()}, {}, nullptr);
        dialog.show();
        QVERIFY(!dialog.findChild<QListWidget *>(u"tags"_s)->isVisible());
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        QTest::keyClicks(dialog.findChild<QLineEdit *>(u"newTags"_s), u"CAD"_s);
        QCOMPARE(dialog.decided({}), QStringList{u"CAD"_s});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QTest::keyClick(dialog.findChild<QLineEdit *>(u"newTags"_s), Qt::Key_Return);
        QCOMPARE(accepted.size(), 1);
    }

    void notesAreWrittenInLines()
    {
        Dialogs::NotesDialog dialog(u"cad-1"_s, u"for Anna"_s, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(dialog.windowTitle(), u"Notes of cad-1"_s);
        auto *edit = dialog.findChild<QPlainTextEdit *>(u"notes"_s);
        QCOMPARE(edit->toPlainText(), u"for Anna"_s);
        edit->setPlainText(u"for Anna\nuntil Friday"_s);
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        dialog.findChild<QPushButton *>(u"verb"_s)->click();
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(dialog.notes(), u"for Anna\nuntil Friday"_s);
    }

    void returnAddsTheHost()
    {
        auto *dialog = new Dialogs::AddHostDialog({}, {}, nullptr); // deletes itself
        QSignalSpy chosen(dialog, &Dialogs::AddHostDialog::chosen);
        dialog->open();
        QTest::keyClick(dialog->findChild<QComboBox *>(u"place"_s), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
    }

    void placesFoundLaterJoinTheList()
    {
        Dialogs::AddHostDialog dialog({u"qemu+ssh://gpu01/system"_s}, {}, nullptr);
        auto *place = dialog.findChild<QComboBox *>(u"place"_s);
        const int before = place->count();
        place->setCurrentIndex(1);
        dialog.addKnown({u"qemu+ssh://gpu01/system"_s, u"qemu+ssh://gpu02/system"_s, u"qemu:///system"_s});
        QCOMPARE(place->count(), before + 1);
        QCOMPARE(place->currentIndex(), 1);
        QCOMPARE(place->itemData(place->count() - 2).toString(), u"qemu+ssh://gpu02/system"_s);
        QVERIFY(place->itemData(place->count() - 1).toString().isEmpty()); // "Another address" stays last
    }
};

QTEST_MAIN(TestLabelDialogs)
#include "tst_labeldialogs.moc"
