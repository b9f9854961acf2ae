// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/units.h"

#include <QString>
#include <QStringView>

#include <optional>

// Single values as nvidia-smi writes them. Pure.
namespace Carrel::Telemetry {

/** False for "N/A", "[Not Supported]", "Insufficient Permissions" and the other texts that stand where a value is not.
 */
[[nodiscard]] bool isReported(QStringView value);
/** True for the texts that say that another user would be told. */
[[nodiscard]] bool isWithheld(QStringView value);
/** "37 C" with unit "C", "10.43 W" with "W": the number; nullopt for any other text or unit. Decimal point only. */
[[nodiscard]] std::optional<double> measureOf(QStringView value, QLatin1StringView unit);
/** "12 %"; nullopt outside 0 to 100. */
[[nodiscard]] std::optional<int> percentOf(QStringView value);
/** "8141 MiB", or "8141 MB" of old drivers, which mean the same. */
[[nodiscard]] std::optional<Mebibytes> mebibytesOf(QStringView value);
/** A plain decimal number that is not negative. */
[[nodiscard]] std::optional<qint64> countOf(QStringView value);
/** "00000000:1A:00.0" as sysfs writes it: "0000:1a:00.0"; empty for anything else. */
[[nodiscard]] GpuId gpuIdOf(QStringView busId);
/** A UUID in lower case; empty for anything else. */
[[nodiscard]] QString uuidOf(QStringView value);

} // namespace Carrel::Telemetry
