// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/machine.h"

#include <QTest>

using namespace Carrel::Sim;

/** VFs and the types written to them: who answers what to which write. FACTS section 2 is the source of the errnos. */
class TestMachineVfs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typeWrites_data();
    void typeWrites();
    void fullAndBusy_data();
    void fullAndBusy();
    void vfCountWrites_data();
    void vfCountWrites();
    void disablingWaitsForVfsInUse();
    void autoprobe_data();
    void autoprobe();
    void mdevOnVfs();
    void parametersOfVgpus();
    void migModeChoosesTheTypes();
    void placesAreTakenAndFreed();
    void rebindLosesEverything();
    void rebootLosesEverything();
    void movedCardKeepsItsNames();
    void movesThatCannotBe_data();
    void movesThatCannotBe();
    void wholeGpuInUse();
};

namespace {

const std::string nvidia =
    "[[gpu]]\ncard = \"NVIDIA L40S\"\npath = \"0000:3d:00.0\"\niommu_group = 60\nvfs = 4\nvf_groups = 70\n";
const std::string open = nvidia + "sharing = \"open-rfc\"\n";
const std::string flex = "[[gpu]]\ncard = \"Intel Data Center GPU Flex 170\"\npath = \"0000:4d:00.0\"\n";
const std::string a40 = "[[gpu]]\ncard = \"NVIDIA A40\"\npath = \"0000:51:00.0\"\nvfs = 4\n";
const char first[] = "0000:3d:00.4";
const char second[] = "0000:3d:00.5";
const char uuid[] = "d8df472d-8e33-42fc-9d7c-5baf2b57b833";
const char otherUuid[] = "e8df472d-8e33-42fc-9d7c-5baf2b57b833";

/** Answers of writes, 0 while they wait. */
struct Answers
{
    Answer take()
    {
        given.push_back(0);
        return [this, place = given.size() - 1](int result) {
            given[place] = result;
        };
    }
    std::vector<int> given;
};

int current(const Machine &machine, const char *vf)
{
    const TypeSpec *type = machine.gpuOfVf(vf)->vf(vf)->type;
    return type ? type->number() : 0;
}

} // namespace

void TestMachineVfs::typeWrites_data()
{
    QTest::addColumn<bool>("isOpen");
    QTest::addColumn<QByteArray>("before"); // written to the first VF
    QTest::addColumn<QByteArray>("bytes"); // then this
    QTest::addColumn<int>("answer");
    QTest::addColumn<int>("holds");
    const auto row = [](const char *name, bool isOpen, const char *before, const char *bytes, int answer, int holds) {
        QTest::newRow(name) << isOpen << QByteArray(before) << QByteArray(bytes) << answer << holds;
    };
    row("a type", false, "", "1148", 4, 1148);
    row("with newline", false, "", "1148\n", 5, 1148);
    row("not a number", false, "", "nvidia-1148", -EINVAL, 0);
    row("hexadecimal", false, "", "0x47c", -EINVAL, 0);
    row("nothing", false, "", "", -EINVAL, 0);
    row("too large", false, "", "99999999999", -EINVAL, 0);
    row("unknown type", false, "", "7", -EIO, 0);
    row("none to take away", false, "", "0", -EPERM, 0);
    row("has one already", false, "1148", "1148", -EPERM, 1148);
    row("has another already", false, "1148", "1150", -EPERM, 1148);
    row("taken away", false, "1148", "0", 1, 0);
    row("open: a type", true, "", "1148", 4, 1148);
    row("open: not a number", true, "", "x", -EINVAL, 0);
    row("open: unknown type", true, "", "7", -ENODEV, 0);
    row("open: none to take away", true, "", "0\n", 2, 0);
    row("open: another on the only one", true, "1148", "1150", 4, 1150);
    row("open: taken away", true, "1148", "0", 1, 0);
}

void TestMachineVfs::typeWrites()
{
    QFETCH(bool, isOpen);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, bytes);
    Machine machine(*parseDescription(isOpen ? open : nvidia));
    if (!before.isEmpty())
        QCOMPARE(machine.writeVfType(first, before.toStdString()), static_cast<int>(before.size()));
    QTEST(machine.writeVfType(first, bytes.toStdString()), "answer");
    QTEST(current(machine, first), "holds");
}

void TestMachineVfs::fullAndBusy_data()
{
    QTest::addColumn<bool>("isOpen");
    QTest::addColumn<QByteArray>("onFirst");
    QTest::addColumn<bool>("busy"); // the first VF
    QTest::addColumn<QByteArray>("vf");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("answer");
    const auto row = [](const char *name, bool isOpen, const char *onFirst, bool busy, const char *vf,
                        const char *bytes, int answer) {
        QTest::newRow(name) << isOpen << QByteArray(onFirst) << busy << QByteArray(vf) << QByteArray(bytes) << answer;
    };
    row("full", false, "1156", false, second, "1148", -EIO);
    row("another size", false, "1148", false, second, "1150", -EIO);
    row("same size", false, "1148", false, second, "1158", 4);
    row("in use", false, "1148", true, first, "0", -EIO);
    row("beside one in use", false, "1148", true, second, "1148", 4);
    row("open: full", true, "1156", false, second, "1156", -ENOSPC);
    row("open: another type", true, "1148", false, second, "1158", -EINVAL);
    row("open: in use", true, "1148", true, first, "0", -EBUSY);
    row("open: same type in use", true, "1148", true, first, "1148", -EBUSY);
    row("open: beside one in use", true, "1148", true, second, "1148", 4);
    row("no such VF", false, "1148", false, "0000:3d:01.0", "1148", -ENODEV);
}

void TestMachineVfs::fullAndBusy()
{
    QFETCH(bool, isOpen);
    QFETCH(QByteArray, onFirst);
    QFETCH(bool, busy);
    QFETCH(QByteArray, vf);
    QFETCH(QByteArray, bytes);
    Machine machine(*parseDescription(isOpen ? open : nvidia));
    QCOMPARE(machine.writeVfType(first, onFirst.toStdString()), 4);
    QVERIFY(machine.setBusy(first, busy));
    QTEST(machine.writeVfType(vf.toStdString(), bytes.toStdString()), "answer");
    QCOMPARE(QByteArray::number(current(machine, first)), onFirst); // a refusal changes nothing
}

void TestMachineVfs::vfCountWrites_data()
{
    QTest::addColumn<std::string>("gpu");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("answer");
    QTest::addColumn<int>("count");
    const auto row = [](const char *name, const std::string &gpu, const char *before, const char *bytes, int answer,
                        int count) {
        QTest::newRow(name) << gpu << QByteArray(before) << QByteArray(bytes) << answer << count;
    };
    row("some", flex, "", "4", 1, 4);
    row("all, with newline", flex, "", "31\n", 3, 31);
    row("hexadecimal", flex, "", "0x4", 3, 4);
    row("too many", flex, "", "32", -ERANGE, 0);
    row("not a number", flex, "", "many", -EINVAL, 0);
    row("negative", flex, "", "-1", -EINVAL, 0);
    row("more than 16 bits", flex, "", "65536", -ERANGE, 0);
    row("as many as there are", flex, "4", "4", 1, 4);
    row("others than there are", flex, "4", "8", -EBUSY, 4);
    row("none", flex, "4", "0", 1, 0);
    row("NVIDIA: some", a40, "", "8", -ENOENT, 4);
    row("NVIDIA: none", a40, "", "0", -ENOENT, 4);
    row("NVIDIA: as many as there are", a40, "", "4", 1, 4);
    row("NVIDIA: too many", a40, "", "33", -ERANGE, 4);
}

void TestMachineVfs::vfCountWrites()
{
    QFETCH(std::string, gpu);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, bytes);
    Machine machine(*parseDescription(gpu));
    const std::string id = machine.gpus()[0].spec.id;
    Answers answers;
    if (!before.isEmpty())
        machine.writeVfCount(id, before.toStdString(), answers.take());
    machine.writeVfCount(id, bytes.toStdString(), answers.take());
    QTEST(answers.given.back(), "answer");
    QTEST(static_cast<int>(machine.gpus()[0].vfs.size()), "count");
}

void TestMachineVfs::disablingWaitsForVfsInUse()
{
    Machine machine(*parseDescription(flex + "vfs = 2\n"));
    Answers answers;
    QVERIFY(machine.setBusy("0000:4d:00.1", true));
    QVERIFY(machine.setBusy("0000:4d:00.2", true));
    machine.writeVfCount("0000:4d:00.0", "0", answers.take());
    QVERIFY(machine.setBusy("0000:4d:00.1", false));
    QCOMPARE(answers.given.back(), 0);
    QCOMPARE(machine.gpus()[0].vfs.size(), 2U);
    QVERIFY(machine.setBusy("0000:4d:00.2", false));
    QCOMPARE(answers.given.back(), 1);
    QVERIFY(machine.gpus()[0].vfs.empty());
    QVERIFY(!machine.setBusy("0000:4d:00.2", true));
}

void TestMachineVfs::autoprobe_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("answer");
    QTest::addColumn<bool>("on");
    QTest::newRow("0") << QByteArray("0\n") << 2 << false;
    QTest::newRow("1") << QByteArray("1") << 1 << true;
    QTest::newRow("no") << QByteArray("no") << 2 << false;
    QTest::newRow("off") << QByteArray("off") << 3 << false;
    QTest::newRow("on") << QByteArray("on\n") << 3 << true;
    QTest::newRow("2") << QByteArray("2") << -EINVAL << true;
    QTest::newRow("nothing") << QByteArray() << -EINVAL << true;
}

void TestMachineVfs::autoprobe()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, on);
    Machine machine(*parseDescription(flex));
    QTEST(machine.writeAutoprobe("0000:4d:00.0", bytes.toStdString()), "answer");
    Answers answers;
    machine.writeVfCount("0000:4d:00.0", "2", answers.take());
    QCOMPARE(machine.gpus()[0].vfs[1].driver, on ? std::string("xe") : std::string());
}

void TestMachineVfs::mdevOnVfs()
{
    Machine machine(*parseDescription(a40));
    const Machine::Gpu &gpu = machine.gpus()[0];
    const TypeSpec &type = *findType(gpu.spec.card, "nvidia-558");
    QCOMPARE(machine.create("0000:51:00.0", "nvidia-558", uuid), -ENODEV);
    QCOMPARE(machine.availableOn(gpu, "0000:51:00.4", type), 1);
    QCOMPARE(machine.create("0000:51:00.4", "nvidia-558", uuid), 36);
    QCOMPARE(machine.vgpu(uuid)->parent, std::string("0000:51:00.4"));
    QCOMPARE(machine.availableOn(gpu, "0000:51:00.4", type), 0); // one vGPU a VF
    QCOMPARE(machine.availableOn(gpu, "0000:51:00.5", type), 1);
    QCOMPARE(Machine::availableInstances(gpu, type), 23); // and the GPU's own count goes on
    QCOMPARE(machine.create("0000:51:00.4", "nvidia-558", otherUuid), -ENOSPC);
    QCOMPARE(machine.create("0000:51:00.5", "nvidia-560", otherUuid), -ENOSPC); // another size
    QCOMPARE(machine.create("0000:51:00.5", "nvidia-558", uuid), -EEXIST);
    QCOMPARE(machine.create("0000:51:01.0", "nvidia-558", otherUuid), -ENODEV);
}

void TestMachineVfs::parametersOfVgpus()
{
    Machine machine(*parseDescription(nvidia + a40));
    QCOMPARE(machine.writeParameters(first, "frame_rate_limiter=0"), -ENXIO); // carries nothing
    QCOMPARE(machine.writeVfType(first, "1148"), 4);
    QCOMPARE(machine.create("0000:51:00.4", "nvidia-558", uuid), 36);
    for (const char *id : {first, uuid}) {
        QCOMPARE(machine.writeParameters(id, "frame_rate_limiter=0,disable_vnc=1\n"), 35);
        QCOMPARE(machine.parametersOf(id), std::string("frame_rate_limiter=0,disable_vnc=1"));
        QCOMPARE(machine.writeParameters(id, std::string(1025, 'x')), -EINVAL);
        QVERIFY(machine.setBusy(id, true));
        QCOMPARE(machine.writeParameters(id, " "), -EBUSY);
        QVERIFY(machine.setBusy(id, false));
        QCOMPARE(machine.writeParameters(id, " "), 1);
        QCOMPARE(machine.parametersOf(id), std::string());
    }
    machine.writeParameters(first, "a=1");
    QCOMPARE(machine.writeVfType(first, "0"), 1);
    QCOMPARE(machine.writeVfType(first, "1148"), 4);
    QCOMPARE(machine.parametersOf(first), std::string()); // the next owner's is another vGPU
}

void TestMachineVfs::migModeChoosesTheTypes()
{
    const std::string card =
        "[[gpu]]\ncard = \"NVIDIA RTX PRO 6000 Blackwell Server\"\npath = \"0000:c8:00.0\"\nvfs = 4\n";
    for (const bool mig : {false, true}) {
        Machine machine(*parseDescription(card + (mig ? "mig = true\n" : "")));
        QCOMPARE(machine.writeVfType("0000:c8:00.4", "1561"), mig ? 4 : -EIO);
        QCOMPARE(machine.writeVfType("0000:c8:00.5", "1519"), mig ? -EIO : 4);
    }
}

void TestMachineVfs::placesAreTakenAndFreed()
{
    Machine machine(*parseDescription(nvidia));
    machine.setMixed("0000:3d:00.0", true);
    const auto place = [&](const char *vf) {
        return machine.gpuOfVf(vf)->vf(vf)->place;
    };
    QCOMPARE(machine.writeVfType(first, "1155"), 4); // 24Q: the lower half
    QCOMPARE(machine.writeVfType(second, "1152"), 4); // 8Q takes a quarter of the whole: 12 GiB
    QCOMPARE(machine.writeVfType("0000:3d:00.6", "1154"), -EIO); // 16Q: no half left
    QCOMPARE(std::pair(place(first), place(second)), std::pair(0, 24576));
    QCOMPARE(machine.writeVfType(first, "0"), 1);
    QCOMPARE(machine.writeVfType("0000:3d:00.6", "1154"), 4);
    QCOMPARE(place("0000:3d:00.6"), 0);
}

void TestMachineVfs::rebindLosesEverything()
{
    Machine machine(*parseDescription(nvidia));
    machine.setMixed("0000:3d:00.0", true);
    QCOMPARE(machine.writeVfType(first, "1148"), 4);
    std::vector<Change::Kind> told;
    machine.onChange([&](const Change &change) { told.push_back(change.kind); });
    machine.rebindWithVfs("0000:3d:00.0", 32);
    QCOMPARE(told, (std::vector{Change::Kind::VfsGone, Change::Kind::VfsMade}));
    const Machine::Gpu &gpu = machine.gpus()[0];
    QCOMPARE(gpu.vfs.size(), 32U);
    QVERIFY(!gpu.mixed && gpu.carried.empty());
    QCOMPARE(current(machine, first), 0);
    QCOMPARE(gpu.vfs[31].iommuGroup, 101);
    QCOMPARE(gpu.vfs[31].vfioDevice, 31);
}

void TestMachineVfs::rebootLosesEverything()
{
    Machine machine(*parseDescription(nvidia + a40 + flex + "vfs = 2\n[[gpu]]\ncard = \"mtty\"\n"));
    Answers answers;
    QCOMPARE(machine.writeVfType(first, "1148"), 4);
    QCOMPARE(machine.create("0000:51:00.4", "nvidia-558", uuid), 36);
    QCOMPARE(machine.create("mtty", "mtty-1", otherUuid), 36);
    QVERIFY(machine.setBusy(uuid, true));
    QVERIFY(machine.setBusy("0000:4d:00.1", true));
    machine.remove(uuid, "1", answers.take());
    machine.writeVfCount("0000:4d:00.0", "0", answers.take());
    machine.reboot();
    QVERIFY(answers.given[0] != 0 && answers.given[1] != 0); // nobody waits for ever
    QVERIFY(machine.vgpus().empty());
    for (const Machine::Gpu &gpu : machine.gpus())
        QVERIFY2(gpu.present && gpu.vfs.empty() && gpu.carried.empty() && !machine.isInUse(gpu), gpu.spec.id.c_str());
    QVERIFY(!machine.isGroupBusy(70));
}

void TestMachineVfs::movedCardKeepsItsNames()
{
    Machine machine(*parseDescription(nvidia + a40));
    const std::string serial = machine.gpus()[0].spec.serial;
    QVERIFY(machine.move("0000:3d:00.0", {"0000:00:1d.0", "0000:8c:00.0"}));
    const Machine::Gpu &gpu = machine.gpus()[0];
    QCOMPARE(gpu.spec.id, std::string("0000:8c:00.0"));
    QCOMPARE(gpu.spec.serial, serial);
    QVERIFY(gpu.present && gpu.vfs.empty());
    QVERIFY(!machine.gpu("0000:3d:00.0"));
    QVERIFY(machine.move("0000:8c:00.0", {"0000:3d:00.0"})); // and back
}

void TestMachineVfs::movesThatCannotBe_data()
{
    QTest::addColumn<std::string>("gpu");
    QTest::addColumn<std::string>("to");
    QTest::newRow("unknown") << std::string("0000:99:00.0") << std::string("0000:8c:00.0");
    QTest::newRow("not on PCI") << std::string("mtty") << std::string("0000:8c:00.0");
    QTest::newRow("no address") << std::string("0000:3d:00.0") << std::string("8c:00.0");
    QTest::newRow("of another GPU") << std::string("0000:3d:00.0") << std::string("0000:51:00.0");
    QTest::newRow("its own") << std::string("0000:3d:00.0") << std::string("0000:3d:00.0");
    QTest::newRow("of a VF") << std::string("0000:3d:00.0") << std::string("0000:51:00.4");
}

void TestMachineVfs::movesThatCannotBe()
{
    QFETCH(std::string, gpu);
    QFETCH(std::string, to);
    Machine machine(*parseDescription(nvidia + a40 + "[[gpu]]\ncard = \"mtty\"\n"));
    const Outcome<void> moved = machine.move(gpu, {to});
    QVERIFY(!moved);
    QVERIFY(!moved.error().empty());
    QCOMPARE(machine.gpus()[0].vfs.size(), 4U); // nothing was lost for it
}

void TestMachineVfs::wholeGpuInUse()
{
    Machine machine(
        *parseDescription("[[gpu]]\ncard = \"GeForce RTX 2080 Ti\"\npath = \"0000:01:00.0\"\niommu_group = 2\n"
                          "driver = \"vfio-pci\"\n"));
    QCOMPARE(machine.isGroupBusy(2), std::optional(false));
    QVERIFY(machine.setBusy("0000:01:00.0", true));
    QCOMPARE(machine.isGroupBusy(2), std::optional(true));
    QVERIFY(machine.isInUse(machine.gpus()[0]));
    QVERIFY(machine.setPresent("0000:01:00.0", false));
    QVERIFY(!machine.isInUse(machine.gpus()[0]));
}

QTEST_GUILESS_MAIN(TestMachineVfs)
#include "tst_machinevfs.moc"
