// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialogs/plandialog.h"

#include "ui/dialogs/planview.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QShowEvent>
#include <QStyle>
#include <QVBoxLayout>

namespace Carrel::Dialogs {

namespace {
constexpr int usualWidth = 520;
}

PlanDialog::PlanDialog(const QString &title, const QString &verb, QWidget *parent)
    : QDialog(parent), m_form(new QFormLayout), m_view(new PlanView),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel)),
      m_verb(m_buttons->addButton(verb, QDialogButtonBox::AcceptRole)), m_proposal(failure(ErrorCode::BadInput, {}))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    // On a small screen the fields scroll; the buttons are always there.
    m_content = new QWidget;
    auto *inner = new QVBoxLayout(m_content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addLayout(m_form);
    inner->addWidget(m_view);
    inner->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_content);
    auto *column = new QVBoxLayout(this);
    column->addWidget(scroll, 1);
    column->addWidget(m_buttons);
    m_verb->setDefault(true);
    m_verb->setEnabled(false);
    m_verb->setObjectName(QStringLiteral("verb"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &PlanDialog::finish);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PlanDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (event->spontaneous())
        return;
    // As large as its content, within the screen: the fields scroll only where they must.
    const QSize content = m_content->sizeHint() + QSize(style()->pixelMetric(QStyle::PM_ScrollBarExtent), 0);
    const QSize around(2 * layout()->contentsMargins().left(), m_buttons->sizeHint().height() * 2 + 24);
    const QSize most = screen()->availableSize() * 0.9;
    resize((content + around).expandedTo({usualWidth, 0}).boundedTo(most));
}

void PlanDialog::setVerb(const QString &verb)
{
    m_verb->setText(verb);
}

void PlanDialog::propose(const Result<Operations::Plan> &proposal)
{
    m_proposal = proposal;
    m_verb->setEnabled(proposal.has_value());
    m_verb->setToolTip(proposal ? QString() : proposal.error().sentence);
    if (proposal)
        m_view->showPlan(*proposal);
    else
        m_view->showReason(proposal.error());
}

void PlanDialog::finish()
{
    if (!m_proposal)
        return;
    const Operations::Plan plan = *m_proposal;
    accept();
    Q_EMIT planned(plan);
}

} // namespace Carrel::Dialogs
