// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpuwrites/outcome.h"

#include <QVariantMap>

namespace Carrel::Helper {

using Writes::Outcome;

/** What came of a call: the request's id for the reply (empty when it could not be read), and the outcome. */
struct Served
{
    Protocol::RequestId id;
    Outcome<void> outcome;
};

/**
 * One call from arguments to outcome: checks, request record, walk, audit, one write. One short sequence of system
 * calls: no event loop, no timer, no Qt message. uid goes to the audit only; polkit has decided before this. Works on
 * /sys and /dev/vfio: there is no way to point the helper elsewhere.
 */
[[nodiscard]] Served serve(Protocol::Verb verb, const QVariantMap &arguments, int uid);

} // namespace Carrel::Helper
