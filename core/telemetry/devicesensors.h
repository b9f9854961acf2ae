// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telemetry/readings.h"

namespace Carrel::Telemetry {

/** A reading of one device with its energy counter, from which power comes by difference where there is no other. */
struct DeviceReading
{
    GpuReading gpu;
    std::optional<quint64> energy; ///< µJ since some time
    qint64 atNs = 0; ///< steady clock
    bool operator==(const DeviceReading &) const = default;
};

/**
 * What the kernel shows below the GPU's PCI device: hwmon's temperature and power (amdgpu, i915, xe), amdgpu's memory,
 * busy percentages and RAS counts. Asks nothing of a device that sleeps. Does I/O: never in the GUI's thread.
 */
[[nodiscard]] DeviceReading readDevice(const QString &sysRoot, const GpuId &gpu, qint64 nowNs);

/** Power from the energy used between two readings, where the device gives no power itself. Pure. */
[[nodiscard]] std::optional<double> powerBetween(const DeviceReading &before, const DeviceReading &after);

} // namespace Carrel::Telemetry
