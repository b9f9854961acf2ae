// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"
#include "core/virt/domainedit.h"

namespace Carrel::Operations {

/** How a vGPU of this host enters a workstation. */
struct VgpuDevice
{
    Virt::VgpuAttachment attachment;
    bool needsOpenGl = false; ///< its display is a dmabuf: nothing to see without egl-headless (FACTS section 4)
    QString renderNode; ///< that egl-headless could draw on; empty: the host has none
};

/**
 * NVIDIA's and mdpy's displays are REGIONs, which SPICE and VNC show as they are; GVT-g's and mbochs' need OpenGL; mtty
 * has none ("doesn't support any (known) display method"). A driver Carrel does not know is added without a display:
 * that always starts.
 */
[[nodiscard]] VgpuDevice deviceFor(const Host::Inventory &host, const Gpu::Vgpu &vgpu);

} // namespace Carrel::Operations
