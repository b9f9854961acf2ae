// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/machine.h"

#include <QTest>

using namespace Carrel::Sim;

/** The state without any file system; what the kernel answers is compared act by act in tests/integration/gpusim. */
class TestMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsYes_data();
    void readsAsYes();
    void createTellsAndTakesTheLowestGroup();
    void removeOfBusyAnswersWhenFree();
    void twoRemovalsOfOneBusyVgpu();
    void freeBeforeRemovalOnlyTells();
    void gpuThatGoesAnswersAllWhoWait();
    void unknownNamesAreRefused();
};

namespace {

const char uuid[] = "d8df472d-8e33-42fc-9d7c-5baf2b57b833";
const char other[] = "e8df472d-8e33-42fc-9d7c-5baf2b57b833";

Description samples()
{
    return *parseDescription("[[gpu]]\ncard = \"mtty\"\n[[gpu]]\ncard = \"mdpy\"\n");
}

int left(const Machine &machine, const char *gpu, const char *type)
{
    const Machine::Gpu &one = *machine.gpu(gpu);
    return Machine::availableInstances(one, *findType(one.spec.card, type));
}

/** Remembers what a machine tells. */
struct Heard
{
    explicit Heard(Machine &machine)
    {
        machine.onChange([this](const Change &change) { changes.push_back(change); });
    }
    std::vector<Change> changes;
};

} // namespace

void TestMachine::readsAsYes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("expected"); // -1: EINVAL
    const auto row = [](const char *name, const QByteArray &bytes, int expected) {
        QTest::newRow(name) << bytes << expected;
    };
    row("1", "1", 1);
    row("1 newline", "1\n", 1);
    row("1 two newlines", "1\n\n", -1);
    row("0", "0", 0);
    row("0 newline", "0\n", 0);
    row("00", "00", 0);
    row("hexadecimal", "0x2", 1);
    row("hexadecimal nought", "0x0", 0);
    row("0x alone", "0x", -1);
    row("octal", "017", 1);
    row("no octal digit", "08", -1);
    row("plus", "+1", 1);
    row("minus", "-1", -1);
    row("word", "yes", -1);
    row("blank behind", "2 ", -1);
    row("blank before", " 2", -1);
    row("nothing", "", -1);
    row("newline", "\n", -1);
    row("NUL ends it", QByteArray("1\0x", 3), 1);
    row("largest", "18446744073709551615", 1);
    row("too large", "18446744073709551616", -1);
}

void TestMachine::readsAsYes()
{
    QFETCH(QByteArray, bytes);
    const std::optional<bool> yes =
        Carrel::Sim::readsAsYes({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    QTEST(yes ? int(*yes) : -1, "expected");
}

void TestMachine::createTellsAndTakesTheLowestGroup()
{
    Machine machine(samples());
    Heard heard(machine);
    QCOMPARE(machine.create("mtty", "mtty-1", uuid), 36);
    QCOMPARE(machine.create("mdpy", "mdpy-vga", other), 36);
    QCOMPARE(heard.changes.size(), 2U);
    QCOMPARE(heard.changes[1].kind, Change::Kind::VgpuMade);
    QCOMPARE(heard.changes[1].gpu, std::string("mdpy"));
    QCOMPARE(machine.vgpu(other)->iommuGroup, 1);
    machine.remove(uuid, "1", [](int) { });
    QCOMPARE(machine.create("mtty", "mtty-2", uuid), 36);
    QCOMPARE(machine.vgpu(uuid)->iommuGroup, 0); // free again, so taken again
}

void TestMachine::removeOfBusyAnswersWhenFree()
{
    Machine machine(samples());
    machine.create("mdpy", "mdpy-vga", uuid);
    QVERIFY(machine.setBusy(uuid, true));
    Heard heard(machine);
    int answer = 0;
    machine.remove(uuid, "1\n", [&](int result) { answer = result; });
    QCOMPARE(answer, 0);
    QCOMPARE(heard.changes.size(), 1U);
    QVERIFY(heard.changes[0].vgpu.removing);
    QCOMPARE(left(machine, "mdpy", "mdpy-vga"), 3);
    QCOMPARE(machine.create("mtty", "mtty-1", uuid), -EEXIST);
    QVERIFY(machine.setBusy(uuid, false));
    QCOMPARE(answer, 2);
    QCOMPARE(heard.changes.back().kind, Change::Kind::VgpuReleased);
    QVERIFY(!machine.vgpu(uuid));
    QCOMPARE(left(machine, "mdpy", "mdpy-vga"), 4);
}

void TestMachine::twoRemovalsOfOneBusyVgpu()
{
    Machine machine(samples());
    machine.create("mdpy", "mdpy-vga", uuid);
    machine.setBusy(uuid, true);
    int first = 0;
    int second = 0;
    machine.remove(uuid, "1", [&](int result) { first = result; });
    machine.remove(uuid, "1", [&](int result) { second = result; });
    QCOMPARE(second, -ENODEV);
    QCOMPARE(first, 0);
    machine.setBusy(uuid, false);
    QCOMPARE(first, 1);
}

void TestMachine::freeBeforeRemovalOnlyTells()
{
    Machine machine(samples());
    machine.create("mdpy", "mdpy-vga", uuid);
    Heard heard(machine);
    QVERIFY(machine.setBusy(uuid, true));
    QVERIFY(machine.setBusy(uuid, true)); // nothing new
    QVERIFY(machine.setBusy(uuid, false));
    QCOMPARE(heard.changes.size(), 2U);
    QCOMPARE(heard.changes[1].kind, Change::Kind::BusyChanged);
    QVERIFY(machine.vgpu(uuid));
}

void TestMachine::gpuThatGoesAnswersAllWhoWait()
{
    Machine machine(samples());
    machine.create("mdpy", "mdpy-vga", uuid);
    machine.create("mdpy", "mdpy-vga", other);
    machine.setBusy(uuid, true);
    int answer = 0;
    machine.remove(uuid, "1", [&](int result) { answer = result; });
    QVERIFY(machine.setPresent("mdpy", false));
    QCOMPARE(answer, 1);
    QVERIFY(machine.vgpus().empty());
    QCOMPARE(machine.create("mdpy", "mdpy-vga", uuid), -ENODEV);
    QVERIFY(!machine.setPresent("mdpy", false));
    QVERIFY(machine.setPresent("mdpy", true));
    QCOMPARE(machine.create("mdpy", "mdpy-vga", uuid), 36);
}

void TestMachine::unknownNamesAreRefused()
{
    Machine machine(samples());
    QVERIFY(!machine.gpu("nosuch"));
    QVERIFY(!machine.vgpu(uuid));
    QVERIFY(!machine.isGroupBusy(0));
    QVERIFY(!machine.setBusy(uuid, true));
    QVERIFY(!machine.setPresent("nosuch", false));
    QCOMPARE(machine.create("nosuch", "mtty-1", uuid), -ENODEV);
    QCOMPARE(machine.create("mtty", "nosuch", uuid), -ENOSPC);
    int answer = 0;
    machine.remove(uuid, "1", [&](int result) { answer = result; });
    QCOMPARE(answer, -ENODEV);
}

QTEST_GUILESS_MAIN(TestMachine)
#include "tst_machine.moc"
