// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

#include <QStringList>

// How GPUs, types and their users are named in sentences.
namespace Carrel::Placement {

/** "cad-03 and cad-07"; at most five, "cad-01, cad-02, … and 4 more". */
[[nodiscard]] QString listed(const QStringList &names);
[[nodiscard]] QStringList namesOf(const std::vector<Host::WorkstationPtr> &workstations);
[[nodiscard]] QString shownName(const Gpu::VgpuType &type);
/** What a GPU carries, by type and with those whose XML names it: "2 × GRID M60-2Q (cad-03, cad-07)"; empty: nothing.
 */
[[nodiscard]] QString carried(const Host::Inventory &host, const Gpu::Gpu &gpu);
/** Workstations that name any of the GPU's vGPUs, each once, in the order of the vGPUs. */
[[nodiscard]] std::vector<Host::WorkstationPtr> holdersOf(const Host::Inventory &host, const Gpu::Gpu &gpu);

} // namespace Carrel::Placement
