// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/choice.h"
#include "tests/ui/models/testhosts.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Gui;
using Models::Item;
using Models::NodeKind;
using Pages::Selection;

namespace {

const QString uri = u"qemu:///system"_s;

Item workstation(int number)
{
    return Pages::itemOf(NodeKind::Workstation, uri, TestHosts::uuid(number));
}

Selection select(const std::vector<Item> &items)
{
    return {.current = items.empty() ? Item() : items.front(), .all = items};
}

Facts factsOf(const Host::Snapshot &host, const QSet<QString> &busy = {})
{
    Facts facts;
    facts.snapshot = [host](const QString &wanted) {
        return wanted == host->uri ? host : nullptr;
    };
    facts.isBusy = [busy](const QString &id) {
        return busy.contains(id);
    };
    facts.hosts = {host->uri};
    return facts;
}

const Verb allVerbs[] = {Verb::NewWorkstation, Verb::Start,      Verb::ShutDown, Verb::Reboot,    Verb::ForceOff,
                         Verb::Console,        Verb::Properties, Verb::Delete,   Verb::NewVgpu,   Verb::Assign,
                         Verb::Release,        Verb::AddHost,    Verb::TryOut,   Verb::Reconnect, Verb::Refresh,
                         Verb::UndoLast,       Verb::History,    Verb::EditTags, Verb::EditNotes, Verb::CopyName,
                         Verb::CopyId,         Verb::ExportList};

} // namespace

class TestChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusalAlwaysHasAReason()
    {
        const Host::Snapshot host = TestHosts::studio();
        const std::vector<Selection> selections{
            {},
            select({Pages::itemOf(NodeKind::Host, uri)}),
            select({Pages::itemOf(NodeKind::Gpu, uri, u"0000:3d:00.0"_s)}),
            select({Pages::itemOf(NodeKind::Vgpu, uri, TestHosts::uuid(101))}),
            select({Pages::itemOf(NodeKind::Vgpu, uri, TestHosts::uuid(103))}),
            select({workstation(1)}),
            select({workstation(2)}),
            select({workstation(1), workstation(2)}),
            select({Pages::itemOf(NodeKind::Workstation, u"gone:"_s, TestHosts::uuid(1))}),
        };
        for (const Selection &selection : selections)
            for (const Verb verb : allVerbs) {
                const Choice choice = choiceFor(verb, selection, factsOf(host));
                QCOMPARE(choice.targets.empty(), !choice.reason.isEmpty());
            }
    }

    void powerFollowsTheState_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<Verb>("verb");
        QTest::addColumn<bool>("offered");
        QTest::newRow("start what runs") << 1 << Verb::Start << false;
        QTest::newRow("start what is off") << 2 << Verb::Start << true;
        QTest::newRow("shut down what runs") << 1 << Verb::ShutDown << true;
        QTest::newRow("shut down what is off") << 2 << Verb::ShutDown << false;
        QTest::newRow("restart what is off") << 2 << Verb::Reboot << false;
        QTest::newRow("force off what runs") << 1 << Verb::ForceOff << true;
        QTest::newRow("console of what runs") << 1 << Verb::Console << true;
        QTest::newRow("console of what is off: start and open") << 2 << Verb::Console << true;
        QTest::newRow("delete what runs") << 1 << Verb::Delete << false;
        QTest::newRow("delete what is off") << 2 << Verb::Delete << true;
    }
    void powerFollowsTheState()
    {
        QFETCH(int, number);
        QFETCH(Verb, verb);
        QFETCH(bool, offered);
        const Choice choice = choiceFor(verb, select({workstation(number)}), factsOf(TestHosts::studio()));
        QVERIFY2(choice.targets.empty() != offered, qPrintable(choice.reason));
        QVERIFY(choice.label.isEmpty()); // one row: the action keeps its text
    }

    void aMixedSelectionOffersWhatFits()
    {
        const Choice choice = choiceFor(Verb::Start, select({workstation(1), workstation(2), workstation(3)}),
                                        factsOf(TestHosts::studio()));
        QCOMPARE(choice.targets.size(), 2);
        QCOMPARE(choice.label, u"Start 2 of 3 (1 already run)"_s);
        QVERIFY(choice.reason.isEmpty());
    }

    void severalThatAllFitAreCounted()
    {
        const Choice choice =
            choiceFor(Verb::Start, select({workstation(2), workstation(3)}), factsOf(TestHosts::studio()));
        QCOMPARE(choice.label, u"Start 2 workstations"_s);
    }

    void oneThatStandsTwiceCountsOnce()
    {
        Item second = workstation(2);
        second.vgpu.text = TestHosts::uuid(102);
        const Choice choice = choiceFor(Verb::Start, select({workstation(2), second}), factsOf(TestHosts::studio()));
        QCOMPARE(choice.targets.size(), 1);
    }

    void aBusyObjectIsLeftAlone()
    {
        const Facts facts = factsOf(TestHosts::studio(), {TestHosts::uuid(2), TestHosts::uuid(103)});
        QVERIFY(choiceFor(Verb::Start, select({workstation(2)}), facts).targets.empty());
        QVERIFY(!choiceFor(Verb::Start, select({workstation(3)}), facts).targets.empty());
        QVERIFY(choiceFor(Verb::Delete, select({Pages::itemOf(NodeKind::Vgpu, uri, TestHosts::uuid(103))}), facts)
                    .targets.empty());
    }

    void aVgpuInUseIsNotRemovedAndSaysByWhom()
    {
        const Choice choice =
            choiceFor(Verb::Delete, select({Pages::itemOf(NodeKind::Vgpu, uri, TestHosts::uuid(101))}),
                      factsOf(TestHosts::studio()));
        QVERIFY(choice.targets.empty());
        QVERIFY2(choice.reason.contains(u"cad-1"_s), qPrintable(choice.reason));
    }

    void assignAndReleaseFromBothSides()
    {
        const Facts facts = factsOf(TestHosts::studio());
        const Selection owned = select({Pages::itemOf(NodeKind::Vgpu, uri, TestHosts::uuid(102))});
        const Selection orphan = select({Pages::itemOf(NodeKind::Vgpu, uri, TestHosts::uuid(103))});
        QVERIFY(choiceFor(Verb::Assign, owned, facts).targets.empty());
        QVERIFY(!choiceFor(Verb::Release, owned, facts).targets.empty());
        QVERIFY(!choiceFor(Verb::Assign, orphan, facts).targets.empty());
        QVERIFY(choiceFor(Verb::Release, orphan, facts).targets.empty());
        QVERIFY(!choiceFor(Verb::Assign, select({workstation(3)}), facts).targets.empty());
        QVERIFY(choiceFor(Verb::Release, select({workstation(3)}), facts).targets.empty());
        QVERIFY(!choiceFor(Verb::Release, select({workstation(2)}), facts).targets.empty());
    }

    void newVgpuLooksAtTypeGpuOrHost()
    {
        const Facts facts = factsOf(TestHosts::studio());
        Item full = Pages::itemOf(NodeKind::VgpuType, uri);
        full.gpu.text = u"0000:3d:00.0"_s;
        full.type.text = u"nvidia-22"_s;
        QVERIFY(choiceFor(Verb::NewVgpu, select({full}), facts).targets.empty());
        QVERIFY(!choiceFor(Verb::NewVgpu, select({Pages::itemOf(NodeKind::Gpu, uri, full.gpu.text)}), facts)
                     .targets.empty()); // one 2Q is left there
        QVERIFY(!choiceFor(Verb::NewVgpu, {}, facts).targets.empty()); // the only host
        QVERIFY(choiceFor(Verb::NewVgpu, {}, factsOf(TestHosts::emptyHost(uri))).targets.empty());
    }

    void withTwoHostsNothingIsGuessed()
    {
        Facts facts = factsOf(TestHosts::studio());
        facts.hosts.push_back(u"test:///default"_s);
        QCOMPARE(hostFor({}, facts), QString());
        QVERIFY(choiceFor(Verb::NewWorkstation, {}, facts).targets.empty());
        QVERIFY(!choiceFor(Verb::NewWorkstation, select({Pages::itemOf(NodeKind::Host, uri)}), facts).targets.empty());
    }

    void onlyALostHostIsTriedAgain()
    {
        const Selection host = select({Pages::itemOf(NodeKind::Host, uri)});
        QVERIFY(choiceFor(Verb::Reconnect, host, factsOf(TestHosts::studio())).targets.empty());
        auto lost = std::make_shared<Host::Inventory>(*TestHosts::studio());
        lost->state = Host::HostState::Lost;
        QVERIFY(!choiceFor(Verb::Reconnect, host, factsOf(lost)).targets.empty());
    }

    void tenThousandRowsAreQuick_data()
    {
        QTest::addColumn<Verb>("verb");
        QTest::newRow("start") << Verb::Start;
        QTest::newRow("shut down") << Verb::ShutDown;
        QTest::newRow("console") << Verb::Console;
        QTest::newRow("delete") << Verb::Delete;
    }
    void tenThousandRowsAreQuick()
    {
        QFETCH(Verb, verb);
        const Host::Snapshot host = Host::snapshotOf(*TestHosts::largeHost(uri, 10'000));
        Selection all;
        for (const Host::WorkstationPtr &each : host->workstations)
            all.all.push_back(Pages::itemOf(NodeKind::Workstation, uri, each->id.text));
        all.current = all.all.front();
        QElapsedTimer clock;
        clock.start();
        const Choice choice = choiceFor(verb, all, factsOf(host));
        qInfo("choice over 10,000 selected rows: %lld ms", clock.elapsed());
        QVERIFY(!choice.targets.empty());
        QVERIFY(clock.elapsed() < 2500); // with sanitizers on a busy machine; a walk a row takes four times as long
    }
};

QTEST_GUILESS_MAIN(TestChoice)
#include "tst_choice.moc"
