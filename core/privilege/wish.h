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

/** True when the kernel shows what the request wants: the vGPU there after a create, gone after a remove. May block. */
[[nodiscard]] bool isFulfilled(const QString &sysRoot, const Protocol::Request &request);

} // namespace Carrel::Privilege
