// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/hostview.h"
#include "ui/models/item.h"

namespace Carrel::Models {

/** What one row stands for. The pointers point into the snapshot that host keeps alive. */
struct Row
{
    NodeKind kind = NodeKind::Message;
    QString id; ///< unique among its siblings, and what IdRole gives
    HostViewPtr host;
    const Gpu::Gpu *gpu = nullptr; ///< null for hosts, workstations, and what has no GPU
    const Gpu::VgpuType *type = nullptr; ///< null also for a type the GPU does not list
    const Gpu::Vgpu *vgpu = nullptr; ///< null also for a vGPU that is named but not there
    const Host::Workstation *workstation = nullptr;
    MessageKind message = MessageKind::None;

    [[nodiscard]] const Host::Inventory &inventory() const { return host->inventory(); }
};

/** False when any cell, icon or text of the row may differ between the two (same kind and id). */
[[nodiscard]] bool looksSame(const Row &before, const Row &after);
[[nodiscard]] Item itemOf(const Row &row);

} // namespace Carrel::Models
