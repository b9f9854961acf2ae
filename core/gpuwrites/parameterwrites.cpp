// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpuwrites/functions.h"
#include "core/gpuwrites/sysfswalk.h"

#include <cerrno>

namespace Carrel::Writes {

using Protocol::Refusal;
using Protocol::Request;

namespace {

/** The VF, which must be the parent named, or one of its VFs. */
Outcome<UniqueFd> openCarrier(const Target &target, const Request &request)
{
    const GpuId vf{request.vgpu.text};
    Outcome<UniqueFd> function = openFunction(target.sys.get(), vf, Refusal::VgpuUnknown);
    if (!function)
        return function;
    const QByteArray gpu = linkName(function->get(), "physfn");
    const bool isOfParent = !gpu.isEmpty() && (vf == request.gpu || gpu == request.gpu.text.toLatin1());
    if (!isOfParent || !isGraphics(function->get()))
        return refuse(Refusal::VgpuUnknown, ENODEV);
    const QByteArray type = readNode(function->get(), "nvidia/current_vgpu_type").value_or(QByteArray());
    if (type.isEmpty() || type == "0")
        return refuse(Refusal::VgpuUnknown, ENODEV);
    return function;
}

Outcome<UniqueFd> openMdev(const Target &target, const Request &request)
{
    const Outcome<UniqueFd> gpu = openGpu(target.sys.get(), request.gpu);
    if (!gpu)
        return std::unexpected(gpu.error());
    return openVgpu(gpu->get(), request.vgpu);
}

} // namespace

Outcome<Deed> prepareParameters(const Target &target, const Request &request)
{
    const bool isMdev = parseUuid(request.vgpu.text).has_value();
    const Outcome<UniqueFd> vgpu = isMdev ? openMdev(target, request) : openCarrier(target, request);
    if (!vgpu)
        return std::unexpected(vgpu.error());
    if (isHeld(target.vfio.get(), vgpu->get()))
        return refuse(Refusal::InUse, EBUSY);
    Outcome<UniqueFd> node = openNode(vgpu->get(), "nvidia/vgpu_params", Refusal::NoParameters);
    if (!node)
        return std::unexpected(node.error());
    return Deed([&target, node = std::move(*node), value = request.value.toLatin1() + '\n'] {
        return target.write(node.get(), value);
    });
}

} // namespace Carrel::Writes
