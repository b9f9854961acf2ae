// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telemetry/command.h"
#include "core/telemetry/readings.h"
#include "core/telemetry/smixml.h"

#include <QString>

namespace Carrel::Telemetry {

/** What is to be said of one run of `nvidia-smi -q -x`; nullopt when all is well. deadlineMs: the one it had. Pure. */
[[nodiscard]] std::optional<Problem> problemOf(const Outcome &outcome, const SmiLog &log, int deadlineMs);

/** One short line for people, in the program's language. */
[[nodiscard]] QString sentenceOf(const Problem &problem);

} // namespace Carrel::Telemetry
