// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/vgpudevice.h"

#include <algorithm>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

Virt::VgpuDevice kindOf(const Host::Inventory &host, const Gpu::Vgpu &vgpu)
{
    if (host.isSimulated())
        return Virt::VgpuDevice::StandIn;
    if (!parsePciAddress(vgpu.id.text))
        return Virt::VgpuDevice::Mdev;
    const Gpu::Gpu *gpu = host.gpu(vgpu.gpu);
    const bool isPlain = gpu && gpu->backEnd == Gpu::BackEnd::SriovVf;
    return isPlain ? Virt::VgpuDevice::PlainVf : Virt::VgpuDevice::PciVf;
}

/** The kernel writes <driver>-<type>: the type's prefix is the driver (FACTS section 1). A VF's own driver tells it. */
QString driverOf(const Host::Inventory &host, const Gpu::Vgpu &vgpu)
{
    const Gpu::Gpu *gpu = host.gpu(vgpu.gpu);
    return parsePciAddress(vgpu.id.text) && gpu ? gpu->driver : vgpu.type.text.section(u'-', 0, 0);
}

/** The vGPU's own GPU first: its picture then stays on one card. */
QString renderNodeFor(const Host::Inventory &host, const GpuId &id)
{
    if (const Gpu::Gpu *gpu = host.gpu(id); gpu && !gpu->renderNode.isEmpty())
        return gpu->renderNode;
    const auto found = std::ranges::find_if(host.gpus, [](const Gpu::Gpu &gpu) { return !gpu.renderNode.isEmpty(); });
    return found == host.gpus.end() ? QString() : found->renderNode;
}

} // namespace

VgpuDevice deviceFor(const Host::Inventory &host, const Gpu::Vgpu &vgpu)
{
    VgpuDevice device;
    device.attachment.id = vgpu.id;
    device.attachment.device = kindOf(host, vgpu);
    if (device.attachment.device == Virt::VgpuDevice::PlainVf)
        return device;
    const QString driver = driverOf(host, vgpu);
    device.attachment.canDisplay = driver == "nvidia"_L1 || driver == "mdpy"_L1;
    device.needsOpenGl = !host.isSimulated() && (driver == "i915"_L1 || driver == "mbochs"_L1);
    if (device.needsOpenGl)
        device.renderNode = renderNodeFor(host, vgpu.gpu);
    return device;
}

} // namespace Carrel::Operations
