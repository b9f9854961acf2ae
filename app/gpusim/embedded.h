// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace Carrel::Sim {

/** A file of app/gpusim/data as built into the program ("cards.tsv", "office.toml"); empty when there is none. */
[[nodiscard]] std::string_view embeddedFile(std::string_view name);

} // namespace Carrel::Sim
