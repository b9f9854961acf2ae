// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/journal.h"

#include <QByteArray>

// The file form of a journal entry: JSON, one object a file. For core/operations only.
namespace Carrel::Operations {

[[nodiscard]] QByteArray toBytes(const JournalEntry &entry);
/** Damaged when anything in it cannot be understood: half an entry would make a wrong undo. */
[[nodiscard]] Result<JournalEntry> entryFromBytes(const QByteArray &bytes);

} // namespace Carrel::Operations
