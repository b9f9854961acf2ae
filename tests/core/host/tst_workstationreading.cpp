// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/workstationreading.h"

#include "core/virt/connection.h"

#include <QTest>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

namespace {

const VgpuId first{u"c2177883-f1bb-47f0-914d-32a22e3a8801"_s};
const VgpuId second{u"c2177883-f1bb-47f0-914d-32a22e3a8802"_s};

QString hostdev(const VgpuId &vgpu)
{
    return u"<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='%1'/></source></hostdev>"_s
        .arg(vgpu.text);
}

QString domain(const QString &head, const QString &devices)
{
    return u"<domain type='test'><name>cad</name>"_s + head
        + u"<memory unit='MiB'>64</memory><vcpu>2</vcpu><os><type>hvm</type></os><devices>"_s + devices
        + u"</devices></domain>"_s;
}

QString tags(const QString &name)
{
    return u"<metadata><carrel:carrel xmlns:carrel='urn:carrel:domain:1'><carrel:tag name='%1'/></carrel:carrel>"
           "</metadata>"_s.arg(name);
}

} // namespace

// On libvirt's own test driver, which keeps its state in this process.
class WorkstationReadingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto opened = Virt::Connection::open(u"test:///default"_s);
        QVERIFY(opened);
        m_connection = std::move(*opened);
        const auto made = m_connection->define(domain(tags(u"old"_s), hostdev(first)));
        QVERIFY2(made, qPrintable(made ? QString() : made.error().sentence + made.error().detail));
        m_id = *made;
    }
    void cleanup()
    {
        if (read()->state != WorkstationState::Off)
            QVERIFY(m_connection->destroy(m_id));
        QVERIFY(m_connection->undefine(m_id));
    }

    void aRunningOneSaysWhatItsNextStartBrings_data()
    {
        QTest::addColumn<QString>("devices");
        QTest::addColumn<bool>("needsRestart");
        QTest::addColumn<size_t>("vgpus");
        QTest::newRow("the same") << hostdev(first) << false << size_t{1};
        QTest::newRow("one more") << hostdev(first) + hostdev(second) << true << size_t{2};
        QTest::newRow("another one") << hostdev(second) << true << size_t{2};
        QTest::newRow("taken away") << QString() << true << size_t{1};
    }
    void aRunningOneSaysWhatItsNextStartBrings()
    {
        QFETCH(QString, devices);
        QFETCH(bool, needsRestart);
        QFETCH(size_t, vgpus);
        QVERIFY(m_connection->start(m_id));
        const QString uuid = u"<uuid>%1</uuid><description>later</description>"_s.arg(m_id.text);
        QVERIFY(m_connection->define(domain(uuid + tags(u"new"_s), devices)));
        const WorkstationPtr now = read();
        QCOMPARE(now->needsRestart, needsRestart);
        QCOMPARE(now->vgpus.size(), vgpus);
        QCOMPARE(now->tags, QStringList{u"new"_s});
        QCOMPARE(now->notes, u"later"_s);
        QVERIFY(m_connection->destroy(m_id));
        QVERIFY(!read()->needsRestart);
    }

    void oneThatIsOffHasOneDefinition()
    {
        const WorkstationPtr off = read();
        QCOMPARE(off->tags, QStringList{u"old"_s});
        QCOMPARE(off->vgpus, std::vector<VgpuId>{first});
        QVERIFY(!off->needsRestart);
    }

    void readTwiceItSaysTheSame()
    {
        QVERIFY(m_connection->start(m_id));
        Virt::DomainDetails next;
        next.tags = {u"old"_s};
        next.vgpuHostdevs = {first.text, second.text};
        const WorkstationPtr once = withNextStart(read(), next, HostKind::Local);
        QVERIFY(once->needsRestart);
        QCOMPARE(once->vgpus, (std::vector<VgpuId>{first, second}));
        QCOMPARE(withNextStart(once, next, HostKind::Local), once);
    }

private:
    [[nodiscard]] WorkstationPtr read() const { return *readWorkstation(*m_connection, HostKind::Test, m_id); }

    std::unique_ptr<Virt::Connection> m_connection;
    WorkstationId m_id;
};

QTEST_GUILESS_MAIN(WorkstationReadingTest)
#include "tst_workstationreading.moc"
