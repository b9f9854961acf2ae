// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocol/request.h"

namespace Carrel::Protocol {

/** Why the helper did not do it. KAuth keeps 0 to 9 for itself (its actionreply.h), so ours begin at 100. */
enum class Refusal : int {
    Malformed = 100, ///< arguments not as the table says
    Replayed = 101, ///< this request id was already seen
    NoRecord = 102, ///< the request id could not be kept (full or missing /run)
    NoAudit = 103, ///< the journal does not take the audit line
    GpuUnknown = 104, ///< no mdev parent of this name
    TypeUnknown = 105, ///< this parent does not offer the type
    VgpuUnknown = 106, ///< this parent carries no such vGPU
    InUse = 107, ///< a process holds the vGPU's VFIO group
    UnsafePath = 108, ///< a link, a pipe or anything else unexpected on the way to the node
    OpenFailed = 109, ///< open of the node refused; errno says why
    WriteFailed = 110, ///< write refused; errno says why
    ShortWrite = 111, ///< the kernel took only a part of the value
    StillWaiting = 112, ///< the removal was begun and the kernel has not finished it
    NoChild = 113, ///< no process could be made for the removal
    NoOpenat2 = 114, ///< kernel or sandbox without openat2: never worked around
    VfUnknown = 115, ///< no VF of a GPU that takes a vGPU type
    VfTaken = 116, ///< the VF carries a vGPU already
    OtherType = 117, ///< the VF carries another type, or none
    OtherClaim = 118, ///< the VF's vGPU was made by somebody else
    NoClaim = 119, ///< the claim could not be kept or read
    NotShown = 120, ///< written, and the kernel shows something else
    NoVfs = 121, ///< the GPU has no VFs to switch
    WrongCount = 122, ///< more VFs than there are; of NVIDIA's: neither none nor all
    GpuCarries = 123, ///< a vGPU is on the GPU (number: of its VF)
    GpuInUse = 124, ///< the GPU or a VF is held by a workstation (number: of its VF)
    NoParameters = 125, ///< the vGPU takes none
    NotNvidia = 126, ///< the verb is NVIDIA's driver's only
    NoTool = 127, ///< NVIDIA's program is not installed
    UnsafeTool = 128, ///< NVIDIA's program could be changed by others than root
    NoToolUnit = 129, ///< the unit that runs NVIDIA's programs could not be started
    ToolLocked = 130, ///< sriov-manage cannot have the GPU for itself
    ToolSlow = 131, ///< the program did not end in time and was ended
    ToolFailed = 132, ///< the program failed; its words are in the journal
    NoSuchGpu = 133, ///< nvidia-smi knows no such GPU
    ToolRefused = 134, ///< nvidia-smi: a vGPU is on the GPU
    NotKept = 135, ///< the kept set has nothing of the kind
    KeptFull = 136, ///< the kept set takes no more
    KeptUnsafe = 137, ///< the kept set can be changed by others than root, or is damaged
    KeptFailed = 138, ///< the kept set could not be read or written
};

inline constexpr int firstRefusal = int(Refusal::Malformed);
inline constexpr int lastRefusal = int(Refusal::KeptFailed);

/** A refusal with the errno behind it (0: none) and the number of the VF that it is about (-1: none). */
struct Failure
{
    Refusal refusal = Refusal::Malformed;
    int errnoNumber = 0;
    int vf = -1;
    bool operator==(const Failure &) const = default;
};

/** What people read for it. The table of errno sentences is here once, for the helper's client and the try-out host. */
[[nodiscard]] Error toError(const Failure &failure, const Request &request);

} // namespace Carrel::Protocol
