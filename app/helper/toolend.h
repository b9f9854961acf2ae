// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpuwrites/writes.h"

#include <QStringView>

// What the helper and carrel-gputool say to each other: the name of a unit's instance, and an exit status.
namespace Carrel::Helper {

struct ToolOrder
{
    Writes::Tool tool = Writes::Tool::SriovManage;
    GpuId gpu; ///< a PCI address
    bool on = false;
    bool operator==(const ToolOrder &) const = default;
};

/** "vfs-on-0000:3d:00.0", "mixed-off-0000:3d:00.0". */
[[nodiscard]] QString instanceName(const ToolOrder &order);
/** Exactly what instanceName() writes; nullopt for anything else. */
[[nodiscard]] std::optional<ToolOrder> parseInstance(QStringView name);

/** 0, or the refusal as a number of its own (below 128: the rest is for signals). */
[[nodiscard]] int exitStatusOf(const Writes::Outcome<void> &outcome);
/** The outcome of an exit status; ToolFailed for one that carrel-gputool does not give. */
[[nodiscard]] Writes::Outcome<void> outcomeOf(int exitStatus);

} // namespace Carrel::Helper
