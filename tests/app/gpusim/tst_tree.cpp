// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/loop.h"
#include "app/gpusim/sysfs.h"
#include "app/gpusim/tree.h"
#include "app/gpusim/uevents.h"

#include <QTest>

using namespace Carrel::Sim;
using namespace std::chrono_literals;

/** The picture of a machine in memory, and the small parts around it. */
class TestTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linksReadAsSysfsWritesThem_data();
    void linksReadAsSysfsWritesThem();
    void numbersAreNeverUsedAgain();
    void standInShowsAndGoes();
    void pictureFollowsTheMachine();
    void sampleDriversTellOfTheirDevices_data();
    void sampleDriversTellOfTheirDevices();
    void nothingIsLeftOfWhatWent();
    void faultsNewestFirst();
    void udevMessageLayout();
    void loopCallsInOrderOfTime();
};

void TestTree::linksReadAsSysfsWritesThem_data()
{
    QTest::addColumn<std::string>("link");
    QTest::addColumn<std::string>("destination");
    QTest::addColumn<std::string>("target");
    const auto row = [](const char *name, const char *link, const char *destination, const char *target) {
        QTest::newRow(name) << std::string(link) << std::string(destination) << std::string(target);
    };
    row("class", "/sys/class/mdev_bus/mtty", "/sys/devices/virtual/mtty/mtty", "../../devices/virtual/mtty/mtty");
    row("bus", "/sys/bus/pci/devices/a", "/sys/devices/pci0000:00/a", "../../../devices/pci0000:00/a");
    row("type", "/sys/devices/virtual/mtty/mtty/U/mdev_type",
        "/sys/devices/virtual/mtty/mtty/mdev_supported_types/mtty-1", "../mdev_supported_types/mtty-1");
    row("back", "/sys/devices/p/g/mdev_supported_types/t/devices/U", "/sys/devices/p/g/U", "../../../U");
    row("group", "/sys/devices/virtual/mtty/mtty/U/iommu_group", "/sys/kernel/iommu_groups/0",
        "../../../../../kernel/iommu_groups/0");
}

void TestTree::linksReadAsSysfsWritesThem()
{
    QFETCH(std::string, link);
    QFETCH(std::string, destination);
    QTEST(relativeTarget(link, destination), "target");
}

void TestTree::numbersAreNeverUsedAgain()
{
    Tree tree;
    const std::uint64_t first = tree.folder("/a/b").id;
    tree.remove("/a/b");
    QVERIFY(!tree.find(first));
    QVERIFY(tree.folder("/a/b").id > first);
    tree.remove("/nowhere"); // harmless
    QCOMPARE(tree.root().id, 1U);
}

void TestTree::standInShowsAndGoes()
{
    Tree tree;
    Node &file = tree.file("/a/f", "text");
    const Node &folder = *tree.at("/a");
    for (const StandIn kind : {StandIn::Fifo, StandIn::Folder, StandIn::Link}) {
        tree.setStandIn(file, kind, "t");
        const Node *shown = Tree::shown(folder, "f");
        QVERIFY(shown != &file && shown->mode != file.mode);
        QCOMPARE(tree.find(shown->id), shown);
    }
    tree.setStandIn(file, StandIn::Absent, {});
    QVERIFY(!Tree::shown(folder, "f"));
    tree.setStandIn(file, StandIn::None, {});
    QCOMPARE(Tree::shown(folder, "f"), &file);
}

void TestTree::pictureFollowsTheMachine()
{
    Machine machine(*parseDescription("[[gpu]]\ncard = \"mtty\"\n"));
    Tree tree;
    const Sysfs sysfs(tree, machine);
    const std::string uuid = "d8df472d-8e33-42fc-9d7c-5baf2b57b833";
    machine.create("mtty", "mtty-2", uuid);
    const Node *remove = tree.at("/sys/devices/virtual/mtty/mtty/" + uuid + "/remove");
    QVERIFY(remove && !remove->text);
    QCOMPARE(tree.at("/sys/devices/virtual/mtty/mtty/" + uuid + "/vendor/sample_mdev_dev")->text().value(),
             "This is MDEV " + uuid + "\n");
    QCOMPARE(tree.at("/sys/class/mdev_bus/mtty/mdev_supported_types"), nullptr); // a link is not followed
    QCOMPARE(tree.at("/sys/devices/virtual/mtty/mtty/mdev_supported_types/mtty-1/available_instances")->text().value(),
             std::string("22\n"));
    QCOMPARE(tree.at("/dev/vfio/0")->group, 0);
    QCOMPARE(tree.at("/dev/vfio/vfio")->group, -1);
    QCOMPARE(tree.at("/sys/kernel/iommu_groups/0")->group, -1);
}

void TestTree::sampleDriversTellOfTheirDevices_data()
{
    QTest::addColumn<std::string>("driver");
    QTest::addColumn<std::string>("type");
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char *driver, const char *type, const char *file, const char *text) {
        QTest::newRow(type) << std::string(driver) << std::string(type) << std::string(file) << std::string(text);
    };
    row("mdpy", "mdpy-vga", "resolution", "640x480\n");
    row("mdpy", "mdpy-xga", "resolution", "1024x768\n");
    row("mdpy", "mdpy-hd", "resolution", "1920x1080\n");
    row("mbochs", "mbochs-small", "memory", "4 MB\n");
    row("mbochs", "mbochs-medium", "memory", "16 MB\n");
    row("mbochs", "mbochs-large", "memory", "64 MB\n");
}

void TestTree::sampleDriversTellOfTheirDevices()
{
    QFETCH(std::string, driver);
    QFETCH(std::string, type);
    QFETCH(std::string, file);
    Machine machine(*parseDescription("[[gpu]]\ncard = \"" + driver + "\"\n"));
    Tree tree;
    const Sysfs sysfs(tree, machine);
    const std::string uuid = "d8df472d-8e33-42fc-9d7c-5baf2b57b833";
    QCOMPARE(machine.create(driver, type, uuid), 36);
    const std::string folder = "/sys/devices/virtual/" + driver + '/' + driver + '/' + uuid + "/vendor/";
    QVERIFY(tree.at(folder + file));
    QTEST(tree.at(folder + file)->text().value(), "text");
}

void TestTree::nothingIsLeftOfWhatWent()
{
    Machine machine(*loadDescription("rack"));
    Tree tree;
    const Sysfs sysfs(tree, machine);
    const auto count = [&] {
        int nodes = 0;
        walk(tree.root(), [&](Node &) { ++nodes; });
        return nodes;
    };
    const int before = count();
    const std::string uuid = "d8df472d-8e33-42fc-9d7c-5baf2b57b833";
    QCOMPARE(machine.create("0000:5e:00.0", machine.gpu("0000:5e:00.0")->spec.card.types[0].id, uuid), 36);
    QVERIFY(count() > before);
    machine.remove(uuid, "1", [](int) { });
    QCOMPARE(count(), before);
    machine.setPresent("0000:5e:00.0", false);
    QVERIFY(count() < before);
    machine.setPresent("0000:5e:00.0", true);
    QCOMPARE(count(), before);
}

void TestTree::faultsNewestFirst()
{
    FaultTable faults;
    QVERIFY(faults.isEmpty());
    const int first = faults.add(*parseFault("{ path = \"*/name\", read = \"EIO\" }"));
    const int second = faults.add(*parseFault("{ path = \"/sys/x/name\", read = \"EPERM\", times = 1 }"));
    QVERIFY(first != second);
    QCOMPARE(faults.match("/sys/x/name")->readErrno, EPERM);
    use(*faults.match("/sys/x/name"));
    QCOMPARE(faults.match("/sys/x/name")->readErrno, EIO); // the newer one is used up
    QVERIFY(!faults.match("/sys/x/create"));
    QCOMPARE(faults.clear(first).size(), 1U);
    QVERIFY(!faults.match("/sys/x/name"));
    QCOMPARE(faults.clear(0).size(), 1U);
    QVERIFY(faults.isEmpty());
}

void TestTree::udevMessageLayout()
{
    const std::string message = udevMessage("ACTION=add\nSEQNUM=1\n");
    const QByteArray bytes = QByteArray::fromStdString(message);
    QCOMPARE(bytes.first(12), QByteArray("libudev\0\xfe\xed\xca\xfe", 12));
    QCOMPARE(bytes.sliced(12, 12).toHex(), QByteArray("280000002800000014000000"));
    QCOMPARE(bytes.sliced(24, 16), QByteArray(16, '\0'));
    QCOMPARE(bytes.sliced(40), QByteArray("ACTION=add\0SEQNUM=1\0", 20));
}

void TestTree::loopCallsInOrderOfTime()
{
    Loop loop;
    std::string order;
    loop.after(30ms, [&] { loop.quit(); });
    loop.after(20ms, [&] { order += 'b'; });
    loop.after(0ms, [&] { order += 'a'; });
    std::array<int, 2> ends{};
    QCOMPARE(pipe(ends.data()), 0);
    loop.watch(ends[0], [&] {
        order += 'p';
        loop.forget(ends[0]);
    });
    QCOMPARE(write(ends[1], "x", 1), 1);
    QVERIFY(loop.run());
    QCOMPARE(order, std::string("pab"));
    close(ends[0]);
    close(ends[1]);
}

QTEST_GUILESS_MAIN(TestTree)
#include "tst_tree.moc"
