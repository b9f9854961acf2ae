// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telemetry/readings.h"

#include <QByteArrayView>

namespace Carrel::Telemetry {

/**
 * Reads the text of `nvidia-smi vgpu -q`: indented "key : value" lines below "GPU <bus id>" and "vGPU ID". Unknown keys
 * and sections are passed over, CRLF and any indentation taken; of a text that breaks off what came before is kept.
 * Pure; never fails.
 */
[[nodiscard]] std::vector<VgpuReading> parseSmiVgpus(QByteArrayView bytes);

/** "Licensed (Expiry: 2024-10-19 6:51:17 GMT)", "Unlicensed (Unrestricted)"; nullopt for "N/A (Expiry: N/A)". */
[[nodiscard]] std::optional<Licence> licenceOf(QStringView value);

} // namespace Carrel::Telemetry
