// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"
#include "core/telemetry/readings.h"

#include <QStringList>

// The words for readings, in one place for the window and carrelctl. Translated; numbers as the default QLocale writes
// them. In the main thread.
namespace Carrel::Telemetry {

/** One value with its name. */
struct Line
{
    QString label;
    QString value;
    std::optional<int> percent; ///< where a meter makes sense
    bool operator==(const Line &) const = default;
};

/** What is known, in a fixed order; what is not reported has no line. */
[[nodiscard]] std::vector<Line> linesOf(const GpuReading &reading);
[[nodiscard]] std::vector<Line> linesOf(const VgpuReading &reading);
[[nodiscard]] std::vector<Line> linesOf(const ShareReading &reading);

/** Short sentences on why there is less than there could be for this GPU; often none. */
[[nodiscard]] QStringList remarksOf(const HostReading &host, const Gpu::Gpu &gpu);

/** Short sentences on why there is no reading for a vGPU of this GPU; never none. */
[[nodiscard]] QStringList whyNoVgpu(const HostReading &host, const Gpu::Gpu &gpu);

/** Where the GPUs of a host are, as telemetry sees it. */
enum class Place {
    Here, ///< on this computer: they can be read
    Elsewhere,
    Simulated,
    Copy,
};

/** The sentence for a place where nothing is read; empty for Here. */
[[nodiscard]] QString whyNotRead(Place place);
/** The sentence for a GPU that tells the host nothing, whoever asks; empty for one that can be read. */
[[nodiscard]] QString whyNotRead(const Gpu::Gpu &gpu);

} // namespace Carrel::Telemetry
