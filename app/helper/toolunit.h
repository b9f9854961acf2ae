// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/helper/toolend.h"

namespace Carrel::Helper {

/**
 * Has systemd run carrel-gputool@<order>.service and waits for its end. NVIDIA's programs rebind drivers and speak to
 * the driver's devices with CAP_SYS_ADMIN: their unit allows that, the helper's does not. NoToolUnit where systemd does
 * not start it, ToolSlow where it does not end in time.
 */
[[nodiscard]] Writes::Outcome<void> runToolUnit(const ToolOrder &order, std::chrono::milliseconds patience);

} // namespace Carrel::Helper
