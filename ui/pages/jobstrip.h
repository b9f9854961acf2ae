// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;
class KJob;

namespace Carrel::Operations {
class BatchJob;
class JobQueue;
class PlanJob;
} // namespace Carrel::Operations

namespace Carrel::Pages {

class JobLine;

/** The bottom of the window: the jobs that run, three at most in full and the rest as a count. Hidden when none. GUI
 * thread. */
class JobStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit JobStrip(Operations::JobQueue *queue, QWidget *parent = nullptr);

    [[nodiscard]] const std::vector<JobLine *> &lines() const { return m_lines; }

Q_SIGNALS:
    /** elapsedMs: since the job was asked for. The job is still valid in the slot. */
    void jobEnded(Carrel::Operations::PlanJob *job, qint64 elapsedMs);
    /** The same for one job over many objects. */
    void batchEnded(Carrel::Operations::BatchJob *batch, qint64 elapsedMs);

private:
    void addLine(JobLine *line);
    /** Takes the job's line away; how long it stood, in ms. */
    qint64 endLine(const KJob *job);
    void arrange();

    QVBoxLayout *m_rows;
    QLabel *m_more;
    std::vector<JobLine *> m_lines;
    QTimer m_seconds;
};

} // namespace Carrel::Pages
