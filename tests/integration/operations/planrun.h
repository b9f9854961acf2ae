// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/journal.h"
#include "core/operations/planjob.h"
#include "core/operations/steprunner.h"

#include <QElapsedTimer>

#include <functional>

namespace Carrel::Test {

/** What one plan did. */
struct Ran
{
    std::optional<Error> failure;
    QStringList aftermath;
    QStringList late; ///< sentences about a host that does not answer
    qint64 firstLateMs = -1;
    qint64 tookMs = 0;
};

/**
 * Runs a plan to its end, with a journal of its own in folder; onStep is told of each step before it begins. Waits with
 * the event loop running, for two minutes at most.
 */
[[nodiscard]] Ran runPlan(Host::HostSession &session, const Operations::Plan &plan, const QString &folder,
                          const Operations::StepDeadlines &deadlines = {},
                          const std::function<void(int, Operations::PlanJob &)> &onStep = {});

} // namespace Carrel::Test
