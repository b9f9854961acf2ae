// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/card.h"

#include <optional>
#include <vector>

namespace Carrel::Sim {

/** One vGPU that a GPU carries, and where its framebuffer begins (MiB; of cards that have framebuffer). */
struct Carried
{
    const TypeSpec *type = nullptr;
    int place = 0;
};

/**
 * How many more vGPUs of a type a GPU takes that carries those given (the ones being removed included): what
 * `available_instances` says of a GPU. Rules: Rule's comments.
 */
[[nodiscard]] int availableInstances(const Card &card, Rule rule, const std::vector<Carried> &carried,
                                     const TypeSpec &type);

/** The lowest place for one more; nothing when there is none. */
[[nodiscard]] std::optional<int> freePlace(const Card &card, Rule rule, const std::vector<Carried> &carried,
                                           const TypeSpec &type);

} // namespace Carrel::Sim
