// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/capacity.h"

#include <algorithm>
#include <climits>

namespace Carrel::Sim {

namespace {

/** How many of this type fit what the types carried leave of each resource. */
int fitting(const Card &card, const std::vector<const TypeSpec *> &carried, const TypeSpec &type)
{
    int most = INT_MAX;
    for (std::size_t i = 0; i < card.budget.size(); ++i) {
        int left = card.budget[i];
        for (const TypeSpec *other : carried)
            left -= other->cost[i];
        if (type.cost[i] > 0)
            most = std::min(most, std::max(left, 0) / type.cost[i]);
    }
    return most;
}

bool allowedBeside(Rule rule, const TypeSpec &type, const TypeSpec &other)
{
    if (rule == Rule::SameType)
        return type.id == other.id;
    return rule != Rule::SameSize || type.cost == other.cost;
}

} // namespace

int availableInstances(const Card &card, const std::vector<std::string> &carried, std::string_view type)
{
    const TypeSpec *wanted = findType(card, type);
    if (!wanted)
        return 0;
    std::vector<const TypeSpec *> others;
    for (const std::string &id : carried)
        if (const TypeSpec *other = findType(card, id))
            others.push_back(other);
    int sharers = 0;
    for (const TypeSpec *other : others) {
        if (!allowedBeside(card.rule, *wanted, *other))
            return 0;
        sharers += card.rule == Rule::Mixed || card.rule == Rule::Budget ? other->id == wanted->id : 1;
    }
    return std::max(0, std::min(fitting(card, others, *wanted), wanted->mostInstances - sharers));
}

} // namespace Carrel::Sim
