// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpuwrites/writes.h"

namespace Carrel::Helper {

/** How long a change of the set may take: another writer's lock, and a disk that is slow. */
inline constexpr std::chrono::seconds keptPatience{8};

[[nodiscard]] bool isOfKeptSet(Protocol::Verb verb);
/** Keep and Forget: one line into or out of /etc/carrel/kept.conf, read as strictly as at boot. */
[[nodiscard]] Writes::Outcome<Writes::Deed> prepareKept(const Protocol::Request &request);

} // namespace Carrel::Helper
