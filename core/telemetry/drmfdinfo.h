// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telemetry/readings.h"

#include <QByteArrayView>
#include <QMap>

namespace Carrel::Telemetry {

/** What one engine of one client has done since the client began. */
struct EngineUse
{
    quint64 busy = 0; ///< ns, or cycles when ofCycles is set
    std::optional<quint64> ofCycles; ///< the engine's own count over the same time (xe)
    int capacity = 1; ///< engines of this name the GPU has
    bool operator==(const EngineUse &) const = default;
};

/** One open file of a render node, from /proc/PID/fdinfo/N (kernel Documentation/gpu/drm-usage-stats.rst). */
struct DrmFile
{
    QString driver;
    GpuId gpu; ///< empty for a device that is not on PCI
    std::optional<quint64> client; ///< the same for every file that is a copy of this one
    QMap<QString, EngineUse> engines; ///< by the driver's name: "render", "gfx", "rcs"
    std::optional<Mebibytes> memory; ///< the GPU's own where it has some, else what it uses of the host's
    bool operator==(const DrmFile &) const = default;
};

/** nullopt for a file that is not a render node's. Unknown keys are passed over. Pure; never fails otherwise. */
[[nodiscard]] std::optional<DrmFile> parseFdinfo(QByteArrayView bytes);

/** The load between two readings of one client, elapsedNs apart. Nothing where a counter ran backwards. Pure. */
[[nodiscard]] Load loadBetween(const DrmFile &before, const DrmFile &after, qint64 elapsedNs);

} // namespace Carrel::Telemetry
