// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/errorbar.h"

#include "icons/icons.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Carrel::Widgets {

ErrorBar::ErrorBar(QWidget *parent)
    : KMessageWidget(parent), m_details(new QAction(tr("Details"), this)),
      m_copy(new QAction(Icons::get(u"edit-copy"_s), tr("Copy"), this))
{
    setMessageType(KMessageWidget::Error);
    setWordWrap(true);
    setCloseButtonVisible(true);
    m_details->setCheckable(true);
    m_details->setToolTip(tr("Show the raw cause, as the system gave it"));
    m_copy->setToolTip(tr("Copy the message and its cause"));
    connect(m_details, &QAction::toggled, this, &ErrorBar::updateText);
    connect(m_copy, &QAction::triggered, this, &ErrorBar::copy);
    hide();
}

void ErrorBar::showError(const Carrel::Error &error, const QList<QAction *> &wayOuts)
{
    clear();
    if (error.code == ErrorCode::Cancelled)
        return;
    m_error = error;
    m_wayOuts = wayOuts;
    for (QAction *action : m_wayOuts)
        addAction(action);
    if (!error.detail.isEmpty())
        addAction(m_details);
    addAction(m_copy);
    updateText();
    show();
    QAccessibleAnnouncementEvent announcement(this, error.sentence);
    announcement.setPoliteness(QAccessible::AnnouncementPoliteness::Assertive);
    QAccessible::updateAccessibility(&announcement);
}

void ErrorBar::clear()
{
    for (QAction *action : actions())
        removeAction(action);
    m_wayOuts.clear();
    m_error = {};
    m_details->setChecked(false);
    hide();
}

QString ErrorBar::copyText() const
{
    QStringList lines{m_error.sentence, m_error.wayOut, m_error.detail};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

void ErrorBar::updateText()
{
    QString text = m_error.sentence.toHtmlEscaped();
    if (!m_error.wayOut.isEmpty())
        text += u"<br/>"_s + m_error.wayOut.toHtmlEscaped();
    if (m_details->isChecked())
        text += u"<pre style='white-space:pre-wrap'>%1</pre>"_s.arg(m_error.detail.toHtmlEscaped());
    // Escaped, so that a name out of an XML never becomes markup; a plain text could not fold its detail in.
    setText(u"<qt>%1</qt>"_s.arg(text));
    setAccessibleName(m_error.sentence);
}

void ErrorBar::copy()
{
    QGuiApplication::clipboard()->setText(copyText());
}

} // namespace Carrel::Widgets
