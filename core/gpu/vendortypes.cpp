// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/vendortypes.h"

#include "core/gpu/typetable.h"

#include <QCoreApplication>
#include <QHash>
#include <QList>

#include <algorithm>
#include <charconv>

namespace Carrel::Gpu {

namespace {

constexpr qsizetype longestName = 200; // what a column can show

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(VgpuTypes)
};

/** A decimal number above 0, and nothing else in the text. */
std::optional<int> numberFrom(QByteArrayView text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    return error == std::errc() && end == text.end() && number > 0 ? std::optional(number) : std::nullopt;
}

/** Empty for what a column cannot show. */
QString nameFrom(QByteArrayView bytes)
{
    if (bytes.size() > longestName)
        return {};
    if (std::ranges::all_of(bytes, [](char c) { return c >= 0x20 && c < 0x7f; }))
        return QString::fromLatin1(bytes);
    const QString name = QUtf8StringView(bytes).isValidUtf8() ? QString::fromUtf8(bytes) : QString();
    return std::ranges::all_of(name, [](QChar c) { return c.isPrint() || c.isSurrogate(); }) ? name : QString();
}

std::optional<QSize> sizeFrom(const QByteArray &text)
{
    const qsizetype cross = text.indexOf('x');
    const std::optional<int> width = cross > 0 ? numberFrom(QByteArrayView(text).first(cross)) : std::nullopt;
    const std::optional<int> height = cross > 0 ? numberFrom(QByteArrayView(text).sliced(cross + 1)) : std::nullopt;
    return width && height ? std::optional(QSize(*width, *height)) : std::nullopt;
}

/** The table, read once. Rows of one name agree in all but the card, as the test of the table holds. */
struct Table
{
    QHash<std::pair<QString, int>, QString> names; // by card and number
    QHash<QString, VgpuType> types; // by name
};

void addRow(Table &table, const QList<QByteArray> &columns)
{
    const std::optional<int> number = numberFrom(columns[1]);
    const QString name = QString::fromLatin1(columns[2]);
    if (number && !columns[0].isEmpty())
        table.names.insert({QString::fromLatin1(columns[0]), *number}, name);
    VgpuType type;
    if (const std::optional<int> size = numberFrom(columns[3]))
        type.framebuffer = Mebibytes{*size};
    type.maxInstances = numberFrom(columns[4]);
    type.heads = numberFrom(columns[5]);
    type.frameLimit = numberFrom(columns[6]);
    type.maxResolution = sizeFrom(columns[7]);
    table.types.insert(name, type);
}

const Table &table()
{
    static const Table read = [] {
        constexpr qsizetype columnCount = 8;
        Table made;
        for (const QByteArray &line : typeTable().toByteArray().split('\n'))
            if (const QList<QByteArray> columns = line.split('\t');
                !line.startsWith('#') && columns.size() == columnCount)
                addRow(made, columns);
        return made;
    }();
    return read;
}

} // namespace

std::map<int, QString> parseCreatableTypes(QByteArrayView text)
{
    std::map<int, QString> types;
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        const QByteArrayView line = end < 0 ? text : text.first(end);
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        const qsizetype colon = line.indexOf(':');
        const std::optional<int> number = colon > 0 ? numberFrom(line.first(colon).trimmed()) : std::nullopt;
        if (!number)
            continue;
        if (const QString name = nameFrom(line.sliced(colon + 1).trimmed()); !name.isEmpty())
            types.emplace_hint(types.end(), *number, name);
    }
    return types;
}

QString tableTypeName(const QString &pciId, int number)
{
    return table().names.value({pciId, number});
}

void fillFromTable(VgpuType &type)
{
    const auto found = table().types.constFind(type.name);
    if (found == table().types.constEnd())
        return;
    type.framebuffer = found->framebuffer;
    type.maxInstances = found->maxInstances;
    type.heads = found->heads;
    type.frameLimit = found->frameLimit;
    type.maxResolution = found->maxResolution;
}

QString numberedTypeName(int number)
{
    //: stands for the name of a vGPU type of which only the number is known
    return Words::tr("type %1").arg(QString::number(number));
}

VgpuType vendorType(const QString &pciId, int number, const QString &name)
{
    VgpuType type;
    type.id.text = QString::number(number);
    type.name = name.isEmpty() ? tableTypeName(pciId, number) : name;
    if (type.name.isEmpty())
        type.name = numberedTypeName(number);
    type.deviceApi = QStringLiteral("vfio-pci");
    fillFromTable(type);
    return type;
}

} // namespace Carrel::Gpu
