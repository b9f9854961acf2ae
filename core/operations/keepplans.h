// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/drift/drift.h"
#include "core/operations/step.h"

// What is kept over reboots, and bringing it back: plans like those of plans.h, from a snapshot and the facts read
// beside it (core/drift/facts.h). Pure.
namespace Carrel::Operations {

/** Keeps a vGPU: by libvirt in mdevctl's store where libvirt knows its parent, else in Carrel's own set, together with
 * the number of VFs it lies on. */
[[nodiscard]] Result<Plan> planKeep(const Host::Inventory &host, const Drift::Facts &facts, const VgpuId &vgpu);
/** Keeps how many VFs of the GPU are on now. */
[[nodiscard]] Result<Plan> planKeepVfs(const Host::Inventory &host, const Drift::Facts &facts, const GpuId &gpu);
[[nodiscard]] Result<Plan> planForget(const Host::Inventory &host, const Drift::Row &row);

/** Brings one row back (Drift::canRestore), or says why it cannot be. */
[[nodiscard]] Result<Plan> planRestore(const Host::Inventory &host, const Drift::Facts &facts, const Drift::Row &row);
/** Brings back everything that is sure, in the order VFs, mixed sizes, vGPUs. Names what it leaves alone in warnings;
 * touches no extra. */
[[nodiscard]] Result<Plan> planRestoreAll(const Host::Inventory &host, const Drift::Facts &facts,
                                          const std::vector<Drift::Row> &rows);
/** A person says that the card of the row is this one now: everything kept on its old address is kept on the new. */
[[nodiscard]] Result<Plan> planFollowCard(const Host::Inventory &host, const Drift::Facts &facts, const Drift::Row &row,
                                          const GpuId &now);
/** Takes what is there in place of what is kept: the other type is kept from now on. */
[[nodiscard]] Result<Plan> planKeepAsIs(const Host::Inventory &host, const Drift::Facts &facts, const Drift::Row &row);

} // namespace Carrel::Operations
