// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/helper/outcome.h"
#include "app/helper/uniquefd.h"

#include <QVariantMap>

#include <chrono>

namespace Carrel::Helper {

/** The folders a call works beneath, as open descriptors. */
struct Roots
{
    UniqueFd sys;
    UniqueFd vfio; ///< none where the host has no VFIO: then nobody can hold a vGPU
};
/** /sys and /dev/vfio. There is no way to point the helper elsewhere. */
[[nodiscard]] Roots hostRoots();

/** How long a removal may take before the caller is told that it still waits. */
inline constexpr std::chrono::seconds removalPatience{5};

/** What came of a call: the request's id for the reply (empty when it could not be read), and the outcome. */
struct Served
{
    Protocol::RequestId id;
    Outcome<void> outcome;
};

/**
 * One call from arguments to outcome: checks, request record, walk, audit, one write. One short sequence of system
 * calls: no event loop, no timer, no Qt message. uid goes to the audit only; polkit has decided before this.
 */
[[nodiscard]] Served serve(Protocol::Verb verb, const QVariantMap &arguments, int uid);

} // namespace Carrel::Helper
