// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>
#include <QToolButton>

namespace Carrel::Pages {

/** A button whose action also happens when a dragged row rests on it: so a workstation gets to the other tree's vGPUs.
 */
class SpringButton final : public QToolButton
{
    Q_OBJECT

public:
    static constexpr int restMs = 600;

    explicit SpringButton(QAction *action, QWidget *parent = nullptr);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QTimer m_rest;
};

} // namespace Carrel::Pages
