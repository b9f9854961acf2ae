// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/smivalue.h"

#include <QLocale>
#include <QRegularExpression>

namespace Carrel::Telemetry {

using namespace Qt::StringLiterals;

namespace {

/** Without blanks and without the brackets older drivers put around: "[N/A]". */
QStringView bare(QStringView value)
{
    value = value.trimmed();
    if (value.startsWith(u'[') && value.endsWith(u']'))
        value = value.sliced(1, value.size() - 2);
    return value;
}

constexpr double sanest = 1e12; ///< no value of a GPU is larger; keeps conversions to whole numbers defined

} // namespace

bool isWithheld(QStringView value)
{
    return bare(value).compare("Insufficient Permissions"_L1, Qt::CaseInsensitive) == 0;
}

bool isReported(QStringView value)
{
    const QStringView text = bare(value);
    if (text.isEmpty() || isWithheld(text))
        return false;
    for (const auto none : {"N/A"_L1, "Not Supported"_L1, "Unknown Error"_L1, "ERR!"_L1, "GPU requires reset"_L1,
                            "Requested functionality has been deprecated"_L1, "Not Found"_L1})
        if (text.compare(none, Qt::CaseInsensitive) == 0)
            return false;
    return true;
}

std::optional<double> measureOf(QStringView value, QLatin1StringView unit)
{
    value = value.trimmed();
    if (!value.endsWith(unit))
        return std::nullopt;
    bool ok = false;
    const double number = QLocale::c().toDouble(value.chopped(unit.size()).trimmed(), &ok);
    // The text "nan" is a number to QLocale.
    return ok && number > -sanest && number < sanest ? std::optional(number) : std::nullopt;
}

std::optional<int> percentOf(QStringView value)
{
    const auto number = measureOf(value, "%"_L1);
    if (!number || *number < 0 || *number > 100)
        return std::nullopt;
    return qRound(*number);
}

std::optional<Mebibytes> mebibytesOf(QStringView value)
{
    auto number = measureOf(value, "MiB"_L1);
    if (!number)
        number = measureOf(value, "MB"_L1);
    if (!number || *number < 0)
        return std::nullopt;
    return Mebibytes{qRound64(*number)};
}

std::optional<qint64> countOf(QStringView value)
{
    bool ok = false;
    const qint64 number = QLocale::c().toLongLong(value.trimmed(), &ok);
    return ok && number >= 0 ? std::optional(number) : std::nullopt;
}

GpuId gpuIdOf(QStringView busId)
{
    static const QRegularExpression form(u"\\A([0-9a-fA-F]{4,8}):([0-9a-fA-F]{2}:[0-9a-fA-F]{2}\\.[0-7])\\z"_s);
    const auto match = form.matchView(busId.trimmed());
    if (!match.hasMatch())
        return {};
    // sysfs writes the domain with %04x: more than four digits only when they are needed.
    const uint domain = match.capturedView(1).toUInt(nullptr, 16);
    return GpuId{u"%1:%2"_s.arg(domain, 4, 16, QChar(u'0')).arg(match.captured(2)).toLower()};
}

QString uuidOf(QStringView value)
{
    const auto uuid = parseUuid(value.trimmed());
    return uuid ? uuid->text : QString();
}

} // namespace Carrel::Telemetry
