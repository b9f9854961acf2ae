// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

namespace Carrel::Operations {

/**
 * True when what later left behind (a workstation's definition) names what earlier made (its disk, its vGPU): as long
 * as nobody knows that the one is gone, the other must stay. Pure.
 */
[[nodiscard]] bool mayNeed(const Step &later, const Step &earlier);

} // namespace Carrel::Operations
