// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpuwrites/outcome.h"
#include "core/gpuwrites/uniquefd.h"

namespace Carrel::Writes {

/**
 * Whose vGPU a VF carries: one file a VF, with the UUID made when the vGPU was planned. A VF's address is used again
 * and again, so that a late removal could hit the next owner's vGPU. Lives where a restart of the host empties it, as
 * the types themselves do not outlive one.
 */
class Claims final
{
public:
    /** folder: an open directory that only the writer's user can write. */
    explicit Claims(UniqueFd folder) : m_folder(std::move(folder)) { }

    /** Empty: none on record. NoClaim when one is there and cannot be read. */
    [[nodiscard]] Outcome<Uuid> of(const GpuId &vf) const;
    /** Makes the VF's file anew; what is left of an earlier vGPU goes. NoClaim (with errno) when it cannot be kept. */
    [[nodiscard]] Outcome<void> keep(const GpuId &vf, const Uuid &claim) const;
    void drop(const GpuId &vf) const;

private:
    UniqueFd m_folder;
};

} // namespace Carrel::Writes
