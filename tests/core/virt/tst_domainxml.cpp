// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/domainxml.h"

#include <QTest>

using namespace Carrel;
using namespace Carrel::Virt;
using namespace Qt::StringLiterals;

class DomainXmlTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverythingShown();
    void readsGraphics_data();
    void readsGraphics();
    void readsHostdevs_data();
    void readsHostdevs();
    void readsMetadata_data();
    void readsMetadata();
    void damagedValueCostsOnlyItself_data();
    void damagedValueCostsOnlyItself();
    void refusesWhatIsNoDomain_data();
    void refusesWhatIsNoDomain();
    void keepsNamesAsTheyAre();
    void survivesCuts();

private:
    static QString domainWith(const QString &devices, const QString &metadata = {})
    {
        return u"<domain type='kvm' id='3'><name>cad-03</name><uuid>3D0C9F1A-0000-4000-8000-00000000000a</uuid>"_s
            + metadata + u"<devices>"_s + devices + u"</devices></domain>"_s;
    }
};

void DomainXmlTest::readsEverythingShown()
{
    const auto read = parseDomain(uR"(<domain type='kvm'><name>cad-03</name>
      <uuid>3D0C9F1A-0000-4000-8000-00000000000a</uuid><title>CAD</title><description> For Ann &amp; Bo </description>
      <memory unit='KiB'>8388608</memory><currentMemory unit='KiB'>4194304</currentMemory>
      <vcpu placement='static' current='6'>8</vcpu><devices>
      <disk type='file' device='disk'><source file='/var/a.qcow2'/><target dev='vda'/></disk>
      <disk type='file' device='cdrom'><target dev='sda'/></disk>
      <disk type='block' device='disk'><source dev='/dev/vg/b'/></disk>
      </devices></domain>)"_s);
    QVERIFY(read);
    QCOMPARE(read->uuid, u"3d0c9f1a-0000-4000-8000-00000000000a"_s);
    QCOMPARE(read->name, u"cad-03"_s);
    QCOMPARE(read->title, u"CAD"_s);
    QCOMPARE(read->notes, u"For Ann & Bo"_s);
    QCOMPARE(read->memory, Mebibytes{8192});
    QCOMPARE(read->cpus, 6);
    const std::vector<QString> disks{u"/var/a.qcow2"_s, u"/dev/vg/b"_s};
    QCOMPARE(read->disks, disks);
    const auto clone = parseDomain(u"<domain><name>c</name><devices><disk><source file='/c'/><backingStore type='file'>"
                                   "<source file='/b'/><backingStore type='block'><source dev='/dev/a'/><backingStore/>"
                                   "</backingStore></backingStore></disk></devices></domain>"_s);
    QCOMPARE(clone->disks, std::vector{u"/c"_s});
    QCOMPARE(clone->backing, (std::vector{u"/b"_s, u"/dev/a"_s}));
    QVERIFY(!read->tryOut);
}

void DomainXmlTest::readsGraphics_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<GraphicsDetails>("expected");
    QTest::newRow("running spice")
        << u"<graphics type='spice' port='5900' tlsPort='5901' autoport='yes' listen='127.0.0.1'>"
           "<listen type='address' address='127.0.0.1'/></graphics>"_s
        << GraphicsDetails{u"spice"_s, 5900, 5901, u"127.0.0.1"_s, {}};
    QTest::newRow("off") << u"<graphics type='vnc' port='-1' autoport='yes'><listen type='address'/></graphics>"_s
                         << GraphicsDetails{u"vnc"_s, {}, {}, {}, {}};
    QTest::newRow("socket") << u"<graphics type='spice'><listen type='socket' socket='/run/s'/></graphics>"_s
                            << GraphicsDetails{u"spice"_s, {}, {}, {}, u"/run/s"_s};
    QTest::newRow("old socket form") << u"<graphics type='vnc' socket='/run/v'/>"_s
                                     << GraphicsDetails{u"vnc"_s, {}, {}, {}, u"/run/v"_s};
    QTest::newRow("none") << u"<graphics type='spice' listen='x'><listen type='none'/></graphics>"_s
                          << GraphicsDetails{u"spice"_s, {}, {}, {}, {}};
    QTest::newRow("network listen")
        << u"<graphics type='spice' port='5907'><listen type='network' network='lan' address='10.0.0.9'/></graphics>"_s
        << GraphicsDetails{u"spice"_s, 5907, {}, u"10.0.0.9"_s, {}};
    QTest::newRow("egl-headless")
        << u"<graphics type='egl-headless'><gl rendernode='/dev/dri/renderD128'/></graphics>"_s
        << GraphicsDetails{u"egl-headless"_s, {}, {}, {}, {}, u"/dev/dri/renderD128"_s};
    QTest::newRow("port beyond TCP") << u"<graphics type='vnc' port='70000'/>"_s
                                     << GraphicsDetails{u"vnc"_s, {}, {}, {}, {}};
    QTest::newRow("port with a tail") << u"<graphics type='vnc' port='5900x'/>"_s
                                      << GraphicsDetails{u"vnc"_s, {}, {}, {}, {}};
}

void DomainXmlTest::readsGraphics()
{
    QFETCH(QString, xml);
    QFETCH(GraphicsDetails, expected);
    const auto read = parseDomain(domainWith(xml));
    QVERIFY(read);
    QCOMPARE(read->graphics.size(), size_t{1});
    QVERIFY(read->graphics.front() == expected);
}

void DomainXmlTest::readsHostdevs_data()
{
    QTest::addColumn<QString>("xml");
    QTest::addColumn<QStringList>("mdevs");
    QTest::addColumn<QStringList>("pci");
    const QStringList none;
    QTest::newRow("mdev") << u"<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source>"
                             "<address uuid='C2177883-F1BB-47F0-914D-32A22E3A8804'/></source></hostdev>"_s
                          << QStringList{u"c2177883-f1bb-47f0-914d-32a22e3a8804"_s} << none;
    QTest::newRow("pci") << u"<hostdev type='pci' managed='no'><source><address domain='0x0000' bus='0x3d' slot='0x00' "
                            "function='0x4'/></source></hostdev>"_s
                         << none << QStringList{u"0000:3d:00.4"_s};
    QTest::newRow("pci without domain, no 0x")
        << u"<hostdev type='pci'><source><address bus='3d' slot='1f' function='7'/></source></hostdev>"_s << none
        << QStringList{u"0000:3d:1f.7"_s};
    QTest::newRow("pci slot too large")
        << u"<hostdev type='pci'><source><address bus='3d' slot='20' function='0'/></source></hostdev>"_s << none
        << none;
    QTest::newRow("mdev that is no UUID")
        << u"<hostdev type='mdev'><source><address uuid='../../x'/></source></hostdev>"_s << none << none;
    QTest::newRow("usb") << u"<hostdev type='usb'><source><vendor id='0x1'/></source></hostdev>"_s << none << none;
}

void DomainXmlTest::readsHostdevs()
{
    QFETCH(QString, xml);
    QFETCH(QStringList, mdevs);
    QFETCH(QStringList, pci);
    const auto read = parseDomain(domainWith(xml));
    QVERIFY(read);
    QCOMPARE(QStringList(read->mdevs.begin(), read->mdevs.end()), mdevs);
    QCOMPARE(QStringList(read->pciHostdevs.begin(), read->pciHostdevs.end()), pci);
}

void DomainXmlTest::readsMetadata_data()
{
    QTest::addColumn<QString>("metadata");
    QTest::addColumn<bool>("tryOut");
    QTest::addColumn<QStringList>("vgpus");
    QTest::newRow("as Carrel writes it") << u"<carrel:carrel xmlns:carrel='urn:carrel:domain:1'><carrel:tryout/>"
                                            "<carrel:vgpu id='a'/><carrel:vgpu id='b'/></carrel:carrel>"_s
                                         << true << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("another prefix") << u"<c:carrel xmlns:c='urn:carrel:domain:1'><c:tryout/></c:carrel>"_s << true
                                    << QStringList();
    QTest::newRow("another namespace") << u"<carrel:carrel xmlns:carrel='urn:other'><carrel:tryout/></carrel:carrel>"_s
                                       << false << QStringList();
    QTest::newRow("beside others") << u"<o:os xmlns:o='urn:o'/><carrel:carrel xmlns:carrel='urn:carrel:domain:1'>"
                                      "<carrel:vgpu id='a'/></carrel:carrel>"_s
                                   << false << QStringList{u"a"_s};
}

void DomainXmlTest::readsMetadata()
{
    QFETCH(QString, metadata);
    QFETCH(bool, tryOut);
    QFETCH(QStringList, vgpus);
    const auto read = parseDomain(domainWith({}, u"<metadata>"_s + metadata + u"</metadata>"_s));
    QVERIFY(read);
    QCOMPARE(read->tryOut, tryOut);
    QCOMPARE(QStringList(read->tryOutVgpus.begin(), read->tryOutVgpus.end()), vgpus);
}

void DomainXmlTest::damagedValueCostsOnlyItself_data()
{
    QTest::addColumn<QString>("values");
    QTest::addColumn<int>("cpus");
    QTest::addColumn<qint64>("memory");
    QTest::newRow("memory is words") << u"<memory>lots</memory><vcpu>4</vcpu>"_s << 4 << qint64{0};
    QTest::newRow("vcpu is words") << u"<memory>1048576</memory><vcpu>four</vcpu>"_s << 0 << qint64{1024};
    QTest::newRow("vcpu beyond int") << u"<memory>1024</memory><vcpu>99999999999</vcpu>"_s << 1'000'000 << qint64{1};
    QTest::newRow("number beyond 64 bits") << u"<memory>99999999999999999999999</memory>"_s << 0 << qint64{0};
    QTest::newRow("negative") << u"<vcpu>-3</vcpu>"_s << 0 << qint64{0};
}

void DomainXmlTest::damagedValueCostsOnlyItself()
{
    QFETCH(QString, values);
    QFETCH(int, cpus);
    QFETCH(qint64, memory);
    const auto read = parseDomain(u"<domain><name>n</name>"_s + values + u"</domain>"_s);
    QVERIFY(read);
    QCOMPARE(read->name, u"n"_s);
    QCOMPARE(read->cpus, cpus);
    QCOMPARE(read->memory.count, memory);
}

void DomainXmlTest::refusesWhatIsNoDomain_data()
{
    QTest::addColumn<QString>("xml");
    QTest::newRow("empty") << QString();
    QTest::newRow("text") << u"hello"_s;
    QTest::newRow("cut") << u"<domain><name>x</name"_s;
    QTest::newRow("other root") << u"<network><name>x</name></network>"_s;
    QTest::newRow("no name, no uuid") << u"<domain><memory>1</memory></domain>"_s;
    QTest::newRow("binary") << QString::fromLatin1("\x01\x02\xff\xfe<");
}

void DomainXmlTest::refusesWhatIsNoDomain()
{
    QFETCH(QString, xml);
    const auto read = parseDomain(xml);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Damaged);
    QVERIFY(!read.error().sentence.isEmpty());
    QVERIFY(!read.error().wayOut.isEmpty());
}

void DomainXmlTest::keepsNamesAsTheyAre()
{
    const QString name = u" Ärger & <Söhne> "_s;
    const auto read = parseDomain(u"<domain><name>"_s + name.toHtmlEscaped() + u"</name></domain>"_s);
    QVERIFY(read);
    QCOMPARE(read->name, name);
}

void DomainXmlTest::survivesCuts()
{
    const QString whole = domainWith(u"<graphics type='spice' port='5900'/><hostdev type='mdev'><source>"
                                     "<address uuid='c2177883-f1bb-47f0-914d-32a22e3a8804'/></source></hostdev>"_s);
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY(!parseDomain(whole.first(length)));
    QVERIFY(parseDomain(whole));
}

QTEST_GUILESS_MAIN(DomainXmlTest)
#include "tst_domainxml.moc"
