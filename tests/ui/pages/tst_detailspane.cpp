// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/models/testhosts.h"
#include "ui/pages/detailspane.h"
#include "ui/pages/flowlayout.h"
#include "ui/pages/page.h"
#include "ui/widgets/capacitybar.h"
#include "ui/widgets/errorbar.h"

#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace Carrel;
using Models::NodeKind;

namespace {

const QString uri = u"qemu:///system"_s;

struct Shown
{
    QObject owner;
    Pages::DetailsPane pane{[this](const QString &name) {
        return named(name);
    }};

    Shown() { pane.show(); }
    QAction *named(const QString &name)
    {
        if (auto *made = owner.findChild<QAction *>(name))
            return made;
        auto *action = new QAction(name, &owner);
        action->setObjectName(name);
        return action;
    }
    void show(const Models::Item &item, const Host::Snapshot &host = TestHosts::studio())
    {
        pane.setItem(item, host, true);
    }
    [[nodiscard]] QString text() const
    {
        QStringList all;
        for (const QLabel *label : pane.currentWidget()->findChildren<QLabel *>())
            if (label->isVisible())
                all.append(label->text());
        return all.join(u'\n');
    }
    [[nodiscard]] bool offers(const QString &name) const
    {
        for (const auto *each : pane.currentWidget()->findChildren<QToolButton *>())
            if (each->isVisible() && each->defaultAction() && each->defaultAction()->objectName() == name)
                return true;
        for (const auto *each : pane.currentWidget()->findChildren<QAbstractButton *>())
            if (each->isVisible() && each->text().remove(u'&') == name)
                return true;
        return false;
    }
};

} // namespace

class TestDetailsPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAnyHostItOffersTheTwoBeginnings()
    {
        Shown shown;
        shown.pane.setItem({}, nullptr, false);
        QVERIFY(shown.text().contains(u"Add the first host"_s));
        QVERIFY(shown.offers(u"host_add"_s));
        QVERIFY(shown.offers(u"host_tryout"_s));
    }

    void eachKindHasItsPage_data()
    {
        QTest::addColumn<Models::Item>("item");
        QTest::addColumn<QString>("word");
        Models::Item type = Pages::itemOf(NodeKind::VgpuType, uri);
        type.gpu.text = u"0000:3d:00.0"_s;
        type.type.text = u"nvidia-18"_s;
        QTest::newRow("host") << Pages::itemOf(NodeKind::Host, uri) << uri;
        QTest::newRow("gpu") << Pages::itemOf(NodeKind::Gpu, uri, u"0000:3d:00.0"_s) << u"0000:3d:00.0"_s;
        QTest::newRow("type") << type << u"4096 × 2160"_s;
        QTest::newRow("vgpu") << Pages::itemOf(NodeKind::Vgpu, uri, TestHosts::uuid(101)) << u"cad-1"_s;
        QTest::newRow("workstation") << Pages::itemOf(NodeKind::Workstation, uri, TestHosts::uuid(1))
                                     << u"Rotor assembly"_s;
        QTest::newRow("gone workstation")
            << Pages::itemOf(NodeKind::Workstation, uri, TestHosts::uuid(77)) << u"gone"_s;
        QTest::newRow("gone vgpu") << Pages::itemOf(NodeKind::Vgpu, uri, TestHosts::uuid(77)) << u"not there"_s;
    }
    void eachKindHasItsPage()
    {
        QFETCH(Models::Item, item);
        QFETCH(QString, word);
        Shown shown;
        shown.show(item);
        QVERIFY2(shown.text().contains(word), qPrintable(shown.text()));
        QVERIFY(!shown.pane.heading().isEmpty());
    }

    void aMessageRowShowsItsHost()
    {
        Shown shown;
        shown.show(Pages::itemOf(NodeKind::Message, uri));
        QVERIFY(shown.text().contains(uri));
    }

    void everyTypeSaysWhyNot()
    {
        Shown shown;
        shown.show(Pages::itemOf(NodeKind::Gpu, uri, u"0000:3d:00.0"_s));
        const auto *types = shown.pane.findChild<QTreeWidget *>(u"types"_s);
        QCOMPARE(types->topLevelItemCount(), 3);
        for (int row = 0; row < 3; ++row) {
            const QTreeWidgetItem *each = types->topLevelItem(row);
            const bool free = each->text(3) != u"0"_s;
            QCOMPARE(each->text(4).isEmpty(), free);
            if (!free)
                QVERIFY2(each->text(4).contains(u"cad-1"_s), qPrintable(each->text(4)));
        }
    }

    void theBarFollowsTheDriver()
    {
        Shown shown;
        shown.show(Pages::itemOf(NodeKind::Gpu, uri, u"0000:3d:00.0"_s));
        const auto *bar = shown.pane.findChild<Widgets::CapacityBar *>();
        QCOMPARE(bar->capacity().slices.size(), 3);
        auto next = std::make_shared<Host::Inventory>(*TestHosts::studio());
        TestHosts::addVgpu(next->gpus[0], TestHosts::uuid(104), u"nvidia-18"_s);
        shown.show(Pages::itemOf(NodeKind::Gpu, uri, u"0000:3d:00.0"_s), next);
        QCOMPARE(bar->capacity().slices.size(), 4);
    }

    void linksBringToTheObject()
    {
        Shown shown;
        shown.show(Pages::itemOf(NodeKind::Workstation, uri, TestHosts::uuid(1)));
        QSignalSpy wanted(&shown.pane, &Pages::DetailsPane::itemWanted);
        for (QLabel *label : shown.pane.currentWidget()->findChildren<QLabel *>())
            if (label->text().contains(u"vgpu:"_s))
                Q_EMIT label->linkActivated(u"vgpu:%1"_s.arg(TestHosts::uuid(101)));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().value<Models::Item>(),
                 Pages::itemOf(NodeKind::Vgpu, uri, TestHosts::uuid(101)));
    }

    void outsideTextIsNeverMarkup()
    {
        auto host = std::make_shared<Host::Inventory>(*TestHosts::studio());
        Host::Workstation evil = *host->workstations[0];
        evil.notes = u"<img src=x><b>bold</b>"_s;
        host->workstations[0] = std::make_shared<const Host::Workstation>(evil);
        Shown shown;
        shown.show(Pages::itemOf(NodeKind::Workstation, uri, TestHosts::uuid(1)), host);
        QVERIFY(shown.text().contains(u"&lt;b&gt;bold"_s));
        QVERIFY(!shown.text().contains(u"<img"_s));
    }

    void aFailedHostSaysWhyAndOffersToTryAgain()
    {
        auto host = std::make_shared<Host::Inventory>(*TestHosts::studio());
        host->state = Host::HostState::Failed;
        host->error = Error{ErrorCode::Unreachable, u"gpu01 does not answer."_s, u"Start libvirtd there."_s, {}};
        Shown shown;
        shown.show(Pages::itemOf(NodeKind::Host, uri), host);
        QVERIFY(shown.pane.findChild<Widgets::ErrorBar *>()->isVisible());
        QVERIFY(shown.offers(u"host_reconnect"_s));
        shown.show(Pages::itemOf(NodeKind::Host, uri));
        QVERIFY(!shown.pane.findChild<Widgets::ErrorBar *>()->isVisible());
    }

    void emptyHostOffersTheNextStep()
    {
        Shown shown;
        shown.show(Pages::itemOf(NodeKind::Host, uri), TestHosts::emptyHost(uri));
        QVERIFY(shown.text().contains(u"no GPU that can be shared"_s));
        QVERIFY(shown.text().contains(u"No workstation here yet"_s));
        QVERIFY(shown.offers(u"workstation_new"_s));
        shown.show(Pages::itemOf(NodeKind::Host, uri));
        QVERIFY(!shown.text().contains(u"no GPU that can be shared"_s));
    }

    void unknownIsNeverZero()
    {
        auto host = std::make_shared<Host::Inventory>(*TestHosts::studio());
        host->gpusKnown = host->workstationsKnown = false;
        host->gpus.clear();
        host->workstations.clear();
        Shown shown;
        shown.show(Pages::itemOf(NodeKind::Host, uri), host);
        QVERIFY(shown.text().contains(u"unknown"_s));
        QVERIFY(!shown.text().contains(u"No workstation here yet"_s));
    }

    void buttonsWrapInsteadOfWideningTheWindow()
    {
        QWidget box;
        auto *flow = new Pages::FlowLayout(&box);
        for (int i = 0; i < 6; ++i) {
            auto *button = new QToolButton;
            button->setText(u"A button with words"_s);
            flow->addWidget(button);
        }
        const int one = flow->heightForWidth(2000);
        QVERIFY(flow->heightForWidth(200) >= one * 5);
        QVERIFY(flow->minimumSize().width() < 200);
        box.resize(200, 400);
        box.show();
        for (int i = 0; i < flow->count(); ++i)
            QVERIFY(box.rect().contains(flow->itemAt(i)->geometry()));
    }
};

QTEST_MAIN(TestDetailsPane)
#include "tst_detailspane.moc"
