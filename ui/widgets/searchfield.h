// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

class QLabel;

namespace Carrel::Widgets {

/** Search as you type: clear button, Esc clears, and the number of matches at its end. GUI thread. */
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    /** Shown while there is a text: "3 of 1,000". */
    void setCount(int matches, int total);
    [[nodiscard]] QString countText() const;

Q_SIGNALS:
    /** The text to search for; empty after Esc or the clear button. */
    void searchChanged(const QString &text);
    /** Down or Return: the view should take the focus. */
    void leftForResults();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeCount();

    QLabel *m_count;
};

} // namespace Carrel::Widgets
