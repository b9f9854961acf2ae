// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"
#include "ui/models/item.h"

#include <functional>
#include <vector>

class QAction;

namespace Carrel::Pages {

/** What the user has selected: the current row, and every selected one (the current among them). Nothing: a message
 * row's. */
struct Selection
{
    Models::Item current;
    std::vector<Models::Item> all;
    bool operator==(const Selection &) const = default;
};

/** The row of this kind and id of a host, whatever stands above it; id is a host's, GPU's, vGPU's or workstation's. */
[[nodiscard]] inline Models::Item itemOf(Models::NodeKind kind, const QString &host, const QString &id = {})
{
    Models::Item item;
    item.kind = kind;
    item.host = host;
    if (kind == Models::NodeKind::Gpu)
        item.gpu.text = id;
    else if (kind == Models::NodeKind::Vgpu)
        item.vgpu.text = id;
    else if (kind == Models::NodeKind::Workstation)
        item.workstation.text = id;
    return item;
}

/** The newest snapshot of a host by its URI; null for an unknown one. */
using SnapshotOf = std::function<Host::Snapshot(const QString &)>;

/** The window's action by its name ("vgpu_new"), so that a page's buttons are the menu's actions. Never null for a
 * known name. */
using ActionNamed = std::function<QAction *(const QString &)>;

} // namespace Carrel::Pages
