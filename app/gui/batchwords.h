// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gui/verb.h"
#include "core/base/error.h"

namespace Carrel::Operations {
class BatchJob;
}

// What the window says about one job over many workstations.
namespace Carrel::Gui {

/** "Start 47 workstations". */
[[nodiscard]] QString batchTitle(Verb verb, int count);
/** The end of a batch that did not do everything: its summary, and each failure by name for the fold-out. */
[[nodiscard]] Error batchError(const Operations::BatchJob &batch);

} // namespace Carrel::Gui
