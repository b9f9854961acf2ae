// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/description.h"

#include <QStringTokenizer>

#include <algorithm>

namespace Carrel::Gpu {

namespace {

constexpr qsizetype mostOtherKeys = 64; // a page of commas must not become a thousand rows in the window

bool isKeyChar(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
}

std::optional<int> numberFrom(QStringView text)
{
    bool fits = false;
    const int number = text.toInt(&fits);
    return fits && number >= 0 && text.front().isDigit() ? std::optional(number) : std::nullopt;
}

/** "2048M" is 2048 MiB: NVIDIA means binary units with it (57 of 57 lines measured, FACTS section 2 A). */
std::optional<Mebibytes> mebibytesFrom(QStringView text)
{
    const auto unit = std::find_if_not(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const QStringView suffix = text.sliced(unit - text.begin()).trimmed();
    const std::optional<int> number = text.begin() == unit ? std::nullopt : numberFrom({text.begin(), unit});
    if (!number)
        return std::nullopt;
    if (suffix.isEmpty() || suffix == u"M" || suffix == u"MB" || suffix == u"MiB")
        return Mebibytes{*number};
    if (suffix == u"G" || suffix == u"GB" || suffix == u"GiB")
        return Mebibytes{qint64{*number} * 1024};
    return std::nullopt;
}

std::optional<QSize> sizeFrom(QStringView text)
{
    const qsizetype cross = text.indexOf(u'x');
    if (cross < 1 || cross + 1 >= text.size())
        return std::nullopt;
    const std::optional<int> width = numberFrom(text.first(cross));
    const std::optional<int> height = numberFrom(text.sliced(cross + 1));
    return width && height ? std::optional(QSize(*width, *height)) : std::nullopt;
}

template <class T>
bool set(std::optional<T> &field, std::optional<T> value)
{
    if (value)
        field = value;
    return value.has_value();
}

/** False when the key is not one of ours or its value makes no sense. */
bool setKnown(VgpuType &type, QStringView key, QStringView value)
{
    if (key == u"framebuffer")
        return set(type.framebuffer, mebibytesFrom(value));
    if (key == u"max_instance")
        return set(type.maxInstances, numberFrom(value));
    if (key == u"num_heads")
        return set(type.heads, numberFrom(value));
    if (key == u"frl_config")
        return set(type.frameLimit, numberFrom(value));
    if (key == u"max_resolution" || key == u"resolution")
        return set(type.maxResolution, sizeFrom(value));
    return false;
}

void readItem(VgpuType &type, QStringView item)
{
    const auto split = std::find_if(item.begin(), item.end(), [](QChar c) { return c == u'=' || c == u':'; });
    if (split == item.end())
        return;
    const QStringView key = QStringView(item.begin(), split).trimmed();
    const QStringView value = QStringView(split + 1, item.end()).trimmed();
    if (key.isEmpty() || !std::all_of(key.begin(), key.end(), isKeyChar) || value.isEmpty())
        return;
    if (!setKnown(type, key, value) && type.otherKeys.size() < mostOtherKeys)
        type.otherKeys.insert(key.toString(), value.toString());
}

} // namespace

void readDescription(VgpuType &type)
{
    // A copy that shares the text: the items are views into it while type's own fields change.
    const QString text = type.description;
    for (const QStringView line : QStringView(text).tokenize(u'\n'))
        for (const QStringView item : line.tokenize(u','))
            readItem(type, item);
}

} // namespace Carrel::Gpu
