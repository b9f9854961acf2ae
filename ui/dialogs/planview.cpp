// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/planview.h"

#include "core/operations/commandlines.h"

#include <QFontDatabase>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace Carrel::Dialogs {

using namespace Qt::StringLiterals;

namespace {

QLabel *line(QVBoxLayout *column)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(label);
    return label;
}

constexpr size_t stepsInFull = 12; // what a small screen holds beside the fields and the buttons

QString numbered(const std::vector<Operations::Step> &steps)
{
    QStringList lines;
    const size_t shown = steps.size() > stepsInFull ? stepsInFull - 1 : steps.size();
    for (size_t i = 0; i < shown; ++i)
        lines.append(u"%1. %2"_s.arg(i + 1).arg(Operations::describe(steps[i])));
    if (shown < steps.size())
        lines.append(PlanView::tr("and %n more step(s)", nullptr, static_cast<int>(steps.size() - shown)));
    return lines.join(u'\n');
}

void setOrHide(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

Operations::Plan together(const std::vector<Operations::Plan> &plans)
{
    Operations::Plan all;
    for (const Operations::Plan &plan : plans) {
        if (all.title.isEmpty())
            all = {.title = plan.title, .hostUri = plan.hostUri, .steps = {}, .warnings = {}, .repeats = plan.repeats};
        std::ranges::copy(plan.steps, std::back_inserter(all.steps));
        for (const QString &warning : plan.warnings)
            if (!std::ranges::contains(all.warnings, warning))
                all.warnings.push_back(warning);
    }
    return all;
}

PlanView::PlanView(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_title = line(column);
    m_steps = line(column);
    m_warnings = line(column);
    m_command = line(column);
    QFont strong = font();
    strong.setBold(true);
    m_title->setFont(strong);
    m_title->setObjectName(u"planTitle"_s);
    m_steps->setObjectName(u"planSteps"_s);
    m_command->setObjectName(u"planCommand"_s);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setToolTip(tr("The same for the shell"));
    setAccessibleName(tr("What will happen"));
}

void PlanView::showPlan(const Operations::Plan &plan)
{
    m_title->setText(tr("What will happen"));
    m_steps->setText(numbered(plan.steps));
    QStringList warnings;
    for (const QString &each : plan.warnings)
        warnings.append(u"⚠ "_s + each);
    setOrHide(m_warnings, warnings.join(u'\n'));
    setOrHide(m_command, Operations::commandLines(plan).join(u'\n'));
    setAccessibleDescription(text());
}

void PlanView::showReason(const Error &reason)
{
    m_title->setText(tr("Not possible yet"));
    m_steps->setText(reason.sentence);
    setOrHide(m_warnings, reason.wayOut);
    setOrHide(m_command, {});
    setAccessibleDescription(text());
}

QString PlanView::text() const
{
    QStringList all;
    for (const QLabel *label : {m_title, m_steps, m_warnings, m_command})
        if (!label->text().isEmpty())
            all.append(label->text());
    return all.join(u'\n');
}

} // namespace Carrel::Dialogs
