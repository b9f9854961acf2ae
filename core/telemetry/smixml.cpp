// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/smixml.h"

#include "core/telemetry/smivalue.h"

#include <QHash>
#include <QXmlStreamReader>

namespace Carrel::Telemetry {

using namespace Qt::StringLiterals;

namespace {

using Take = void (*)(GpuReading &, const QString &);

template <class T>
void keep(std::optional<T> &place, std::optional<T> value)
{
    if (value)
        place = value;
}

void takePower(GpuReading &gpu, const QString &text)
{
    keep(gpu.power, measureOf(text, "W"_L1));
}

void takePowerLimit(GpuReading &gpu, const QString &text)
{
    keep(gpu.powerLimit, measureOf(text, "W"_L1));
}

/** Memory and cache errors are counted apart; together they are the GPU's. */
void takeCorrected(GpuReading &gpu, const QString &text)
{
    if (const auto count = countOf(text))
        gpu.ecc.corrected = gpu.ecc.corrected.value_or(0) + *count;
}

void takeUncorrected(GpuReading &gpu, const QString &text)
{
    if (const auto count = countOf(text))
        gpu.ecc.uncorrected = gpu.ecc.uncorrected.value_or(0) + *count;
}

/** Elements below <gpu>, by path. Of several names for one value (they changed with the driver) the last one told wins.
 */
const QHash<QString, Take> &takers()
{
    static const QHash<QString, Take> all{
        {u"fb_memory_usage/total"_s,
         [](GpuReading &g, const QString &t) {
             g.framebuffer.total = mebibytesOf(t);
         }},
        {u"fb_memory_usage/used"_s,
         [](GpuReading &g, const QString &t) {
             g.framebuffer.used = mebibytesOf(t);
         }},
        {u"utilization/gpu_util"_s,
         [](GpuReading &g, const QString &t) {
             g.load.graphics = percentOf(t);
         }},
        {u"utilization/memory_util"_s,
         [](GpuReading &g, const QString &t) {
             g.load.memory = percentOf(t);
         }},
        {u"utilization/encoder_util"_s,
         [](GpuReading &g, const QString &t) {
             g.load.encoder = percentOf(t);
         }},
        {u"utilization/decoder_util"_s,
         [](GpuReading &g, const QString &t) {
             g.load.decoder = percentOf(t);
         }},
        {u"temperature/gpu_temp"_s,
         [](GpuReading &g, const QString &t) {
             g.temperature = measureOf(t, "C"_L1);
         }},
        {u"power_readings/power_draw"_s, takePower},
        {u"power_readings/power_limit"_s, takePowerLimit},
        {u"gpu_power_readings/power_draw"_s, takePower},
        {u"gpu_power_readings/average_power_draw"_s, takePower},
        {u"gpu_power_readings/instant_power_draw"_s, takePower},
        {u"gpu_power_readings/power_limit"_s, takePowerLimit},
        {u"gpu_power_readings/current_power_limit"_s, takePowerLimit},
        {u"ecc_errors/volatile/single_bit/total"_s, takeCorrected},
        {u"ecc_errors/volatile/double_bit/total"_s, takeUncorrected},
        {u"ecc_errors/volatile/sram_correctable"_s, takeCorrected},
        {u"ecc_errors/volatile/dram_correctable"_s, takeCorrected},
        {u"ecc_errors/volatile/sram_uncorrectable"_s, takeUncorrected},
        {u"ecc_errors/volatile/sram_uncorrectable_parity"_s, takeUncorrected},
        {u"ecc_errors/volatile/sram_uncorrectable_secded"_s, takeUncorrected},
        {u"ecc_errors/volatile/dram_uncorrectable"_s, takeUncorrected},
    };
    return all;
}

/** One pass over the document, keeping the path of the open elements. */
class Walk
{
public:
    explicit Walk(QByteArrayView bytes) : m_xml(bytes.toByteArray()) { }

    SmiLog run()
    {
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            if (m_xml.isStartElement())
                open();
            else if (m_xml.isCharacters())
                m_text += m_xml.text();
            else if (m_xml.isEndElement())
                close();
        }
        m_log.isWhole = !m_xml.hasError() && m_sawRoot;
        finishGpu(); // the last one of a document that broke off
        return m_log;
    }

private:
    void open()
    {
        m_text.clear();
        m_path.append(m_xml.name().toString());
        m_sawRoot = m_sawRoot || m_path.first() == u"nvidia_smi_log";
        if (m_path.size() == 2 && m_path.last() == u"gpu") {
            finishGpu();
            m_gpu = GpuReading{};
            m_gpu->gpu = gpuIdOf(m_xml.attributes().value("id"_L1));
        }
    }
    void close()
    {
        const QString text = m_text.trimmed();
        m_text.clear();
        if (m_path.size() == 2 && m_path.last() == u"driver_version" && isReported(text))
            m_driver = text;
        if (m_path.size() > 2 && m_gpu)
            take(QStringList(m_path.sliced(2)).join(u'/'), text);
        else if (m_path.size() == 2)
            finishGpu();
        m_path.removeLast();
    }
    void take(const QString &path, const QString &text)
    {
        if (const Take taker = takers().value(path)) {
            taker(*m_gpu, text);
            m_gpu->needsRights = m_gpu->needsRights || isWithheld(text);
        } else if (path == u"pci/pci_bus_id" && m_gpu->gpu.isEmpty()) {
            m_gpu->gpu = gpuIdOf(text);
        }
    }
    void finishGpu()
    {
        if (m_gpu && !m_gpu->gpu.isEmpty()) {
            m_gpu->driverVersion = m_driver;
            m_log.gpus.push_back(*m_gpu);
        }
        m_gpu.reset();
    }

    QXmlStreamReader m_xml;
    SmiLog m_log;
    QStringList m_path;
    QString m_text;
    std::optional<GpuReading> m_gpu;
    std::optional<QString> m_driver;
    bool m_sawRoot = false;
};

/** Some drivers put a warning line before the document; none is inside or has a "<". */
QByteArrayView document(QByteArrayView bytes)
{
    const qsizetype begin = bytes.indexOf('<');
    return begin < 0 ? QByteArrayView() : bytes.sliced(begin);
}

} // namespace

SmiLog parseSmiXml(QByteArrayView bytes)
{
    return Walk(document(bytes)).run();
}

} // namespace Carrel::Telemetry
