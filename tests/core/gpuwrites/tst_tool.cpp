// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/tool.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

#include <sys/stat.h>

using namespace Carrel;
using namespace Carrel::Writes;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Protocol::Failure;
using Protocol::Refusal;
using Clock = std::chrono::steady_clock;

// NVIDIA's programs stood in for by scripts that say and return what theirs do (FACTS section 2). The ones that keep
// state are the simulator's, in tests/integration.
class TestTool : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void programRunsWithNothingOfOurs();
    void programThatHangsIsEndedWithItsChildren();
    void outputIsCut();
    void onlyATrustedProgramIsRun();
    void lockedGpuIsTriedAgain_data();
    void lockedGpuIsTriedAgain();
    void scriptThatFailsIsARefusal();
    void mixedSizesAreReadBack_data();
    void mixedSizesAreReadBack();

private:
    QByteArray script(const QString &name, const QByteArray &text) const;
    [[nodiscard]] Outcome<void> use(Tool tool, bool on, QByteArray *said = nullptr) const;
    [[nodiscard]] QByteArray read(const QString &name) const;

    const GpuId gpu{u"0000:3d:00.0"_s};
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestTool::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

QByteArray TestTool::script(const QString &name, const QByteArray &text) const
{
    QFile file(m_dir->filePath(name));
    if (!file.open(QIODevice::WriteOnly)
        || file.write("#!/bin/sh\ncd " + QFile::encodeName(m_dir->path()) + '\n' + text) < 0)
        return {};
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return QFile::encodeName(file.fileName());
}

Outcome<void> TestTool::use(Tool tool, bool on, QByteArray *said) const
{
    QByteArray words;
    const ToolPaths paths{QFile::encodeName(m_dir->filePath(u"sriov-manage"_s)),
                          QFile::encodeName(m_dir->filePath(u"nvidia-smi"_s)), false};
    return useTool(paths, tool, gpu, on, said ? said : &words);
}

QByteArray TestTool::read(const QString &name) const
{
    QFile file(m_dir->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestTool::programRunsWithNothingOfOurs()
{
    qputenv("LD_LIBRARY_PATH", "/nowhere");
    const QByteArray path = script(u"show"_s, "echo \"$@\"; env | sort; ls /proc/self/fd | wc -l; cat; exit 7\n");
    const auto run = runProgram(path, {"-e", "a b; echo c"}, Clock::now() + 10s);
    qunsetenv("LD_LIBRARY_PATH");
    QVERIFY(run);
    QCOMPARE(run->status, 7);
    const QList<QByteArray> lines = run->output.split('\n');
    QCOMPARE(lines.at(0), "-e a b; echo c"); // one word: no shell takes it apart
    QVERIFY(run->output.contains("PATH=/usr/sbin:/usr/bin:/sbin:/bin\n") && !run->output.contains("LD_LIBRARY_PATH"));
    QVERIFY2(lines.contains("4"), run->output.constData()); // 0, 1, 2, and ls's own
}

void TestTool::programThatHangsIsEndedWithItsChildren()
{
    const QByteArray path = script(u"hang"_s, "sleep 60 & echo $! > child; sleep 60\n");
    QElapsedTimer took;
    took.start();
    QCOMPARE(runProgram(path, {}, Clock::now() + 500ms).error(), (Failure{Refusal::ToolSlow, ETIMEDOUT}));
    QVERIFY(took.elapsed() >= 490 && took.elapsed() < 5000);
    const pid_t child = read(u"child"_s).trimmed().toInt();
    QVERIFY(child > 0);
    const QString status = u"/proc/%1/stat"_s.arg(child);
    const auto hasEnded = [&status] { // gone, or a zombie that nobody has reaped yet
        QFile file(status);
        return !file.open(QIODevice::ReadOnly) || file.readAll().contains(" Z ");
    };
    QVERIFY(QTest::qWaitFor(hasEnded, 5000));
}

void TestTool::outputIsCut()
{
    const auto run = runProgram(script(u"talk"_s, "head -c 100000 /dev/zero | tr '\\0' x\n"), {}, Clock::now() + 10s);
    QVERIFY(run);
    QCOMPARE(run->status, 0);
    QCOMPARE(run->output, QByteArray(8192, 'x'));
}

void TestTool::onlyATrustedProgramIsRun()
{
    const QByteArray path = script(u"tool"_s, "exit 0\n");
    QCOMPARE(findProgram(path, false).value(), path);
    QCOMPARE(findProgram(path + "-not", false).error().refusal, Refusal::NoTool);
    // Below a folder that all may write, sticky or not, a program is not root's alone, whoever owns it.
    QCOMPARE(findProgram(path, true).error(), (Failure{Refusal::UnsafeTool, EPERM}));
    QCOMPARE(chmod(path.constData(), 0600), 0);
    QCOMPARE(findProgram(path, false).error(), (Failure{Refusal::NoTool, ENOEXEC}));
    QCOMPARE(findProgram(QFile::encodeName(m_dir->path()), false).error(), (Failure{Refusal::NoTool, ENOEXEC}));
    QVERIFY(QFile::link(u"/bin/true"_s, m_dir->filePath(u"link"_s)));
    QVERIFY(findProgram(QFile::encodeName(m_dir->filePath(u"link"_s)), true)); // what counts is the real path
}

void TestTool::lockedGpuIsTriedAgain_data()
{
    QTest::addColumn<int>("locked"); // so many times
    QTest::addColumn<int>("tries");
    QTest::addColumn<bool>("done");
    QTest::newRow("free") << 0 << 1 << true;
    QTest::newRow("held twice") << 2 << 3 << true;
    QTest::newRow("held on") << 99 << 5 << false;
}

void TestTool::lockedGpuIsTriedAgain()
{
    QFETCH(int, locked);
    QFETCH(int, tries);
    QFETCH(bool, done);
    script(u"sriov-manage"_s,
           "echo \"$@\" >> calls\n[ $(wc -l < calls) -gt " + QByteArray::number(locked)
               + " ] || { echo \"Cannot obtain unbindLock for $2\"; exit 1; }\necho Enabling VFs on $2\n");
    QByteArray said;
    QElapsedTimer took;
    took.start();
    const Outcome<void> outcome = use(Tool::SriovManage, true, &said);
    QCOMPARE(outcome.has_value(), done);
    if (!done)
        QCOMPARE(outcome.error(), (Failure{Refusal::ToolLocked, EBUSY}));
    QCOMPARE(read(u"calls"_s), QByteArray("-e 0000:3d:00.0\n").repeated(tries));
    QVERIFY(took.elapsed() >= (tries - 1) * 1000);
    QCOMPARE(said.contains("Enabling VFs"), done);
}

void TestTool::scriptThatFailsIsARefusal()
{
    QCOMPARE(use(Tool::SriovManage, false).error().refusal, Refusal::NoTool);
    script(u"sriov-manage"_s, "echo \"$@\" >> calls; echo no such device; exit 1\n");
    QCOMPARE(use(Tool::SriovManage, false).error().refusal, Refusal::ToolFailed);
    QCOMPARE(read(u"calls"_s), "-d 0000:3d:00.0\n"); // not again: it was not locked
}

void TestTool::mixedSizesAreReadBack_data()
{
    QTest::addColumn<bool>("on");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<std::optional<Refusal>>("refusal");
    const QByteArray enabled = "        vGPU Heterogeneous Mode           : Enabled";
    const QByteArray disabled = "        vGPU Heterogeneous Mode           : Disabled";
    QTest::newRow("on") << true << 0 << enabled << std::optional<Refusal>();
    QTest::newRow("off") << false << 0 << disabled << std::optional<Refusal>();
    QTest::newRow("said done, is not") << true << 0 << disabled << std::optional(Refusal::NotShown);
    QTest::newRow("said nothing of it") << true << 0 << QByteArray("GPU 00000000:3D:00.0")
                                        << std::optional(Refusal::NotShown);
    QTest::newRow("a vGPU is there") << true << 19 << disabled << std::optional(Refusal::ToolRefused);
    QTest::newRow("no such GPU") << true << 6 << disabled << std::optional(Refusal::NoSuchGpu);
    QTest::newRow("anything else") << true << 3 << disabled << std::optional(Refusal::ToolFailed);
}

void TestTool::mixedSizesAreReadBack()
{
    QFETCH(bool, on);
    QFETCH(int, status);
    QFETCH(QByteArray, shown);
    QFETCH(std::optional<Refusal>, refusal);
    script(u"nvidia-smi"_s,
           "echo \"$@\" >> calls\n[ \"$1\" = -q ] && { echo '" + shown + "'; exit 0; }\nexit "
               + QByteArray::number(status) + '\n');
    const Outcome<void> outcome = use(Tool::NvidiaSmi, on);
    QCOMPARE(outcome.has_value(), !refusal.has_value());
    if (refusal)
        QCOMPARE(outcome.error().refusal, *refusal);
    QVERIFY(read(u"calls"_s).startsWith(on ? "vgpu -i 0000:3d:00.0 -shm 1\n" : "vgpu -i 0000:3d:00.0 -shm 0\n"));
}

QTEST_GUILESS_MAIN(TestTool)
#include "tst_tool.moc"
