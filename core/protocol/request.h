// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/protocol/verb.h"

#include <QVariantMap>

namespace Carrel::Protocol {

/** 128 random bits in 32 lower-case hexadecimal digits; tells our answer from another client's (kauth edge 5). */
using RequestId = Id<struct RequestTag>;

[[nodiscard]] RequestId makeRequestId();
[[nodiscard]] bool isRequestId(QStringView text);

/** One call of the helper, checked. Plain data; any thread. */
struct Request
{
    Verb verb = Verb::CreateVgpu;
    RequestId id;
    GpuId gpu; ///< the device written to: GPU, mdev parent or VF
    TypeId type; ///< CreateVgpu: the mdev type; SetVfType, ClearVfType: its number
    VgpuId vgpu; ///< UUID; SetParameters: also the address of a VF
    Uuid claim; ///< SetVfType, ClearVfType; may be empty
    /** SetVfCount: a count; SetParameters: keys and values, or one blank; SetMixedSizes: "0" or "1"; Keep, Forget: a
     * line of core/keep. */
    QString value;
    bool operator==(const Request &) const = default;
};

/** What SetVfCount asks for; 0 where the value is no count. */
[[nodiscard]] int countOf(const Request &request);
/** "key=value,key=value" (keys of a-z 0-9 _, values of A-Z a-z 0-9 _ . -), or one blank, which clears them all. */
[[nodiscard]] bool areParameters(QStringView text);

/** Why a request was not taken, in words for the log; never holds any of the caller's text. */
struct Malformed
{
    QString key; ///< the table's name of the argument; empty: the set of arguments itself is wrong
    QString why;
    bool operator==(const Malformed &) const = default;
};

/** What is sent for the request: every key of the verb, nothing else. */
[[nodiscard]] QVariantMap toArguments(const Request &request);

/**
 * The only way in: exactly the verb's keys, each a QString of the key's length and alphabet. No conversion is tried
 * (an int, a byte array or a null variant is refused), and nothing is trimmed or folded to lower case. Only a claim
 * may be empty.
 */
[[nodiscard]] std::expected<Request, Malformed> parseRequest(Verb verb, const QVariantMap &arguments);

} // namespace Carrel::Protocol
