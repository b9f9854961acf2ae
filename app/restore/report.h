// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/restore/restorer.h"

#include <QByteArray>

namespace Carrel::Restore {

/** Where everybody can read what came of the last boot: "/run/carrel/restore.json". */
[[nodiscard]] QString reportFile();

/**
 * JSON: {"version":1, "items":[{"line":…, "store":"carrel"|"mdevctl", "came":…, "detail":…}], "missingProgram":…}.
 * missingProgram: mdevctl's udev rule names it and it is not there (mdevctlstore.h); empty where that is well.
 */
[[nodiscard]] QByteArray reportOf(const std::vector<Outcome> &outcomes, const QString &missingProgram);
/** One line of the journal, with its priority in front as sd-daemon(3) has it: "<6>restored: mdev …". */
[[nodiscard]] QByteArray journalLine(const Outcome &outcome);

/** Replaces the report whole, 0644; false when it cannot. The folder is the unit's RuntimeDirectory. */
[[nodiscard]] bool writeReport(const QString &file, const QByteArray &text);

} // namespace Carrel::Restore
