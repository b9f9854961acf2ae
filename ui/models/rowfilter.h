// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/row.h"

#include <QStringMatcher>

// What search and chips ask of a row. No allocation on the way: a key press asks this of every row.
namespace Carrel::Models {

/** True when a text people search by holds it: names, title, notes, UUID, vGPU types, GPU names, PCI address, console
 * address. */
[[nodiscard]] bool rowMatches(const Row &row, const QStringMatcher &search);
[[nodiscard]] bool rowHasTrait(const Row &row, Trait trait);
/** Whatever its case; see TreeModel::hasTag(). */
[[nodiscard]] bool rowHasTag(const Row &row, const QString &tag);

} // namespace Carrel::Models
