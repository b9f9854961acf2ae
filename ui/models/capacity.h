// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/units.h"
#include "ui/models/item.h"

#include <QMetaType>
#include <QString>

#include <optional>
#include <vector>

namespace Carrel::Gpu {
struct Gpu;
}

namespace Carrel::Models {

class HostView;

/** One vGPU in a capacity bar. */
struct Slice
{
    VgpuId vgpu;
    QString owner; ///< name of the workstation it belongs to, or what it is instead ("free", "missing")
    QString typeName;
    double share = 0; ///< of the whole bar, 0 to 1
    SliceState state = SliceState::Orphan;
    QString
        sentence; ///< tooltip and screen-reader text: "Slice 2 of 4, GRID M60-2Q, 2 GiB, workstation cad-07, running"
    bool operator==(const Slice &) const = default;
};

/** What one GPU carries, ready to draw: slices to framebuffer scale, then what the driver says is still free. */
struct Capacity
{
    GpuId gpu;
    QString gpuName;
    std::optional<Mebibytes> total; ///< the largest framebuffer × instances any type allows; unknown: bar is by slots
    std::optional<Mebibytes> used; ///< nullopt when a slice's size is unknown
    std::vector<Slice> slices;
    QString room; ///< the driver's own numbers: "room for 3 × GRID M60-2Q or 1 × GRID M60-8Q"
    QString sentence; ///< the bar as text: "6 GiB of 8 GiB used, 2 vGPUs, room for 1 × GRID M60-2Q"
    bool operator==(const Capacity &) const = default;
};

/** The bar of one GPU of this host. Pure; does no I/O. */
[[nodiscard]] Capacity capacityOf(const HostView &host, const Gpu::Gpu &gpu);
/** How the vGPU stands by its workstations and its VFIO group. */
[[nodiscard]] SliceState sliceState(const HostView &host, const VgpuId &vgpu);
/** "running", "reserved", "no workstation", "needs attention". */
[[nodiscard]] QString sliceWord(SliceState state);

} // namespace Carrel::Models

Q_DECLARE_METATYPE(Carrel::Models::Capacity)
