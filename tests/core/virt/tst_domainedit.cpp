// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/domaindocument.h"
#include "core/virt/domainedit.h"
#include "core/virt/domainxml.h"
#include "core/virt/newdomain.h"
#include "tests/paths.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QtTest>

using namespace Carrel;
using namespace Carrel::Virt;
using namespace Qt::StringLiterals;

namespace {

const VgpuId mdev{u"d1a4b2f0-0000-4000-8000-00000000000a"_s};
const VgpuId second{u"d1a4b2f0-0000-4000-8000-00000000000b"_s};
const VgpuId function{u"0000:3d:00.4"_s};

QString fixture(const QString &name)
{
    QFile file(Test::fixture(u"domains/"_s + name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/** A copy in which white space between elements does not count: what two documents mean. */
QString meaning(const QString &xml)
{
    pugi::xml_document document;
    return readDomain(xml, document) ? [&] {
        const QByteArray utf8 = xml.toUtf8();
        document.load_buffer(utf8.constData(), size_t(utf8.size()), pugi::parse_full & ~pugi::parse_ws_pcdata);
        return written(document);
    }()
                                     : QString();
}

pugi::xml_node devicesOf(pugi::xml_document &document, const QString &xml)
{
    return readDomain(xml, document) ? document.document_element().child("devices") : pugi::xml_node();
}

QString attribute(const QString &xml, const char *xpath)
{
    pugi::xml_document document;
    std::ignore = readDomain(xml, document);
    return QString::fromUtf8(document.select_node(xpath).attribute().value());
}

/** libvirt's own schema. */
QString schemaErrors(const QString &xml)
{
    QTemporaryFile file;
    if (!file.open())
        return u"no file"_s;
    file.write(xml.toUtf8());
    file.close();
    QProcess lint;
    lint.setProcessChannelMode(QProcess::MergedChannels);
    lint.start(u"/usr/bin/xmllint"_s,
               {u"--noout"_s, u"--relaxng"_s, u"/usr/share/libvirt/schemas/domain.rng"_s, file.fileName()});
    lint.waitForFinished();
    return lint.exitCode() == 0 ? QString() : QString::fromUtf8(lint.readAll());
}

VgpuAttachment attachment(const VgpuId &id, VgpuDevice device = VgpuDevice::Mdev, bool canDisplay = true)
{
    return {id, device, canDisplay};
}

NewDomain newDomain()
{
    NewDomain wish;
    wish.id = WorkstationId{u"6d1f7f0a-5a0f-4a53-8c6b-0e8a6f6c1a01"_s};
    wish.name = u"cad <&> 03"_s;
    wish.notes = u"two\nlines & more"_s;
    wish.cpus = 4;
    wish.memory = Mebibytes{8192};
    wish.domainType = u"kvm"_s;
    wish.arch = u"x86_64"_s;
    wish.machine = u"q35"_s;
    wish.emulator = u"/usr/bin/qemu-system-x86_64"_s;
    wish.disk = u"/d/a.qcow2"_s;
    wish.diskFormat = u"qcow2"_s;
    wish.media = u"/d/debian.iso"_s;
    wish.network = u"default"_s;
    return wish;
}

} // namespace

class TestDomainEdit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstVgpuBecomesTheOnlyDisplay();
    void secondVgpuShowsNothing();
    void vgpuWithoutDisplayKeepsTheVideo();
    void withoutScreenThereIsNoDisplay();
    void standInTakesThePlaceOfTheVideo();
    void secondStandInBecomesFirst();
    void pciFunctionIsUnmanaged();
    void releaseGivesBackWhatWasThere_data();
    void releaseGivesBackWhatWasThere();
    void takenPlaceIsGivenUp();
    void foreignPartsSurviveAnyEdits();
    void managedCardIsNoVgpu();
    void damagedXmlIsRefused_data();
    void damagedXmlIsRefused();
    void secondTimeIsRefused();
    void foreignPrefixOfOurNamespaceIsUnderstood();
    void passwordsAreCarriedOver();
    void isStillSeesForeignChanges();
    void ownDisksAreThoseToDelete();
    void newDomainFitsTheSchema_data();
    void newDomainFitsTheSchema();
};

void TestDomainEdit::firstVgpuBecomesTheOnlyDisplay()
{
    const QString xml = withVgpu(fixture(u"foreign.xml"_s), attachment(mdev)).value();
    pugi::xml_document document;
    const auto devices = devicesOf(document, xml);
    QCOMPARE(std::ranges::distance(devices.children("video")), 1);
    QCOMPARE(attributeText(devices.child("video").child("model"), "type"), u"none"_s);
    const auto hostdev = devices.child("hostdev");
    QCOMPARE(attributeText(hostdev, "display"), u"on"_s);
    QCOMPARE(attributeText(hostdev, "ramfb"), u"on"_s);
    QCOMPARE(attributeText(hostdev, "model"), u"vfio-pci"_s);
    QCOMPARE(attributeText(hostdev.child("source").child("address"), "uuid"), mdev.text);
    QVERIFY(showsVgpu(xml));
    QCOMPARE(vgpusIn(xml).value(), std::vector{mdev});
    QCOMPARE(schemaErrors(xml), QString());
}

void TestDomainEdit::secondVgpuShowsNothing()
{
    const QString one = withVgpu(fixture(u"foreign.xml"_s), attachment(mdev)).value();
    const QString two = withVgpu(one, attachment(second)).value();
    QCOMPARE(vgpusIn(two).value(), (std::vector{mdev, second}));
    // "Only one vgpu device can have 'ramfb' enabled" (libvirt)
    QCOMPARE(two.count(u"ramfb=\"on\""_s), 1);
    QCOMPARE(attribute(two, "//hostdev[2]/@display"), u"off"_s);
    QCOMPARE(schemaErrors(two), QString());
}

void TestDomainEdit::vgpuWithoutDisplayKeepsTheVideo()
{
    const QString xml = withVgpu(fixture(u"foreign.xml"_s), attachment(mdev, VgpuDevice::Mdev, false)).value();
    QCOMPARE(attribute(xml, "//devices/video[1]/model/@type"), u"qxl"_s);
    QCOMPARE(attribute(xml, "//hostdev/@display"), u"off"_s);
    QVERIFY(!showsVgpu(xml));
}

void TestDomainEdit::withoutScreenThereIsNoDisplay()
{
    QString bare = fixture(u"foreign.xml"_s);
    bare.replace(u"type='spice' autoport='yes'"_s, u"type='egl-headless'"_s);
    bare.remove(u"<listen type='address' address='127.0.0.1'/>"_s);
    const QString xml = withVgpu(bare, attachment(mdev)).value();
    QCOMPARE(attribute(xml, "//hostdev/@display"), u"off"_s);
    QVERIFY(!xml.contains(u"ramfb"_s));
}

void TestDomainEdit::standInTakesThePlaceOfTheVideo()
{
    const QString xml = withVgpu(fixture(u"foreign.xml"_s), attachment(mdev, VgpuDevice::StandIn)).value();
    QCOMPARE(attribute(xml, "//devices/video/model/@type"), u"virtio"_s);
    QVERIFY(!xml.contains(u"hostdev"_s));
    QCOMPARE(vgpusIn(xml).value(), std::vector{mdev});
    QCOMPARE(parseDomain(xml)->tryOutVgpus, std::vector{mdev.text}); // what the host session reads
    QCOMPARE(schemaErrors(xml), QString());
}

void TestDomainEdit::secondStandInBecomesFirst()
{
    const QString plain = fixture(u"foreign.xml"_s);
    const QString one = withVgpu(plain, attachment(mdev, VgpuDevice::StandIn)).value();
    QString two = withVgpu(one, attachment(second, VgpuDevice::StandIn)).value();
    QCOMPARE(schemaErrors(two), QString());
    const QString left = withoutVgpu(two, mdev).value();
    QCOMPARE(vgpusIn(left).value(), std::vector{second});
    QCOMPARE(attribute(left, "//devices/video/alias/@name"), u"ua-vgpu-"_s + second.text);
    QCOMPARE(meaning(withoutVgpu(left, second).value()).count(u"<video>"_s), 2);
}

void TestDomainEdit::pciFunctionIsUnmanaged()
{
    const QString xml = withVgpu(fixture(u"foreign.xml"_s), attachment(function, VgpuDevice::PciVf)).value();
    QCOMPARE(attribute(xml, "//hostdev/@managed"), u"no"_s);
    QCOMPARE(attribute(xml, "//hostdev/source/address/@function"), u"0x4"_s);
    QCOMPARE(vgpusIn(xml).value(), std::vector{function});
    QCOMPARE(schemaErrors(xml), QString());
    QCOMPARE(vgpusIn(fixture(u"domain-vendor-vfio-display-ramfb.xml"_s)).value(), std::vector{function});
}

void TestDomainEdit::releaseGivesBackWhatWasThere_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<VgpuAttachment>("vgpu");
    QString noVideo = newDomainXml(newDomain());
    noVideo.remove(u"<video><model type=\"vga\"/></video>"_s);
    const std::vector<std::pair<const char *, QString>> plain{{"foreign", fixture(u"foreign.xml"_s)},
                                                              {"new", newDomainXml(newDomain())},
                                                              {"no video", noVideo},
                                                              {"has two", fixture(u"domain-two-mdevs.xml"_s)}};
    for (const auto &[name, xml] : plain) {
        QTest::addRow("%s, mdev", name) << xml << attachment(mdev);
        QTest::addRow("%s, mdev without display", name) << xml << attachment(mdev, VgpuDevice::Mdev, false);
        QTest::addRow("%s, function", name) << xml << attachment(function, VgpuDevice::PciVf);
        QTest::addRow("%s, stand-in", name) << xml << attachment(mdev, VgpuDevice::StandIn);
    }
}

void TestDomainEdit::releaseGivesBackWhatWasThere()
{
    QFETCH(QString, before);
    QFETCH(VgpuAttachment, vgpu);
    const QString given = withVgpu(before, vgpu).value();
    const QString taken = withoutVgpu(given, vgpu.id).value();
    // A comment between two video devices may stand elsewhere afterwards; elements and their order do not.
    static const QRegularExpression comments(u"<!--.*?-->"_s, QRegularExpression::DotMatchesEverythingOption);
    QCOMPARE(meaning(taken).remove(comments), meaning(before).remove(comments));
    QCOMPARE(taken.count(u"<!--"_s), before.count(u"<!--"_s));
}

void TestDomainEdit::takenPlaceIsGivenUp()
{
    const QString given = withVgpu(fixture(u"foreign.xml"_s), attachment(mdev)).value();
    QString moved = given;
    moved.replace(
        u"<memballoon model=\"virtio\">"_s,
        u"<memballoon model=\"virtio\"><address type='pci' domain='0x0000' bus='0x03' slot='0x00' function='0x0'/>"_s);
    const QString back = withoutVgpu(moved, mdev).value();
    QCOMPARE(attribute(back, "//devices/video[1]/address/@slot"), u"0x01"_s);
    QCOMPARE(attribute(back, "//devices/video[2]/address/@bus"), QString());
}

void TestDomainEdit::foreignPartsSurviveAnyEdits()
{
    const std::vector<VgpuAttachment> all{
        attachment(mdev), attachment(second), attachment(function, VgpuDevice::PciVf),
        attachment(VgpuId{u"d1a4b2f0-0000-4000-8000-00000000000c"_s}, VgpuDevice::StandIn)};
    QRandomGenerator random(7);
    for (int round = 0; round < 100; ++round) {
        QString xml = fixture(u"foreign.xml"_s);
        for (int edit = 0; edit < 8; ++edit) {
            const VgpuAttachment &vgpu = all.at(size_t(random.bounded(int(all.size()))));
            const auto with = withVgpu(xml, vgpu);
            xml = with ? *with : withoutVgpu(xml, vgpu.id).value();
        }
        const std::vector<VgpuId> still = vgpusIn(xml).value();
        for (const VgpuId &left : still)
            xml = withoutVgpu(xml, left).value();
        for (const QString &part :
             {u"<![CDATA[a <b> & c]]>"_s, u"<?keep this=\"too\"?>"_s, u"<qemu:arg value=\"-newarg\"/>"_s,
              u"value=\"a&#10;b\""_s, u"keep <other:b>me</other:b> as I am"_s,
              u"<!-- the disk that must not be lost -->"_s, u"<serial>WD-WMAP9A966149</serial>"_s,
              u"<stats period=\"5\"/>"_s, u"/var/lib/a &amp; b.qcow2"_s, u"vgamem=\"16384\""_s,
              u"<!-- WARNING: made by hand -->"_s})
            QVERIFY2(xml.contains(part), qPrintable(part + u" is gone from\n"_s + xml));
    }
}

void TestDomainEdit::managedCardIsNoVgpu()
{
    QString xml = fixture(u"domain-vendor-vfio-display-ramfb.xml"_s);
    xml.replace(u"managed='no'"_s, u"managed='yes'"_s);
    QVERIFY(vgpusIn(xml).value().empty());
    QVERIFY(withoutVgpu(xml, function)); // but whoever put it there, it can be taken away by its address
}

void TestDomainEdit::damagedXmlIsRefused_data()
{
    QTest::addColumn<QString>("xml");
    QTest::newRow("empty") << QString();
    QTest::newRow("text") << u"no XML at all"_s;
    QTest::newRow("cut off") << fixture(u"foreign.xml"_s).left(900);
    QTest::newRow("another document") << u"<network><name>x</name></network>"_s;
}

void TestDomainEdit::damagedXmlIsRefused()
{
    QFETCH(QString, xml);
    for (const Error &error : {withVgpu(xml, attachment(mdev)).error(), withoutVgpu(xml, mdev).error(),
                               vgpusIn(xml).error(), ownDisksIn(xml).error(), withSecretsOf(xml, xml).error()}) {
        QCOMPARE(error.code, ErrorCode::Damaged);
        QVERIFY(!error.sentence.isEmpty());
    }
    QVERIFY(!isStill(xml, fixture(u"foreign.xml"_s)));
}

void TestDomainEdit::secondTimeIsRefused()
{
    const QString xml = withVgpu(fixture(u"foreign.xml"_s), attachment(mdev)).value();
    QCOMPARE(withVgpu(xml, attachment(mdev)).error().code, ErrorCode::AlreadyExists);
    QCOMPARE(withoutVgpu(xml, second).error().code, ErrorCode::NotFound);
}

void TestDomainEdit::foreignPrefixOfOurNamespaceIsUnderstood()
{
    const QString xml = u"<domain><metadata><x:carrel xmlns:x='urn:carrel:domain:1'><x:tryout name='office'/>"
                        "<x:vgpu id='%1'/></x:carrel></metadata><devices/></domain>"_s.arg(mdev.text);
    QCOMPARE(tryOutOf(xml), u"office"_s);
    QCOMPARE(vgpusIn(xml).value(), std::vector{mdev});
    const QString more = withVgpu(xml, attachment(second, VgpuDevice::StandIn)).value();
    QVERIFY(more.contains(u"<x:vgpu id=\"%1\"/>"_s.arg(second.text)));
    QCOMPARE(tryOutOf(u"<domain><metadata><carrel><tryout name='a'/></carrel></metadata></domain>"_s), QString());
}

void TestDomainEdit::passwordsAreCarriedOver()
{
    const QString secret = u"<domain><devices><graphics type='vnc' passwd='x1' passwdValidTo='2026-11-22T18:05:00'/>"
                           "<graphics type='spice' passwd='y2' connected='keep'/></devices></domain>"_s;
    const QString plain =
        u"<domain><devices><graphics type='vnc'/><graphics type='spice' port='7'/></devices></domain>"_s;
    const QString whole = withSecretsOf(plain, secret).value();
    QCOMPARE(attribute(whole, "//graphics[1]/@passwd"), u"x1"_s);
    QCOMPARE(attribute(whole, "//graphics[1]/@passwdValidTo"), u"2026-11-22T18:05:00"_s);
    QCOMPARE(attribute(whole, "//graphics[2]/@connected"), u"keep"_s);
    QCOMPARE(attribute(whole, "//graphics[2]/@port"), u"7"_s);
}

void TestDomainEdit::isStillSeesForeignChanges()
{
    const QString before = fixture(u"foreign.xml"_s);
    QString filled = before;
    filled.replace(u"<target dev='sda' bus='sata'/>"_s,
                   u"<target dev='sda' bus='sata'/><address type='drive' controller='0'/>"_s);
    QVERIFY(isStill(before, filled)); // libvirt's own
    QString moreMemory = before;
    moreMemory.replace(u"524288"_s, u"1048576"_s);
    QVERIFY(!isStill(before, moreMemory));
    QString moreDisks = before;
    moreDisks.replace(u"<graphics"_s, u"<disk type='file'><source file='/n'/></disk><graphics"_s);
    QVERIFY(!isStill(before, moreDisks));
    QString lessDisks = before;
    lessDisks.replace(u"<serial>WD-WMAP9A966149</serial>"_s, QString());
    QVERIFY(!isStill(before, lessDisks));
    QVERIFY(!isStill(before, withVgpu(before, attachment(mdev)).value()));
}

void TestDomainEdit::ownDisksAreThoseToDelete()
{
    QString xml = fixture(u"foreign.xml"_s);
    QCOMPARE(ownDisksIn(xml).value(), std::vector{u"/var/lib/a & b.qcow2"_s});
    xml.replace(u"<serial>"_s, u"<shareable/><serial>"_s);
    QVERIFY(ownDisksIn(xml)->empty());
}

void TestDomainEdit::newDomainFitsTheSchema_data()
{
    QTest::addColumn<NewDomain>("wish");
    QTest::newRow("all") << newDomain();
    NewDomain bare = newDomain();
    bare.disk = bare.media = bare.network = bare.notes = bare.emulator = QString();
    bare.domainType = u"qemu"_s;
    QTest::newRow("as little as can be") << bare;
    NewDomain vnc = newDomain();
    vnc.spice = false;
    vnc.uefi = true;
    vnc.network = u"user"_s;
    QTest::newRow("VNC, UEFI, user network") << vnc;
    NewDomain tryOut = newDomain();
    tryOut.tryOut = u"studio"_s;
    QTest::newRow("try-out") << tryOut;
}

void TestDomainEdit::newDomainFitsTheSchema()
{
    QFETCH(NewDomain, wish);
    const QString xml = newDomainXml(wish);
    QCOMPARE(schemaErrors(xml), QString());
    const DomainDetails read = parseDomain(xml).value();
    QCOMPARE(read.name, wish.name);
    QCOMPARE(read.uuid, wish.id.text);
    QCOMPARE(read.notes, wish.notes);
    QCOMPARE(read.cpus, wish.cpus);
    QCOMPARE(read.memory, wish.memory);
    QCOMPARE(read.tryOut, !wish.tryOut.isEmpty());
    QCOMPARE(tryOutOf(xml), wish.tryOut);
    QCOMPARE(read.graphics.front().type, wish.spice ? u"spice"_s : u"vnc"_s);
    QCOMPARE(read.graphics.front().listen, u"127.0.0.1"_s);
}

QTEST_GUILESS_MAIN(TestDomainEdit)
#include "tst_domainedit.moc"
