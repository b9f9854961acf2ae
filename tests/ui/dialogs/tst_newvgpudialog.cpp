// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/models/testhosts.h"
#include "ui/dialogs/newvgpudialog.h"
#include "ui/dialogs/planview.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Carrel;
using Operations::Plan;

namespace {

Models::Item gpuItem(const QString &gpu, const QString &type = {})
{
    Models::Item item;
    item.kind = type.isEmpty() ? Models::NodeKind::Gpu : Models::NodeKind::VgpuType;
    item.host = u"qemu:///system"_s;
    item.gpu.text = gpu;
    item.type.text = type;
    return item;
}

QString selected(const QDialog &dialog, const QString &box)
{
    return dialog.findChild<QComboBox *>(box)->currentData().toString();
}

} // namespace

class TestNewVgpuDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presetsWhatWasSelected()
    {
        Dialogs::NewVgpuDialog dialog(TestHosts::studio(), gpuItem(u"0000:3e:00.0"_s, u"nvidia-20"_s), nullptr);
        QCOMPARE(selected(dialog, u"gpu"_s), u"0000:3e:00.0"_s);
        QCOMPARE(selected(dialog, u"type"_s), u"nvidia-20"_s);
        QVERIFY(dialog.verbButton()->isEnabled());
    }

    void choosesTheFirstTypeWithRoomOtherwise()
    {
        const TestHosts::InventoryPtr host = TestHosts::emptyHost(u"qemu:///system"_s);
        Gpu::Gpu full = TestHosts::teslaM60(u"0000:01:00.0"_s);
        TestHosts::addVgpu(full, TestHosts::uuid(1), u"nvidia-22"_s);
        Gpu::Gpu half = TestHosts::teslaM60(u"0000:02:00.0"_s);
        TestHosts::addVgpu(half, TestHosts::uuid(2), u"nvidia-20"_s);
        host->gpus = {full, half};
        Dialogs::NewVgpuDialog dialog(host, {}, nullptr);
        QCOMPARE(selected(dialog, u"gpu"_s), u"0000:02:00.0"_s);
        QCOMPARE(selected(dialog, u"type"_s), u"nvidia-20"_s);
    }

    void saysWhyNotForAFullType()
    {
        Dialogs::NewVgpuDialog dialog(TestHosts::studio(), gpuItem(u"0000:3d:00.0"_s, u"nvidia-22"_s), nullptr);
        QVERIFY(!dialog.verbButton()->isEnabled());
        QVERIFY2(dialog.planView()->text().contains(u"cad-1"_s), qPrintable(dialog.planView()->text()));
        QVERIFY(!dialog.verbButton()->toolTip().isEmpty());
    }

    void refusesABadUuid_data()
    {
        QTest::addColumn<QString>("uuid");
        QTest::addColumn<bool>("good");
        QTest::newRow("empty") << QString() << true;
        QTest::newRow("spaces around") << u"  9f0c1b6e-5b1e-4c5a-9d52-0b8f7f3c2a11 "_s << true;
        QTest::newRow("words") << u"cad-07"_s << false;
        QTest::newRow("short") << u"9f0c1b6e-5b1e-4c5a-9d52-0b8f7f3c2a1"_s << false;
        QTest::newRow("taken") << TestHosts::uuid(101) << false;
    }
    void refusesABadUuid()
    {
        QFETCH(QString, uuid);
        QFETCH(bool, good);
        Dialogs::NewVgpuDialog dialog(TestHosts::studio(), gpuItem(u"0000:3e:00.0"_s), nullptr);
        dialog.findChild<QLineEdit *>(u"uuid"_s)->setText(uuid);
        QCOMPARE(dialog.verbButton()->isEnabled(), good);
        QCOMPARE(dialog.proposal().has_value(), good);
    }

    void theVerbCountsAndTheUuidIsForOneOnly()
    {
        Dialogs::NewVgpuDialog dialog(TestHosts::studio(), gpuItem(u"0000:3e:00.0"_s, u"nvidia-18"_s), nullptr);
        dialog.findChild<QSpinBox *>(u"count"_s)->setValue(3);
        QVERIFY(dialog.verbButton()->text().contains(u"3"_s));
        QVERIFY(!dialog.findChild<QLineEdit *>(u"uuid"_s)->isEnabled());
        QVERIFY(dialog.proposal().has_value());
        QCOMPARE(dialog.proposal()->steps.size(), 3);
        dialog.findChild<QSpinBox *>(u"count"_s)->setValue(5);
        QVERIFY(!dialog.proposal().has_value()); // the M60 holds four 2Q
    }

    void followsTheHostWhileOpen()
    {
        TestHosts::InventoryPtr host = TestHosts::studio();
        Dialogs::NewVgpuDialog dialog(host, gpuItem(u"0000:3e:00.0"_s, u"nvidia-22"_s), nullptr);
        QVERIFY(dialog.verbButton()->isEnabled());
        auto next = std::make_shared<Host::Inventory>(*host);
        TestHosts::addVgpu(next->gpus[1], TestHosts::uuid(200), u"nvidia-18"_s);
        dialog.setSnapshot(next);
        QCOMPARE(selected(dialog, u"type"_s), u"nvidia-22"_s); // what the user chose stays chosen
        QVERIFY(!dialog.verbButton()->isEnabled());
    }

    void givesThePlanOnceWhenAgreed()
    {
        auto *dialog = new Dialogs::NewVgpuDialog(TestHosts::studio(), gpuItem(u"0000:3e:00.0"_s), nullptr);
        QSignalSpy planned(dialog, &Dialogs::PlanDialog::planned);
        dialog->findChild<QLineEdit *>(u"name"_s)->setText(u"render"_s);
        dialog->open();
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(planned.size(), 1);
        const auto plan = planned.front().front().value<Plan>();
        QCOMPARE(plan.hostUri, u"qemu:///system"_s);
        QCOMPARE(std::get<Operations::CreateVgpu>(plan.steps.front()).name, u"render"_s);
    }

    void escapePlansNothing()
    {
        auto *dialog = new Dialogs::NewVgpuDialog(TestHosts::studio(), gpuItem(u"0000:3e:00.0"_s), nullptr);
        QSignalSpy planned(dialog, &Dialogs::PlanDialog::planned);
        QSignalSpy gone(dialog, &QObject::destroyed);
        dialog->open();
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(gone.wait());
        QCOMPARE(planned.size(), 0);
    }
};

QTEST_MAIN(TestNewVgpuDialog)
#include "tst_newvgpudialog.moc"
