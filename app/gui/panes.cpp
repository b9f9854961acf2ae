// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/panes.h"

#include <QApplication>
#include <QWidget>

namespace Carrel::Gui {

namespace {

bool takesFocus(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

} // namespace

bool focusPane(QWidget *pane)
{
    if (takesFocus(pane)) {
        pane->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    // In the order of Tab, which is the reading order.
    for (QWidget *next = pane->nextInFocusChain(); next != pane; next = next->nextInFocusChain()) {
        if (!pane->isAncestorOf(next) || !takesFocus(next))
            continue;
        next->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    return false;
}

void focusNextPane(const QList<QWidget *> &panes)
{
    const QWidget *now = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; now && i < panes.size(); ++i)
        if (panes[i] == now || panes[i]->isAncestorOf(now))
            at = i;
    for (qsizetype step = 1; step <= panes.size(); ++step)
        if (QWidget *pane = panes[(at + step) % panes.size()]; pane->isVisible() && focusPane(pane))
            return;
}

} // namespace Carrel::Gui
