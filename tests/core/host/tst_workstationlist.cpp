// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/workstationlist.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

class WorkstationListTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsNamesInNaturalOrder();
    void equalEntriesKeepTheirObject();
    void oneChangeLeavesTheOthersAlone();
    void renamingMoves();
    void namesakesAreOrderedById();
    void removingWhatIsNotThereChangesNothing();
    void randomPatchesEqualAFreshList_data();
    void randomPatchesEqualAFreshList();

private:
    static WorkstationPtr make(const QString &id, const QString &name, int cpus = 1)
    {
        auto workstation = std::make_shared<Workstation>();
        workstation->id = {id};
        workstation->name = name;
        workstation->cpus = cpus;
        return workstation;
    }
    static QStringList names(const WorkstationList &list)
    {
        QStringList result;
        for (const WorkstationPtr &entry : list.entries())
            result.append(entry->name);
        return result;
    }
};

void WorkstationListTest::keepsNamesInNaturalOrder()
{
    WorkstationList list;
    list.replaceAll({make(u"a"_s, u"cad-10"_s), make(u"b"_s, u"cad-9"_s), make(u"c"_s, u"cad-1"_s)});
    QCOMPARE(names(list), (QStringList{u"cad-1"_s, u"cad-9"_s, u"cad-10"_s}));
    QVERIFY(list.put(make(u"d"_s, u"cad-2"_s)));
    QCOMPARE(names(list), (QStringList{u"cad-1"_s, u"cad-2"_s, u"cad-9"_s, u"cad-10"_s}));
}

void WorkstationListTest::equalEntriesKeepTheirObject()
{
    WorkstationList list;
    list.replaceAll({make(u"a"_s, u"one"_s), make(u"b"_s, u"two"_s)});
    const WorkstationPtr one = list.find({u"a"_s});
    list.replaceAll({make(u"a"_s, u"one"_s), make(u"b"_s, u"two"_s, 9)});
    QCOMPARE(list.find({u"a"_s}), one);
    QCOMPARE(list.entries().front(), one);
    QCOMPARE(list.find({u"b"_s})->cpus, 9);
    QVERIFY(!list.put(make(u"a"_s, u"one"_s)));
    QCOMPARE(list.find({u"a"_s}), one);
}

void WorkstationListTest::oneChangeLeavesTheOthersAlone()
{
    WorkstationList list;
    std::vector<WorkstationPtr> all;
    for (int i = 0; i < 100; ++i)
        all.push_back(make(QString::number(i), u"w%1"_s.arg(i)));
    list.replaceAll(all);
    QVERIFY(list.put(make(u"50"_s, u"w50"_s, 8)));
    for (int i = 0; i < 100; ++i)
        QCOMPARE(list.entries()[static_cast<size_t>(i)] == all[static_cast<size_t>(i)], i != 50);
}

void WorkstationListTest::renamingMoves()
{
    WorkstationList list;
    list.replaceAll({make(u"a"_s, u"a"_s), make(u"b"_s, u"b"_s)});
    QVERIFY(list.put(make(u"a"_s, u"c"_s)));
    QCOMPARE(names(list), (QStringList{u"b"_s, u"c"_s}));
}

void WorkstationListTest::namesakesAreOrderedById()
{
    WorkstationList list;
    list.replaceAll({make(u"2"_s, u"same"_s), make(u"1"_s, u"same"_s)});
    QCOMPARE(list.entries().front()->id.text, u"1"_s);
    QVERIFY(list.remove({u"1"_s}));
    QCOMPARE(list.entries().size(), size_t{1});
    QCOMPARE(list.entries().front()->id.text, u"2"_s);
}

void WorkstationListTest::removingWhatIsNotThereChangesNothing()
{
    WorkstationList list;
    list.replaceAll({make(u"a"_s, u"a"_s)});
    QVERIFY(!list.remove({u"b"_s}));
    QVERIFY(list.remove({u"a"_s}));
    QVERIFY(!list.remove({u"a"_s}));
    QVERIFY(list.entries().empty());
}

void WorkstationListTest::randomPatchesEqualAFreshList_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1U, 7U, 42U, 1234U, 99999U})
        QTest::addRow("%u", seed) << seed;
}

/** Whatever is put and removed one by one must end as the list made at once from the same entries. */
void WorkstationListTest::randomPatchesEqualAFreshList()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    WorkstationList patched;
    QHash<QString, WorkstationPtr> truth;
    for (int step = 0; step < 2000; ++step) {
        const QString id = QString::number(random.bounded(60));
        if (random.bounded(3) == 0) {
            QCOMPARE(patched.remove({id}), truth.remove(id));
        } else {
            const WorkstationPtr next = make(id, u"n%1"_s.arg(random.bounded(20)), random.bounded(3));
            const bool changes = !truth.contains(id) || *truth[id] != *next;
            QCOMPARE(patched.put(next), changes);
            truth[id] = next;
        }
    }
    WorkstationList fresh;
    fresh.replaceAll({truth.begin(), truth.end()});
    QVERIFY(std::ranges::equal(patched.entries(), fresh.entries(),
                               [](const WorkstationPtr &l, const WorkstationPtr &r) { return *l == *r; }));
    for (const WorkstationPtr &entry : patched.entries())
        QCOMPARE(patched.find(entry->id), entry);
}

QTEST_GUILESS_MAIN(WorkstationListTest)
#include "tst_workstationlist.moc"
