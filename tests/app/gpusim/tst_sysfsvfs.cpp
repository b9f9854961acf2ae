// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/sysfs.h"
#include "app/gpusim/tree.h"
#include "app/gpusim/uevents.h"

#include <QTest>

using namespace Carrel::Sim;

/** The picture of VFs and of boards with several functions, and what the kernel says when they come and go. */
class TestSysfsVfs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsOfAVf_data();
    void textsOfAVf();
    void newerFilesNeedAVgpu();
    void nothingIsLeftOfVfs_data();
    void nothingIsLeftOfVfs();
    void tenThousandRoundsLeaveNothing();
    void boardsShareOneGroup();
    void renderNodes();
    void bootVgaIsOfVgaOnly();
    void messages_data();
    void messages();
    void messagesOfPciCarryTheirClass();
};

namespace {

const std::string l40s =
    "[[gpu]]\ncard = \"NVIDIA L40S\"\npath = \"0000:3a:00.0/0000:3d:00.0\"\niommu_group = 60\nvf_groups = 70\n";
const std::string geforce =
    "[[gpu]]\ncard = \"GeForce RTX 2080 Ti\"\npath = \"0000:00:01.0/0000:01:00.0\"\niommu_group = 2\n";
const std::string besides = "/sys/devices/pci0000:3a/0000:3a:00.0/";

int nodesIn(Tree &tree)
{
    int nodes = 0;
    walk(tree.root(), [&](Node &) { ++nodes; });
    return nodes;
}

/** A machine, its picture and what it would tell. */
struct Host
{
    explicit Host(const std::string &description) : machine(*parseDescription(description)), sysfs(tree, machine)
    {
        machine.onChange([this](const Change &change) {
            for (const std::string &text : ueventsOf(change, machine))
                told.push_back(text);
        });
    }
    [[nodiscard]] std::string text(const std::string &path)
    {
        const Node *node = tree.at(path);
        if (!node || !node->text)
            return "no file";
        const Content content = node->text();
        return content ? *content : "errno " + std::to_string(content.error());
    }
    Machine machine;
    Tree tree;
    Sysfs sysfs;
    std::vector<std::string> told;
};

} // namespace

void TestSysfsVfs::textsOfAVf_data()
{
    QTest::addColumn<std::string>("more");
    QTest::addColumn<std::string>("onFirst");
    QTest::addColumn<std::string>("ofFirst");
    QTest::addColumn<std::string>("ofSecond");
    const std::string header = "ID    : vGPU Name\n";
    const std::string two = "1146  : NVIDIA L40S-2B\n1148  : NVIDIA L40S-2Q\n1158  : NVIDIA L40S-2A\n";
    const std::string one = "1148  : NVIDIA L40S-2Q\n";
    const auto row = [](const char *name, const std::string &more, const char *onFirst, const std::string &ofFirst,
                        const std::string &ofSecond) {
        QTest::newRow(name) << more << std::string(onFirst) << ofFirst << ofSecond;
    };
    row("one size", "", "1148", header + two, header + two);
    row("full", "", "1156", header, header);
    row("without header", "header = false\n", "1148", two, two);
    row("without header, full", "header = false\n", "1156", "", "");
    row("open driver", "sharing = \"open-rfc\"\n", "1148", "", one);
    row("open driver, full", "sharing = \"open-rfc\"\n", "1156", "", "");
}

void TestSysfsVfs::textsOfAVf()
{
    QFETCH(std::string, more);
    QFETCH(std::string, onFirst);
    Host host(l40s + "vfs = 2\n" + more);
    QVERIFY(host.machine.writeVfType("0000:3d:00.4", onFirst) > 0);
    QTEST(host.text(besides + "0000:3d:00.4/nvidia/creatable_vgpu_types"), "ofFirst");
    QTEST(host.text(besides + "0000:3d:00.5/nvidia/creatable_vgpu_types"), "ofSecond");
    QCOMPARE(host.text(besides + "0000:3d:00.4/nvidia/current_vgpu_type"), onFirst + '\n');
    QCOMPARE(host.text(besides + "0000:3d:00.5/nvidia/current_vgpu_type"), std::string("0\n"));
}

void TestSysfsVfs::newerFilesNeedAVgpu()
{
    Host host(l40s + "vfs = 2\n");
    const std::string nvidia = besides + "0000:3d:00.4/nvidia/";
    const std::string enxio = "errno " + std::to_string(ENXIO);
    QCOMPARE(host.text(nvidia + "placement_id"), enxio);
    QCOMPARE(host.text(nvidia + "gpu_instance_id"), enxio);
    QCOMPARE(host.text(nvidia + "vgpu_params"), std::string("\n"));
    QCOMPARE(host.machine.writeVfType("0000:3d:00.5", "1149"), 4);
    QCOMPARE(host.machine.writeVfType("0000:3d:00.4", "1149"), 4);
    QCOMPARE(host.text(nvidia + "placement_id"), std::string("3\n")); // GiB, behind the other 3Q
    QCOMPARE(host.text(nvidia + "gpu_instance_id"), std::string("4294967295\n"));
    Host older(l40s + "vfs = 2\nnewer_files = false\n");
    QCOMPARE(older.text(nvidia + "vgpu_params"), std::string("no file"));
    Host mig("[[gpu]]\ncard = \"NVIDIA H200\"\npath = \"0000:3a:00.0/0000:3d:00.0\"\nvfs = 2\nmig = true\n");
    QCOMPARE(mig.machine.writeVfType("0000:3d:00.5", "1414"), 4);
    QCOMPARE(mig.text(besides + "0000:3d:00.5/nvidia/gpu_instance_id"), std::string("2\n"));
}

void TestSysfsVfs::nothingIsLeftOfVfs_data()
{
    QTest::addColumn<std::string>("description");
    QTest::newRow("vendor VFIO") << l40s;
    QTest::newRow("mdev") << l40s + "sharing = \"mdev-vf\"\n";
    QTest::newRow("plain") << l40s + "sharing = \"vfs\"\n";
    QTest::newRow("open") << l40s + "sharing = \"open-rfc\"\n";
}

void TestSysfsVfs::nothingIsLeftOfVfs()
{
    QFETCH(std::string, description);
    Host host(description);
    host.machine.rebindWithVfs("0000:3d:00.0", 32); // makes the drivers' folders, which stay
    host.machine.rebindWithVfs("0000:3d:00.0", 0);
    const int before = nodesIn(host.tree);
    for (int round = 0; round < 3; ++round) {
        host.machine.rebindWithVfs("0000:3d:00.0", 32);
        QVERIFY(nodesIn(host.tree) > before + 32 * 20);
        QCOMPARE(host.tree.at(besides + "0000:3d:00.0/virtfn31")->target, std::string("../0000:3d:04.3"));
        QCOMPARE(host.text(besides + "0000:3d:00.0/sriov_numvfs"), std::string("32\n"));
        host.machine.rebindWithVfs("0000:3d:00.0", 0);
        QCOMPARE(nodesIn(host.tree), before);
        QVERIFY(!host.machine.isGroupBusy(70));
    }
    host.machine.rebindWithVfs("0000:3d:00.0", 2);
    QVERIFY(host.machine.move("0000:3d:00.0", {"0000:3a:00.0", "0000:3e:00.0"}));
    QVERIFY(host.machine.move("0000:3e:00.0", {"0000:3a:00.0", "0000:3d:00.0"}));
    QCOMPARE(nodesIn(host.tree), before);
}

void TestSysfsVfs::tenThousandRoundsLeaveNothing()
{
    Machine machine(*parseDescription(l40s
                                      + "vfs = 1\n[[gpu]]\ncard = \"NVIDIA A40\"\npath = \"0000:51:00.0\"\nvfs = 1\n"
                                      + "[[gpu]]\ncard = \"Intel Data Center GPU Flex 170\"\npath = \"0000:4d:00.0\"\n"
                                        "[[gpu]]\ncard = \"Tesla M60\"\npath = \"0000:3f:00.0\"\n"));
    Tree tree;
    const Sysfs sysfs(tree, machine);
    const std::string uuid = "d8df472d-8e33-42fc-9d7c-5baf2b57b833";
    const auto round = [&] {
        const int made = machine.writeVfType("0000:3d:00.4", "1148")
            + machine.create("0000:51:00.4", "nvidia-558", uuid)
            + machine.create("0000:3f:00.0", "nvidia-18", "e" + uuid.substr(1));
        machine.writeVfCount("0000:4d:00.0", "1", [](int) { });
        machine.remove(uuid, "1", [](int) { });
        machine.remove("e" + uuid.substr(1), "1", [](int) { });
        machine.writeVfCount("0000:4d:00.0", "0", [](int) { });
        return made == 4 + 36 + 36 && machine.writeVfType("0000:3d:00.4", "0") == 1;
    };
    QVERIFY(round());
    const int before = nodesIn(tree);
    for (int i = 0; i < 2500; ++i) // four back ends each
        QVERIFY(round());
    QCOMPARE(nodesIn(tree), before);
    for (const Machine::Gpu &gpu : machine.gpus())
        QVERIFY(gpu.carried.empty());
    QCOMPARE(machine.create("0000:51:00.4", "nvidia-558", uuid), 36);
    QVERIFY(machine.vgpu(uuid)->iommuGroup < 10); // numbers come back, too
}

void TestSysfsVfs::boardsShareOneGroup()
{
    Host host(geforce);
    const Node *devices = host.tree.at("/sys/kernel/iommu_groups/2/devices");
    QVERIFY(devices);
    QCOMPARE(devices->children.size(), 4U);
    const std::string audio = "/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.1";
    QCOMPARE(host.text(audio + "/class"), std::string("0x040300\n"));
    QCOMPARE(host.tree.at(audio + "/driver")->target, std::string("../../../../bus/pci/drivers/snd_hda_intel"));
    host.machine.setPresent("0000:01:00.0", false);
    QVERIFY(!host.tree.at(audio));
    QVERIFY(!host.tree.at("/sys/kernel/iommu_groups/2"));
}

void TestSysfsVfs::renderNodes()
{
    Host host(
        geforce + "[[gpu]]\ncard = \"Intel UHD Graphics 630\"\npath = \"0000:00:02.0\"\n" + l40s
        + "[[gpu]]\ncard = \"Radeon RX 6600\"\npath = \"0000:03:00.0\"\ndriver = \"vfio-pci\"\niommu_group = 9\n");
    const std::string drm = "/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0/drm/";
    QCOMPARE(host.text(drm + "renderD128/dev"), std::string("226:128\n"));
    QVERIFY(host.tree.at("/sys/devices/pci0000:00/0000:00:02.0/drm/renderD129"));
    QVERIFY(host.tree.at("/dev/dri/renderD129") && host.tree.at("/sys/class/drm/card1"));
    QVERIFY(!host.tree.at("/dev/dri/renderD130")); // NVIDIA's vGPU host driver and vfio-pci have none
    QVERIFY(host.tree.at("/dev/vfio/9"));
    host.machine.setPresent("0000:01:00.0", false);
    QVERIFY(!host.tree.at("/dev/dri/renderD128") && !host.tree.at("/sys/class/drm/renderD128"));
}

void TestSysfsVfs::bootVgaIsOfVgaOnly()
{
    Host host(geforce + "boot_vga = true\n" + l40s);
    QCOMPARE(host.text("/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0/boot_vga"), std::string("1\n"));
    QVERIFY(!host.tree.at(besides + "0000:3d:00.0/boot_vga"));
    QVERIFY(!host.tree.at("/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.1/boot_vga"));
}

void TestSysfsVfs::messages_data()
{
    QTest::addColumn<std::string>("description");
    QTest::addColumn<std::string>("order"); // vfs, no vfs, gone, back
    QTest::addColumn<std::vector<std::string>>("expected"); // action, device, state of an mdev parent
    const std::string m60 = "[[gpu]]\ncard = \"Tesla M60\"\npath = \"0000:3a:00.0/0000:3d:00.0\"\n";
    const std::string mdevs = l40s + "sharing = \"mdev-vf\"\ntotal_vfs = 1\n";
    using List = std::vector<std::string>;
    QTest::newRow("GPU gone") << m60 << std::string("gone")
                              << List{"change 0000:3d:00.0 unregistered", "remove 0000:3d:00.0 "};
    QTest::newRow("GPU back") << m60 << std::string("back")
                              << List{"change 0000:3d:00.0 unregistered", "remove 0000:3d:00.0 ", "add 0000:3d:00.0 ",
                                      "change 0000:3d:00.0 registered"};
    QTest::newRow("no mdev module") << "mdev_bus = false\n" + m60 << std::string("gone")
                                    << List{"remove 0000:3d:00.0 "};
    QTest::newRow("VF of mdevs") << mdevs << std::string("vfs")
                                 << List{"add 0000:3d:00.4 ", "change 0000:3d:00.4 registered", "change 0000:3d:00.0 "};
    QTest::newRow("no VF of mdevs") << mdevs << std::string("no vfs")
                                    << List{"add 0000:3d:00.4 ",    "change 0000:3d:00.4 registered",
                                            "change 0000:3d:00.0 ", "change 0000:3d:00.4 unregistered",
                                            "remove 0000:3d:00.4 ", "change 0000:3d:00.0 "};
    QTest::newRow("VF of its own types") << l40s + "total_vfs = 1\n"
                                         << std::string("vfs") << List{"add 0000:3d:00.4 ", "change 0000:3d:00.0 "};
    QTest::newRow("board gone") << geforce << std::string("gone")
                                << List{"remove 0000:01:00.0 ", "remove 0000:01:00.1 ", "remove 0000:01:00.2 ",
                                        "remove 0000:01:00.3 "};
}

void TestSysfsVfs::messages()
{
    QFETCH(std::string, description);
    QFETCH(std::string, order);
    Host host(description);
    const std::string gpu = host.machine.gpus()[0].spec.id;
    if (order.ends_with("vfs"))
        host.machine.rebindWithVfs(gpu, 1);
    if (order == "no vfs")
        host.machine.rebindWithVfs(gpu, 0);
    if (order == "gone" || order == "back")
        host.machine.setPresent(gpu, false);
    if (order == "back")
        host.machine.setPresent(gpu, true);
    std::vector<std::string> seen;
    for (const std::string &text : host.told) {
        const QString all = QString::fromStdString(text);
        const auto value = [&](const char *key) {
            return all.section(QLatin1String(key), 1, 1).section(QLatin1Char('\n'), 0, 0).toStdString();
        };
        const std::string path = value("DEVPATH=");
        seen.push_back(value("ACTION=") + ' ' + path.substr(path.rfind('/') + 1) + ' ' + value("MDEV_STATE="));
    }
    QTEST(seen, "expected");
}

void TestSysfsVfs::messagesOfPciCarryTheirClass()
{
    Host host(l40s);
    host.machine.rebindWithVfs("0000:3d:00.0", 1);
    QCOMPARE(host.told.size(), 2U);
    QVERIFY2(host.told[0].contains("SUBSYSTEM=pci\nDRIVER=nvidia\nPCI_CLASS=30200\nPCI_ID=10DE:26B9\n"),
             host.told[0].c_str());
    QVERIFY(host.told[0].starts_with("ACTION=add\nDEVPATH=/devices/pci0000:3a/"));
}

QTEST_GUILESS_MAIN(TestSysfsVfs)
#include "tst_sysfsvfs.moc"
