// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telemetry/kernelreading.h"
#include "core/telemetry/readings.h"
#include "core/telemetry/smixml.h"

#include <QHash>

namespace Carrel::Telemetry {

/** The parts of one round, each as its source gave it. */
struct RoundParts
{
    KernelReading kernel;
    SmiLog smi;
    std::vector<VgpuReading> vgpus;
    std::optional<Problem> nvidia;
    std::optional<QHash<GpuId, std::vector<Xid>>> xids; ///< nullopt: the kernel's log may not be read
};

/** One reading of the parts; before: the kernel's of the round before, for rates, or null. Pure. */
[[nodiscard]] HostReading assemble(const RoundParts &parts, const KernelReading *before);

} // namespace Carrel::Telemetry
