// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

// What the plans that edit a workstation's stored XML share. For core/operations only; pure.
namespace Carrel::Operations {

/** The host can be changed, the workstation is there and has a stored definition. */
[[nodiscard]] Result<Host::WorkstationPtr> editable(const Host::Inventory &host, const WorkstationId &id);
/** One step, whose sentence is the plan's title. */
[[nodiscard]] Plan editPlan(const Host::Inventory &host, const Host::Workstation &workstation, const QString &what,
                            const QString &before, const QString &after);
/** Its XML refused the edit. */
[[nodiscard]] std::unexpected<Error> cannotChange(const Host::Workstation &workstation, const Error &cause);

} // namespace Carrel::Operations
