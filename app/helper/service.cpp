// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/helper/service.h"

#include "app/helper/audit.h"
#include "app/helper/removal.h"
#include "app/helper/requestrecord.h"
#include "app/helper/sysfswalk.h"

#include <fcntl.h>

namespace Carrel::Helper {

using Protocol::Refusal;
using Protocol::Request;
using Protocol::Verb;
using Clock = std::chrono::steady_clock;

namespace {

UniqueFd openFolder(const char *path)
{
    return UniqueFd(open(path, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

/** The open node that the request's one write goes to, everything checked. */
Outcome<UniqueFd> prepareCreate(const Roots &roots, const Request &request)
{
    const Outcome<UniqueFd> gpu = openGpu(roots.sys.get(), request.gpu);
    if (!gpu)
        return std::unexpected(gpu.error());
    const Outcome<UniqueFd> type = openType(gpu->get(), request.type);
    if (!type)
        return std::unexpected(type.error());
    return openNode(type->get(), "create");
}

Outcome<UniqueFd> prepareRemove(const Roots &roots, const Request &request)
{
    const Outcome<UniqueFd> gpu = openGpu(roots.sys.get(), request.gpu);
    if (!gpu)
        return std::unexpected(gpu.error());
    const Outcome<UniqueFd> vgpu = openVgpu(gpu->get(), request.vgpu);
    if (!vgpu)
        return std::unexpected(vgpu.error());
    const std::optional<int> group = iommuGroupOf(vgpu->get());
    if (group && roots.vfio && isGroupOpen(roots.vfio.get(), *group))
        return refuse(Refusal::InUse, EBUSY);
    return openNode(vgpu->get(), "remove");
}

Outcome<void> act(const Request &request, int node)
{
    if (request.verb == Verb::RemoveVgpu)
        return removeInChild(node, removalPatience);
    return writeOnce(node, request.vgpu.text.toLatin1() + '\n');
}

Outcome<UniqueFd> prepare(const Request &request)
{
    if (!journalListens())
        return refuse(Refusal::NoAudit);
    Outcome<void> claimed =
        RequestRecord::open().and_then([&](RequestRecord record) { return record.claim(request.id); });
    if (!claimed)
        return std::unexpected(claimed.error());
    const Roots roots = hostRoots();
    return request.verb == Verb::CreateVgpu ? prepareCreate(roots, request) : prepareRemove(roots, request);
}

Outcome<void> perform(const Request &request, const Audit &audit)
{
    const Outcome<UniqueFd> node = prepare(request);
    if (!node) {
        audit.refused(node.error());
        return std::unexpected(node.error());
    }
    if (!audit.before())
        return refuse(Refusal::NoAudit);
    const Clock::time_point begin = Clock::now();
    const Outcome<void> outcome = act(request, node->get());
    audit.after(outcome, std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin));
    return outcome;
}

} // namespace

Roots hostRoots()
{
    return {openFolder("/sys"), openFolder("/dev/vfio")};
}

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
