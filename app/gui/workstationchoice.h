// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gui/choice.h"

// The part of choice.h that is about many workstations at a time: 10,000 selected rows cost less than two frames.
namespace Carrel::Gui {

/** A selected workstation as all verbs ask for it. */
struct SelectedWorkstation
{
    Models::Item row;
    Host::Snapshot host; ///< null: gone from the window
    Host::WorkstationPtr workstation; ///< null: gone from its host
    bool busy = false; ///< a job works on it
};

/** Each once, looked up once for all verbs. */
[[nodiscard]] std::vector<SelectedWorkstation> selectedWorkstations(const Pages::Selection &selection,
                                                                    const Facts &facts);
/** What a verb that works on workstations would do with these. */
[[nodiscard]] Choice workstationChoice(Verb verb, const std::vector<SelectedWorkstation> &rows);

} // namespace Carrel::Gui
