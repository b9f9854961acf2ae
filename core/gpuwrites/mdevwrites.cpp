// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/sysfswalk.h"
#include "core/gpuwrites/writes.h"

#include <cerrno>

namespace Carrel::Writes {

using Protocol::Refusal;
using Protocol::Request;

Outcome<Deed> prepareCreate(const Target &target, const Request &request)
{
    const Outcome<UniqueFd> gpu = openGpu(target.sys.get(), request.gpu);
    if (!gpu)
        return std::unexpected(gpu.error());
    const Outcome<UniqueFd> type = openType(gpu->get(), request.type);
    if (!type)
        return std::unexpected(type.error());
    Outcome<UniqueFd> node = openNode(type->get(), "create");
    if (!node)
        return std::unexpected(node.error());
    return Deed([node = std::move(*node), value = request.vgpu.text.toLatin1() + '\n'] {
        return writeOnce(node.get(), value);
    });
}

Outcome<Deed> prepareRemove(const Target &target, const Request &request)
{
    const Outcome<UniqueFd> gpu = openGpu(target.sys.get(), request.gpu);
    if (!gpu)
        return std::unexpected(gpu.error());
    const Outcome<UniqueFd> vgpu = openVgpu(gpu->get(), request.vgpu);
    if (!vgpu)
        return std::unexpected(vgpu.error());
    if (isHeld(target.vfio.get(), vgpu->get()))
        return refuse(Refusal::InUse, EBUSY);
    Outcome<UniqueFd> node = openNode(vgpu->get(), "remove");
    if (!node)
        return std::unexpected(node.error());
    return Deed([&target, node = std::move(*node)] { return target.write(node.get(), "1\n"); });
}

} // namespace Carrel::Writes
