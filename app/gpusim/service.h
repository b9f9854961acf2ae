// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/control.h"
#include "app/gpusim/file.h"
#include "app/gpusim/guard.h"
#include "app/gpusim/simulator.h"
#include "app/gpusim/uevents.h"

#include <memory>
#include <string>
#include <vector>

namespace Carrel::Sim {

/** How `carrel-gpusim serve` ends: what a program that starts it has to tell its user. */
enum class Exit {
    Done = 0,
    Failed = 1,
    Usage = 2,
    BadDescription = 3,
    NoFuse = 4, ///< /dev/fuse is missing or closed to this user
    NoFusermount = 5, ///< fusermount3 is not installed
    BadFolder = 6, ///< its folder cannot be made, or is not this user's alone
    StillEnding = 7, ///< another one is still cleaning up after 30 s
    CleaningUp = 8, ///< asked for by its own clean-up command
};

struct Failure
{
    Exit exit = Exit::Failed;
    std::string sentence;
};

struct Options
{
    std::string folder; ///< absolute; holds lock, control and mount/
    std::string description; ///< shipped name or file
    bool stay = false; ///< serve without clients, too
    bool uevents = false;
    std::vector<std::string> cleanUp; ///< command run after the unmount; empty: none
};

/**
 * The life of one simulator in its folder: one at a time (a lock), cleans up what a killed one has left, mounts, serves
 * until its last client is gone, unmounts, runs the clean-up command, and leaves the folder empty.
 */
class Service
{
public:
    explicit Service(Options options);

    enum class Begin { Serving, AlreadyThere };
    /** Takes the lock, cleans up, mounts and listens. Waits up to 30 s for one that is just ending. */
    std::expected<Begin, Failure> begin();
    /** Serves to the end. */
    void serve();
    /** Cleans up after a simulator of this folder that was killed, unless another has begun to meanwhile. */
    void cleanAfterKilled();

private:
    bool tryLock();
    std::expected<Begin, Failure> takeLock();
    std::expected<void, Failure> openMount(const Description &description);
    std::expected<void, Failure> mountSimulator(const Description &description);
    void connectParts();
    [[nodiscard]] bool hasLeftovers() const;
    void removeStaleMount() const;
    void runCleanUp() const;
    void removeFolder() const;
    [[nodiscard]] std::string path(const char *name) const { return m_options.folder + '/' + name; }

    Options m_options;
    File m_lock;
    std::unique_ptr<Guard> m_guard;
    File m_signals;
    Loop m_loop;
    std::unique_ptr<Simulator> m_simulator;
    std::unique_ptr<Uevents> m_uevents;
    std::unique_ptr<Control> m_control;
};

/** Makes a folder of this user alone (0700), with those above it; false when it exists and is not. */
[[nodiscard]] bool makePrivateFolder(const std::string &path);

} // namespace Carrel::Sim
