// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/restore/kernel.h"
#include "core/keep/mdevctlstore.h"

#include <chrono>

namespace Carrel::Restore {

/** What came of one item. The words of the report and the journal: see wordOf(). */
enum class Came {
    There, ///< nothing to do
    Restored,
    Moved, ///< restored on the address where its card is now
    Different, ///< something else is there; left alone
    Unsure, ///< its card may be at another address: a person has to say
    OtherCard, ///< another card is at its address
    Gone, ///< nothing is at its address
    Late, ///< what carries it did not appear in time
    Failed,
};
[[nodiscard]] QString wordOf(Came came);
[[nodiscard]] bool isWell(Came came); ///< There, Restored, Moved

struct Outcome
{
    Keep::KeptItem item; ///< as kept
    bool byMdevctl = false; ///< of mdevctl's store, not of Carrel's set
    Came came = Came::Failed;
    QString detail; ///< raw cause, or the address where it is now
};

/** One thing to be there. */
struct Wanted
{
    Keep::KeptItem item;
    bool byMdevctl = false;
};
/** Carrel's set, then what mdevctl's store starts by itself. */
[[nodiscard]] std::vector<Wanted> wantedOf(const Keep::KeptSet &set, const std::vector<Keep::DefinedMdev> &defined);

/**
 * Brings everything wanted back, in the order VF counts, mixed sizes, vGPUs with their parameters; waits for what
 * carries them until the time is over. Touches nothing that is there. Outcomes in the order of wanted. Blocks.
 */
[[nodiscard]] std::vector<Outcome> restore(const Kernel &kernel, const std::vector<Wanted> &wanted,
                                           std::chrono::milliseconds patience);

} // namespace Carrel::Restore
