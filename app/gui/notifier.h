// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

#include <QHash>
#include <QObject>

class QTimer;

namespace Carrel::Gui {

/** Desktop notifications for what the user waits for: own jobs that took long, hosts that stay lost. GUI thread. */
class Notifier final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 longJobMs = 10'000;
    static constexpr int lostForMs = 30'000;

    explicit Notifier(QObject *parent);

    /** Nothing is sent for a short job, or when the window is in front: the user has seen it. reason: empty when done.
     */
    void jobEnded(const QString &title, const QString &reason, qint64 elapsedMs, bool windowInFront);
    /** Watches the host's state: lost for lostForMs is told once, and so is its return. */
    void follow(const Host::Inventory &host);
    void setLostAfter(int ms) { m_lostAfterMs = ms; } ///< instead of lostForMs; for tests

Q_SIGNALS:
    /** Sent to the desktop just now. */
    void sent(const QString &eventId, const QString &text);

private:
    struct Watch
    {
        QTimer *timer = nullptr;
        bool told = false;
    };
    void send(const QString &eventId, const QString &title, const QString &text);
    void tellLost(const QString &uri, const QString &name);

    QHash<QString, Watch> m_lost;
    int m_lostAfterMs = lostForMs;
};

} // namespace Carrel::Gui
