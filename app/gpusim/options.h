// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/service.h"

#include <optional>
#include <string>
#include <vector>

namespace Carrel::Sim {

/** "serve FOLDER DESCRIPTION [--stay] [--uevents] [--foreground] [-- CLEAN-UP…]"; nothing when it is not that. */
struct ServeOptions
{
    Options service;
    bool foreground = false;
};
[[nodiscard]] std::optional<ServeOptions> parseServe(const std::vector<std::string> &words);

} // namespace Carrel::Sim
