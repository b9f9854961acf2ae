// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/devicesensors.h"

#include "core/gpu/sysfs.h"

#include <algorithm>

namespace Carrel::Telemetry {

using namespace Qt::StringLiterals;
using Gpu::SysDir;

namespace {

std::optional<quint64> numberOf(const SysDir &dir, const QByteArray &name)
{
    const auto text = dir.readText(name.constData());
    if (!text)
        return std::nullopt;
    bool ok = false;
    const quint64 number = text->trimmed().toULongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

std::optional<int> percentOf(const SysDir &dir, const QByteArray &name)
{
    const auto number = numberOf(dir, name);
    return number && *number <= 100 ? std::optional(int(*number)) : std::nullopt;
}

std::optional<Mebibytes> mebibytesOf(const SysDir &dir, const QByteArray &name)
{
    const auto bytes = numberOf(dir, name);
    return bytes ? std::optional(Mebibytes{qint64(*bytes >> 20)}) : std::nullopt;
}

/** Numbers N of the files "<prefix>N_<suffix>", in order. */
std::vector<int> channelsOf(const SysDir &hwmon, const QByteArray &prefix, const QByteArray &suffix)
{
    std::vector<int> found;
    for (const QByteArray &name : hwmon.names()) {
        if (!name.startsWith(prefix) || !name.endsWith(suffix))
            continue;
        bool ok = false;
        const int number = name.mid(prefix.size(), name.size() - prefix.size() - suffix.size()).toInt(&ok);
        if (ok)
            found.push_back(number);
    }
    std::ranges::sort(found);
    return found;
}

/** The chip's, not its memory's: amdgpu has edge, junction, mem; xe pkg, vram. */
std::optional<double> temperatureOf(const SysDir &hwmon)
{
    for (const int channel : channelsOf(hwmon, "temp", "_input")) {
        const QByteArray name = "temp" + QByteArray::number(channel);
        const QString label = hwmon.readText((name + "_label").constData()).value_or(QString()).trimmed();
        if (label == "mem"_L1 || label == "vram"_L1)
            continue;
        const auto text = hwmon.readText((name + "_input").constData());
        bool ok = false;
        const int milli = text ? text->trimmed().toInt(&ok) : 0;
        if (ok && milli > -100'000 && milli < 300'000)
            return milli / 1000.0;
    }
    return std::nullopt;
}

/** µW of the first channel that answers, as W. */
std::optional<double> powerOf(const SysDir &hwmon, std::initializer_list<QByteArray> suffixes)
{
    for (const QByteArray &suffix : suffixes)
        for (const int channel : channelsOf(hwmon, "power", suffix))
            if (const auto micro = numberOf(hwmon, "power" + QByteArray::number(channel) + suffix);
                micro && *micro < 1'000'000'000'000)
                return double(*micro) / 1e6;
    return std::nullopt;
}

void readHwmon(const SysDir &hwmon, DeviceReading &reading)
{
    reading.gpu.temperature = temperatureOf(hwmon);
    reading.gpu.power = powerOf(hwmon, {"_average", "_input"});
    reading.gpu.powerLimit = powerOf(hwmon, {"_cap", "_max"});
    if (reading.gpu.powerLimit == 0.0) // i915, xe: the limit is off
        reading.gpu.powerLimit.reset();
    for (const int channel : channelsOf(hwmon, "energy", "_input"))
        if (!reading.energy)
            reading.energy = numberOf(hwmon, "energy" + QByteArray::number(channel) + "_input");
}

/** amdgpu's "ue: 0\nce: 3" of the memory controller. */
EccErrors readRas(const SysDir &device)
{
    EccErrors errors;
    const QString text = device.readText("ras/umc_err_count").value_or(QString());
    for (const QString &line : text.split(u'\n')) {
        bool ok = false;
        const qint64 count = line.section(u':', 1).trimmed().toLongLong(&ok);
        if (ok && count >= 0 && line.startsWith("ue:"_L1))
            errors.uncorrected = count;
        if (ok && count >= 0 && line.startsWith("ce:"_L1))
            errors.corrected = count;
    }
    return errors;
}

} // namespace

DeviceReading readDevice(const QString &sysRoot, const GpuId &gpu, qint64 nowNs)
{
    DeviceReading reading;
    reading.gpu.gpu = gpu;
    reading.atNs = nowNs;
    if (!parsePciAddress(gpu.text))
        return reading;
    const QByteArray path = "bus/pci/devices/" + gpu.text.toLatin1();
    const SysDir device = SysDir::openRoot(sysRoot).openLinked(path.constData());
    // amdgpu wakes the card to answer (until Linux 6.12), which costs watts and seconds.
    reading.gpu.isAsleep = device.readText("power/runtime_status").value_or(QString()).trimmed() == "suspended"_L1;
    if (reading.gpu.isAsleep)
        return reading;
    reading.gpu.framebuffer = {mebibytesOf(device, "mem_info_vram_used"), mebibytesOf(device, "mem_info_vram_total")};
    reading.gpu.load.graphics = percentOf(device, "gpu_busy_percent");
    reading.gpu.load.memory = percentOf(device, "mem_busy_percent");
    reading.gpu.ecc = readRas(device);
    const SysDir sensors = device.openPlain("hwmon");
    auto names = sensors.names();
    std::ranges::sort(names);
    if (!names.empty())
        readHwmon(sensors.openPlain(names.front().constData()), reading);
    return reading;
}

std::optional<double> powerBetween(const DeviceReading &before, const DeviceReading &after)
{
    if (!before.energy || !after.energy || *after.energy < *before.energy || after.atNs <= before.atNs)
        return std::nullopt;
    return double(*after.energy - *before.energy) * 1000.0 / double(after.atNs - before.atNs);
}

} // namespace Carrel::Telemetry
