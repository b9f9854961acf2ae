// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/capacity.h"

#include <algorithm>
#include <climits>

namespace Carrel::Sim {

namespace {

/** How many of this type fit what the types carried leave of each resource. */
int fitting(const Card &card, const std::vector<Carried> &carried, const TypeSpec &type)
{
    int most = INT_MAX;
    for (std::size_t i = 0; i < card.budget.size(); ++i) {
        int left = card.budget[i];
        for (const Carried &other : carried)
            left -= other.type->cost[i];
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

/**
 * The room one vGPU takes of the framebuffer. With sizes mixed it is a half, a quarter, … of the whole: so an A40 has
 * two 16Q then instead of three, four 8Q instead of six (NVIDIA's table of both modes).
 */
int roomFor(const Card &card, Rule rule, const TypeSpec &type)
{
    if (rule != Rule::Placed)
        return type.cost[0];
    int room = card.budget[0];
    while (room / 2 >= type.cost[0] && room > 1)
        room /= 2;
    return room;
}

/** Calls visit for each place of the framebuffer that could take one more; ends when it says so. */
template <class Visit>
void eachFreePlace(const Card &card, Rule rule, const std::vector<Carried> &carried, const TypeSpec &type, Visit visit)
{
    const int room = roomFor(card, rule, type);
    for (int place = 0; room > 0 && place + room <= card.budget[0]; place += room) {
        const bool isFree = std::ranges::none_of(carried, [&](const Carried &other) {
            return other.place < place + room && place < other.place + roomFor(card, rule, *other.type);
        });
        if (isFree && !visit(place))
            return;
    }
}

int freePlaces(const Card &card, Rule rule, const std::vector<Carried> &carried, const TypeSpec &type)
{
    int count = 0;
    eachFreePlace(card, rule, carried, type, [&](int) { return ++count > 0; });
    return count;
}

} // namespace

int availableInstances(const Card &card, Rule rule, const std::vector<Carried> &carried, const TypeSpec &type)
{
    int sharers = 0;
    for (const Carried &other : carried) {
        if (!allowedBeside(rule, type, *other.type))
            return 0;
        sharers += rule == Rule::SameType || rule == Rule::SameSize || other.type->id == type.id ? 1 : 0;
    }
    const int room = rule == Rule::Placed ? freePlaces(card, rule, carried, type) : fitting(card, carried, type);
    return std::max(0, std::min(room, type.mostInstances - sharers));
}

std::optional<int> freePlace(const Card &card, Rule rule, const std::vector<Carried> &carried, const TypeSpec &type)
{
    std::optional<int> first;
    eachFreePlace(card, rule, carried, type, [&](int place) {
        first = place;
        return false;
    });
    return first;
}

} // namespace Carrel::Sim
