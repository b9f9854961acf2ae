// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/inventory.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Host;

namespace {

WorkstationPtr workstation(const QString &id, const QString &name, const std::vector<VgpuId> &vgpus = {})
{
    Workstation made;
    made.id.text = id;
    made.name = name;
    made.vgpus = vgpus;
    return std::make_shared<const Workstation>(made);
}

/** Two users of one vGPU, one that names it twice, one without any, and two of the same name. */
Inventory studio()
{
    Inventory host;
    Gpu::Gpu gpu;
    gpu.id.text = u"0000:3d:00.0"_s;
    gpu.vgpus.resize(2);
    gpu.vgpus[0].id.text = u"v1"_s;
    gpu.vgpus[1].id.text = u"v2"_s;
    host.gpus = {Gpu::Gpu(), gpu};
    host.workstations = {workstation(u"a"_s, u"cad-1"_s, {{u"v1"_s}, {u"v1"_s}}),
                         workstation(u"b"_s, u"cad-2"_s, {{u"v1"_s}}), workstation(u"c"_s, u"cad-2"_s),
                         workstation(u"d"_s, u"cad-4"_s, {{u"gone"_s}})};
    return host;
}

QString nameOf(const WorkstationPtr &found)
{
    return found ? found->id.text : u"none"_s;
}

QStringList namesOf(const std::vector<WorkstationPtr> &users)
{
    QStringList names;
    for (const WorkstationPtr &each : users)
        names.append(each->id.text);
    return names;
}

} // namespace

class TestInventory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothWaysAnswerTheSame_data()
    {
        QTest::addColumn<bool>("finished");
        QTest::newRow("being put together") << false;
        QTest::newRow("finished") << true;
    }
    void bothWaysAnswerTheSame()
    {
        QFETCH(bool, finished);
        const Snapshot host = finished ? snapshotOf(studio()) : std::make_shared<const Inventory>(studio());
        QCOMPARE(host->gpu({u"0000:3d:00.0"_s}), &host->gpus[1]);
        QVERIFY(!host->gpu({u"0000:00:00.0"_s}));
        QCOMPARE(host->vgpu({u"v2"_s}), &host->gpus[1].vgpus[1]);
        QVERIFY(!host->vgpu({u"gone"_s}));
        QCOMPARE(nameOf(host->workstation({u"b"_s})), u"b"_s);
        QCOMPARE(nameOf(host->workstation({u"x"_s})), u"none"_s);
        QCOMPARE(nameOf(host->workstationNamed(u"cad-2"_s)), u"b"_s); // the first of two
        QCOMPARE(nameOf(host->workstationNamed(u"CAD-2"_s)), u"none"_s);
        QCOMPARE(namesOf(host->usersOf({u"v1"_s})), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(namesOf(host->usersOf({u"gone"_s})), QStringList{u"d"_s});
        QCOMPARE(namesOf(host->usersOf({u"v2"_s})), QStringList());
    }

    void aCopyThatIsChangedForgetsWhatItWas()
    {
        const Snapshot host = snapshotOf(studio());
        QVERIFY(host->workstation({u"a"_s}));
        Inventory copy = *host;
        copy.workstations.erase(copy.workstations.begin());
        copy.gpus.pop_back();
        QVERIFY(!copy.workstation({u"a"_s}));
        QCOMPARE(nameOf(copy.workstation({u"b"_s})), u"b"_s);
        QVERIFY(!copy.vgpu({u"v1"_s}));
        const Snapshot next = snapshotOf(copy);
        QVERIFY(!next->workstation({u"a"_s}));
        QCOMPARE(namesOf(next->usersOf({u"v1"_s})), QStringList{u"b"_s});
        copy = *host; // the other way to copy
        copy.workstations.clear();
        QVERIFY(!copy.workstation({u"a"_s}));
        QVERIFY(host->workstation({u"a"_s}));
    }

    void everyThreadMayAskFirst()
    {
        const Snapshot host = snapshotOf(studio());
        std::vector<std::jthread> threads;
        std::atomic<int> found = 0;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] { found += host->workstation({u"d"_s}) && host->vgpu({u"v1"_s}) ? 1 : 0; });
        threads.clear();
        QCOMPARE(found.load(), 8);
    }
};

QTEST_GUILESS_MAIN(TestInventory)
#include "tst_inventory.moc"
