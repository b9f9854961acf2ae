// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/models/testhosts.h"
#include "ui/dialogs/newworkstationdialog.h"
#include "ui/dialogs/planview.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Carrel;
using Operations::DiskChoice;

namespace {

Operations::HostLimits limits(const QString &folder)
{
    Operations::HostLimits limits;
    limits.cpus = 8;
    limits.memory = Mebibytes{16'384};
    limits.domainType = u"qemu"_s;
    limits.emulator = u"/usr/bin/qemu-system-x86_64"_s;
    limits.arch = u"x86_64"_s;
    limits.networks = {u"default"_s, u"lab"_s};
    limits.diskFolder = folder;
    return limits;
}

struct Open
{
    QTemporaryDir folder;
    Dialogs::NewWorkstationDialog dialog{TestHosts::studio(), nullptr};

    Open()
    {
        dialog.setLimits(limits(folder.path()));
        set(u"name"_s, u"cad-42"_s);
        choose(u"disk"_s, int(DiskChoice::None));
    }
    void set(const QString &field, const QString &text) { dialog.findChild<QLineEdit *>(field)->setText(text); }
    void choose(const QString &field, const QVariant &data)
    {
        auto *box = dialog.findChild<QComboBox *>(field);
        box->setCurrentIndex(box->findData(data));
    }
    [[nodiscard]] bool ready() const { return dialog.verbButton()->isEnabled(); }
    [[nodiscard]] QString said() const { return dialog.planView()->text(); }
};

} // namespace

class TestNewWorkstationDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsForTheLimits()
    {
        Dialogs::NewWorkstationDialog dialog(TestHosts::studio(), nullptr);
        dialog.findChild<QLineEdit *>(u"name"_s)->setText(u"cad-42"_s);
        QVERIFY(!dialog.verbButton()->isEnabled());
        QVERIFY(dialog.planView()->text().contains(u"Reading"_s));
    }

    void saysWhenTheHostDoesNotTellItsLimits()
    {
        Dialogs::NewWorkstationDialog dialog(TestHosts::studio(), nullptr);
        dialog.setLimits(failure(ErrorCode::TimedOut, u"studio did not answer."_s, u"Try again."_s));
        QVERIFY(!dialog.verbButton()->isEnabled());
        QVERIFY(dialog.planView()->text().contains(u"studio did not answer."_s));
        QVERIFY(dialog.planView()->text().contains(u"Try again."_s));
    }

    void plansWhatIsTyped()
    {
        Open open;
        QVERIFY2(open.ready(), qPrintable(open.said()));
        QVERIFY(open.said().contains(u"cad-42"_s));
    }

    void namesAreCheckedAsTyped_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("taken") << u"cad-1"_s << false;
        QTest::newRow("control character") << u"cad\x07"_s << false;
        QTest::newRow("slash") << u"a/b"_s << false;
        QTest::newRow("free") << u"cad-9"_s << true;
    }
    void namesAreCheckedAsTyped()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        Open open;
        open.set(u"name"_s, name);
        QCOMPARE(open.ready(), good);
    }

    void refusesMoreThanTheHostHas()
    {
        Open open;
        open.dialog.findChild<QSpinBox *>(u"cpus"_s)->setValue(9);
        QVERIFY(!open.ready());
        open.dialog.findChild<QSpinBox *>(u"cpus"_s)->setValue(8);
        QVERIFY(open.ready());
        open.dialog.findChild<QSpinBox *>(u"memory"_s)->setValue(16'385);
        QVERIFY(!open.ready());
    }

    void showsOnlyTheFieldsOfTheDiskChoice()
    {
        Open open;
        open.dialog.show();
        const auto visible = [&](const QString &name) {
            return open.dialog.findChild<QWidget *>(name)->isVisible();
        };
        open.choose(u"disk"_s, int(DiskChoice::New));
        QVERIFY(visible(u"size"_s) && !visible(u"diskPath"_s));
        open.choose(u"disk"_s, int(DiskChoice::Existing));
        QVERIFY(!visible(u"size"_s) && visible(u"diskPath"_s));
        open.choose(u"disk"_s, int(DiskChoice::None));
        QVERIFY(!visible(u"size"_s) && !visible(u"diskPath"_s));
    }

    void refusesADiskThatIsNoFile_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("missing") << u"/nowhere/disk.qcow2"_s;
        QTest::newRow("folder") << u"/tmp"_s;
        QTest::newRow("relative") << u"disk.qcow2"_s;
        QTest::newRow("empty") << QString();
    }
    void refusesADiskThatIsNoFile()
    {
        QFETCH(QString, path);
        Open open;
        open.choose(u"disk"_s, int(DiskChoice::Existing));
        open.set(u"diskPath"_s, path);
        QVERIFY(!open.ready());
    }

    void offersTheHostsNetworksAndKeepsTheChoice()
    {
        Open open;
        auto *box = open.dialog.findChild<QComboBox *>(u"network"_s);
        QVERIFY(box->findData(u"default"_s) >= 0);
        open.choose(u"network"_s, u"lab"_s);
        open.dialog.setLimits(limits(open.folder.path()));
        QCOMPARE(box->currentData().toString(), u"lab"_s);
    }

    void offersOnlyVgpusWithoutAnOwner()
    {
        Open open;
        auto *box = open.dialog.findChild<QComboBox *>(u"vgpu"_s);
        QVERIFY(box->findData(TestHosts::uuid(103)) > 0);
        QCOMPARE(box->findData(TestHosts::uuid(101)), -1);
        open.choose(u"vgpu"_s, TestHosts::uuid(103));
        QVERIFY2(open.ready(), qPrintable(open.said()));
    }

    void aVgpuThatGoesAwayIsNoLongerChosen()
    {
        Open open;
        open.choose(u"vgpu"_s, TestHosts::uuid(103));
        auto next = std::make_shared<Host::Inventory>(*TestHosts::studio());
        next->gpus[0].vgpus.pop_back();
        open.dialog.setSnapshot(next);
        QCOMPARE(open.dialog.findChild<QComboBox *>(u"vgpu"_s)->currentData().toString(), QString());
    }
};

QTEST_MAIN(TestNewWorkstationDialog)
#include "tst_newworkstationdialog.moc"
