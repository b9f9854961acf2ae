// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/tool.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <thread>

namespace Carrel::Writes {

using Protocol::Refusal;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype mostOutput = 8192;
constexpr int unbindTries = 5;
constexpr auto unbindPause = 1s;
// nvidia-smi's exit codes (FACTS section 2 C).
constexpr int smiNoSuchGpu = 6;
constexpr int smiInUse = 19;

/** Nothing on the way to the file may be writable for others: they could put another in its place. */
bool isRootsOnly(const QByteArray &path)
{
    struct stat info{};
    return lstat(path.constData(), &info) == 0 && info.st_uid == 0 && !(info.st_mode & (S_IWGRP | S_IWOTH));
}

bool isRootsOnlyFromTheTop(const QByteArray &path)
{
    for (qsizetype end = path.size(); end > 0; end = path.lastIndexOf('/', end - 1))
        if (!isRootsOnly(path.first(end)))
            return false;
    return isRootsOnly("/");
}

/** The words of a command line as execve wants them; they live as long as this does. */
class Words final
{
public:
    explicit Words(std::vector<QByteArray> words) : m_words(std::move(words))
    {
        for (QByteArray &word : m_words)
            m_pointers.push_back(word.data());
        m_pointers.push_back(nullptr);
    }
    [[nodiscard]] char *const *get() { return m_pointers.data(); }

private:
    std::vector<QByteArray> m_words;
    std::vector<char *> m_pointers;
};

/** How the program is started: its output into the pipe, nothing to read, no file of ours open, a group of its own. */
class Start final
{
public:
    explicit Start(int output)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_addopen(&m_actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&m_actions, output, 1);
        posix_spawn_file_actions_adddup2(&m_actions, output, 2);
        posix_spawn_file_actions_addclosefrom_np(&m_actions, 3);
        posix_spawnattr_init(&m_attributes);
        sigset_t ordinary{};
        sigfillset(&ordinary);
        posix_spawnattr_setsigdefault(&m_attributes, &ordinary);
        posix_spawnattr_setpgroup(&m_attributes, 0);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    }
    Start(const Start &) = delete;
    Start &operator=(const Start &) = delete;
    ~Start()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    [[nodiscard]] int run(pid_t *child, const QByteArray &path, Words &words)
    {
        Words environment({"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8"});
        return posix_spawn(child, path.constData(), &m_actions, &m_attributes, words.get(), environment.get());
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

/** Reads until the pipe's end or the deadline; false for the latter. */
bool readAll(int pipe, Clock::time_point deadline, QByteArray &output)
{
    std::array<char, 4096> part{};
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd watched{pipe, POLLIN, 0};
        const int ready = poll(&watched, 1, int(std::max<decltype(left)>(left, 0)));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return false;
        const ssize_t size = ::read(pipe, part.data(), part.size());
        if (size <= 0)
            return true;
        output.append(part.data(), std::min<qsizetype>(size, mostOutput - output.size()));
    }
}

int statusOf(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool isLocked(const QByteArray &output)
{
    return output.contains("unbindLock");
}

Outcome<void> switchVfs(const QByteArray &program, const GpuId &gpu, bool on, Clock::time_point deadline,
                        QByteArray *said)
{
    for (int tries = 1;; ++tries) {
        const Outcome<ToolRun> run = runProgram(program, {on ? "-e" : "-d", gpu.text.toLatin1()}, deadline);
        if (!run)
            return std::unexpected(run.error());
        said->append(run->output);
        if (!isLocked(run->output))
            return run->status == 0 ? Outcome<void>() : refuse(Refusal::ToolFailed);
        if (tries == unbindTries)
            return refuse(Refusal::ToolLocked, EBUSY);
        std::this_thread::sleep_for(unbindPause);
    }
}

Refusal refusalOfSmi(int status)
{
    switch (status) {
    case smiNoSuchGpu:
        return Refusal::NoSuchGpu;
    case smiInUse:
        return Refusal::ToolRefused;
    default:
        return Refusal::ToolFailed;
    }
}

bool showsMixedSizes(const QByteArray &output)
{
    const QList<QByteArray> lines = output.split('\n');
    return std::ranges::any_of(
        lines, [](const QByteArray &line) { return line.simplified() == "vGPU Heterogeneous Mode : Enabled"; });
}

Outcome<void> switchMixedSizes(const QByteArray &program, const GpuId &gpu, bool on, Clock::time_point deadline,
                               QByteArray *said)
{
    const QByteArray address = gpu.text.toLatin1();
    const Outcome<ToolRun> run = runProgram(program, {"vgpu", "-i", address, "-shm", on ? "1" : "0"}, deadline);
    if (!run)
        return std::unexpected(run.error());
    said->append(run->output);
    if (run->status != 0)
        return refuse(refusalOfSmi(run->status));
    const Outcome<ToolRun> look = runProgram(program, {"-q", "-i", address}, deadline);
    if (!look)
        return std::unexpected(look.error());
    if (look->status != 0)
        return refuse(refusalOfSmi(look->status));
    return showsMixedSizes(look->output) == on ? Outcome<void>() : refuse(Refusal::NotShown);
}

} // namespace

ToolPaths hostTools()
{
    return {"/usr/lib/nvidia/sriov-manage", "/usr/bin/nvidia-smi", true};
}

Outcome<QByteArray> findProgram(const QByteArray &path, bool mustBeRoots)
{
    std::array<char, PATH_MAX> real{};
    if (!realpath(path.constData(), real.data()))
        return refuse(Refusal::NoTool, errno);
    QByteArray program(real.data());
    struct stat info{};
    if (stat(program.constData(), &info) < 0 || !S_ISREG(info.st_mode) || access(program.constData(), X_OK) < 0)
        return refuse(Refusal::NoTool, ENOEXEC);
    if (mustBeRoots && !isRootsOnlyFromTheTop(program))
        return refuse(Refusal::UnsafeTool, EPERM);
    return program;
}

Outcome<ToolRun> runProgram(const QByteArray &path, const std::vector<QByteArray> &words, Clock::time_point deadline)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) < 0)
        return refuse(Refusal::NoChild, errno);
    const UniqueFd output(ends[0]);
    UniqueFd input(ends[1]);
    std::vector<QByteArray> line{path};
    line.insert(line.end(), words.begin(), words.end());
    Words commandLine(std::move(line));
    pid_t child = -1;
    if (const int number = Start(input.get()).run(&child, path, commandLine); number != 0)
        return refuse(number == ENOENT ? Refusal::NoTool : Refusal::NoChild, number);
    input = UniqueFd();
    ToolRun run;
    const bool hasEnded = readAll(output.get(), deadline, run.output);
    if (!hasEnded)
        ::kill(-child, SIGKILL);
    run.status = statusOf(child);
    return hasEnded ? Outcome<ToolRun>(run) : refuse(Refusal::ToolSlow, ETIMEDOUT);
}

Outcome<void> useTool(const ToolPaths &paths, Tool tool, const GpuId &gpu, bool on, QByteArray *said)
{
    const bool isScript = tool == Tool::SriovManage;
    const Outcome<QByteArray> program = findProgram(isScript ? paths.sriovManage : paths.nvidiaSmi, paths.mustBeRoots);
    if (!program)
        return std::unexpected(program.error());
    const auto deadline = Clock::now() + toolPatience - 5s;
    return isScript ? switchVfs(*program, gpu, on, deadline, said)
                    : switchMixedSizes(*program, gpu, on, deadline, said);
}

} // namespace Carrel::Writes
