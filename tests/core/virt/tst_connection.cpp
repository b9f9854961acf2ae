// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/connection.h"

#include "core/virt/connection_p.h"
#include "core/virt/domainlist.h"
#include "core/virt/eventloop.h"

#include <QMutex>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace Carrel;
using namespace Carrel::Virt;
using namespace Qt::StringLiterals;

// Against libvirt's own test driver, which keeps its state in this process.
class ConnectionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsWhatIsThere();
    void definesStartsStopsAndDeletes();
    void namesWhatIsGone_data();
    void namesWhatIsGone();
    void refusesBadXml();
    void readOnlyRefusesChanges();
    void answersAboutTheHost();
    void reportsDomainEvents();
    void metadataOfATryOutWorkstationComesBack();
    void defineWithAnMdevIsRead();
    void nextStartDiffersFromNow();

private:
    static QString xmlOf(const QString &name, const QString &more = {}, const QString &devices = {})
    {
        return u"<domain type='test'><name>"_s + name
            + u"</name><memory unit='MiB'>64</memory><vcpu>2</vcpu>"
              u"<os><type>hvm</type></os>"_s
            + more + u"<devices>"_s + devices + u"</devices></domain>"_s;
    }
    std::unique_ptr<Connection> m_connection;
};

void ConnectionTest::init()
{
    auto opened = Connection::open(u"test:///default"_s);
    QVERIFY(opened);
    m_connection = std::move(*opened);
}

void ConnectionTest::cleanup()
{
    m_connection.reset();
}

void ConnectionTest::listsWhatIsThere()
{
    std::atomic_int beats = 0;
    const auto listed = listDomains(*m_connection, [&] { ++beats; });
    QVERIFY(listed);
    QCOMPARE(listed->size(), size_t{1});
    const DomainRecord &test = listed->front();
    QCOMPARE(test.details.name, u"test"_s);
    QCOMPARE(test.state, DomainState::Running);
    QCOMPARE(test.details.memory, Mebibytes{8192});
    QCOMPARE(test.details.cpus, 2);
    QVERIFY(test.persistent);
    QVERIFY(beats >= 2);
    const auto again = readDomain(*m_connection, test.id);
    QVERIFY(again);
    QVERIFY(*again == test);
}

void ConnectionTest::definesStartsStopsAndDeletes()
{
    const auto id = m_connection->define(xmlOf(u"new"_s));
    QVERIFY(id);
    QVERIFY(!*m_connection->isActive(*id));
    QVERIFY(m_connection->start(*id));
    QVERIFY(*m_connection->isActive(*id));
    QCOMPARE(readDomain(*m_connection, *id)->state, DomainState::Running);
    const auto twice = m_connection->start(*id);
    QVERIFY(!twice);
    QVERIFY(m_connection->requestReboot(*id));
    QVERIFY(m_connection->requestShutDown(*id));
    QCOMPARE(readDomain(*m_connection, *id)->state, DomainState::Off);
    QVERIFY(m_connection->start(*id));
    QVERIFY(m_connection->destroy(*id));
    QVERIFY(m_connection->undefine(*id));
    QCOMPARE(readDomain(*m_connection, *id).error().code, ErrorCode::NotFound);
}

void ConnectionTest::namesWhatIsGone_data()
{
    using Call = std::function<Result<void>(Connection &, const WorkstationId &)>;
    QTest::addColumn<Call>("call");
    QTest::newRow("start") << Call([](Connection &c, const WorkstationId &id) { return c.start(id); });
    QTest::newRow("destroy") << Call([](Connection &c, const WorkstationId &id) { return c.destroy(id); });
    QTest::newRow("graceful") << Call([](Connection &c, const WorkstationId &id) { return c.destroyGracefully(id); });
    QTest::newRow("undefine") << Call([](Connection &c, const WorkstationId &id) { return c.undefine(id); });
    QTest::newRow("shut down") << Call([](Connection &c, const WorkstationId &id) { return c.requestShutDown(id); });
    QTest::newRow("reboot") << Call([](Connection &c, const WorkstationId &id) { return c.requestReboot(id); });
    QTest::newRow("update") << Call(
        [](Connection &c, const WorkstationId &id) { return c.updateDeviceLive(id, u"<x/>"_s); });
}

void ConnectionTest::namesWhatIsGone()
{
    using Call = std::function<Result<void>(Connection &, const WorkstationId &)>;
    QFETCH(Call, call);
    const auto done = call(*m_connection, {u"11111111-2222-4333-8444-555555555555"_s});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::NotFound);
    QVERIFY(!done.error().wayOut.isEmpty());
}

void ConnectionTest::refusesBadXml()
{
    const auto garbage = m_connection->define(u"<domain"_s);
    QVERIFY(!garbage);
    QCOMPARE(garbage.error().code, ErrorCode::BadInput);
    const auto second = m_connection->define(xmlOf(u"test"_s)); // the name is taken, by another UUID
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::AlreadyExists);
}

void ConnectionTest::readOnlyRefusesChanges()
{
    const auto readOnly = Connection::open(u"test:///default"_s, true);
    QVERIFY(readOnly);
    QCOMPARE(listDomains(**readOnly, [] { })->size(), size_t{1});
    const auto defined = (*readOnly)->define(xmlOf(u"no"_s));
    QVERIFY(!defined);
    QCOMPARE(defined.error().code, ErrorCode::NotAuthorised);
}

void ConnectionTest::answersAboutTheHost()
{
    QVERIFY(m_connection->capabilitiesXml()->contains(u"<capabilities>"_s));
    QVERIFY(*m_connection->hostCpus() > 0);
    QVERIFY(*m_connection->hostMemory() > Mebibytes{0});
    QVERIFY(!m_connection->hostName()->isEmpty());
    QCOMPARE(*m_connection->networks(), QStringList{u"default"_s});
    const auto pools = m_connection->storagePools();
    QVERIFY(pools);
    QCOMPARE(pools->size(), size_t{1});
    QCOMPARE(pools->front().name, u"default-pool"_s);
    QCOMPARE(pools->front().path, u"/default-pool"_s);
    QVERIFY(pools->front().freeBytes > 0);
    const auto mdev = m_connection->destroyMdev({u"11111111-2222-4333-8444-555555555555"_s});
    QVERIFY(!mdev);
    QCOMPARE(mdev.error().code, ErrorCode::NotFound);
}

void ConnectionTest::reportsDomainEvents()
{
    QMutex mutex;
    QStringList subjects;
    bool alien = false;
    QVERIFY(m_connection->internals().subscribe(
        [&](const HostEvent &event) {
            const QMutexLocker lock(&mutex);
            alien = alien || !EventLoop::isCurrentThread();
            subjects.append(event.subject);
        },
        true));
    const auto id = m_connection->define(xmlOf(u"noisy"_s));
    QVERIFY(id);
    const auto heard = [&](qsizetype count) {
        const QMutexLocker lock(&mutex);
        return subjects.count(id->text) >= count;
    };
    QVERIFY(QTest::qWaitFor([&] { return heard(1); }));
    QVERIFY(m_connection->start(*id));
    QVERIFY(QTest::qWaitFor([&] { return heard(2); }));
    QVERIFY(m_connection->destroy(*id));
    QVERIFY(m_connection->undefine(*id));
    QVERIFY(QTest::qWaitFor([&] { return heard(4); }));
    m_connection.reset(); // no callback may come after this: subjects end here
    QVERIFY(!alien);
}

void ConnectionTest::metadataOfATryOutWorkstationComesBack()
{
    const auto id = m_connection->define(
        xmlOf(u"tried"_s,
              u"<metadata><carrel:carrel xmlns:carrel='urn:carrel:domain:1'><carrel:tryout/><carrel:vgpu id='v1'/>"
              u"</carrel:carrel></metadata>"_s));
    QVERIFY(id);
    const auto record = readDomain(*m_connection, *id);
    QVERIFY(record);
    QVERIFY(record->details.tryOut);
    QCOMPARE(record->details.tryOutVgpus, std::vector<QString>{u"v1"_s});
    QVERIFY(m_connection->undefine(*id));
}

void ConnectionTest::defineWithAnMdevIsRead()
{
    const auto id =
        m_connection->define(xmlOf(u"with"_s, {},
                                   u"<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source>"
                                   "<address uuid='c2177883-f1bb-47f0-914d-32a22e3a8804'/></source></hostdev>"_s));
    QVERIFY2(id, qPrintable(id ? QString() : id.error().sentence));
    QCOMPARE(readDomain(*m_connection, *id)->details.mdevs,
             std::vector<QString>{u"c2177883-f1bb-47f0-914d-32a22e3a8804"_s});
    QVERIFY(m_connection->undefine(*id));
}

void ConnectionTest::nextStartDiffersFromNow()
{
    const auto id = m_connection->define(xmlOf(u"two"_s));
    QVERIFY(id);
    QVERIFY(m_connection->start(*id));
    const QString uuid = u"<uuid>"_s + id->text + u"</uuid><title>later</title>"_s;
    QVERIFY(m_connection->define(xmlOf(u"two"_s, uuid)));
    QCOMPARE(readDomain(*m_connection, *id)->details.title, QString());
    QCOMPARE(readNextStart(*m_connection, *id)->title, u"later"_s);
    QVERIFY(m_connection->domainXml(*id, XmlOf::NextStart)->contains(u"later"_s));
    QVERIFY(!m_connection->domainXml(*id, XmlOf::Now)->contains(u"later"_s));
    QVERIFY(m_connection->destroy(*id));
    QVERIFY(m_connection->undefine(*id));
}

QTEST_GUILESS_MAIN(ConnectionTest)
#include "tst_connection.moc"
