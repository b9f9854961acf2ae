// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/models/testhosts.h"
#include "ui/dialogs/addhostdialog.h"
#include "ui/dialogs/choosedialog.h"
#include "ui/dialogs/deletedialog.h"
#include "ui/dialogs/planview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Carrel;

namespace {

const QString off =
    u"<domain type='qemu'><name>cad-2</name><uuid>%1</uuid><memory>1048576</memory>"
    "<os><type>hvm</type></os><devices><disk type='file' device='disk'><source file='/srv/cad-2.qcow2'/>"
    "<target dev='vda'/></disk></devices></domain>"_s;

QPushButton *verb(QDialog &dialog)
{
    return dialog.findChild<QPushButton *>(u"verb"_s);
}

Host::Snapshot withDisk()
{
    auto host = std::make_shared<Host::Inventory>(*TestHosts::studio());
    Host::Workstation changed = *host->workstations[1];
    changed.disks = {u"/srv/cad-2.qcow2"_s};
    host->workstations[1] = std::make_shared<const Host::Workstation>(changed);
    return host;
}

} // namespace

class TestSmallDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chooseKeepsTheReasonOfWhatCannotBeChosen()
    {
        Dialogs::ChooseDialog dialog(u"t"_s, u"q"_s, u"Assign"_s,
                                     {{u"a"_s, u"cad-1"_s, u"cad-1 runs."_s}, {u"b"_s, u"cad-2"_s, {}}}, nullptr);
        QCOMPARE(dialog.list()->count(), 2);
        QVERIFY(dialog.list()->item(0)->text().contains(u"cad-1 runs."_s));
        QVERIFY(!dialog.list()->item(0)->flags().testFlag(Qt::ItemIsEnabled));
        QCOMPARE(dialog.list()->currentRow(), 1); // the first that can be chosen
        QVERIFY(verb(dialog)->isEnabled());
    }

    void chooseGivesTheIdByReturn()
    {
        auto *dialog = new Dialogs::ChooseDialog(u"t"_s, u"q"_s, u"Assign"_s,
                                                 {{u"a"_s, u"cad-1"_s, {}}, {u"b"_s, u"cad-2"_s, {}}}, nullptr);
        QSignalSpy chosen(dialog, &Dialogs::ChooseDialog::chosen);
        dialog->open();
        QTest::keyClick(dialog->list(), Qt::Key_Down);
        verb(*dialog)->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toString(), u"b"_s);
    }

    void chooseOffersNothingWhenNothingFits()
    {
        Dialogs::ChooseDialog dialog(u"t"_s, u"q"_s, u"Assign"_s, {{u"a"_s, u"cad-1"_s, u"no"_s}}, nullptr);
        QVERIFY(!verb(dialog)->isEnabled());
    }

    void addHostChecksTheAddress_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("good");
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("a name only") << u"gpu01"_s << false;
        QTest::newRow("present") << u"qemu:///system"_s << false;
        QTest::newRow("ssh") << u"qemu+ssh://root@gpu01/system"_s << true;
        QTest::newRow("test") << u"test:///default"_s << true;
        QTest::newRow("try-out without a description") << u"tryout:palace"_s << false;
    }
    void addHostChecksTheAddress()
    {
        QFETCH(QString, address);
        QFETCH(bool, good);
        Dialogs::AddHostDialog dialog({}, {u"qemu:///system"_s}, nullptr);
        auto *place = dialog.findChild<QComboBox *>(u"place"_s);
        place->setCurrentIndex(place->findData(QString()));
        dialog.findChild<QLineEdit *>(u"uri"_s)->setText(address);
        QCOMPARE(verb(dialog)->isEnabled(), good);
        QCOMPARE(verb(dialog)->toolTip().isEmpty(), good);
    }

    void addHostOffersKnownPlaces()
    {
        auto *dialog = new Dialogs::AddHostDialog({u"qemu+ssh://gpu01/system"_s}, {}, nullptr);
        QSignalSpy chosen(dialog, &Dialogs::AddHostDialog::chosen);
        auto *place = dialog->findChild<QComboBox *>(u"place"_s);
        QCOMPARE(place->currentData().toString(), u"qemu:///system"_s);
        place->setCurrentIndex(place->findData(u"qemu+ssh://gpu01/system"_s));
        QVERIFY(!dialog->findChild<QLineEdit *>(u"uri"_s)->isEnabled());
        dialog->open();
        verb(*dialog)->click();
        QCOMPARE(chosen.front().front().toString(), u"qemu+ssh://gpu01/system"_s);
    }

    void deleteSaysWhatHappensToTheDisks()
    {
        const WorkstationId id{TestHosts::uuid(2)};
        Dialogs::DeleteDialog dialog({{withDisk(), id, off.arg(id.text)}}, nullptr);
        dialog.show();
        QVERIFY2(dialog.proposal().has_value(), qPrintable(dialog.planView()->text()));
        QVERIFY(dialog.findChild<QCheckBox *>(u"deleteDisks"_s)->isVisible());
        QVERIFY(dialog.findChild<QLabel *>(u"bin"_s)->isVisible());
        const size_t before = dialog.proposal()->steps.size();
        dialog.findChild<QCheckBox *>(u"deleteDisks"_s)->setChecked(true);
        QVERIFY2(dialog.proposal().has_value(), qPrintable(dialog.planView()->text()));
        QCOMPARE(dialog.proposal()->steps.size(), before + 1);
        QVERIFY(!dialog.findChild<QLabel *>(u"bin"_s)->isVisible()); // not with its disks
        QVERIFY(dialog.planView()->text().contains(u"/srv/cad-2.qcow2"_s));
        QVERIFY(!dialog.proposal()->warnings.empty());
    }

    void deleteAsksNothingThatDoesNotApply()
    {
        const WorkstationId id{TestHosts::uuid(3)};
        Dialogs::DeleteDialog dialog({{TestHosts::studio(), id, off.arg(id.text)}}, nullptr);
        dialog.show();
        QVERIFY(!dialog.findChild<QCheckBox *>(u"deleteDisks"_s)->isVisible());
        QVERIFY(!dialog.findChild<QCheckBox *>(u"removeVgpus"_s)->isVisible());
    }

    void deleteOfSeveralIsOneDecision()
    {
        const WorkstationId second{TestHosts::uuid(2)};
        const WorkstationId third{TestHosts::uuid(3)};
        const WorkstationId running{TestHosts::uuid(1)};
        const Host::Snapshot host = withDisk();
        Dialogs::DeleteDialog dialog(
            {{host, running, off}, {host, second, off.arg(second.text)}, {host, third, off.arg(third.text)}}, nullptr);
        dialog.findChild<QCheckBox *>(u"deleteDisks"_s)->setChecked(true);
        QCOMPARE(dialog.windowTitle(), u"Delete 3 workstations"_s);
        const auto plans = dialog.plans();
        QCOMPARE(plans.size(), 3u);
        QVERIFY(!plans[0]); // it runs: told at the end, and no reason to leave the others
        QVERIFY(plans[1] && plans[2]);
        QVERIFY(dialog.proposal().has_value());
        QCOMPARE(dialog.proposal()->steps.size(), plans[1]->steps.size() + plans[2]->steps.size());
        QVERIFY(verb(dialog)->isEnabled());
    }

    void severalPlansAreShownAsOne()
    {
        const Operations::Plan one{.title = u"a"_s,
                                   .hostUri = u"x"_s,
                                   .steps = {Operations::StartWorkstation{{u"1"_s}, u"cad-1"_s}},
                                   .warnings = {u"Slow."_s},
                                   .repeats = false};
        const Operations::Plan all = Dialogs::together(std::vector(30, one));
        QCOMPARE(all.steps.size(), 30u);
        QCOMPARE(all.warnings.size(), 1u);
        Dialogs::PlanView view;
        view.showPlan(all);
        QCOMPARE(view.findChild<QLabel *>(u"planSteps"_s)->text().count(u"cad-1"_s),
                 11); // the rest is counted: a dialog must fit the screen
        QVERIFY(view.text().contains(u"and 19 more"_s));
    }

    void aPlanIsReadBeforeItRuns()
    {
        Dialogs::PlanDialog dialog(u"t"_s, u"Do it"_s, nullptr);
        Operations::Plan plan;
        plan.steps.push_back(Operations::StartWorkstation{.workstation = {TestHosts::uuid(2)}, .name = u"cad-2"_s});
        plan.warnings.push_back(u"This cannot be undone."_s);
        dialog.propose(plan);
        QVERIFY(dialog.planView()->text().contains(u"1. "_s));
        QVERIFY(dialog.planView()->text().contains(u"cad-2"_s));
        QVERIFY(dialog.planView()->text().contains(u"This cannot be undone."_s));
        QVERIFY(!dialog.planView()->accessibleDescription().isEmpty());
        dialog.propose(failure(ErrorCode::InUse, u"cad-2 runs."_s));
        QVERIFY(!dialog.verbButton()->isEnabled());
        QVERIFY(!dialog.planView()->text().contains(u"1. "_s));
    }
};

QTEST_MAIN(TestSmallDialogs)
#include "tst_smalldialogs.moc"
