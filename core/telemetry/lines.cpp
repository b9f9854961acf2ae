// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/lines.h"

#include "core/telemetry/problem.h"

#include <QCoreApplication>
#include <QLocale>

namespace Carrel::Telemetry {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Telemetry)
};

QString sizeText(Mebibytes size)
{
    const bool whole = size.count % 1024 == 0 || size.count < 1024;
    return QLocale().formattedDataSize(size.count * 1024 * 1024, whole ? 0 : 1, QLocale::DataSizeIecFormat);
}

QString decimal(double number)
{
    return QLocale().toString(number, 'f', 1);
}

/** The lines of one reading, in the order they are added. */
class Lines
{
public:
    void add(const QString &label, const Framebuffer &framebuffer)
    {
        const auto &[used, total] = framebuffer;
        if (used && total && total->count > 0)
            m_lines.push_back({label, Words::tr("%1 of %2").arg(sizeText(*used), sizeText(*total)),
                               int(std::min<qint64>(100, used->count * 100 / total->count))});
        else if (used)
            m_lines.push_back({label, sizeText(*used), {}});
    }
    void add(const QString &label, std::optional<int> percent)
    {
        if (percent)
            m_lines.push_back({label, Words::tr("%1 %").arg(QLocale().toString(*percent)), percent});
    }
    void add(const QString &label, const QString &value)
    {
        if (!value.isEmpty())
            m_lines.push_back({label, value, {}});
    }
    void add(const Load &load)
    {
        add(Words::tr("3D"), load.graphics);
        add(Words::tr("Memory bus"), load.memory);
        add(Words::tr("Encoder"), load.encoder);
        add(Words::tr("Decoder"), load.decoder);
        //: the engine that encodes and decodes
        add(Words::tr("Video"), load.video);
    }
    [[nodiscard]] std::vector<Line> take() { return std::move(m_lines); }

private:
    std::vector<Line> m_lines;
};

QString powerText(const GpuReading &gpu)
{
    if (!gpu.power)
        return {};
    return gpu.powerLimit ? Words::tr("%1 W of %2 W").arg(decimal(*gpu.power), decimal(*gpu.powerLimit))
                          : Words::tr("%1 W").arg(decimal(*gpu.power));
}

QString eccText(const EccErrors &ecc)
{
    if (!ecc.corrected && !ecc.uncorrected)
        return {};
    const QLocale locale;
    return Words::tr("%1 corrected, %2 uncorrected")
        .arg(locale.toString(ecc.corrected.value_or(0)), locale.toString(ecc.uncorrected.value_or(0)));
}

QString xidText(const std::optional<std::vector<Xid>> &xids)
{
    if (!xids)
        return {};
    if (xids->empty())
        return Words::tr("none since the host started");
    const Xid &last = xids->back();
    const QString when = last.at.isValid() ? QLocale().toString(last.at.toLocalTime(), QLocale::ShortFormat)
                                           : Words::tr("an unknown time");
    return Words::tr("%n since the host started; the last: %1 at %2, %3", nullptr, int(xids->size()))
        .arg(QString::number(last.number), when, last.text);
}

QString licenceText(const Licence &licence)
{
    switch (licence.state) {
    case LicenceState::Licensed:
        return licence.expiry ? Words::tr("licensed until %1")
                                    .arg(QLocale().toString(licence.expiry->toLocalTime(), QLocale::ShortFormat))
                              : Words::tr("licensed");
    case LicenceState::Unlicensed:
        return Words::tr("unlicensed");
    case LicenceState::Unrestricted:
        return Words::tr("unlicensed, not slowed down yet");
    case LicenceState::Other:
        break;
    }
    return licence.text;
}

bool knowsNothing(const GpuReading &gpu)
{
    return linesOf(gpu).empty();
}

} // namespace

std::vector<Line> linesOf(const GpuReading &reading)
{
    Lines lines;
    lines.add(Words::tr("Framebuffer"), reading.framebuffer);
    lines.add(reading.load);
    if (reading.temperature)
        lines.add(Words::tr("Temperature"), Words::tr("%1 °C").arg(QLocale().toString(qRound(*reading.temperature))));
    lines.add(Words::tr("Power"), powerText(reading));
    lines.add(Words::tr("ECC errors"), eccText(reading.ecc));
    //: NVIDIA's name for an error of its driver
    lines.add(Words::tr("Xid errors"), xidText(reading.xids));
    lines.add(Words::tr("Host driver"), reading.driverVersion.value_or(QString()));
    return lines.take();
}

std::vector<Line> linesOf(const VgpuReading &reading)
{
    Lines lines;
    lines.add(Words::tr("Framebuffer"), reading.framebuffer);
    lines.add(reading.load);
    lines.add(Words::tr("Guest driver"), reading.guestDriver.value_or(Words::tr("none has reported yet")));
    if (reading.licence)
        lines.add(Words::tr("Licence"), licenceText(*reading.licence));
    return lines.take();
}

std::vector<Line> linesOf(const ShareReading &reading)
{
    Lines lines;
    lines.add(Words::tr("Framebuffer"), Framebuffer{reading.memory, {}});
    lines.add(reading.load);
    return lines.take();
}

QStringList remarksOf(const HostReading &host, const Gpu::Gpu &gpu)
{
    QStringList remarks;
    const GpuReading *reading = host.gpu(gpu.id);
    if (reading && reading->isAsleep)
        return {Words::tr("The GPU sleeps; asking it would wake it.")};
    const bool isNvidia = gpu.driver == u"nvidia";
    if (isNvidia && host.nvidia)
        remarks.append(sentenceOf(*host.nvidia));
    if (reading && reading->needsRights)
        remarks.append(Words::tr("Some values are told to an administrator only."));
    if (!isNvidia && host.hasHiddenProcesses && !gpu.renderNode.isEmpty())
        remarks.append(Words::tr("What each workstation uses is told to an administrator only."));
    if (remarks.isEmpty() && (!reading || knowsNothing(*reading)))
        remarks.append(isNvidia ? Words::tr("nvidia-smi does not list this GPU.")
                                : Words::tr("The driver %1 tells nothing of its load.").arg(gpu.driver));
    return remarks;
}

QStringList whyNoVgpu(const HostReading &host, const Gpu::Gpu &gpu)
{
    const bool isNvidia = gpu.driver == u"nvidia";
    if (isNvidia && host.nvidia)
        return {sentenceOf(*host.nvidia)};
    if (isNvidia)
        return {Words::tr("The vGPU does not run, or nvidia-smi does not tell it from another.")};
    return {Words::tr("The driver %1 tells nothing of single vGPUs.").arg(gpu.driver)};
}

QString whyNotRead(Place place)
{
    switch (place) {
    case Place::Here:
        break;
    case Place::Elsewhere:
        return Words::tr("Load is read by the Carrel on the host itself only.");
    case Place::Simulated:
        return Words::tr("A simulated GPU has no load.");
    case Place::Copy:
        return Words::tr("A copy of a host has no load.");
    }
    return {};
}

QString whyNotRead(const Gpu::Gpu &gpu)
{
    if (!parsePciAddress(gpu.id.text))
        return Words::tr("This device is not on the PCI bus and tells nothing of its load.");
    if (gpu.driver.isEmpty())
        return Words::tr("No driver is bound to this GPU, so nothing is known of its load.");
    if (gpu.driver == u"vfio-pci")
        return Words::tr("The GPU is passed through whole: only its workstation knows its load.");
    return {};
}

} // namespace Carrel::Telemetry
