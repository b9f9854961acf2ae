// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

#include <QStringList>

// What people write on a workstation, as plans like those of plans.h: pure, snapshot in, plan or reason out.
namespace Carrel::Operations {

/** Without blanks around, empty ones and repetitions (whatever their case); the first spelling stays. */
[[nodiscard]] QStringList tidyTags(const QStringList &tags);
/** xml: the stored (inactive) XML as just read. BadInput for a tag with a comma, a control character or 40 letters. */
[[nodiscard]] Result<Plan> planSetTags(const Host::Inventory &host, const WorkstationId &workstation,
                                       const QStringList &tags, const QString &xml);
[[nodiscard]] Result<Plan> planSetNotes(const Host::Inventory &host, const WorkstationId &workstation,
                                        const QString &notes, const QString &xml);
/** May tags and notes be changed now? The error's sentence is the tooltip. */
[[nodiscard]] Result<void> canLabel(const Host::Inventory &host, const WorkstationId &workstation);

} // namespace Carrel::Operations
