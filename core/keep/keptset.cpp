// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/keep/keptset.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Keep {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> damaged(const QString &detail)
{
    return failure(ErrorCode::Damaged, QCoreApplication::translate("Kept", "The kept set cannot be understood."),
                   QCoreApplication::translate("Kept", "Take the line named away, as root, or delete the whole file."),
                   detail);
}

auto sameIn(KeptSet &set, const KeptItem &item)
{
    return std::ranges::find_if(set, [&](const KeptItem &other) { return isSameThing(item, other); });
}

Result<KeptItem> itemOf(const QByteArray &line, qsizetype number)
{
    // Every byte of a line is ASCII; one that is not becomes a character that no value allows.
    return parseLine(QString::fromLatin1(line)).transform_error([&](const Error &) {
        return damaged(u"line %1: %2"_s.arg(number).arg(QString::fromLatin1(line.left(80)))).error();
    });
}

} // namespace

QByteArray toText(const KeptSet &set)
{
    QByteArray text = firstLine;
    text += '\n';
    for (const KeptItem &item : set)
        text += toLine(item).toLatin1() + '\n';
    return text;
}

Result<KeptSet> parseSet(const QByteArray &text)
{
    if (!text.endsWith('\n'))
        return damaged(u"the last line has no end"_s);
    const QList<QByteArray> lines = text.chopped(1).split('\n');
    if (lines.first() != firstLine)
        return damaged(u"line 1: %1"_s.arg(QString::fromLatin1(lines.first().left(80))));
    if (lines.size() - 1 > mostItems)
        return damaged(u"more than %1 items"_s.arg(mostItems));
    KeptSet set;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const Result<KeptItem> item = itemOf(lines[i], i + 1);
        if (!item)
            return std::unexpected(item.error());
        if (sameIn(set, *item) != set.end())
            return damaged(u"line %1 is about the same as another"_s.arg(i + 1));
        set.push_back(*item);
    }
    return set;
}

Result<KeptSet> withItem(KeptSet set, const KeptItem &item)
{
    if (const auto place = sameIn(set, item); place != set.end())
        *place = item;
    else if (qsizetype(set.size()) < mostItems)
        set.push_back(item);
    else
        return failure(ErrorCode::NoRoom, QCoreApplication::translate("Kept", "The kept set is full."),
                       QCoreApplication::translate("Kept", "Forget something first."));
    return set;
}

Result<KeptSet> withoutItem(KeptSet set, const KeptItem &item)
{
    const auto place = sameIn(set, item);
    if (place == set.end())
        return failure(ErrorCode::NotFound, QCoreApplication::translate("Kept", "That is not in the kept set."),
                       QCoreApplication::translate("Kept", "Nothing needs to be done."));
    set.erase(place);
    return set;
}

} // namespace Carrel::Keep
