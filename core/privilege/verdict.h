// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/privilege/systembus.h"
#include "core/protocol/reply.h"

#include <QVariantMap>

#include <chrono>

namespace Carrel::Privilege {

/** How a KAuth job ended, copied out of it. */
struct JobEnd
{
    int code = 0;
    QString text;
    QVariantMap data;
    std::chrono::milliseconds took{0};
};

/** What a job's end means for one request. */
enum class Meaning {
    Done, ///< the helper says so: still to be seen in sysfs
    Refused, ///< the helper refused this very request
    Denied, ///< polkit said no, to us or to the caller whose reply ended our job
    NotOurs, ///< another client's reply ended the job (kauth edge 5), or the helper went away: ours may have run or not
    InDoubt, ///< the call broke off (kauth edges 9, 10): only sysfs knows
};

struct Reading
{
    Meaning meaning = Meaning::InDoubt;
    Protocol::Failure failure; ///< for Refused
};

/** Pure: reads the end of a job for the request with this id. */
[[nodiscard]] Reading readEnd(const JobEnd &end, const Protocol::RequestId &id);

/** Why polkit said no. nullopt: polkit says yes to us, so the denial was another client's. */
[[nodiscard]] std::optional<Error> errorOfDenial(Verdict verdict, std::chrono::milliseconds took);

/** The helper stopped or was not reached, and sysfs shows that nothing was done. */
[[nodiscard]] Error errorOfDoubt(const JobEnd &end, bool isGroupMember);
/** No answer in the time allowed; sysfs does not show the wish fulfilled (yet). */
[[nodiscard]] Error errorOfSilence(std::chrono::milliseconds waited);
/** The helper kept answering others. */
[[nodiscard]] Error errorOfBusyHelper();
/** The helper said "done" and the kernel does not show it. */
[[nodiscard]] Error errorOfBrokenPromise(const Protocol::Request &request);

} // namespace Carrel::Privilege
