// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/writes.h"

#include <array>

namespace Carrel::Writes {

using Protocol::Request;
using Protocol::Verb;
using namespace std::chrono_literals;

namespace {

/** A create is not held back by anybody: one that takes longer is hanging. */
constexpr auto createPatience = 8s;
/** Off and on again, and what is read around it. */
constexpr auto writesPatience = 2 * writePatience + 2s;

struct Row
{
    Verb verb;
    Outcome<Deed> (*prepare)(const Target &target, const Request &request);
    std::chrono::seconds patience;
};

constexpr std::array rows{
    Row{Verb::CreateVgpu, prepareCreate, createPatience},
    Row{Verb::RemoveVgpu, prepareRemove, createPatience},
    Row{Verb::SetVfType, prepareSetType, createPatience},
    Row{Verb::ClearVfType, prepareClearType, createPatience},
    Row{Verb::SetVfCount, prepareVfCount, toolPatience + 5s},
    Row{Verb::SetParameters, prepareParameters, createPatience},
    Row{Verb::SetMixedSizes, prepareMixedSizes, toolPatience + 5s},
};
static_assert(rows.size() + 2 == Protocol::allVerbs.size()); // Keep and Forget write to no GPU
static_assert(toolPatience > writesPatience);

const Row &rowOf(Verb verb)
{
    for (const Row &row : rows)
        if (row.verb == verb)
            return row;
    Q_UNREACHABLE_RETURN(rows.front());
}

} // namespace

Outcome<Deed> prepare(const Target &target, const Request &request)
{
    return rowOf(request.verb).prepare(target, request);
}

std::chrono::seconds patienceOf(Verb verb)
{
    return rowOf(verb).patience;
}

} // namespace Carrel::Writes
