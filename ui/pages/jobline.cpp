// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/jobline.h"
#include "icons/icons.h"

#include "core/operations/batch.h"
#include "core/operations/planjob.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;

JobLine::JobLine(Operations::PlanJob *job, QWidget *parent) : JobLine(job, job->plan().title, parent)
{
    m_cancel->setToolTip(tr("Stop and take back what was done"));
    connect(job, &Operations::PlanJob::stepStarted, this, [this, job](int step) { showStep(*job, step); });
    connect(job, &Operations::PlanJob::hostIsLate, this,
            [this, job](const QString &sentence) { setText(tr("%1 · %2").arg(job->plan().title, sentence)); });
    showStep(*job, -1);
}

JobLine::JobLine(Operations::BatchJob *batch, QWidget *parent) : JobLine(batch, batch->title(), parent)
{
    m_cancel->setToolTip(tr("Stop what has not ended; what is done stays"));
    connect(batch, &Operations::BatchJob::lineChanged, this, [this, batch] { showCount(*batch); });
    showCount(*batch);
}

JobLine::JobLine(KJob *job, const QString &title, QWidget *parent)
    : QWidget(parent), m_job(job), m_text(new QLabel), m_time(new QLabel), m_progress(new QProgressBar),
      m_cancel(new QToolButton)
{
    m_clock.start();
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setMaximumWidth(140);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of %1").arg(title));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setIcon(Icons::get(u"dialog-cancel"_s));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(title));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->addWidget(m_text, 1);
    row->addWidget(m_time);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_job->kill(KJob::EmitResult);
    });
    tick();
}

QString JobLine::text() const
{
    return m_text->text();
}

void JobLine::tick()
{
    const qint64 seconds = m_clock.elapsed() / 1000;
    m_time->setText(u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0')));
}

void JobLine::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setToolTip(text);
}

void JobLine::showStep(const Operations::PlanJob &job, int step)
{
    const auto count = static_cast<int>(job.plan().steps.size());
    const QString title = job.plan().title;
    m_progress->setRange(0, count > 1 ? count : 0);
    m_progress->setValue(qMax(0, step));
    if (step < 0)
        setText(tr("%1 · waiting").arg(title));
    else if (count > 1)
        setText(tr("%1 · step %2 of %3: %4")
                    .arg(title, QString::number(step + 1), QString::number(count),
                         Operations::describe(job.plan().steps[static_cast<size_t>(step)])));
    else
        setText(title);
}

void JobLine::showCount(const Operations::BatchJob &batch)
{
    using Operations::LineState;
    const auto count = static_cast<int>(batch.lines().size());
    const auto ended = static_cast<int>(std::ranges::count_if(batch.lines(), [](const Operations::BatchLine &line) {
        return line.state != LineState::Waiting && line.state != LineState::Running;
    }));
    m_progress->setRange(0, count);
    m_progress->setValue(ended);
    setText(tr("%1 · %2 of %3").arg(batch.title(), QString::number(ended), QString::number(count)));
}

} // namespace Carrel::Pages
