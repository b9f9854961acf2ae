// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace Carrel::Models {

class TreeFilterModel;

/**
 * The rows that the filter shows, in its order, as CSV (RFC 4180, first line the column names): of the workstation tree
 * the workstations, of the GPU tree GPUs, types, vGPUs and their workstations with the way to them in the name. A text
 * that a spreadsheet would take for a formula gets an apostrophe before it.
 */
[[nodiscard]] QString csvOf(const TreeFilterModel &rows, const QList<int> &columns);

} // namespace Carrel::Models
