// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"
#include "core/virt/nodedevices.h"

namespace Carrel::Host {

/**
 * GPUs from libvirt's node devices: display functions, parents of mdevs, and parents that only their mdevs tell of
 * (libvirt does not list every kind). VFs, and mdevs on them, belong to the GPU they name. What libvirt does not say
 * (framebuffer, instances at most, types of vendor VFIO, the host's screen, render nodes) stays unknown.
 */
[[nodiscard]] std::vector<Gpu::Gpu> gpusOf(const std::vector<Virt::NodeDeviceDetails> &devices);

/** Blocks: on the host's pool. */
[[nodiscard]] Result<std::vector<Gpu::Gpu>> readRemoteGpus(Virt::Connection &connection);
[[nodiscard]] Result<std::optional<Gpu::Gpu>> readRemoteGpu(Virt::Connection &connection, const GpuId &id);

/** The GPU a libvirt node device name is about ("pci_0000_3d_00_0", "mdev_<uuid>_0000_3d_00_0"); empty when it does not
 * say. */
[[nodiscard]] GpuId gpuOfNodeDevice(const QString &name);

} // namespace Carrel::Host
