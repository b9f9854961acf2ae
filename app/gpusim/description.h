// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/card.h"
#include "app/gpusim/fault.h"
#include "app/gpusim/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace Carrel::Sim {

/** One GPU of a described host: the card's GPU with what the description changes, and where it sits. */
struct GpuSpec
{
    std::string id; ///< "0000:3d:00.0", or the name of a device that is not on PCI
    std::vector<std::string> path; ///< PCI addresses from the root port down to the GPU itself; empty off PCI
    Card card;
    int numaNode = -1;
    int iommuGroup = -1; ///< -1: none
    int vfs = 0; ///< VFs that are on from the start
    int vfGroups = -1; ///< IOMMU group of the first VF, the others follow; -1: the lowest free ones
    bool mixed = false; ///< mixed-size mode is on from the start
    bool mig = false; ///< MIG mode
    bool bootVga = false; ///< the host's own screen hangs on it
    bool header = true; ///< creatable_vgpu_types begins with a header line
    bool newerFiles = true; ///< VFs have vgpu_params, gpu_instance_id, placement_id and warm_update, as of R580
    std::string serial; ///< stays with the card wherever it is plugged in, as does the next
    std::string uuid; ///< "GPU-…"
};

/** The PCI address of a GPU's VF: the GPU's own and (offset + number * stride), carried over into device and bus. */
[[nodiscard]] std::string vfAddress(const GpuSpec &gpu, int number);

/** One vGPU that exists from the start. */
struct VgpuSpec
{
    std::string gpu;
    std::string vf; ///< address of the VF that carries it; empty: the GPU does
    std::string type;
    std::string uuid; ///< of an mdev
    int iommuGroup = -1; ///< -1: the lowest free one
    bool busy = false;
};

/** One simulated host: what README.md's description file says. */
struct Description
{
    std::vector<GpuSpec> gpus;
    std::vector<VgpuSpec> vgpus;
    std::vector<Fault> faults;
    bool mdevBus = true; ///< whether the kernel's mdev module is loaded
};

/** Reads a description. The error is one sentence with the line or the entry that is wrong. */
[[nodiscard]] Outcome<Description> parseDescription(std::string_view toml);

/** Reads one fault from the control socket: an inline table, "{ path = '…', read = 'EIO' }". */
[[nodiscard]] Outcome<Fault> parseFault(std::string_view inlineTable);

/** Reads a shipped description by its name ("studio") or a file by its path. */
[[nodiscard]] Outcome<Description> loadDescription(const std::string &nameOrFile);

} // namespace Carrel::Sim
