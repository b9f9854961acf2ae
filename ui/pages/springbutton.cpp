// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/springbutton.h"

#include "ui/models/itemdrag.h"

#include <QAction>
#include <QDragEnterEvent>

namespace Carrel::Pages {

SpringButton::SpringButton(QAction *action, QWidget *parent) : QToolButton(parent)
{
    setDefaultAction(action);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setAcceptDrops(true);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, action, &QAction::trigger);
}

void SpringButton::dragEnterEvent(QDragEnterEvent *event)
{
    if (!Models::fromDragData(event->mimeData()))
        return;
    event->accept(); // else no leave event follows
    m_rest.start();
}

void SpringButton::dragLeaveEvent(QDragLeaveEvent *event)
{
    m_rest.stop();
    QToolButton::dragLeaveEvent(event);
}

/** Let go here, it means nothing. */
void SpringButton::dropEvent(QDropEvent *event)
{
    m_rest.stop();
    event->ignore();
}

} // namespace Carrel::Pages
