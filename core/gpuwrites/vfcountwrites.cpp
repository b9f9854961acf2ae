// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/functions.h"
#include "core/gpuwrites/sysfswalk.h"

namespace Carrel::Writes {

using Protocol::Refusal;
using Protocol::Request;

namespace {

constexpr auto countNode = "sriov_numvfs";

Outcome<void> requireCount(int gpu, int wanted)
{
    const Outcome<int> now = readCount(gpu, countNode, Refusal::NoVfs);
    if (!now)
        return std::unexpected(now.error());
    return *now == wanted ? Outcome<void>() : refuse(Refusal::NotShown);
}

/** The kernel changes a count of VFs only by way of none. */
Outcome<void> writeCount(const Target &target, int gpu, int node, int now, int wanted)
{
    if (now != 0 && wanted != 0)
        if (const Outcome<void> off = target.write(node, "0\n"); !off)
            return off;
    if (const Outcome<void> written = target.write(node, QByteArray::number(wanted) + '\n'); !written)
        return written;
    return requireCount(gpu, wanted);
}

/** NVIDIA's driver takes no write of a count; its script does it, for all VFs or none (FACTS section 2 B). */
Deed byScript(const Target &target, UniqueFd gpu, const Request &request)
{
    return [&target, gpu = std::move(gpu), request]() -> Outcome<void> {
        const int wanted = countOf(request);
        if (const Outcome<void> done = target.tool(Tool::SriovManage, request.gpu, wanted > 0); !done)
            return done;
        return requireCount(gpu.get(), wanted);
    };
}

Outcome<Deed> byKernel(const Target &target, UniqueFd gpu, int now, int wanted)
{
    Outcome<UniqueFd> node = openNode(gpu.get(), countNode, Refusal::NoVfs);
    if (!node)
        return std::unexpected(node.error());
    return Deed([&target, gpu = std::move(gpu), node = std::move(*node), now, wanted] {
        return writeCount(target, gpu.get(), node.get(), now, wanted);
    });
}

} // namespace

Outcome<Deed> prepareVfCount(const Target &target, const Request &request)
{
    Outcome<UniqueFd> gpu = openPhysical(target, request.gpu);
    if (!gpu)
        return std::unexpected(gpu.error());
    const Outcome<int> total = readCount(gpu->get(), "sriov_totalvfs", Refusal::NoVfs);
    const Outcome<int> now = readCount(gpu->get(), countNode, Refusal::NoVfs);
    if (!total || !now)
        return std::unexpected(total ? now.error() : total.error());
    const int wanted = countOf(request);
    const bool nvidia = isNvidia(gpu->get());
    if (wanted > *total || (nvidia && wanted != 0 && wanted != *total))
        return refuse(Refusal::WrongCount);
    if (wanted == *now)
        return Deed([] { return Outcome<void>(); });
    if (const Outcome<void> empty = requireEmpty(target, gpu->get()); !empty)
        return std::unexpected(empty.error());
    return nvidia ? Outcome<Deed>(byScript(target, std::move(*gpu), request))
                  : byKernel(target, std::move(*gpu), *now, wanted);
}

Outcome<Deed> prepareMixedSizes(const Target &target, const Request &request)
{
    const Outcome<UniqueFd> gpu = openPhysical(target, request.gpu);
    if (!gpu)
        return std::unexpected(gpu.error());
    if (!isNvidia(gpu->get()))
        return refuse(Refusal::NotNvidia);
    if (const Outcome<void> empty = requireEmpty(target, gpu->get()); !empty)
        return std::unexpected(empty.error());
    return Deed(
        [&target, id = request.gpu, on = request.value == u"1"] { return target.tool(Tool::NvidiaSmi, id, on); });
}

} // namespace Carrel::Writes
