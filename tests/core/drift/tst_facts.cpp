// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/drift/facts.h"
#include "core/keep/keptfile.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

using namespace Carrel;
using namespace Carrel::Drift;
using namespace Qt::StringLiterals;

class TestFacts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void everyKindOfHostHasItsPlace();
    void twoTryOutHostsAreApart();
    void filesAreReadTogether();
    void aSetOfSomebodyElseIsAnError();
};

void TestFacts::everyKindOfHostHasItsPlace()
{
    Host::Inventory host;
    host.kind = Host::HostKind::Local;
    QCOMPARE(setPlaceOf(host).folder, u"/etc/carrel"_s);
    QCOMPARE(setPlaceOf(host).owner, 0U);
    host.kind = Host::HostKind::TryOut;
    host.uri = u"tryout:"_s;
    QVERIFY(setPlaceOf(host).folder.startsWith(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)));
    QCOMPARE(setPlaceOf(host).owner, ::getuid());
    for (const auto kind : {Host::HostKind::Remote, Host::HostKind::Test, Host::HostKind::Inspect}) {
        host.kind = kind;
        QVERIFY(setPlaceOf(host).folder.isEmpty());
    }
}

void TestFacts::twoTryOutHostsAreApart()
{
    Host::Inventory host;
    host.kind = Host::HostKind::TryOut;
    host.uri = u"tryout:office"_s;
    const QString office = setPlaceOf(host).folder;
    host.uri = u"tryout:rack"_s;
    QVERIFY(setPlaceOf(host).folder != office);
    host.uri = u"tryout:"_s; // is the office
    QCOMPARE(setPlaceOf(host).folder, office);
}

void TestFacts::filesAreReadTogether()
{
    const QTemporaryDir dir;
    const QString store = dir.path() + u"/etc/mdevctl.d/mtty"_s;
    QVERIFY(QDir().mkpath(store));
    QVERIFY(QDir().mkpath(dir.path() + u"/sys/class/mdev_bus/mtty"_s));
    QFile defined(store + u"/11111111-2222-4333-8444-555555555555"_s);
    QVERIFY(defined.open(QIODevice::WriteOnly));
    defined.write(R"({"mdev_type": "mtty-1", "start": "auto"})");
    defined.close();
    const SetPlace place{dir.path() + u"/kept"_s, ::getuid()};
    const auto item = Keep::parseLine(u"vfs gpu=0000:3d:00.0 count=4");
    QVERIFY(Keep::changeSet(place.folder, place.owner,
                            [&](Keep::KeptSet set) { return Keep::withItem(std::move(set), *item); }));
    const Facts facts = readFiles(place, {dir.path() + u"/sys"_s, dir.path() + u"/proc"_s, dir.path() + u"/etc"_s});
    QVERIFY(!facts.error);
    QVERIFY(facts.set == Keep::KeptSet{*item});
    QCOMPARE(facts.defined.size(), 1U);
    QCOMPARE(facts.gpus.size(), 1U);
    QCOMPARE(facts.gpus.front().id.text, u"mtty"_s);
}

void TestFacts::aSetOfSomebodyElseIsAnError()
{
    const QTemporaryDir dir;
    const Facts facts = readFiles({dir.path(), ::getuid() + 1}, {dir.path(), dir.path(), dir.path()});
    QVERIFY(facts.error);
    QCOMPARE(facts.error->code, ErrorCode::NotAuthorised);
    QVERIFY(facts.set.empty());
}

QTEST_GUILESS_MAIN(TestFacts)
#include "tst_facts.moc"
