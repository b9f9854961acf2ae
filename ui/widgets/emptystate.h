// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace Carrel::Widgets {

/** An empty place: what belongs here, why it is empty, and buttons for the next step. GUI thread. */
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /** iconName is a freedesktop name; actions become buttons in this order and stay owned by the caller. */
    void setContent(const QString &iconName, const QString &title, const QString &text,
                    const QList<QAction *> &actions = {});

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();
    void setActions(const QList<QAction *> &actions);

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace Carrel::Widgets
