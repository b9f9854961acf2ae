// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/description.h"
#include "app/gpusim/embedded.h"

#include <QTest>

using namespace Carrel::Sim;

/** What people write: descriptions, faults, and the data built into the program. */
class TestDescription : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyIsRead();
    void faultKeys();
    void wrongOnesAreNamed_data();
    void wrongOnesAreNamed();
    void vfKeysAreRead();
    void driversChangeWhatACardDoes_data();
    void driversChangeWhatACardDoes();
    void addressesOfVfs_data();
    void addressesOfVfs();
    void everyCardHasItsOwnNames();
    void shippedOnesCanBeRead_data();
    void shippedOnesCanBeRead();
    void cardTable();
    void damagedCardTableNamesTheLine_data();
    void damagedCardTableNamesTheLine();
    void texts();
};

namespace {

const std::string t4 = "[[gpu]]\ncard = \"Tesla T4\"\npath = \"0000:ae:00.0/0000:af:00.0\"\n";

const std::string l40s = "[[gpu]]\ncard = \"NVIDIA L40S\"\npath = \"0000:3d:00.0\"\n";
const std::string onL40s = "[[vgpu]]\ngpu = \"0000:3d:00.0\"\ntype = \"nvidia-1148\"\n";

} // namespace

void TestDescription::vfKeysAreRead()
{
    const Outcome<Description> read =
        parseDescription(l40s
                         + "vfs = 4\nvf_groups = 70\nmixed_sizes = true\nmig = true\nboot_vga = true\nheader = false\n"
                           "newer_files = false\nserial = \"1320\"\nuuid = \"GPU-1\"\ntotal_vfs = 8\n"
                         + onL40s + "vf = \"0000:3d:00.5\"\n");
    QVERIFY2(read, read ? "" : read.error().c_str());
    const GpuSpec &gpu = read->gpus.at(0);
    QCOMPARE(std::tuple(gpu.vfs, gpu.vfGroups, gpu.card.vfs.most), std::tuple(4, 70, 8));
    QVERIFY(gpu.mixed && gpu.mig && gpu.bootVga && !gpu.header && !gpu.newerFiles);
    QCOMPARE(gpu.serial + gpu.uuid, std::string("1320GPU-1"));
    QCOMPARE(read->vgpus.at(0).vf, std::string("0000:3d:00.5"));
    QVERIFY(!read->mdevBus); // nothing there needs it
}

void TestDescription::driversChangeWhatACardDoes_data()
{
    QTest::addColumn<std::string>("key");
    QTest::addColumn<int>("sharing");
    QTest::addColumn<int>("rule");
    const auto row = [](const char *key, Sharing sharing, Rule rule) {
        QTest::newRow(key) << std::string(key) << static_cast<int>(sharing) << static_cast<int>(rule);
    };
    row("", Sharing::VendorVfio, Rule::SameSize);
    row("sharing = \"open-rfc\"", Sharing::OpenRfc, Rule::SameType);
    row("sharing = \"mdev-vf\"", Sharing::MdevOnVfs, Rule::SameSize);
    row("sharing = \"open-rfc\"\nrule = \"same-size\"", Sharing::OpenRfc, Rule::SameSize);
    row("driver = \"vfio-pci\"", Sharing::None, Rule::SameSize);
    row("driver = \"none\"", Sharing::None, Rule::SameSize);
    row("driver = \"nvidia\"", Sharing::VendorVfio, Rule::SameSize);
}

void TestDescription::driversChangeWhatACardDoes()
{
    QFETCH(std::string, key);
    const Outcome<Description> read = parseDescription(l40s + key + '\n');
    QVERIFY2(read, read ? "" : read.error().c_str());
    QTEST(static_cast<int>(read->gpus[0].card.sharing), "sharing");
    QTEST(static_cast<int>(read->gpus[0].card.rule), "rule");
}

void TestDescription::addressesOfVfs_data()
{
    QTest::addColumn<std::string>("card");
    QTest::addColumn<std::string>("gpu");
    QTest::addColumn<int>("number");
    QTest::addColumn<std::string>("address");
    const auto row = [](const char *card, const char *gpu, int number, const char *address) {
        QTest::newRow(address) << std::string(card) << std::string(gpu) << number << std::string(address);
    };
    row("NVIDIA L40S", "0000:3d:00.0", 0, "0000:3d:00.4");
    row("NVIDIA L40S", "0000:3d:00.0", 3, "0000:3d:00.7");
    row("NVIDIA L40S", "0000:3d:00.0", 4, "0000:3d:01.0");
    row("NVIDIA L40S", "0000:3d:00.0", 31, "0000:3d:04.3");
    row("NVIDIA L40S", "0001:3d:1f.4", 0, "0001:3e:00.0"); // past the last device of its bus
    row("Intel Data Center GPU Flex 170", "0000:4d:00.0", 0, "0000:4d:00.1");
    row("Intel Data Center GPU Flex 170", "0000:4d:00.0", 30, "0000:4d:03.7");
    row("AMD Radeon PRO V710", "0000:03:00.0", 11, "0000:03:01.5");
}

void TestDescription::addressesOfVfs()
{
    QFETCH(std::string, card);
    QFETCH(std::string, gpu);
    QFETCH(int, number);
    GpuSpec spec;
    spec.card = *findCard(card);
    spec.id = gpu;
    QTEST(vfAddress(spec, number), "address");
}

void TestDescription::everyCardHasItsOwnNames()
{
    const Outcome<Description> read = loadDescription("farm");
    const Outcome<Description> again = loadDescription("farm");
    QVERIFY(read->gpus[0].serial != read->gpus[1].serial);
    QVERIFY(read->gpus[0].uuid != read->gpus[1].uuid);
    QCOMPARE(read->gpus[0].uuid.size(), 40U);
    QCOMPARE(again->gpus[1].serial, read->gpus[1].serial); // and the same in each run
}

void TestDescription::everyKeyIsRead()
{
    const Outcome<Description> read =
        parseDescription("title = \"x\"\nmdev_bus = false\n" + t4
                         + "numa_node = 1\niommu_group = 7\nrule = \"mixed\"\n"
                           "errno_when_full = \"EIO\"\ntypes = [\"nvidia-232\"]\n"
                           "names = false\ndescriptions = false\n"
                           "[[vgpu]]\ngpu = \"0000:af:00.0\"\ntype = \"nvidia-232\"\n"
                           "uuid = \"D8DF472D-8e33-42fc-9d7c-5baf2b57b833\"\nbusy = true\n");
    QVERIFY2(read, read ? "" : read.error().c_str());
    const GpuSpec &gpu = read->gpus.at(0);
    QCOMPARE(gpu.id, std::string("0000:af:00.0"));
    QCOMPARE(gpu.path.size(), 2U);
    QCOMPARE(std::pair(gpu.numaNode, gpu.iommuGroup), std::pair(1, 7));
    QCOMPARE(gpu.card.rule, Rule::Mixed);
    QCOMPARE(gpu.card.errnoWhenFull, EIO);
    QCOMPARE(gpu.card.types.size(), 1U);
    QVERIFY(!gpu.card.types[0].name);
    QVERIFY(!gpu.card.types[0].description);
    QVERIFY(!read->mdevBus);
    QCOMPARE(read->vgpus.at(0).uuid, std::string("d8df472d-8e33-42fc-9d7c-5baf2b57b833"));
    QVERIFY(read->vgpus[0].busy);
    QCOMPARE(read->vgpus[0].iommuGroup, -1);
}

void TestDescription::faultKeys()
{
    const Outcome<Fault> fault =
        parseFault("{ path = \"*/x\", read = \"EIO\", write = \"ENOSPC\", open = \"EPERM\", read_delay_ms = 1, "
                   "write_delay_ms = 2, short_write = 3, content = \"c\", mode = 0o444, stand_in = \"link\", "
                   "target = \"t\", gone_after_open = true, times = 4 }");
    QVERIFY2(fault, fault ? "" : fault.error().c_str());
    QCOMPARE(fault->readErrno, EIO);
    QCOMPARE(fault->writeErrno, ENOSPC);
    QCOMPARE(fault->openErrno, EPERM);
    QCOMPARE(fault->readDelay.count(), 1);
    QCOMPARE(fault->writeDelay.count(), 2);
    QCOMPARE(*fault->shortWrite, 3U);
    QCOMPARE(*fault->content, std::string("c"));
    QCOMPARE(*fault->mode, 0444U);
    QCOMPARE(fault->standIn, StandIn::Link);
    QCOMPARE(fault->target, std::string("t"));
    QVERIFY(fault->goneAfterOpen);
    QCOMPARE(fault->times, 4);
    QVERIFY(fits(*fault, "/sys/devices/a/b/x"));
    QVERIFY(!fits(*fault, "/sys/devices/a/b/y"));
    QCOMPARE(parseFault("{ path = \"*\", noise = 700 }")->content->size(), 700U);
    QCOMPARE(parseFault("{ path = \"*\", long_text = 1048576 }")->content->size(), 1048576U);
}

void TestDescription::wrongOnesAreNamed_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("named");
    const auto row = [](const char *name, const std::string &text, const char *named) {
        QTest::newRow(name) << text << std::string(named);
    };
    row("not TOML", "[[gpu]\n", "Line 1");
    row("unknown table", "[[card]]\n", "card");
    row("unknown key", t4 + "color = 1\n", "color");
    row("other kind of value", t4 + "numa_node = true\n", "numa_node");
    row("negative number", t4 + "iommu_group = -4\n", "iommu_group");
    row("unknown card", "[[gpu]]\ncard = \"T9\"\n", "T9");
    row("no path", "[[gpu]]\ncard = \"Tesla T4\"\n", "path");
    row("short path", "[[gpu]]\ncard = \"Tesla T4\"\npath = \"af:00.0\"\n", "path");
    row("path upwards", "[[gpu]]\ncard = \"Tesla T4\"\npath = \"0000:ae:00.0/..\"\n", "path");
    row("same GPU twice", t4 + t4, "0000:af:00.0");
    row("unknown rule", t4 + "rule = \"fair\"\n", "rule");
    row("unknown errno", t4 + "errno_when_full = \"EFULL\"\n", "errno_when_full");
    row("type of another card", t4 + "types = [\"mtty-1\"]\n", "mtty-1");
    row("vGPU of no GPU", t4 + "[[vgpu]]\ngpu = \"mtty\"\n", "mtty");
    row("vGPU of no type", t4 + "[[vgpu]]\ngpu = \"0000:af:00.0\"\ntype = \"x\"\n", "type");
    row("no UUID", t4 + "[[vgpu]]\ngpu = \"0000:af:00.0\"\ntype = \"nvidia-232\"\nuuid = \"1\"\n", "uuid");
    row("more VFs than there are", l40s + "vfs = 33\n", "vfs");
    row("too many VFs", l40s + "total_vfs = 300\n", "total_vfs");
    row("unknown way to share", l40s + "sharing = \"vgpu\"\n", "sharing");
    row("mixes what cannot", "[[gpu]]\ncard = \"Tesla M60\"\npath = \"0000:3d:00.0\"\nmixed_sizes = true\n",
        "mixed_sizes");
    row("vGPU on no VF", l40s + "vfs = 2\n" + onL40s, "vf");
    row("vGPU on a VF that is off", l40s + "vfs = 2\n" + onL40s + "vf = \"0000:3d:00.6\"\n", "vf");
    row("vGPU on a VF of none", t4 + "[[vgpu]]\ngpu = \"0000:af:00.0\"\nvf = \"0000:af:00.4\"\ntype = \"nvidia-232\"\n",
        "vf");
    row("fault without path", t4 + "[[fault]]\nread = \"EIO\"\n", "path");
    row("fault with unknown errno", t4 + "[[fault]]\npath = \"*\"\nread = \"EX\"\n", "EX");
    row("gpu is no table", "gpu = [1]\n", "gpu");
}

void TestDescription::wrongOnesAreNamed()
{
    QFETCH(std::string, text);
    QFETCH(std::string, named);
    const Outcome<Description> read = parseDescription(text);
    QVERIFY(!read);
    QVERIFY2(read.error().contains(named), read.error().c_str());
    QVERIFY(!read.error().contains('\n'));
}

void TestDescription::shippedOnesCanBeRead_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::size_t>("gpus");
    QTest::newRow("office") << std::string("office") << std::size_t(2);
    QTest::newRow("studio") << std::string("studio") << std::size_t(3);
    QTest::newRow("rack") << std::string("rack") << std::size_t(14);
    QTest::newRow("farm") << std::string("farm") << std::size_t(2);
    QTest::newRow("workshop") << std::string("workshop") << std::size_t(4);
}

void TestDescription::shippedOnesCanBeRead()
{
    QFETCH(std::string, name);
    const Outcome<Description> read = loadDescription(name);
    QVERIFY2(read, read ? "" : read.error().c_str());
    QTEST(read->gpus.size(), "gpus");
}

void TestDescription::cardTable()
{
    const Outcome<std::vector<Card>> cards = parseCards(embeddedFile("cards.tsv"));
    QVERIFY2(cards, cards ? "" : cards.error().c_str());
    QVERIFY(cards->size() >= 25);
    for (const Card &card : *cards) {
        const bool hasTypes = card.sharing != Sharing::None && card.sharing != Sharing::Vfs;
        QVERIFY2(card.types.empty() != hasTypes, card.name.c_str());
        QVERIFY2((card.vfs.most > 0) == (card.sharing != Sharing::Mdev && card.sharing != Sharing::None),
                 card.name.c_str());
        for (const TypeSpec &type : card.types)
            QVERIFY2(type.mostInstances > 0 && type.cost[0] > 0 && type.cost[0] <= card.budget[0], type.id.c_str());
    }
    const TypeSpec *type = findType(*findCard("Tesla M60"), "nvidia-18");
    QCOMPARE(type->name, std::optional<std::string>("GRID M60-2Q"));
    QVERIFY(type->description->ends_with("max_instance=4\n"));
    QVERIFY(!findType(*findCard("mtty"), "mtty-1")->description);
    QVERIFY(!findCard("Voodoo 2"));
}

void TestDescription::damagedCardTableNamesTheLine_data()
{
    QTest::addColumn<std::string>("text");
    const std::string card = "card\tX\t10de:1\t10de:2\t030000\tnvidia\tvfio_mdev\tmixed\t8\tENOSPC\n";
    QTest::newRow("type first") << std::string("# note\ntype\tx\ty\t1\t1\t-\n");
    QTest::newRow("few fields") << std::string("\ncard\tX\n");
    QTest::newRow("no number") << card + "type\tx\ty\tone\t1\t-\n";
    QTest::newRow("four amounts") << card + "type\tx\ty\t1,2,3,4\t1\t-\n";
    QTest::newRow("sharing of no kind") << card + "sharing\tx\t1\t1\t1\t-\t-\n";
    QTest::newRow("sharing with few fields") << card + "sharing\tvfs\t1\n";
    QTest::newRow("function without number") << card + "function\tx\t1:2\t3:4\t040300\tsnd\n";
    QTest::newRow("unknown word") << card + "gpu\tx\n";
}

void TestDescription::damagedCardTableNamesTheLine()
{
    QFETCH(std::string, text);
    const Outcome<std::vector<Card>> cards = parseCards(text);
    QVERIFY(!cards);
    QVERIFY2(cards.error().contains("line 2"), cards.error().c_str());
}

void TestDescription::texts()
{
    QCOMPARE(unescaped("a\\nb\\\\n"), std::string("a\nb\\n"));
    QCOMPARE(split("a//b", '/').size(), 3U);
    QCOMPARE(errnoFromName("EHWPOISON"), std::optional(EHWPOISON));
    QVERIFY(!errnoFromName("0"));
    QVERIFY(isPciAddress("0000:3d:00.7"));
    for (const char *wrong : {"0000:3d:00.8", "0000:3D:00.0", "000:3d:00.00", "0000:3d:00.0 ", ""})
        QVERIFY2(!isPciAddress(wrong), wrong);
    QVERIFY(isUuid("D8df472d-8e33-42fc-9d7c-5baf2b57b833x")); // looks at 36 only
    for (const char *wrong : {"d8df472d-8e33-42fc-9d7c-5baf2b57b83", "d8df472d08e33-42fc-9d7c-5baf2b57b833", ""})
        QVERIFY2(!isUuid(wrong), wrong);
}

QTEST_GUILESS_MAIN(TestDescription)
#include "tst_description.moc"
