// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"
#include "core/privilege/gpuchange.h"

#include <optional>

namespace Carrel::Operations {

/** What a step writes to a GPU; nullopt for steps that write to none. Pure. */
[[nodiscard]] std::optional<Privilege::GpuChange> gpuChangeOf(const Step &step);

} // namespace Carrel::Operations
