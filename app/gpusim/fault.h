// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/text.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace Carrel::Sim {

/** What stands in the place of a file, folder or link. */
enum class StandIn { None, Fifo, Folder, Link, Absent };

/**
 * One thing that goes wrong on request, for every node whose path from the mount ("/sys/devices/…/create",
 * "/dev/vfio/3") fits the pattern: shell wildcards, in which * also stands for "/".
 */
struct Fault
{
    int number = 0; ///< for switching it off again
    std::string path;
    int readErrno = 0; ///< 0: none
    int writeErrno = 0;
    int openErrno = 0;
    std::chrono::milliseconds readDelay{0};
    std::chrono::milliseconds writeDelay{0};
    std::optional<std::size_t> shortWrite; ///< at most so many bytes are taken; nothing is done with them
    std::optional<std::string> content; ///< instead of the file's own text
    std::optional<mode_t> mode; ///< permission bits instead of the file's own
    StandIn standIn = StandIn::None;
    std::string target; ///< of a link standing in
    bool goneAfterOpen = false; ///< the device is gone between open and write: ENODEV
    std::optional<std::string> says; ///< of a program: prints this as its error and does nothing
    int exitStatus = 1; ///< of a program that says it
    int times = -1; ///< so many reads or writes, then it is over; -1: for good
};

/** The faults of one simulator. */
class FaultTable
{
public:
    /** Gives the number to switch it off by. */
    int add(Fault fault);
    /** Switches one off, or all with number 0; gives those that were switched off. */
    std::vector<Fault> clear(int number);

    /** The fault that holds for a path now, the newest first; nullptr when there is none. */
    [[nodiscard]] Fault *match(std::string_view path);
    [[nodiscard]] bool isEmpty() const { return m_faults.empty(); }

private:
    std::vector<Fault> m_faults;
    int m_last = 0;
};

/** Counts one use of a fault that holds only a number of times. */
void use(Fault &fault);

[[nodiscard]] bool fits(const Fault &fault, std::string_view path);

} // namespace Carrel::Sim
