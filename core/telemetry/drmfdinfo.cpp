// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/drmfdinfo.h"

#include "core/telemetry/smivalue.h"

#include <algorithm>

namespace Carrel::Telemetry {

using namespace Qt::StringLiterals;

namespace {

std::optional<quint64> numberOf(QByteArrayView value)
{
    bool ok = false;
    const quint64 number = value.trimmed().toULongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

/** "1234 KiB", "5 MiB", or bytes when no unit is given. */
std::optional<quint64> bytesOf(QByteArrayView value)
{
    value = value.trimmed();
    quint64 factor = 1;
    for (const auto &[unit, size] : {std::pair("KiB"_L1, quint64(1) << 10), std::pair("MiB"_L1, quint64(1) << 20)})
        if (value.endsWith(unit)) {
            value.chop(3);
            factor = size;
        }
    const auto number = numberOf(value);
    return number && *number < (quint64(1) << 62) / factor ? std::optional(*number * factor) : std::nullopt;
}

enum Worth { Legacy, Total, Resident }; ///< of two keys for one region the later one is the better

struct Region
{
    quint64 bytes = 0;
    Worth worth = Legacy;
};

bool isOwnMemory(QByteArrayView region)
{
    return region.startsWith("vram") || region.startsWith("local");
}

bool isHostMemory(QByteArrayView region)
{
    return region.startsWith("system") || region == "gtt";
}

/** The lines of one file, gathered. */
class Gather
{
public:
    void read(QByteArrayView key, QByteArrayView value)
    {
        if (key == "drm-driver")
            m_file.driver = QString::fromUtf8(value.trimmed());
        else if (key == "drm-pdev")
            m_file.gpu = gpuIdOf(QString::fromLatin1(value.trimmed()));
        else if (key == "drm-client-id")
            m_file.client = numberOf(value);
        else if (!readEngine(key, value))
            readMemory(key, value);
    }
    std::optional<DrmFile> finish()
    {
        if (m_file.driver.isEmpty())
            return std::nullopt;
        m_file.engines.removeIf([this](const auto &entry) { return !m_counted.contains(entry.key()); });
        m_file.memory = memory();
        return m_file;
    }

private:
    bool readEngine(QByteArrayView key, QByteArrayView value)
    {
        if (const auto capacity = after(key, "drm-engine-capacity-"); !capacity.isEmpty()) {
            if (const auto number = numberOf(value); number && *number > 0 && *number < 1000)
                m_file.engines[capacity].capacity = int(*number);
        } else if (const auto total = after(key, "drm-total-cycles-"); !total.isEmpty()) {
            m_file.engines[total].ofCycles = numberOf(value);
        } else if (const auto cycles = after(key, "drm-cycles-"); !cycles.isEmpty()) {
            count(cycles, numberOf(value));
        } else if (const auto engine = after(key, "drm-engine-"); !engine.isEmpty()) {
            value = value.trimmed();
            count(engine, numberOf(value.endsWith("ns") ? value.chopped(2) : value));
        } else {
            return false;
        }
        return true;
    }
    void count(const QString &engine, std::optional<quint64> busy)
    {
        if (!busy)
            return;
        m_file.engines[engine].busy = *busy;
        m_counted.append(engine);
    }
    void readMemory(QByteArrayView key, QByteArrayView value)
    {
        for (const auto &[prefix, worth] :
             {std::pair(QByteArrayView("drm-memory-"), Legacy), std::pair(QByteArrayView("drm-total-"), Total),
              std::pair(QByteArrayView("drm-resident-"), Resident)}) {
            const auto bytes = key.startsWith(prefix) ? bytesOf(value) : std::nullopt;
            if (!bytes)
                continue;
            Region &region = m_regions[key.sliced(prefix.size()).toByteArray()];
            if (worth >= region.worth)
                region = {*bytes, worth};
        }
    }
    [[nodiscard]] std::optional<Mebibytes> memory() const
    {
        if (const auto own = sum(isOwnMemory))
            return own;
        return sum(isHostMemory);
    }
    [[nodiscard]] std::optional<Mebibytes> sum(bool (*isOf)(QByteArrayView)) const
    {
        std::optional<quint64> bytes;
        for (const auto &[name, region] : m_regions.asKeyValueRange())
            if (isOf(name))
                bytes = std::min(bytes.value_or(0) + region.bytes, quint64(1) << 62);
        return bytes ? std::optional(Mebibytes{qint64(*bytes >> 20)}) : std::nullopt;
    }
    static QString after(QByteArrayView key, QByteArrayView prefix)
    {
        return key.startsWith(prefix) ? QString::fromUtf8(key.sliced(prefix.size())) : QString();
    }

    DrmFile m_file;
    QStringList m_counted; ///< engines with a counter, not with a capacity only
    QMap<QByteArray, Region> m_regions;
};

/** Which value of Load an engine of this name belongs to; null for copy engines and those not known. */
std::optional<int> Load::*placeOf(const QString &engine)
{
    for (const auto name : {"render"_L1, "compute"_L1, "gfx"_L1, "rcs"_L1, "ccs"_L1})
        if (engine == name)
            return &Load::graphics;
    if (engine == "enc"_L1 || engine == "enc_1"_L1)
        return &Load::encoder;
    if (engine == "dec"_L1)
        return &Load::decoder;
    if (engine == "video"_L1 || engine == "vcs"_L1)
        return &Load::video;
    return nullptr;
}

std::optional<int> percentBetween(const EngineUse &before, const EngineUse &after, qint64 elapsedNs)
{
    if (after.busy < before.busy || after.ofCycles.has_value() != before.ofCycles.has_value())
        return std::nullopt;
    double whole = double(elapsedNs);
    if (after.ofCycles)
        whole = double(*after.ofCycles) - double(*before.ofCycles);
    if (whole <= 0)
        return std::nullopt;
    const double share = double(after.busy - before.busy) / whole / after.capacity;
    return std::clamp(qRound(std::min(share, 1.0) * 100), 0, 100);
}

} // namespace

std::optional<DrmFile> parseFdinfo(QByteArrayView bytes)
{
    Gather gather;
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView line = end < 0 ? bytes : bytes.first(end);
        bytes = end < 0 ? QByteArrayView() : bytes.sliced(end + 1);
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.startsWith("drm-"))
            gather.read(line.first(colon).trimmed(), line.sliced(colon + 1));
    }
    return gather.finish();
}

Load loadBetween(const DrmFile &before, const DrmFile &after, qint64 elapsedNs)
{
    Load load;
    for (const auto &[name, use] : after.engines.asKeyValueRange()) {
        const auto place = placeOf(name);
        if (!place || !before.engines.contains(name))
            continue;
        const auto percent = percentBetween(before.engines.value(name), use, elapsedNs);
        if (percent)
            load.*place = std::max((load.*place).value_or(0), *percent); // 3D and compute run side by side
    }
    return load;
}

} // namespace Carrel::Telemetry
