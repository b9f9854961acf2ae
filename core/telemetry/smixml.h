// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telemetry/readings.h"

#include <QByteArrayView>

namespace Carrel::Telemetry {

/** What `nvidia-smi -q -x` told. */
struct SmiLog
{
    std::vector<GpuReading> gpus; ///< in its order; those without a readable bus id are left out
    bool isWhole = false; ///< the document ended as it should
    bool operator==(const SmiLog &) const = default;
};

/**
 * Reads the XML of `nvidia-smi -q -x` of any driver (document types v9 to v13 seen): unknown elements are passed over,
 * text before the document is too, and of a document that breaks off what came before is kept. Pure; never fails.
 */
[[nodiscard]] SmiLog parseSmiXml(QByteArrayView bytes);

} // namespace Carrel::Telemetry
