// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/privilege/gpuchange.h"
#include "core/protocol/request.h"

namespace Carrel::Privilege {

/**
 * The request for it, with a fresh id; or why it cannot be asked for. The checks are the helper's own (the table in
 * core/protocol), so that what the helper would refuse as malformed never leaves this process.
 */
[[nodiscard]] Result<Protocol::Request> wishFor(const GpuChange &change);
/** The same for a line of core/keep, to be put into the kept set or taken out. */
[[nodiscard]] Result<Protocol::Request> wishOfKept(const QString &line, bool keep);

/** What the kernel shows of a wish. */
enum class Sight {
    Fulfilled,
    Missing, ///< the vGPU is not there, or still there; another type, another count
    Hidden, ///< nothing in /sys tells: parameters where they cannot be read, mixed sizes
};
/** May block. */
[[nodiscard]] Sight look(const QString &sysRoot, const Protocol::Request &request);

} // namespace Carrel::Privilege
