// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"
#include "core/telemetry/lines.h"

#include <QJsonObject>

namespace Carrel::Ctl {

/** Where this host's GPUs are, for telemetry. */
[[nodiscard]] Telemetry::Place placeOf(Host::HostKind kind);
/** Why nothing is read of this GPU of this host; empty when it can be. */
[[nodiscard]] QString whyNotRead(const Host::Inventory &host, const Gpu::Gpu &gpu);

/** The readings as docs/carrelctl.md describes them. What is not reported is null. gpus: those to tell of. */
[[nodiscard]] QJsonObject telemetryJson(const Host::Inventory &host, const std::vector<const Gpu::Gpu *> &gpus,
                                        const Telemetry::HostReading &reading);
/** The same for people, line by line. */
[[nodiscard]] QStringList telemetryText(const Host::Inventory &host, const std::vector<const Gpu::Gpu *> &gpus,
                                        const Telemetry::HostReading &reading);

} // namespace Carrel::Ctl
