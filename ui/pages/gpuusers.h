// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telemetry/readings.h"
#include "ui/models/hostview.h"
#include "ui/models/item.h"

#include <vector>

namespace Carrel::Pages {

/** Something that uses a GPU now: a vGPU, or a workstation's QEMU on the render node. */
struct GpuUser
{
    QString name; ///< of the workstation; of the VM as nvidia-smi has it when this libvirt does not know it
    QString what; ///< the vGPU's type, or "render node"
    QString load; ///< its values in one line
    Models::Item item; ///< where it leads; kind Message for nowhere
    bool operator==(const GpuUser &) const = default;
};

/** Everything that uses this GPU, vGPUs first. Pure. */
[[nodiscard]] std::vector<GpuUser> usersOf(const Models::HostView &host, const Gpu::Gpu &gpu,
                                           const Telemetry::HostReading &reading);

/** The workstation that a vGPU runs in, as the host reports it: its name here, or what nvidia-smi calls it. */
[[nodiscard]] QString runsIn(const Host::Inventory &host, const Telemetry::VgpuReading &reading);

} // namespace Carrel::Pages
