// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/machine.h"

#include <string>
#include <vector>

namespace Carrel::Sim {

using SmiGpus = std::vector<const Machine::Gpu *>;

/** "00000000:3D:00.0". */
[[nodiscard]] std::string busIdOf(const Machine::Gpu &gpu);

// What nvidia-smi prints (driver 580: published captures; only the keys that tell something of a simulated GPU).
[[nodiscard]] std::string smiList(const SmiGpus &gpus); ///< -L
[[nodiscard]] std::string smiLog(const Machine &machine, const SmiGpus &gpus); ///< -q
[[nodiscard]] std::string smiXml(const Machine &machine, const SmiGpus &gpus); ///< -q -x
[[nodiscard]] std::string smiVgpus(const Machine &machine, const SmiGpus &gpus); ///< vgpu -q: those in use
[[nodiscard]] std::string smiTypes(const SmiGpus &gpus, bool verbose); ///< vgpu -s

} // namespace Carrel::Sim
