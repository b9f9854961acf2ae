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
};

inline constexpr int firstRefusal = int(Refusal::Malformed);
inline constexpr int lastRefusal = int(Refusal::NoOpenat2);

/** A refusal with the errno behind it (0: none). */
struct Failure
{
    Refusal refusal = Refusal::Malformed;
    int errnoNumber = 0;
    bool operator==(const Failure &) const = default;
};

/** What people read for it. The table of errno sentences is here once, for the helper's client and the try-out host. */
[[nodiscard]] Error toError(const Failure &failure, const Request &request);

} // namespace Carrel::Protocol
