// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/machine.h"

#include <string>
#include <string_view>
#include <vector>

namespace Carrel::Sim {

/** What a program has done: its exit status and what it has printed. */
struct ToolResult
{
    int status = 0;
    std::string output; ///< on standard output
    std::string error; ///< on standard error
};

/** NVIDIA's `sriov-manage -e|-d ADDRESS|ALL` for the simulated GPUs: the script's acts, words and exit status. */
[[nodiscard]] ToolResult runSriovManage(Machine &machine, const std::vector<std::string> &arguments);

/**
 * NVIDIA's `nvidia-smi` for the simulated GPUs, as far as Carrel uses it: `-L`, `-q [-x]`, `vgpu -q`, `vgpu -s [-v]`,
 * `vgpu -shm 0|1`, each with `-i` (index, bus id, UUID or serial number).
 */
[[nodiscard]] ToolResult runNvidiaSmi(Machine &machine, const std::vector<std::string> &arguments);

/** The GPUs that NVIDIA's driver has, in the order of their bus ids. */
[[nodiscard]] std::vector<const Machine::Gpu *> nvidiaGpus(const Machine &machine);

/** "0000:3d:00.0" of any spelling lspci and nvidia-smi take: "3d:00.0", "00000000:3D:00.0". Empty when it is none. */
[[nodiscard]] std::string plainAddress(std::string_view text);

/** A result as one line of the control socket, and back. */
[[nodiscard]] std::string toLine(const ToolResult &result);
[[nodiscard]] ToolResult resultFromLine(std::string_view line);

} // namespace Carrel::Sim
