// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/keptdeed.h"

#include "core/keep/keptfile.h"

namespace Carrel::Helper {

using Protocol::Refusal;
using Protocol::Verb;
using Writes::Deed;
using Writes::Outcome;
using Writes::refuse;

namespace {

/** The set's own sentences stay here: the helper's replies are broadcast, and its client has the words. */
Refusal refusalOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return Refusal::NotKept;
    case ErrorCode::NoRoom:
        return Refusal::KeptFull;
    case ErrorCode::NotAuthorised:
    case ErrorCode::Damaged:
        return Refusal::KeptUnsafe;
    default:
        return Refusal::KeptFailed;
    }
}

Outcome<void> change(const Keep::KeptItem &item, bool keep)
{
    const auto done = Keep::changeSet(Keep::systemFolder(), 0, [&](Keep::KeptSet set) {
        return keep ? Keep::withItem(std::move(set), item) : Keep::withoutItem(std::move(set), item);
    });
    return done ? Outcome<void>() : refuse(refusalOf(done.error()));
}

} // namespace

bool isOfKeptSet(Verb verb)
{
    return verb == Verb::Keep || verb == Verb::Forget;
}

Outcome<Deed> prepareKept(const Protocol::Request &request)
{
    const auto item = Keep::parseLine(request.value);
    if (!item)
        return refuse(Refusal::Malformed);
    return Deed([item = *item, keep = request.verb == Verb::Keep] { return change(item, keep); });
}

} // namespace Carrel::Helper
