// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telemetry/readings.h"

#include <QByteArrayView>
#include <QHash>

namespace Carrel::Telemetry {

/**
 * Reads kernel log lines with "NVRM: Xid (PCI:0000:3b:00): 79, …" as `journalctl -k -o short-unix` gives them (a time
 * of the form 1732312345.123456 may stand first). By GPU, in the log's order; other lines are passed over. Pure.
 */
[[nodiscard]] QHash<GpuId, std::vector<Xid>> parseXids(QByteArrayView bytes);

} // namespace Carrel::Telemetry
