// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/keep/keptset.h"

#include <vector>

namespace Carrel::Keep {

/** The parts of a system that are read: "" for the running one, or a copy's or simulator's folder in place of "/". */
struct Roots
{
    QString sys = QStringLiteral("/sys");
    QString proc = QStringLiteral("/proc");
    QString etc = QStringLiteral("/etc");
};

/** A GPU that is there now, with what tells it from others. */
struct PresentGpu
{
    GpuId id;
    GpuIdentity identity;
    std::vector<GpuId> vfs; ///< by number; empty while they are off
    bool operator==(const PresentGpu &) const = default;
};

/** Every display-class PCI function and mdev parent that is no VF. A few files each; call on a worker thread. */
[[nodiscard]] std::vector<PresentGpu> readPresentGpus(const Roots &roots);
/** Of one GPU, to be kept with an item; empty where nothing is told. */
[[nodiscard]] GpuIdentity readIdentity(const Roots &roots, const GpuId &gpu);

enum class Whereabouts {
    Here, ///< at its address
    Moved, ///< the same serial at another address
    Unsure, ///< not at its address; cards of its model without a known serial are elsewhere: a person has to say
    OtherCard, ///< another card is at its address, and it is nowhere
    Gone, ///< nothing at its address, and it is nowhere
};

struct Place
{
    Whereabouts whereabouts = Whereabouts::Gone;
    GpuId gpu; ///< Here, Moved
    std::vector<GpuId> candidates; ///< Unsure
    bool operator==(const Place &) const = default;
};

/** Where the GPU of each item of the set is now, in the order of the set. Never guesses: see Whereabouts::Unsure. */
[[nodiscard]] std::vector<Place> locate(const KeptSet &set, const std::vector<PresentGpu> &gpus);

/** The device that carries the item on that GPU: the same VF by number where the GPU has moved; empty: not there. */
[[nodiscard]] GpuId parentOn(const KeptItem &item, const PresentGpu &gpu);

} // namespace Carrel::Keep
