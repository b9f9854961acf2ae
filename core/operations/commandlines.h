// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

namespace Carrel::Operations {

/**
 * The same change as commands for a shell, in carrelctl's words (docs/carrelctl.md), each word quoted where a POSIX
 * shell needs it. Empty where carrelctl has no command for it: a plan that takes back or finishes an earlier one goes
 * by the journal's id, which a plan does not know. Pure.
 */
[[nodiscard]] QStringList commandLines(const Plan &plan);

/** text as one word of a POSIX shell. */
[[nodiscard]] QString shellWord(const QString &text);

} // namespace Carrel::Operations
