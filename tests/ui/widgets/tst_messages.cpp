// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The error bar, the empty state and the search field.

#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbar.h"
#include "ui/widgets/searchfield.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Carrel::Widgets;
using namespace Qt::StringLiterals;

namespace {

const Carrel::Error Refused{Carrel::ErrorCode::InUse, u"cad-07 was not started: its vGPU is used by <b>cad-03</b>."_s,
                            u"Shut down cad-03."_s, u"virError 55: busy"_s};

QAction *named(const QWidget &widget, const QString &text)
{
    for (QAction *action : widget.actions())
        if (action->text() == text)
            return action;
    return nullptr;
}

} // namespace

class TestMessages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anErrorSaysWhatAndWhatToDo()
    {
        ErrorBar bar;
        QVERIFY(bar.isHidden());
        bar.showError(Refused);
        QVERIFY(!bar.isHidden());
        QVERIFY(bar.text().contains(u"was not started"_s));
        QVERIFY(bar.text().contains(u"Shut down cad-03."_s));
        QVERIFY(bar.text().contains(u"&lt;b&gt;"_s)); // names are text, not markup
        QVERIFY(!bar.text().contains(u"virError"_s));
        QCOMPARE(bar.accessibleName(), Refused.sentence);
    }

    void detailsFoldOut()
    {
        ErrorBar bar;
        bar.showError(Refused);
        QAction *details = named(bar, u"Details"_s);
        QVERIFY(details);
        details->trigger();
        QVERIFY(bar.text().contains(u"virError 55: busy"_s));
        details->trigger();
        QVERIFY(!bar.text().contains(u"virError"_s));
        bar.showError({Carrel::ErrorCode::Failed, u"It broke."_s, {}, {}});
        QVERIFY(!named(bar, u"Details"_s)); // nothing to fold out
    }

    void copyTakesEverything()
    {
        ErrorBar bar;
        bar.showError(Refused);
        QVERIFY(named(bar, u"Copy"_s));
        named(bar, u"Copy"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 Refused.sentence + u'\n' + Refused.wayOut + u'\n' + Refused.detail);
    }

    void theWayOutIsAButton()
    {
        QAction shutDown(u"Shut down cad-03…"_s);
        QSignalSpy triggered(&shutDown, &QAction::triggered);
        ErrorBar bar;
        bar.showError(Refused, {&shutDown});
        QCOMPARE(bar.actions().first(), &shutDown);
        bar.actions().first()->trigger();
        QCOMPARE(triggered.size(), 1);
        bar.showError(Refused);
        QVERIFY(!bar.actions().contains(&shutDown));
        bar.clear();
        QVERIFY(bar.isHidden());
    }

    void cancelledIsNoError()
    {
        ErrorBar bar;
        bar.showError(Refused);
        bar.showError({Carrel::ErrorCode::Cancelled, u"You closed the prompt."_s, {}, {}});
        QVERIFY(bar.isHidden());
    }

    void anEmptyPlaceOffersTheNextStep()
    {
        QAction create(u"New workstation"_s);
        QSignalSpy triggered(&create, &QAction::triggered);
        EmptyState place;
        place.setContent(u"carrel-workstation-off"_s, u"No workstation here yet"_s, u"<i>%1</i>"_s, {&create});
        QStringList texts;
        for (const QLabel *label : place.findChildren<QLabel *>()) {
            texts << label->text();
            QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
        }
        QVERIFY(texts.contains(u"No workstation here yet"_s));
        const auto buttons = place.findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 1);
        buttons.first()->click();
        QCOMPARE(triggered.size(), 1);
    }

    void aButtonFollowsItsAction()
    {
        QAction create(u"New workstation"_s);
        EmptyState place;
        place.setContent({}, {}, {}, {&create});
        const auto *button = place.findChild<QPushButton *>();
        create.setEnabled(false);
        create.setToolTip(u"This host is read-only."_s);
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), u"This host is read-only."_s);
        place.setContent({}, {}, {});
        QVERIFY(QTest::qWaitFor([&] { return place.findChildren<QPushButton *>().isEmpty(); }));
    }

    void searchFollowsEachKeyAndEscClears()
    {
        SearchField field;
        QSignalSpy searched(&field, &SearchField::searchChanged);
        QTest::keyClicks(&field, u"cad"_s);
        QCOMPARE(searched.size(), 3);
        QCOMPARE(searched.last().first().toString(), u"cad"_s);
        QTest::keyClick(&field, Qt::Key_Escape);
        QCOMPARE(searched.last().first().toString(), QString());
    }

    void theCountIsShownWhileSearching()
    {
        SearchField field;
        field.resize(300, 30);
        field.setCount(1000, 1000);
        QCOMPARE(field.countText(), QString());
        field.setText(u"cad"_s);
        field.setCount(3, 1000);
        QVERIFY(field.countText().startsWith(u"3 of 1"_s));
        QCOMPARE(field.accessibleDescription(), field.countText());
        QVERIFY(field.textMargins().right() > 0); // typed text does not run under the count
        field.setLayoutDirection(Qt::RightToLeft);
        field.setCount(4, 1000);
        QVERIFY(field.textMargins().left() > 0);
        QCOMPARE(field.textMargins().right(), 0);
    }

    void downLeavesForTheResults()
    {
        SearchField field;
        QSignalSpy left(&field, &SearchField::leftForResults);
        QTest::keyClick(&field, Qt::Key_Down);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(left.size(), 2);
    }
};

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
