// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"
#include "core/keep/mdevctlstore.h"

// What should be there on a host, and what is.
namespace Carrel::Drift {

/** What is kept on a host and what its cards say of themselves: read beside the inventory, by readFacts(). */
struct Facts
{
    Keep::KeptSet set; ///< Carrel's own
    std::vector<Keep::DefinedMdev> defined; ///< mdevctl's store, which libvirt shares
    std::vector<Keep::PresentGpu> gpus;
    std::vector<GpuId> libvirtParents; ///< parents libvirt can define vGPUs on
    QString missingProgram; ///< mdevctl's udev rule names it and it is not there
    std::optional<Error> error; ///< why the set could not be read: then nothing is known to be kept
    bool operator==(const Facts &) const = default;
};

enum class Finding {
    AsKept,
    Missing, ///< its GPU is there, it is not
    OtherType, ///< another type is in its place: row.typeNow
    OtherGpu, ///< a vGPU of this UUID is on another GPU: row.gpuNow
    CardMoved, ///< its GPU, known by its serial, is at row.gpuNow
    CardUnsure, ///< its GPU may be one of row.candidates: a person has to say
    OtherCard, ///< another card is at its GPU's address
    CardGone,
    VfsOff, ///< no virtual function is on
    VfsDiffer, ///< another number of them is on
    ModeUnknown, ///< mixed sizes are kept; whether they are on is not known to the snapshot
    Extra, ///< it is there and nobody keeps it: gone after the next boot
};

/** One line of the drift page. */
struct Row
{
    Finding finding = Finding::AsKept;
    Keep::KeptItem item; ///< as kept; of an Extra: as it would be kept
    bool byMdevctl = false; ///< kept in mdevctl's store; of an Extra: would be
    bool startsByItself = true; ///< false: defined in mdevctl's store and started by hand only
    GpuId gpuNow; ///< OtherGpu, CardMoved
    TypeId typeNow; ///< OtherType
    int countNow = 0; ///< VfsDiffer
    std::vector<GpuId> candidates; ///< CardUnsure
    QStringList users; ///< names of the workstations whose XML names the vGPU
    bool operator==(const Row &) const = default;
};

/** Everything kept, in the set's order, then mdevctl's, then extras in the order of GPUs and vGPUs. Pure. */
[[nodiscard]] std::vector<Row> computeDrift(const Host::Inventory &host, const Facts &facts);

/** Not as it should be: all but AsKept, ModeUnknown, Extra, and what is only started by hand. */
[[nodiscard]] bool isDrift(const Row &row);
/** Can be brought back without asking anybody: Missing, VfsOff, and a CardMoved. */
[[nodiscard]] bool canRestore(const Row &row);

/** The item that would keep what is there: with the VF's number, and the card's identity as far as it tells. */
[[nodiscard]] Keep::KeptItem itemOf(const Gpu::Gpu &gpu, const Gpu::Vgpu &vgpu,
                                    const std::vector<Keep::PresentGpu> &present);
/** The kept item as it belongs on another GPU: same VF number, same identity of its vGPU. NotFound without that VF. */
[[nodiscard]] Result<Keep::KeptItem> itemOn(const Keep::KeptItem &item, const Keep::PresentGpu &gpu);

} // namespace Carrel::Drift
