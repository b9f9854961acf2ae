// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/drift/drift.h"

// What a row of drift is called and how it stands, for people: the window, carrelctl and plans say the same.
namespace Carrel::Drift {

/** "vGPU 1111…", "16 virtual functions of GPU 0000:3d:00.0": what is kept, or is there unkept. */
[[nodiscard]] QString whatOf(const Row &row);
/** A whole sentence: "It is missing.", "Type nvidia-35 is in its place.", "The card is at 0000:5e:00.0 now.", … */
[[nodiscard]] QString stateOf(const Row &row);
/** Where it is kept: "Carrel's set", "mdevctl's store (libvirt)"; "not kept" for an extra. */
[[nodiscard]] QString storeOf(const Row &row);
/** One word for programs: "missing", "other-type". */
[[nodiscard]] QString wordOf(Finding finding);
/** "3 kept things are missing or not as they were.": empty where all is well. */
[[nodiscard]] QString summaryOf(const std::vector<Row> &rows);
/** "mdevctl's start at boot is broken here: …"; empty where it is not. */
[[nodiscard]] QString brokenRuleLine(const Facts &facts);

} // namespace Carrel::Drift
