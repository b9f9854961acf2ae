// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

namespace Carrel::Placement {

/** A way to more vGPUs of a type: removing these vGPUs, after shutting these workstations down. */
struct Chance
{
    std::vector<WorkstationId> shutDown; ///< active ones only; those that are off need nothing
    std::vector<VgpuId> remove;
    int gives = 0; ///< vGPUs of the type that may be made then in place of what is removed
    QString sentence; ///< "After shutting down cad-03 and removing its vGPU: 1 more of GRID M60-2Q."
    bool operator==(const Chance &) const = default;
};

/**
 * What would make room for this type on the GPU, the smallest change first. Only what follows from what was read: a
 * place that one of this type leaves takes another one; a GPU that is empty takes the type's max_instances, where sizes
 * are not mixed (placements would decide then). Empty when nothing follows. Pure.
 */
[[nodiscard]] std::vector<Chance> whatIf(const Host::Inventory &host, const GpuId &gpu, const TypeId &type);

} // namespace Carrel::Placement
