// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/searchfield.h"

#include "icons/icons.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Carrel::Widgets {

namespace {

constexpr int ButtonRoom = 26; ///< the clear button at the field's end

} // namespace

SearchField::SearchField(QWidget *parent) : QLineEdit(parent), m_count(new QLabel(this))
{
    setPlaceholderText(tr("Search"));
    setAccessibleName(tr("Search"));
    setToolTip(tr("Search names, notes, UUIDs, vGPU types, GPUs and PCI addresses"));
    setClearButtonEnabled(true);
    addAction(Icons::get(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_count->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->hide();
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_count->setVisible(!text.isEmpty());
        placeCount();
        Q_EMIT searchChanged(text);
    });
}

void SearchField::setCount(int matches, int total)
{
    //: matches of a search, of all there are
    m_count->setText(tr("%1 of %2").arg(QLocale().toString(matches), QLocale().toString(total)));
    setAccessibleDescription(m_count->text());
    placeCount();
}

QString SearchField::countText() const
{
    return m_count->isHidden() ? QString() : m_count->text();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        return clear();
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT leftForResults();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeCount();
}

/** Before the clear button, and out of the typed text's way. */
void SearchField::placeCount()
{
    const bool shown = !m_count->isHidden();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    m_count->adjustSize();
    const int room = shown ? m_count->width() + 4 : 0;
    const int left = mirrored ? ButtonRoom : width() - ButtonRoom - m_count->width();
    m_count->move(left, (height() - m_count->height()) / 2);
    setTextMargins(mirrored ? room : 0, 0, mirrored ? 0 : room, 0);
}

} // namespace Carrel::Widgets
