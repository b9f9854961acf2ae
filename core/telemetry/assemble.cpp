// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/assemble.h"

#include <algorithm>

namespace Carrel::Telemetry {

namespace {

/** The device's own values, with power by difference where it has an energy counter only. */
GpuReading ofDevice(const DeviceReading &now, const KernelReading *before)
{
    GpuReading gpu = now.gpu;
    const DeviceReading *last = before ? before->device(gpu.gpu) : nullptr;
    if (!gpu.power && last)
        gpu.power = powerBetween(*last, now);
    return gpu;
}

/** Power or load of some source is a difference, and there was nothing before. */
bool lacksRates(const RoundParts &parts, const KernelReading *before)
{
    const bool needsEnergy = std::ranges::any_of(
        parts.kernel.devices, [](const DeviceReading &each) { return each.energy && !each.gpu.power; });
    return !before && (needsEnergy || !parts.kernel.clients.byKey.isEmpty());
}

/** Also of a GPU nvidia-smi lists no more: why may be among them. */
void addXids(HostReading &reading, const RoundParts &parts)
{
    for (GpuReading &gpu : reading.gpus)
        if (parts.xids && (gpu.driverVersion || parts.xids->contains(gpu.gpu)))
            gpu.xids = parts.xids->value(gpu.gpu);
}

} // namespace

HostReading assemble(const RoundParts &parts, const KernelReading *before)
{
    HostReading reading;
    reading.at = QDateTime::currentDateTimeUtc();
    reading.gpus = parts.smi.gpus; // they know more than the kernel's files
    for (const DeviceReading &device : parts.kernel.devices)
        if (!reading.gpu(device.gpu.gpu))
            reading.gpus.push_back(ofDevice(device, before));
    reading.vgpus = parts.vgpus;
    reading.shares = sharesOf(before ? &before->clients : nullptr, parts.kernel.clients);
    reading.nvidia = parts.nvidia;
    reading.hasHiddenProcesses = parts.kernel.clients.hasHidden;
    reading.hasRates = !lacksRates(parts, before);
    addXids(reading, parts);
    return reading;
}

} // namespace Carrel::Telemetry
