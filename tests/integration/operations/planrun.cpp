// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/integration/operations/planrun.h"

#include "tests/core/host/testhosts.h"

namespace Carrel::Test {

using namespace Operations;

Ran runPlan(Host::HostSession &session, const Plan &plan, const QString &folder, const StepDeadlines &deadlines,
            const std::function<void(int, PlanJob &)> &onStep)
{
    Journal journal(folder);
    PlanJob job(&session, plan, &journal);
    job.setAutoDelete(false);
    job.setDeadlines(deadlines);
    Ran ran;
    QElapsedTimer clock;
    bool ended = false;
    QObject::connect(&job, &PlanJob::hostIsLate, &job, [&](const QString &sentence) {
        if (ran.late.isEmpty())
            ran.firstLateMs = clock.elapsed();
        ran.late.append(sentence);
    });
    QObject::connect(&job, &PlanJob::stepStarted, &job, [&](int step) {
        if (onStep)
            onStep(step, job);
    });
    QObject::connect(&job, &KJob::result, &job, [&] { ended = true; });
    clock.start();
    job.start();
    if (!Host::waitUntil([&] { return ended; }, 120'000))
        qFatal("the plan did not end");
    ran.tookMs = clock.elapsed();
    if (job.error())
        ran.failure = job.failure();
    ran.aftermath = job.aftermath();
    return ran;
}

} // namespace Carrel::Test
