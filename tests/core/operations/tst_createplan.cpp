// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/hostlimits.h"
#include "core/virt/domainedit.h"
#include "core/virt/domainxml.h"
#include "sample.h"

#include <QtTest>

#include <functional>

#include <unistd.h>

using namespace Carrel;
using namespace Carrel::Operations;
using namespace Carrel::Test;
using namespace Qt::StringLiterals;

class TestCreatePlan final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesDiskThenWorkstation();
    void badInputIsOneSentence_data();
    void badInputIsOneSentence();
    void namesAreTakenAsTheyAre_data();
    void namesAreTakenAsTheyAre();
    void existingDiskIsUsedAsItIs_data();
    void existingDiskIsUsedAsItIs();
    void diskOfAnotherIsRefused();
    void linkToTheDiskOfAnotherIsRefused();
    void takenDiskNameIsCountedUp();
    void vgpuIsGivenAtOnce();
    void tryOutIsMarked();
    void warnsOfWhatTheHostLacks();
    void limitsComeFromDomainCapabilities();

private:
    [[nodiscard]] NewWorkstation wish() const
    {
        NewWorkstation made;
        made.name = u"cad-11"_s;
        made.diskBytes = 10 * 1024 * 1024 + 1;
        made.diskFolder = m_folder->path();
        return made;
    }
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile made(m_folder->filePath(name));
        return made.open(QIODevice::WriteOnly) && made.write(bytes) == bytes.size() ? made.fileName() : QString();
    }
    [[nodiscard]] static Host::Inventory session()
    {
        Host::Inventory host = sampleHost();
        host.uri = u"qemu:///session"_s;
        return host;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCreatePlan::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestCreatePlan::makesDiskThenWorkstation()
{
    const auto plan = planCreateWorkstation(session(), sampleLimits(), wish());
    QVERIFY(plan);
    QCOMPARE(plan->steps.size(), 2u);
    const auto &disk = std::get<CreateDisk>(plan->steps[0]);
    QCOMPARE(disk.path, m_folder->filePath(u"cad-11.qcow2"_s));
    QCOMPARE(disk.bytes, 10 * 1024 * 1024 + 512); // whole sectors
    const auto &made = std::get<DefineWorkstation>(plan->steps[1]);
    const auto details = Virt::parseDomain(made.xml);
    QVERIFY(details);
    QCOMPARE(details->uuid, made.workstation.text);
    QCOMPARE(details->disks, std::vector{disk.path});
    QCOMPARE(details->memory, Mebibytes{4096});
}

void TestCreatePlan::badInputIsOneSentence_data()
{
    QTest::addColumn<std::function<void(NewWorkstation &)>>("spoil");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, ErrorCode code, const QString &part,
                        std::function<void(NewWorkstation &)> spoil) {
        QTest::newRow(name) << std::move(spoil) << code << part;
    };
    using enum ErrorCode;
    row("name taken", AlreadyExists, u"already has a workstation cad-03"_s, [](auto &w) { w.name = u"cad-03"_s; });
    row("no name", BadInput, u"name is empty"_s, [](auto &w) { w.name.clear(); });
    row("blank name", BadInput, u"name is empty"_s, [](auto &w) { w.name = u"  "_s; });
    row("blank at the end", BadInput, u"blank"_s, [](auto &w) { w.name = u"cad "_s; });
    row("over-long", BadInput, u"81"_s, [](auto &w) { w.name = QString(81, u'a'); });
    row("newline", BadInput, u"control character"_s, [](auto &w) { w.name = u"a\nb"_s; });
    row("slash", BadInput, u"“/”"_s, [](auto &w) { w.name = u"../x"_s; });
    row("half a character", BadInput, u"half a character"_s, [](auto &w) { w.name = QString(QChar(0xd800)); });
    row("bytes that are no text", BadInput, u"half a character"_s, [](auto &w) { w.name = u"a\uFFFD"_s; });
    row("no CPU", BadInput, u"at least one CPU"_s, [](auto &w) { w.cpus = 0; });
    row("more CPUs than there are", NoRoom, u"has 16 CPUs, not 17"_s, [](auto &w) { w.cpus = 17; });
    row("no memory", BadInput, u"too little"_s, [](auto &w) { w.memory = Mebibytes{0}; });
    row("more memory than there is", NoRoom, u"65536 MiB of memory, not 65537"_s,
        [](auto &w) { w.memory = Mebibytes{65537}; });
    row("no disk size", BadInput, u"A new disk cannot have"_s, [](auto &w) { w.diskBytes = 0; });
    row("absurd disk size", BadInput, u"A new disk cannot have"_s, [](auto &w) { w.diskBytes = 1LL << 62; });
    row("no folder", NotFound, u"no folder /nowhere"_s, [](auto &w) { w.diskFolder = u"/nowhere"_s; });
    row("full disk", NoRoom, u"does not fit"_s, [](auto &w) { w.diskFolder = u"/proc"_s; }); // has 0 bytes free
    if (geteuid() != 0) // who may write everywhere
        row("folder of others", Failed, u"may not make files in /"_s, [](auto &w) { w.diskFolder = u"/"_s; });
    row("disk missing", NotFound, u"no disk /nowhere/a"_s, [](auto &w) {
        w.disk = DiskChoice::Existing;
        w.diskPath = u"/nowhere/a"_s;
    });
    row("disk a folder", BadInput, u"is a folder"_s, [](auto &w) {
        w.disk = DiskChoice::CopyOf;
        w.diskPath = u"/usr"_s;
    });
    row("disk a device", BadInput, u"not a plain file"_s, [](auto &w) {
        w.disk = DiskChoice::Existing;
        w.diskPath = u"/dev/null"_s;
    });
    row("disk not a path", BadInput, u"not a whole path"_s, [](auto &w) {
        w.disk = DiskChoice::Existing;
        w.diskPath = u"a.qcow2"_s;
    });
    row("disk not said", BadInput, u"its path is empty"_s, [](auto &w) { w.disk = DiskChoice::Existing; });
    row("medium missing", NotFound, u"no installation medium"_s, [](auto &w) { w.media = u"/nowhere.iso"_s; });
    row("unknown network", NotFound, u"no active network lan"_s, [](auto &w) { w.network = u"lan"_s; });
    row("no UEFI", Unsupported, u"no UEFI firmware"_s, [](auto &w) { w.uefi = true; });
    row("vGPU of another", InUse, u"belongs to cad-03"_s, [](auto &w) { w.vgpu = usedVgpu; });
    row("vGPU unknown", NotFound, u"no vGPU"_s, [](auto &w) { w.vgpu = VgpuId{u"x"_s}; });
    row("notes with a bell", BadInput, u"notes"_s, [](auto &w) { w.notes = u"\a"_s; });
    row("notes too long", BadInput, u"notes"_s, [](auto &w) { w.notes = QString(5000, u'a'); });
}

void TestCreatePlan::badInputIsOneSentence()
{
    QFETCH(std::function<void(NewWorkstation &)>, spoil);
    QFETCH(ErrorCode, code);
    QFETCH(QString, part);
    NewWorkstation asked = wish();
    spoil(asked);
    const auto plan = planCreateWorkstation(session(), sampleLimits(), asked);
    QVERIFY(!plan);
    QVERIFY2(plan.error().sentence.contains(part), qPrintable(plan.error().sentence));
    QCOMPARE(plan.error().code, code);
    QVERIFY(!plan.error().wayOut.isEmpty());
}

void TestCreatePlan::namesAreTakenAsTheyAre_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("disk");
    QTest::newRow("plain") << u"cad-03.b"_s << u"cad-03.b.qcow2"_s;
    QTest::newRow("umlaut and blank") << u"Büro 7"_s << u"Büro_7.qcow2"_s;
    QTest::newRow("markup") << u"<a> & 'b'"_s << u"_a_____b_.qcow2"_s;
}

void TestCreatePlan::namesAreTakenAsTheyAre()
{
    QFETCH(QString, name);
    NewWorkstation asked = wish();
    asked.name = name;
    const auto plan = planCreateWorkstation(session(), sampleLimits(), asked);
    QVERIFY(plan);
    QTEST(QFileInfo(std::get<CreateDisk>(plan->steps[0]).path).fileName(), "disk");
    QCOMPARE(Virt::parseDomain(std::get<DefineWorkstation>(plan->steps[1]).xml)->name, name);
}

void TestCreatePlan::existingDiskIsUsedAsItIs_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QString>("format");
    QTest::newRow("qcow2") << QByteArray("QFI\xfb") << u"qcow2"_s;
    QTest::newRow("vmdk") << QByteArray("KDMV") << u"vmdk"_s;
    QTest::newRow("anything else") << QByteArray("\0\0\0\0", 4) << u"raw"_s;
}

void TestCreatePlan::existingDiskIsUsedAsItIs()
{
    QFETCH(QByteArray, start);
    QFETCH(QString, format);
    NewWorkstation asked = wish();
    asked.disk = DiskChoice::Existing;
    asked.diskPath = file(u"there.img"_s, start + QByteArray(600, '\0'));
    const auto plan = planCreateWorkstation(session(), sampleLimits(), asked);
    QVERIFY(plan);
    QCOMPARE(plan->steps.size(), 1u);
    const QString xml = std::get<DefineWorkstation>(plan->steps[0]).xml;
    QVERIFY(xml.contains(u"type=\"%1\"/><source file=\"%2\"/>"_s.arg(format, asked.diskPath)));
}

void TestCreatePlan::diskOfAnotherIsRefused()
{
    Host::Inventory host = session();
    NewWorkstation asked = wish();
    asked.disk = DiskChoice::Existing;
    asked.diskPath = file(u"other.img"_s, "x");
    Host::Workstation owner = *host.workstations.front();
    owner.disks = {asked.diskPath};
    host.workstations.front() = std::make_shared<const Host::Workstation>(owner);
    const auto plan = planCreateWorkstation(host, sampleLimits(), asked);
    QCOMPARE(plan.error().code, ErrorCode::InUse);
    QVERIFY(plan.error().sentence.contains(u"belongs to cad-03"_s));
}

void TestCreatePlan::linkToTheDiskOfAnotherIsRefused()
{
    Host::Inventory host = session();
    Host::Workstation owner = *host.workstations.front();
    owner.disks = {file(u"theirs.img"_s, "x")};
    host.workstations.front() = std::make_shared<const Host::Workstation>(owner);
    NewWorkstation asked = wish();
    asked.disk = DiskChoice::Existing;
    asked.diskPath = m_folder->filePath(u"link.img"_s);
    QVERIFY(QFile::link(owner.disks.front(), asked.diskPath));
    QCOMPARE(planCreateWorkstation(host, sampleLimits(), asked).error().code, ErrorCode::InUse);
    asked.diskPath = file(u"ours.img"_s, "x");
    QVERIFY(planCreateWorkstation(host, sampleLimits(), asked));
}

void TestCreatePlan::takenDiskNameIsCountedUp()
{
    QVERIFY(!file(u"cad-11.qcow2"_s, "mine").isEmpty());
    Host::Inventory host = session();
    Host::Workstation owner = *host.workstations.front();
    owner.disks = {m_folder->filePath(u"cad-11-2.qcow2"_s)}; // named, though not made yet
    host.workstations.front() = std::make_shared<const Host::Workstation>(owner);
    const auto plan = planCreateWorkstation(host, sampleLimits(), wish());
    QCOMPARE(std::get<CreateDisk>(plan->steps[0]).path, m_folder->filePath(u"cad-11-3.qcow2"_s));
}

void TestCreatePlan::vgpuIsGivenAtOnce()
{
    NewWorkstation asked = wish();
    asked.vgpu = freeVgpu;
    const auto plan = planCreateWorkstation(session(), sampleLimits(), asked);
    QVERIFY(plan);
    const QString xml = std::get<DefineWorkstation>(plan->steps[1]).xml;
    QCOMPARE(Virt::vgpusIn(xml).value(), std::vector{freeVgpu});
    QVERIFY(Virt::showsVgpu(xml));
}

void TestCreatePlan::tryOutIsMarked()
{
    Host::Inventory host = session();
    host.kind = Host::HostKind::TryOut;
    host.uri = u"tryout:"_s;
    NewWorkstation asked = wish();
    asked.diskFolder = m_folder->filePath(u"not/there/yet"_s); // the try-out host makes its own
    const auto plan = planCreateWorkstation(host, sampleLimits(), asked);
    QVERIFY(plan);
    QVERIFY(!Virt::tryOutOf(std::get<DefineWorkstation>(plan->steps[1]).xml).isEmpty());
}

void TestCreatePlan::warnsOfWhatTheHostLacks()
{
    HostLimits poor = sampleLimits();
    poor.domainType = u"qemu"_s;
    poor.spice = false;
    const auto plan = planCreateWorkstation(session(), poor, wish());
    QCOMPARE(plan->warnings.size(), 2u);
    QVERIFY(plan->warnings[0].contains(u"emulated and slow"_s));
    QVERIFY(plan->warnings[1].contains(u"VNC"_s));
    QVERIFY(std::get<DefineWorkstation>(plan->steps[1]).xml.contains(u"type=\"vnc\""_s));
    QVERIFY(planCreateWorkstation(session(), sampleLimits(), wish())->warnings.empty());
}

void TestCreatePlan::limitsComeFromDomainCapabilities()
{
    HostLimits limits;
    const QString xml =
        u"<domainCapabilities><path>/usr/bin/q</path><domain>kvm</domain><machine>pc</machine>"
        "<arch>x86_64</arch><vcpu max='288'/><os supported='yes'><enum name='firmware'><value>efi</value>"
        "</enum></os><devices><graphics supported='yes'><enum name='type'><value>vnc</value>"
        "%1</enum></graphics></devices></domainCapabilities>"_s;
    QVERIFY(readDomainCapabilities(xml.arg(u"<value>spice</value>"_s), limits));
    QCOMPARE(limits.emulator, u"/usr/bin/q"_s);
    QCOMPARE(limits.domainType, u"kvm"_s);
    QCOMPARE(limits.machine, u"q35"_s);
    QCOMPARE(limits.cpus, 288);
    QVERIFY(limits.spice && limits.uefi);
    QVERIFY(readDomainCapabilities(xml.arg(QString()), limits));
    QVERIFY(!limits.spice);
    QVERIFY(!readDomainCapabilities(u"<capabilities/>"_s, limits));
    QVERIFY(!readDomainCapabilities(u"noise"_s, limits));
}

QTEST_GUILESS_MAIN(TestCreatePlan)
#include "tst_createplan.moc"
