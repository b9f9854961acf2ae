// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/rowdiff.h"

#include <QHash>

#include <algorithm>

namespace Carrel::Models {

namespace {

QHash<QStringView, int> rowsById(const std::vector<QString> &ids)
{
    QHash<QStringView, int> rows;
    rows.reserve(static_cast<qsizetype>(ids.size()));
    for (int row = 0; row < static_cast<int>(ids.size()); ++row)
        rows.insert(ids[static_cast<size_t>(row)], row);
    return rows;
}

/** Rows of ids that others does not know, as contiguous runs from the top. */
std::vector<RowDiff::Run> runsMissing(const std::vector<QString> &ids, const QHash<QStringView, int> &others)
{
    std::vector<RowDiff::Run> runs;
    for (int row = 0; row < static_cast<int>(ids.size()); ++row) {
        if (others.contains(ids[static_cast<size_t>(row)]))
            continue;
        if (!runs.empty() && runs.back().last == row - 1)
            runs.back().last = row;
        else
            runs.push_back({row, row});
    }
    return runs;
}

/** Fixes the rows of a longest increasing subsequence (patience sorting): what is left to move is then the least. */
void fixLongestRun(std::vector<RowDiff::Kept> &kept)
{
    std::vector<size_t> tails;
    std::vector<qsizetype> previous(kept.size(), -1);
    for (size_t i = 0; i < kept.size(); ++i) {
        const auto place =
            std::ranges::lower_bound(tails, kept[i].before, {}, [&](size_t t) { return kept[t].before; });
        if (place != tails.begin())
            previous[i] = static_cast<qsizetype>(*std::prev(place));
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    for (RowDiff::Kept &row : kept)
        row.fixed = false;
    for (qsizetype i = tails.empty() ? -1 : static_cast<qsizetype>(tails.back()); i >= 0;
         i = previous[static_cast<size_t>(i)])
        kept[static_cast<size_t>(i)].fixed = true;
}

bool isAscending(const std::vector<RowDiff::Kept> &kept)
{
    return std::ranges::is_sorted(kept, {}, &RowDiff::Kept::before);
}

RowDiff keepAll(size_t count)
{
    RowDiff diff;
    diff.kept.resize(count);
    for (size_t row = 0; row < count; ++row)
        diff.kept[row].before = static_cast<int>(row);
    return diff;
}

} // namespace

RowDiff diffRows(const std::vector<QString> &before, const std::vector<QString> &after)
{
    if (before == after)
        return keepAll(after.size());
    const QHash<QStringView, int> oldRows = rowsById(before);
    RowDiff diff;
    diff.removed = runsMissing(before, rowsById(after));
    std::ranges::reverse(diff.removed);
    diff.inserted = runsMissing(after, oldRows);
    for (const QString &id : after)
        if (const auto found = oldRows.constFind(id); found != oldRows.cend())
            diff.kept.push_back({*found, true});
    if (!isAscending(diff.kept))
        fixLongestRun(diff.kept);
    return diff;
}

} // namespace Carrel::Models
