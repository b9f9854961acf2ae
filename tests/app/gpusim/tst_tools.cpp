// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/smitext.h"
#include "app/gpusim/tools.h"

#include <QTest>

using namespace Carrel::Sim;

/** sriov-manage and nvidia-smi of the simulated GPUs: what they do, say and end with. */
class TestTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void sriovManage_data();
    void sriovManage();
    void sriovManageStopsAtTheFirstThatIsInUse();
    void mixedSizes_data();
    void mixedSizes();
    void mixedSizesAreNotForVgpusThatExist();
    void logTellsTheMode_data();
    void logTellsTheMode();
    void listHasOneLineForEach();
    void typesAreHexadecimal();
    void vgpusInUseAreListed();
    void xmlHasEachGpuOnce();
    void wrongCalls_data();
    void wrongCalls();
    void resultsTravelAsOneLine_data();
    void resultsTravelAsOneLine();
};

namespace {

using Words = std::vector<std::string>;

/** An L40S with VFs off, an A40 with VFs on, a T4 without VFs, a GPU of another maker. */
const std::string host = "[[gpu]]\ncard = \"NVIDIA L40S\"\npath = \"0000:3d:00.0\"\n"
                         "[[gpu]]\ncard = \"NVIDIA A40\"\npath = \"0000:51:00.0\"\nvfs = 32\n"
                         "[[gpu]]\ncard = \"Tesla T4\"\npath = \"0000:af:00.0\"\n"
                         "[[gpu]]\ncard = \"Intel Data Center GPU Flex 170\"\npath = \"0000:1d:00.0\"\n";
const char uuid[] = "d8df472d-8e33-42fc-9d7c-5baf2b57b833";

Words words(const char *text)
{
    Words all = split(text, ' ');
    std::erase(all, std::string());
    return all;
}

int count(const std::string &text, const std::string &part)
{
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

} // namespace

void TestTools::addresses_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("plain");
    QTest::newRow("sysfs") << std::string("0000:3d:00.0") << std::string("0000:3d:00.0");
    QTest::newRow("nvidia-smi") << std::string("00000000:3D:00.0") << std::string("0000:3d:00.0");
    QTest::newRow("short") << std::string("3d:00.0") << std::string("0000:3d:00.0");
    QTest::newRow("other domain") << std::string("00000001:C8:00.0") << std::string("0001:c8:00.0");
    QTest::newRow("index") << std::string("0") << std::string();
    QTest::newRow("nothing") << std::string() << std::string();
}

void TestTools::addresses()
{
    QFETCH(std::string, text);
    QTEST(plainAddress(text), "plain");
}

void TestTools::sriovManage_data()
{
    QTest::addColumn<std::string>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<std::string>("output");
    QTest::addColumn<int>("l40s"); // VFs after it
    QTest::addColumn<int>("a40");
    const auto row = [](const char *arguments, int status, const char *output, int l40s, int a40) {
        QTest::newRow(arguments) << std::string(arguments) << status << std::string(output) << l40s << a40;
    };
    row("-e 0000:3d:00.0", 0, "Enabling VFs on 0000:3d:00.0\n", 32, 32);
    row("-e 3D:00.0", 0, "Enabling VFs on 0000:3d:00.0\n", 32, 32);
    row("-e 0000:51:00.0", 0, "GPU at 0000:51:00.0 already has VFs enabled.\n", 0, 32);
    row("-d 0000:51:00.0", 0, "Disabling VFs on 0000:51:00.0\n", 0, 0);
    row("-d 0000:3d:00.0", 0, "GPU at 0000:3d:00.0 already has VFs disabled.\n", 0, 32);
    row("-e ALL", 0, "Enabling VFs on 0000:3d:00.0\nGPU at 0000:51:00.0 already has VFs enabled.\n", 32, 32);
    row("-d all", 0, "GPU at 0000:3d:00.0 already has VFs disabled.\nDisabling VFs on 0000:51:00.0\n", 0, 0);
    row("-e 0000:af:00.0", 0, "", 0, 32); // no SR-IOV: nothing to do
    row("-e 0000:99:00.0", 1, "", 0, 32);
    row("-e 0000:1d:00.0", 1, "", 0, 32); // not NVIDIA's
    row("-e", 1, "", 0, 32);
    row("-h", 0, "", 0, 32);
    row("", 1, "", 0, 32);
}

void TestTools::sriovManage()
{
    QFETCH(std::string, arguments);
    Machine machine(*parseDescription(host));
    const ToolResult result = runSriovManage(machine, words(arguments.c_str()));
    QTEST(result.status, "status");
    QTEST(result.output, "output");
    QTEST(static_cast<int>(machine.gpus()[0].vfs.size()), "l40s");
    QTEST(static_cast<int>(machine.gpus()[1].vfs.size()), "a40");
    QCOMPARE(result.error.starts_with("Usage:"), arguments.size() < 3);
}

void TestTools::sriovManageStopsAtTheFirstThatIsInUse()
{
    Machine machine(*parseDescription(host));
    QCOMPARE(machine.create("0000:51:00.4", "nvidia-558", uuid), 36);
    QVERIFY(machine.setBusy(uuid, true));
    const ToolResult busy = runSriovManage(machine, {"-d", "0000:51:00.0"});
    QCOMPARE(busy.status, 1);
    QCOMPARE(busy.error, std::string("Cannot obtain unbindLock for 0000:51:00.0\n"));
    QVERIFY(machine.vgpu(uuid));
    QVERIFY(machine.setBusy(uuid, false));
    QCOMPARE(runSriovManage(machine, {"-d", "0000:51:00.0"}).status, 0);
    QVERIFY(!machine.vgpu(uuid)); // a vGPU nobody uses goes with the VFs
}

void TestTools::mixedSizes_data()
{
    QTest::addColumn<std::string>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("l40s");
    const auto row = [](const char *arguments, int status, bool l40s) {
        QTest::newRow(arguments) << std::string(arguments) << status << l40s;
    };
    row("vgpu -i 0 -shm 1", 0, true);
    row("vgpu -i 00000000:3D:00.0 -shm 1", 0, true);
    row("vgpu -i 0000:3d:00.0 -shm 0", 0, false);
    row("vgpu -shm 1 -i 1", 0, false); // the A40
    row("vgpu -i 7 -shm 1", 6, false);
    row("vgpu -i 0000:1d:00.0 -shm 1", 6, false); // not NVIDIA's
    row("vgpu -i 0 -shm 2", 2, false);
    row("vgpu -i 0 -shm", 2, false);
}

void TestTools::mixedSizes()
{
    QFETCH(std::string, arguments);
    Machine machine(*parseDescription(host));
    const ToolResult result = runNvidiaSmi(machine, words(arguments.c_str()));
    QTEST(result.status, "status");
    QTEST(machine.gpus()[0].mixed, "l40s");
    QVERIFY(!result.output.empty());
}

void TestTools::mixedSizesAreNotForVgpusThatExist()
{
    Machine machine(*parseDescription(host + "[[gpu]]\ncard = \"Tesla M60\"\npath = \"0000:3e:00.0\"\n"
                                      + "[[gpu]]\ncard = \"NVIDIA RTX PRO 6000 Blackwell Server\"\n"
                                        "path = \"0000:c8:00.0\"\nmig = true\n"));
    QCOMPARE(machine.create("0000:51:00.4", "nvidia-558", uuid), 36);
    QCOMPARE(runNvidiaSmi(machine, words("vgpu -i 0000:51:00.0 -shm 1")).status, 19);
    QCOMPARE(runNvidiaSmi(machine, words("vgpu -i 0000:3e:00.0 -shm 1")).status, 3); // too old
    QCOMPARE(runNvidiaSmi(machine, words("vgpu -i 0000:c8:00.0 -shm 1")).status, 3); // MIG mode
    machine.remove(uuid, "1", [](int) { });
    QCOMPARE(runNvidiaSmi(machine, words("vgpu -i 0000:51:00.0 -shm 1")).status, 0);
    QCOMPARE(runSriovManage(machine, {"-d", "0000:51:00.0"}).status, 0);
    QVERIFY(!machine.gpu("0000:51:00.0")->mixed); // binding anew ends it
}

void TestTools::logTellsTheMode_data()
{
    QTest::addColumn<std::string>("gpu");
    QTest::addColumn<std::string>("line");
    const auto row = [](const char *gpu, const char *line) {
        QTest::newRow(line) << std::string(gpu) << std::string(line);
    };
    row("0000:3d:00.0", "        vGPU Heterogeneous Mode           : Enabled\n");
    row("0000:3d:00.0", "        Host VGPU Mode                    : SR-IOV\n");
    row("0000:3d:00.0", "        Heterogenous Multi-vGPU           : Supported\n"); // sic
    row("0000:3d:00.0", "    Product Name                          : NVIDIA L40S\n");
    row("0000:3d:00.0", "    GPU UUID                              : GPU-");
    row("0000:51:00.0", "        vGPU Heterogeneous Mode           : Disabled\n");
    row("0000:51:00.0", "        Used                              : 2048 MiB\n");
    row("0000:af:00.0", "        Host VGPU Mode                    : Non SR-IOV\n");
    row("0000:3d:00.0", "GPU 00000000:3D:00.0\n");
}

void TestTools::logTellsTheMode()
{
    QFETCH(std::string, gpu);
    QFETCH(std::string, line);
    Machine machine(*parseDescription(host));
    machine.setMixed("0000:3d:00.0", true);
    QCOMPARE(machine.create("0000:51:00.4", "nvidia-558", uuid), 36);
    const ToolResult result = runNvidiaSmi(machine, {"-q", "-i", gpu});
    QCOMPARE(result.status, 0);
    QVERIFY2(result.output.contains(line), result.output.c_str());
    QCOMPARE(count(result.output, "\nGPU 0"), 1);
}

void TestTools::listHasOneLineForEach()
{
    Machine machine(*parseDescription(host));
    const std::string list = runNvidiaSmi(machine, {"-L"}).output;
    QCOMPARE(count(list, "\n"), 3);
    QVERIFY(list.starts_with("GPU 0: NVIDIA L40S (UUID: " + machine.gpus()[0].spec.uuid + ")\n"));
    QVERIFY(machine.move("0000:3d:00.0", {"0000:00:1d.0", "0000:bc:00.0"}));
    const std::string moved = runNvidiaSmi(machine, {"-L"}).output;
    QVERIFY(moved.contains("GPU 2: NVIDIA L40S (UUID: " + machine.gpus()[0].spec.uuid + ")\n"));
}

void TestTools::typesAreHexadecimal()
{
    Machine machine(*parseDescription(host));
    const std::string text = runNvidiaSmi(machine, words("vgpu -s -v -i 0")).output;
    QVERIFY2(
        text.contains("    vGPU Type ID                      : 0x47c\n        Name                          : NVIDIA "
                      "L40S-2Q\n        Max Instances                 : 24\n"),
        text.c_str());
    QVERIFY(runNvidiaSmi(machine, words("vgpu -s -i 0")).output.contains("    NVIDIA L40S-2Q\n"));
}

void TestTools::vgpusInUseAreListed()
{
    Machine machine(*parseDescription(host));
    QCOMPARE(machine.create("0000:51:00.4", "nvidia-558", uuid), 36);
    QVERIFY(
        runNvidiaSmi(machine, words("vgpu -q -i 1")).output.contains("Active vGPUs                          : 0\n"));
    QVERIFY(machine.setBusy(uuid, true, "083bc63f-0a3c-4647-9bb4-27f905b7d7b1 cad-01"));
    const std::string text = runNvidiaSmi(machine, words("vgpu -q -i 1")).output;
    for (const char *line :
         {"        VM UUID                           : 083bc63f-0a3c-4647-9bb4-27f905b7d7b1\n",
          "        VM Name                           : cad-01\n", "        vGPU Type                         : 558\n",
          "        Placement ID                      : 0\n"})
        QVERIFY2(text.contains(line), text.c_str());
    QVERIFY(machine.setBusy(uuid, false));
    QVERIFY(!runNvidiaSmi(machine, words("vgpu -q -i 1")).output.contains("cad-01"));
}

void TestTools::xmlHasEachGpuOnce()
{
    Machine machine(*parseDescription(host));
    const std::string text = runNvidiaSmi(machine, words("-q -x")).output;
    QCOMPARE(count(text, "<gpu id="), 3);
    QCOMPARE(count(text, "</gpu>"), 3);
    QVERIFY(text.contains("<gpu id=\"00000000:AF:00.0\">"));
    QVERIFY(text.ends_with("</nvidia_smi_log>\n"));
}

void TestTools::wrongCalls_data()
{
    QTest::addColumn<std::string>("gpus");
    QTest::addColumn<std::string>("arguments");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing asked") << host << std::string() << 2;
    QTest::newRow("unknown word") << host << std::string("-q --all") << 2;
    QTest::newRow("no such GPU") << host << std::string("-q -i 9") << 6;
    QTest::newRow("no driver") << std::string("[[gpu]]\ncard = \"mtty\"\n") << std::string("-q") << 9;
}

void TestTools::wrongCalls()
{
    QFETCH(std::string, gpus);
    QFETCH(std::string, arguments);
    Machine machine(*parseDescription(gpus));
    const ToolResult result = runNvidiaSmi(machine, words(arguments.c_str()));
    QTEST(result.status, "status");
    QVERIFY(!result.output.empty());
}

void TestTools::resultsTravelAsOneLine_data()
{
    QTest::addColumn<std::string>("output");
    QTest::addColumn<std::string>("error");
    QTest::newRow("both") << std::string("a\nb\\n\n") << std::string("c\n");
    QTest::newRow("none") << std::string() << std::string();
}

void TestTools::resultsTravelAsOneLine()
{
    QFETCH(std::string, output);
    QFETCH(std::string, error);
    const std::string line = toLine({19, output, error});
    QVERIFY(!line.contains('\n'));
    const ToolResult back = resultFromLine(line);
    QCOMPARE(back.status, 19);
    QCOMPARE(back.output, output);
    QCOMPARE(back.error, error);
    QCOMPARE(resultFromLine("torn").status, 1);
}

QTEST_GUILESS_MAIN(TestTools)
#include "tst_tools.moc"
