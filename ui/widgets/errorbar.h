// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <KMessageWidget>

#include <QList>

class QAction;

namespace Carrel::Widgets {

/**
 * An error where the user acted: what did not happen and because of whom, the way out as text or as buttons, the raw
 * cause behind Details, and Copy. Hidden until showError(). GUI thread.
 */
class ErrorBar final : public KMessageWidget
{
    Q_OBJECT

public:
    explicit ErrorBar(QWidget *parent = nullptr);

    /** Cancelled is no error and hides the bar. wayOuts are put before Details; they stay owned by the caller. */
    void showError(const Carrel::Error &error, const QList<QAction *> &wayOuts = {});
    void clear();
    [[nodiscard]] const Carrel::Error &error() const { return m_error; }
    /** What Copy puts on the clipboard: sentence, way out and detail. */
    [[nodiscard]] QString copyText() const;

private:
    void updateText();
    void copy();

    Carrel::Error m_error;
    QAction *m_details;
    QAction *m_copy;
    QList<QAction *> m_wayOuts;
};

} // namespace Carrel::Widgets
