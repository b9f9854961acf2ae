// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/keep/keptitem.h"

#include <QByteArray>

#include <vector>

namespace Carrel::Keep {

/** Everything kept on one host that mdevctl's store does not hold. In the order of the file. */
using KeptSet = std::vector<KeptItem>;

/** The first line of the file; another number is another version, which is refused and not guessed at. */
inline constexpr char firstLine[] = "# carrel kept set 1";
inline constexpr qsizetype mostItems = 4096;

[[nodiscard]] QByteArray toText(const KeptSet &set);
/** Strict: the first line, then one item a line, none twice. Damaged for anything else: half a set is not restored. */
[[nodiscard]] Result<KeptSet> parseSet(const QByteArray &text);

/** The set with the item in it; one about the same thing is replaced. NoRoom beyond mostItems. */
[[nodiscard]] Result<KeptSet> withItem(KeptSet set, const KeptItem &item);
/** The set without what is the same thing; NotFound when there is none. */
[[nodiscard]] Result<KeptSet> withoutItem(KeptSet set, const KeptItem &item);

} // namespace Carrel::Keep
