// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/card.h"

#include <string>
#include <string_view>
#include <vector>

namespace Carrel::Sim {

/**
 * How many more vGPUs of a type a GPU takes that carries vGPUs of the types given (one entry each, those being removed
 * included): what `available_instances` says. Rules: Rule's comments.
 */
[[nodiscard]] int availableInstances(const Card &card, const std::vector<std::string> &carried, std::string_view type);

} // namespace Carrel::Sim
