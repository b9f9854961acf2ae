// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/file.h"

#include <string>
#include <vector>

namespace Carrel::Sim {

/**
 * A small process beside a simulator (`carrel-gpusim guard`), which cleans up after it when it was killed: else its
 * mount would answer nobody, and every program that looks into it would fail, until the next start.
 */
class Guard
{
public:
    /** Begins to watch this process. Without one (no more processes) only the next start cleans up. */
    Guard(const std::string &folder, const std::vector<std::string> &cleanUp);
    ~Guard() { release(); }
    Guard(const Guard &) = delete;
    Guard &operator=(const Guard &) = delete;

    /** All is cleaned up: the guard ends and does nothing. */
    void release();

private:
    File m_pipe; ///< the guard reads its other end: one byte is "well", the end alone is "killed"
};

/** What the guard does: waits on standard input, and true when the simulator was killed. */
[[nodiscard]] bool waitForKilled();

} // namespace Carrel::Sim
