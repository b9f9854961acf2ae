// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/row.h"

#include <QVariant>

// What both trees say about a row, whatever its columns are.
namespace Carrel::Models {

/** The row's name, first column. */
[[nodiscard]] QString rowName(const Row &row);
/** Its state in words: a host's line, a workstation's word, a vGPU's "used by render-07". Empty for types. */
[[nodiscard]] QString rowStateText(const Row &row);
/** A whole sentence for the screen reader: "vGPU GRID M60-2Q, 2 GiB, used by render-07, running". */
[[nodiscard]] QString rowSentence(const Row &row);
/** What the row is and what can be done next; empty when the sentence says all. */
[[nodiscard]] QString rowDescription(const Row &row);
[[nodiscard]] QString rowToolTip(const Row &row);
/** Freedesktop name of the icon, by kind and state. */
[[nodiscard]] QString rowIcon(const Row &row);
/** StateRole's value. */
[[nodiscard]] QVariant rowState(const Row &row);
/** "render-07, render-08": names of the workstations of a vGPU; empty when it has none. */
[[nodiscard]] QString userNames(const Row &row);

} // namespace Carrel::Models
