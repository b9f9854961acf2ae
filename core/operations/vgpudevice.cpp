// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/vgpudevice.h"

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

VgpuDevice deviceFor(const Host::Inventory &host, const Gpu::Vgpu &vgpu)
{
    VgpuDevice device{{vgpu.id, Virt::VgpuDevice::Mdev, false}, false};
    if (host.isSimulated())
        device.attachment.device = Virt::VgpuDevice::StandIn;
    else if (parsePciAddress(vgpu.id.text))
        device.attachment.device = Virt::VgpuDevice::PciVf;
    // The kernel writes <driver>-<type>: the type's prefix is the driver (FACTS section 1).
    const QString driver = vgpu.type.text.section(u'-', 0, 0);
    device.attachment.canDisplay = driver == "nvidia"_L1 || driver == "mdpy"_L1;
    device.needsOpenGl = !host.isSimulated() && (driver == "i915"_L1 || driver == "mbochs"_L1);
    return device;
}

} // namespace Carrel::Operations
