// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

class QWidget;

namespace Carrel::Gui {

/** Gives the focus to the first thing in the pane that takes it; false when there is none. */
bool focusPane(QWidget *pane);

/** F6: from the pane that has the focus to the next one that is visible and takes it, round and round. */
void focusNextPane(const QList<QWidget *> &panes);

} // namespace Carrel::Gui
