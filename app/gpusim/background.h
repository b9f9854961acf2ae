// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/service.h"

namespace Carrel::Sim {

/**
 * Serves in a process of its own, which outlives this one: returns when that one is ready, was not needed, or could
 * not start, and says so on standard output ("ready") or standard error.
 */
[[nodiscard]] Exit serveInBackground(const Options &options);

/** Serves in this process until the end. */
[[nodiscard]] Exit serveHere(const Options &options);

} // namespace Carrel::Sim
