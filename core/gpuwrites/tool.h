// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpuwrites/writes.h"

#include <vector>

// NVIDIA's two programs: fixed path, fixed environment, words of checked parts, a deadline. They rebind drivers and
// speak to the driver's own devices, so that root's helper does not run them itself: see app/helper/gputool.cpp.
namespace Carrel::Writes {

struct ToolPaths
{
    QByteArray sriovManage;
    QByteArray nvidiaSmi;
    bool mustBeRoots = true; ///< the programs may be run by root: nobody else may be able to change them
};
/** Where NVIDIA's host driver installs them. */
[[nodiscard]] ToolPaths hostTools();

struct ToolRun
{
    int status = -1; ///< exit status; 128 and more: ended by a signal
    QByteArray output; ///< both outputs, the first 8 KiB
};

/**
 * The program's real path; NoTool where there is none. With mustBeRoots, UnsafeTool where anybody but root can change
 * it or a folder on its way.
 */
[[nodiscard]] Outcome<QByteArray> findProgram(const QByteArray &path, bool mustBeRoots);
/** Runs it and waits; ToolSlow when it had to be killed, with everything it started. Blocks. */
[[nodiscard]] Outcome<ToolRun> runProgram(const QByteArray &path, const std::vector<QByteArray> &words,
                                          std::chrono::steady_clock::time_point deadline);

/**
 * sriov-manage -e|-d, again up to five times a second apart while some program holds the GPU; or nvidia-smi vgpu -shm
 * and a look at what it shows then. said: where all the programs' output is added, for the log.
 */
[[nodiscard]] Outcome<void> useTool(const ToolPaths &paths, Tool tool, const GpuId &gpu, bool on, QByteArray *said);

} // namespace Carrel::Writes
