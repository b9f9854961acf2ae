// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/jobline.h"
#include "icons/icons.h"

#include "core/operations/planjob.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;

JobLine::JobLine(Operations::PlanJob *job, QWidget *parent)
    : QWidget(parent), m_job(job), m_text(new QLabel), m_time(new QLabel), m_progress(new QProgressBar),
      m_cancel(new QToolButton)
{
    m_clock.start();
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setMaximumWidth(140);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of %1").arg(job->plan().title));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setIcon(Icons::get(u"dialog-cancel"_s));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(job->plan().title));
    m_cancel->setToolTip(tr("Stop and take back what was done"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->addWidget(m_text, 1);
    row->addWidget(m_time);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    connect(job, &Operations::PlanJob::stepStarted, this, &JobLine::showStep);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_job->kill(KJob::EmitResult);
    });
    showStep(-1);
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

void JobLine::showStep(int step)
{
    const auto count = static_cast<int>(m_job->plan().steps.size());
    const QString title = m_job->plan().title;
    m_progress->setRange(0, count > 1 ? count : 0);
    m_progress->setValue(qMax(0, step));
    if (step < 0)
        m_text->setText(tr("%1 · waiting").arg(title));
    else if (count > 1)
        m_text->setText(tr("%1 · step %2 of %3: %4")
                            .arg(title, QString::number(step + 1), QString::number(count),
                                 Operations::describe(m_job->plan().steps[static_cast<size_t>(step)])));
    else
        m_text->setText(title);
    m_text->setToolTip(m_text->text());
}

} // namespace Carrel::Pages
