// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/step.h"

#include <KJob>

#include <QPointer>

#include <vector>

namespace Carrel::Host {
class HostSession;
}

namespace Carrel::Operations {

class JobQueue;
class PlanJob;

/** One of many: its plan, or why it has none (told with the others' failures). */
struct BatchItem
{
    QPointer<Host::HostSession> session;
    QString name; ///< of the workstation, for its line
    Result<Plan> plan;
};

enum class LineState { Waiting, Running, Done, Refused, Cancelled };
struct BatchLine
{
    QString name;
    LineState state = LineState::Waiting;
    Error error;
    QStringList aftermath;
};

/**
 * The same thing done to many workstations: a few at a time, going on after failures. errorText() then is the whole
 * summary ("47 done, 3 not: …"). kill() cancels what runs and what waits, and gives false: it ends by itself.
 * GUI thread; made by JobQueue::runBatch.
 */
class BatchJob final : public KJob
{
    Q_OBJECT

public:
    BatchJob(JobQueue *queue, QString title, std::vector<BatchItem> items);
    ~BatchJob() override;

    void start() override;
    [[nodiscard]] const QString &title() const;
    [[nodiscard]] const std::vector<BatchLine> &lines() const; ///< in the order asked for
    [[nodiscard]] std::vector<BatchLine> linesErrorsFirst() const;
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void lineChanged(int index);

protected:
    bool doKill() override;

private:
    void startSome();
    void startOne(size_t index);
    void onEnded(size_t index, const PlanJob &job);
    void setLine(size_t index, LineState state, const Error &error = {});
    void endWhenAllEnded();
    [[nodiscard]] qsizetype count(LineState state) const;

    JobQueue *m_queue;
    QString m_title;
    std::vector<BatchItem> m_items;
    std::vector<BatchLine> m_lines;
    std::vector<QPointer<PlanJob>> m_jobs;
    bool m_begun = false;
};

} // namespace Carrel::Operations
