// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/emptystate.h"

#include "icons/icons.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace Carrel::Widgets {

namespace {

constexpr int IconSize = 48;

QLabel *centredLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

/** A button that is its action: same text, enabled with it, and the reason in its tooltip. */
QPushButton *buttonFor(QAction *action, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setIcon(action->icon());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(centredLabel(this)), m_text(centredLabel(this)),
      m_buttons(new QHBoxLayout)
{
    QFont font = m_title->font();
    font.setBold(true);
    m_title->setFont(font);
    m_icon->setAlignment(Qt::AlignHCenter);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch();
    layout->addWidget(m_icon);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(m_buttons);
    layout->addStretch();
}

void EmptyState::setContent(const QString &iconName, const QString &title, const QString &text,
                            const QList<QAction *> &actions)
{
    m_iconName = iconName;
    m_title->setText(title);
    m_text->setText(text);
    updateIcon();
    setActions(actions);
}

void EmptyState::setActions(const QList<QAction *> &actions)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_buttons->addStretch();
    for (QAction *action : actions)
        m_buttons->addWidget(buttonFor(action, this));
    m_buttons->addStretch();
}

void EmptyState::updateIcon()
{
    m_icon->setPixmap(Icons::get(m_iconName).pixmap(QSize(IconSize, IconSize), devicePixelRatioF()));
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    QWidget::changeEvent(event);
}

} // namespace Carrel::Widgets
