// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <vector>

namespace Carrel::Models {

/** How one list of sibling rows becomes another, told by id. Pure. */
struct RowDiff
{
    struct Run
    {
        int first = 0;
        int last = 0;
        bool operator==(const Run &) const = default;
    };
    struct Kept
    {
        int before = 0; ///< its row in the old list
        bool fixed = true; ///< stays where it is; the others move behind the one kept before them
        bool operator==(const Kept &) const = default;
    };
    std::vector<Run> removed; ///< rows of the old list, bottom up
    std::vector<Kept> kept; ///< in the new order
    std::vector<Run> inserted; ///< rows of the new list, top down
};

/** Ids must be unique within each list. As few rows move as possible; O(n log n), O(n) when nothing changed. */
[[nodiscard]] RowDiff diffRows(const std::vector<QString> &before, const std::vector<QString> &after);

} // namespace Carrel::Models
