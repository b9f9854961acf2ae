// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/service.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <format>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>

namespace Carrel::Sim {

namespace {

using namespace std::chrono_literals;
constexpr auto longestWait = 30s; // for another simulator's clean-up
constexpr auto firstClientWithin = 10s;
constexpr const char cleaningVariable[] = "CARREL_TRYOUT_CLEANING"; // keeps the clean-up from starting a new simulator

/** Runs a command with standard input and output closed, and waits. */
int run(const std::vector<std::string> &command)
{
    std::vector<char *> words;
    words.reserve(command.size() + 1);
    for (const std::string &word : command)
        words.push_back(const_cast<char *>(word.c_str()));
    words.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
        setenv(cleaningVariable, "1", 1);
        execvp(words.front(), words.data());
        _exit(127);
    }
    int status = -1;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) { }
    return status;
}

bool isOnPath(const char *program)
{
    const char *path = std::getenv("PATH");
    for (const std::string &folder : split(path ? path : "/usr/bin:/bin", ':'))
        if (access((folder + '/' + program).c_str(), X_OK) == 0)
            return true;
    return false;
}

/** Why nothing could be mounted; libfuse itself only prints. */
Failure mountFailure(std::string sentence)
{
    if (access("/dev/fuse", F_OK) != 0)
        return {Exit::NoFuse, "There is no /dev/fuse: the kernel's fuse module is not loaded."};
    if (getuid() != 0 && !isOnPath("fusermount3"))
        return {Exit::NoFusermount, "The program fusermount3 is not installed (package fuse3)."};
    if (getuid() != 0 && access("/dev/fuse", R_OK | W_OK) != 0)
        return {Exit::NoFuse, "/dev/fuse is closed to this user."};
    return {Exit::Failed, std::move(sentence)};
}

} // namespace

bool makePrivateFolder(const std::string &path)
{
    std::error_code error;
    const std::filesystem::path whole(path);
    if (whole.has_parent_path() && !std::filesystem::exists(whole.parent_path(), error))
        if (!makePrivateFolder(whole.parent_path()))
            return false;
    if (mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        return false;
    struct stat folder{};
    return lstat(path.c_str(), &folder) == 0 && S_ISDIR(folder.st_mode) && folder.st_uid == getuid()
        && (folder.st_mode & 0022) == 0;
}

Service::Service(Options options) : m_options(std::move(options)) { }

std::expected<Service::Begin, Failure> Service::begin()
{
    if (std::getenv(cleaningVariable))
        return std::unexpected(Failure{Exit::CleaningUp, "The simulated GPUs are just being cleaned up."});
    Outcome<Description> description = loadDescription(m_options.description);
    if (!description)
        return std::unexpected(Failure{Exit::BadDescription, description.error()});
    if (!makePrivateFolder(m_options.folder))
        return std::unexpected(Failure{
            Exit::BadFolder, std::format("{} cannot be made, or others than you can write to it.", m_options.folder)});
    const std::expected<Begin, Failure> locked = takeLock();
    if (!locked || *locked == Begin::AlreadyThere)
        return locked;
    const std::expected<void, Failure> opened = openMount(*description);
    if (opened)
        return Begin::Serving;
    removeFolder();
    m_guard.reset();
    return std::unexpected(opened.error());
}

std::expected<void, Failure> Service::openMount(const Description &description)
{
    // Asked to end (the session's end, Ctrl+C) it unmounts and cleans up like after its last client.
    sigset_t ending;
    sigemptyset(&ending);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&ending, signal);
    sigprocmask(SIG_BLOCK, &ending, nullptr); // before the first thread begins, which takes it over
    m_signals = File(signalfd(-1, &ending, SFD_CLOEXEC | SFD_NONBLOCK));
    if (hasLeftovers()) {
        // The one before was killed: its mount answers nobody, and its workstations with simulated vGPUs are left.
        removeStaleMount();
        runCleanUp();
    }
    m_guard = std::make_unique<Guard>(m_options.folder, m_options.cleanUp);
    if (const std::expected<void, Failure> mounted = mountSimulator(description); !mounted)
        return mounted;
    connectParts();
    const Outcome<void> listening = m_control->listen(path("control"));
    if (listening)
        return {};
    m_simulator->unmount();
    return std::unexpected(Failure{Exit::BadFolder, listening.error()});
}

bool Service::hasLeftovers() const
{
    return access(path("mount").c_str(), F_OK) == 0 || errno == ENOTCONN;
}

void Service::cleanAfterKilled()
{
    if (!tryLock())
        return; // the next one has begun, and cleans up itself
    if (hasLeftovers()) {
        removeStaleMount();
        runCleanUp();
    }
    removeFolder();
}

bool Service::tryLock()
{
    // The one before removes the folder as it ends, so what was opened may be nobody's any more.
    if (!makePrivateFolder(m_options.folder))
        return false;
    m_lock = File(open(path("lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    struct stat opened{};
    struct stat named{};
    return m_lock && flock(m_lock.number(), LOCK_EX | LOCK_NB) == 0 && fstat(m_lock.number(), &opened) == 0
        && stat(path("lock").c_str(), &named) == 0 && opened.st_ino == named.st_ino;
}

std::expected<Service::Begin, Failure> Service::takeLock()
{
    const auto deadline = Loop::Clock::now() + longestWait;
    while (Loop::Clock::now() < deadline) {
        if (tryLock())
            return Begin::Serving;
        if (connectControl(path("control")))
            return Begin::AlreadyThere;
        std::this_thread::sleep_for(20ms); // a lock that is given up wakes nobody who must also look at a socket
    }
    return std::unexpected(Failure{Exit::StillEnding, "Another carrel-gpusim has been ending for 30 seconds."});
}

void Service::removeStaleMount() const
{
    const std::string mount = path("mount");
    struct stat folder{};
    if (stat(mount.c_str(), &folder) == 0 || errno != ENOTCONN)
        return;
    if (getuid() == 0)
        umount2(mount.c_str(), MNT_DETACH);
    else
        run({"fusermount3", "-u", "-z", "--", mount});
}

std::expected<void, Failure> Service::mountSimulator(const Description &description)
{
    const std::string mount = path("mount");
    if (mkdir(mount.c_str(), 0700) != 0 && errno != EEXIST)
        return std::unexpected(Failure{Exit::BadFolder, std::format("{}: {}.", mount, std::strerror(errno))});
    m_simulator = std::make_unique<Simulator>(description, m_loop);
    const Outcome<void> mounted = m_simulator->mount(mount);
    if (!mounted)
        return std::unexpected(mountFailure(mounted.error()));
    return {};
}

void Service::connectParts()
{
    m_control = std::make_unique<Control>(m_loop);
    m_control->onOrder([this](std::string_view line, const Control::Reply &reply) {
        if (line != "quit")
            return m_simulator->obey(line, reply);
        reply("ok");
        m_loop.quit();
    });
    m_simulator->onUnmounted([this] { m_loop.quit(); });
    m_loop.watch(m_signals.number(), [this] { m_loop.quit(); });
    m_simulator->onChange([this](const Change &change) { m_control->tellAll("changed " + change.gpu); });
    if (m_options.uevents) {
        m_uevents = std::make_unique<Uevents>(m_simulator->machine());
        m_simulator->onChange([this](const Change &change) { m_uevents->send(change); });
    }
    if (m_options.stay)
        return;
    m_control->onLastGone([this] { m_loop.quit(); });
    m_loop.after(firstClientWithin, [this] {
        if (!m_control->hasClients())
            m_loop.quit();
    });
}

void Service::serve()
{
    m_loop.run();
    m_control->stop();
    m_simulator->unmount();
    m_control.reset();
    runCleanUp();
    removeFolder();
    m_guard.reset();
}

void Service::removeFolder() const
{
    rmdir(path("mount").c_str());
    unlink(path("control").c_str()); // of one that was killed
    std::error_code ignored;
    std::filesystem::remove_all(path("claims"), ignored); // the types they tell of end with this simulator
    unlink(path("lock").c_str());
    rmdir(m_options.folder.c_str());
}

void Service::runCleanUp() const
{
    if (!m_options.cleanUp.empty())
        run(m_options.cleanUp);
}

} // namespace Carrel::Sim
