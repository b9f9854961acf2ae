// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

#include <optional>

// "Why can't I?" Answers follow from the snapshot alone; where the driver gives no reason they say so. Pure.
namespace Carrel::Placement {

enum class ReasonKind {
    NoRoom, ///< what the GPU carries leaves none of this type
    OtherSize, ///< it carries another framebuffer size, and mixed sizes are off
    OtherType, ///< it carries another type of the same size, and its driver allows one type at a time
    VfsOff, ///< its VFs are not switched on
    VfsTaken, ///< every VF carries a vGPU
    VfTaken, ///< this VF carries one
    MigMode, ///< MIG is on and the type time-sliced, or the other way round
    ServiceDown, ///< the vendor's vGPU service does not run
    NotAllowed, ///< this user, or this kind of connection, may not change the host
    NotShared, ///< the GPU cuts no vGPUs: it is passed whole, shared as a render node, or has no driver for it
    NotOffered, ///< the GPU has no such type
    Unknown, ///< the driver says no and gives no reason
};

/** What a window can offer beside the sentence. */
enum class Remedy {
    None,
    ShowHolders, ///< the vGPUs and workstations in the way
    SwitchOnVfs,
    UseOtherGpu, ///< otherGpu offers the type
    CheckReadiness, ///< the host's page of checks
};

struct Reason
{
    ReasonKind kind = ReasonKind::Unknown;
    QString sentence{}; ///< why, with names
    QString wayOut{}; ///< what to do; a sentence
    std::vector<WorkstationId> who{}; ///< whose vGPUs are in the way, running or not
    std::vector<VgpuId> vgpus{}; ///< those vGPUs
    Remedy remedy = Remedy::None;
    GpuId otherGpu{}; ///< offers the type now; empty = none
    bool operator==(const Reason &) const = default;
};

/**
 * Why no vGPU of this type can be made on the GPU now; nullopt: nothing speaks against trying. A type whose number
 * could not be read may be tried: the driver decides.
 */
[[nodiscard]] std::optional<Reason> whyNot(const Host::Inventory &host, const GpuId &gpu, const TypeId &type);

/** Why the GPU offers no vGPU types at all; nullopt: it lists some. */
[[nodiscard]] std::optional<Reason> whyNoTypes(const Host::Inventory &host, const GpuId &gpu);

/** Why no vGPU can be made on this VF of the GPU, whatever the type; nullopt: it carries none. */
[[nodiscard]] std::optional<Reason> whyNotOnVf(const Host::Inventory &host, const GpuId &gpu, const GpuId &vf);

} // namespace Carrel::Placement
