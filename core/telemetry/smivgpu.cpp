// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/smivgpu.h"

#include "core/telemetry/smivalue.h"

#include <QHash>
#include <QRegularExpression>
#include <QTimeZone>

namespace Carrel::Telemetry {

using namespace Qt::StringLiterals;

namespace {

using Take = void (*)(VgpuReading &, QStringView);

QString wordOf(QStringView value)
{
    return isReported(value) ? value.toString() : QString();
}

void takeType(VgpuReading &vgpu, QStringView text)
{
    const auto number = countOf(text);
    vgpu.typeNumber = number && *number < 1'000'000 ? std::optional(int(*number)) : std::nullopt;
}

void takeGuestDriver(VgpuReading &vgpu, QStringView text)
{
    vgpu.guestDriver = isReported(text) ? std::optional(text.toString()) : std::nullopt;
}

template <QString VgpuReading::*Place>
void takeUuid(VgpuReading &vgpu, QStringView text)
{
    vgpu.*Place = uuidOf(text);
}

template <QString VgpuReading::*Place>
void takeWord(VgpuReading &vgpu, QStringView text)
{
    vgpu.*Place = wordOf(text);
}

template <std::optional<Mebibytes> Framebuffer::*Place>
void takeMemory(VgpuReading &vgpu, QStringView text)
{
    vgpu.framebuffer.*Place = mebibytesOf(text);
}

template <std::optional<int> Load::*Place>
void takeLoad(VgpuReading &vgpu, QStringView text)
{
    vgpu.load.*Place = percentOf(text);
}

/** Keys as "section/key" in lower case; the section is empty for a vGPU's own lines. "Gpu" became "GPU" in R580. */
const QHash<QString, Take> &takers()
{
    static const QHash<QString, Take> all{
        {u"/vm uuid"_s, takeUuid<&VgpuReading::vmUuid>},
        {u"/vm name"_s, takeWord<&VgpuReading::vmName>},
        {u"/vgpu name"_s, takeWord<&VgpuReading::typeName>},
        {u"/vgpu type"_s, takeType},
        {u"/vgpu uuid"_s, takeUuid<&VgpuReading::vgpuUuid>},
        {u"/mdev uuid"_s, takeUuid<&VgpuReading::mdevUuid>},
        {u"/guest driver version"_s, takeGuestDriver},
        {u"/license status"_s,
         [](VgpuReading &vgpu, QStringView text) {
             vgpu.licence = licenceOf(text);
         }},
        {u"fb memory usage/total"_s, takeMemory<&Framebuffer::total>},
        {u"fb memory usage/used"_s, takeMemory<&Framebuffer::used>},
        {u"utilization/gpu"_s, takeLoad<&Load::graphics>},
        {u"utilization/memory"_s, takeLoad<&Load::memory>},
        {u"utilization/encoder"_s, takeLoad<&Load::encoder>},
        {u"utilization/decoder"_s, takeLoad<&Load::decoder>},
    };
    return all;
}

qsizetype indentOf(QStringView line)
{
    qsizetype blanks = 0;
    while (blanks < line.size() && (line[blanks] == u' ' || line[blanks] == u'\t'))
        ++blanks;
    return blanks;
}

/** The first colon with a blank before it: keys are padded, addresses and times have none. -1: a header. */
qsizetype separatorOf(QStringView text)
{
    for (qsizetype i = 1; i < text.size(); ++i)
        if (text[i] == u':' && text[i - 1].isSpace())
            return i;
    return -1;
}

/** The state of reading, line by line. */
class Walk
{
public:
    void read(QStringView line)
    {
        const QStringView text = line.trimmed();
        if (text.isEmpty())
            return;
        const qsizetype indent = indentOf(line);
        const qsizetype colon = separatorOf(text);
        const QStringView key = colon < 0 ? text : text.first(colon).trimmed();
        const QStringView value = colon < 0 ? QStringView() : text.sliced(colon + 1).trimmed();
        if (colon < 0 && text.startsWith("GPU "_L1) && indent == 0)
            beginGpu(text.sliced(4));
        else if (key.compare("vGPU ID"_L1, Qt::CaseInsensitive) == 0 && colon >= 0)
            beginVgpu(indent);
        else if (m_isOpen)
            readInside(key, value, colon < 0, indent);
    }
    [[nodiscard]] std::vector<VgpuReading> take() { return std::move(m_vgpus); }

private:
    void beginGpu(QStringView busId)
    {
        m_gpu = gpuIdOf(busId);
        m_isOpen = false;
    }
    void beginVgpu(qsizetype indent)
    {
        m_isOpen = !m_gpu.isEmpty();
        m_indent = indent;
        m_section.clear();
        if (m_isOpen) {
            m_vgpus.emplace_back();
            m_vgpus.back().gpu = m_gpu;
        }
    }
    void readInside(QStringView key, QStringView value, bool isSection, qsizetype indent)
    {
        if (indent <= m_indent) { // back at the GPU's own lines
            m_isOpen = false;
            return;
        }
        if (isSection) {
            m_section = key.toString().toLower();
            m_sectionIndent = indent;
            return;
        }
        if (indent <= m_sectionIndent)
            m_section.clear();
        if (const Take taker = takers().value(m_section + u'/' + key.toString().toLower()))
            taker(m_vgpus.back(), value);
    }

    std::vector<VgpuReading> m_vgpus;
    GpuId m_gpu;
    QString m_section;
    qsizetype m_indent = 0;
    qsizetype m_sectionIndent = 0;
    bool m_isOpen = false;
};

LicenceState stateOf(QStringView word)
{
    if (word.startsWith("Unlicensed (Unrestricted"_L1, Qt::CaseInsensitive))
        return LicenceState::Unrestricted;
    if (word.startsWith("Unlicensed"_L1, Qt::CaseInsensitive))
        return LicenceState::Unlicensed;
    if (word.startsWith("Licensed"_L1, Qt::CaseInsensitive))
        return LicenceState::Licensed;
    return LicenceState::Other;
}

} // namespace

std::optional<Licence> licenceOf(QStringView value)
{
    value = value.trimmed();
    if (!isReported(value) || value.startsWith("N/A"_L1, Qt::CaseInsensitive))
        return std::nullopt;
    Licence licence{stateOf(value), std::nullopt, value.toString()};
    // Hours, minutes and seconds have no leading zero: "2024-10-19 6:51:17 GMT".
    static const QRegularExpression form(
        u"Expiry: (\\d{4})-(\\d{1,2})-(\\d{1,2}) (\\d{1,2}):(\\d{1,2}):(\\d{1,2}) GMT"_s);
    const auto match = form.matchView(value);
    const auto part = [&match](int index) {
        return match.capturedView(index).toInt();
    };
    const QDateTime expiry(QDate(part(1), part(2), part(3)), QTime(part(4), part(5), part(6)), QTimeZone::UTC);
    if (match.hasMatch() && expiry.isValid())
        licence.expiry = expiry;
    return licence;
}

std::vector<VgpuReading> parseSmiVgpus(QByteArrayView bytes)
{
    Walk walk;
    const QString text = QString::fromUtf8(bytes);
    for (const QStringView line : QStringView(text).split(u'\n'))
        walk.read(line);
    return walk.take();
}

} // namespace Carrel::Telemetry
