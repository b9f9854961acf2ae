// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/jobstrip.h"

#include "core/operations/batch.h"
#include "core/operations/jobqueue.h"
#include "ui/pages/jobline.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace Carrel::Pages {

namespace {
constexpr size_t fullLines = 3;
}

JobStrip::JobStrip(Operations::JobQueue *queue, QWidget *parent)
    : QWidget(parent), m_rows(new QVBoxLayout(this)), m_more(new QLabel)
{
    setAccessibleName(tr("Running jobs"));
    m_rows->setContentsMargins(0, 2, 0, 2);
    m_rows->setSpacing(2);
    m_rows->addWidget(m_more);
    m_seconds.setInterval(1000);
    connect(&m_seconds, &QTimer::timeout, this, [this] { std::ranges::for_each(m_lines, &JobLine::tick); });
    using Operations::JobQueue;
    connect(queue, &JobQueue::jobAdded, this, [this](Operations::PlanJob *job) { addLine(new JobLine(job, this)); });
    connect(queue, &JobQueue::batchAdded, this,
            [this](Operations::BatchJob *batch) { addLine(new JobLine(batch, this)); });
    connect(queue, &JobQueue::jobEnded, this, [this](Operations::PlanJob *job) { Q_EMIT jobEnded(job, endLine(job)); });
    connect(queue, &JobQueue::batchEnded, this,
            [this](Operations::BatchJob *batch) { Q_EMIT batchEnded(batch, endLine(batch)); });
    arrange();
}

void JobStrip::addLine(JobLine *line)
{
    m_lines.push_back(line);
    m_rows->insertWidget(m_rows->count() - 1, line);
    arrange();
}

qint64 JobStrip::endLine(const KJob *job)
{
    const auto found = std::ranges::find(m_lines, job, &JobLine::job);
    if (found == m_lines.end())
        return 0;
    JobLine *line = *found;
    m_lines.erase(found);
    const qint64 elapsed = line->elapsedMs();
    line->hide();
    line->deleteLater();
    arrange();
    return elapsed;
}

void JobStrip::arrange()
{
    for (size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i]->setVisible(i < fullLines);
    const size_t more = m_lines.size() > fullLines ? m_lines.size() - fullLines : 0;
    m_more->setVisible(more > 0);
    m_more->setText(tr("and %n more job(s)", nullptr, static_cast<int>(more)));
    setVisible(!m_lines.empty());
    m_lines.empty() ? m_seconds.stop() : m_seconds.start();
}

} // namespace Carrel::Pages
