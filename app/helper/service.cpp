// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/service.h"

#include "app/helper/audit.h"
#include "app/helper/keptdeed.h"
#include "app/helper/requestrecord.h"
#include "app/helper/rootfolder.h"
#include "app/helper/toolunit.h"
#include "core/gpuwrites/childwrite.h"

#include <fcntl.h>
#include <sys/stat.h>

namespace Carrel::Helper {

using Protocol::Refusal;
using Protocol::Request;
using Protocol::Verb;
using Writes::Deed;
using Writes::refuse;
using Writes::Target;
using Writes::UniqueFd;
using Clock = std::chrono::steady_clock;

namespace {

UniqueFd openFolder(const char *path)
{
    return UniqueFd(open(path, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

Outcome<Writes::Claims> openClaims()
{
    // Made by the unit; here for a helper that was not started by systemd. What is wrong with it is said by the next.
    static_cast<void>(mkdir("/run/carrel", S_IRWXU | S_IRGRP | S_IXGRP | S_IROTH | S_IXOTH));
    auto folder = openRootFolder("/run/carrel/claims");
    if (!folder)
        return refuse(Refusal::NoClaim, folder.error());
    return Writes::Claims(std::move(*folder));
}

Target hostTarget()
{
    return {
        openFolder("/sys"),
        openFolder("/dev/vfio"),
        openClaims,
        [](int node, QByteArrayView value) { return Writes::writeInChild(node, value, Writes::writePatience); },
        [](Writes::Tool tool, const GpuId &gpu, bool on) { return runToolUnit({tool, gpu, on}, Writes::toolPatience); },
    };
}

Outcome<Deed> admit(const Target &target, const Request &request)
{
    if (!journalListens())
        return refuse(Refusal::NoAudit);
    Outcome<void> claimed =
        RequestRecord::open().and_then([&](RequestRecord record) { return record.claim(request.id); });
    if (!claimed)
        return std::unexpected(claimed.error());
    return isOfKeptSet(request.verb) ? prepareKept(request) : Writes::prepare(target, request);
}

Outcome<void> perform(const Request &request, const Audit &audit)
{
    const Target target = hostTarget();
    Outcome<Deed> deed = admit(target, request);
    if (!deed) {
        audit.refused(deed.error());
        return std::unexpected(deed.error());
    }
    if (!audit.before())
        return refuse(Refusal::NoAudit);
    const Clock::time_point begin = Clock::now();
    const Outcome<void> outcome = (*deed)();
    audit.after(outcome, std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin));
    return outcome;
}

} // namespace

Served serve(Verb verb, const QVariantMap &arguments, int uid)
{
    Audit audit(uid, verb);
    const auto request = Protocol::parseRequest(verb, arguments);
    if (!request) {
        const Protocol::Failure failure{Refusal::Malformed, 0};
        audit.refused(failure, request.error().key + u' ' + request.error().why);
        return {{}, std::unexpected(failure)};
    }
    audit.setRequest(*request);
    return {request->id, perform(*request, audit)};
}

} // namespace Carrel::Helper
