// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

class KJob;

namespace Carrel::Operations {
class BatchJob;
class PlanJob;
} // namespace Carrel::Operations

namespace Carrel::Pages {

/** One running job: verb and object, step n of m (of a batch: object n of m), time, Cancel. The strip deletes it with
 * its job. GUI thread. */
class JobLine final : public QWidget
{
    Q_OBJECT

public:
    explicit JobLine(Operations::PlanJob *job, QWidget *parent = nullptr);
    explicit JobLine(Operations::BatchJob *batch, QWidget *parent = nullptr);

    [[nodiscard]] const KJob *job() const { return m_job; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] qint64 elapsedMs() const { return m_clock.elapsed(); }
    /** Once a second while jobs run: the time shown has no event of its own. */
    void tick();

private:
    JobLine(KJob *job, const QString &title, QWidget *parent);
    void showStep(const Operations::PlanJob &job, int step);
    void showCount(const Operations::BatchJob &batch);
    void setText(const QString &text);

    KJob *m_job;
    QLabel *m_text;
    QLabel *m_time;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
    QElapsedTimer m_clock;
};

} // namespace Carrel::Pages
