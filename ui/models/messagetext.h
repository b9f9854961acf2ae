// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/row.h"

// The rows that stand where there is nothing to list: which one, what it says, what to do next.
namespace Carrel::Models {

/** The message to show below a host instead of GPUs (or workstations); None when there is something to list. */
[[nodiscard]] MessageKind gpuMessage(const Host::Inventory &host);
[[nodiscard]] MessageKind workstationMessage(const Host::Inventory &host);

/** The message as a row below above (a host, or a GPU without types). */
[[nodiscard]] Row messageRow(const Row &above, MessageKind message);
/** What is not there and why, one sentence. */
[[nodiscard]] QString messageText(const Row &row);
/** What to do about it, one sentence. */
[[nodiscard]] QString messageNextStep(const Row &row);

} // namespace Carrel::Models
