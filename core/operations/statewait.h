// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <functional>

namespace Carrel::Host {
class HostSession;
}

namespace Carrel::Operations {

/**
 * Waits until a host's snapshot shows something, by its signal; no polling. Ends with true, or with false at the
 * deadline or when cancelled. Deletes itself then. Lives in the session's thread.
 */
class StateWait final : public QObject
{
    Q_OBJECT

public:
    using Question = std::function<bool(const Host::Inventory &)>;
    StateWait(Host::HostSession *session, Question question, int deadlineMs, QObject *parent);
    ~StateWait() override;

    [[nodiscard]] QFuture<bool> future() const;
    void cancel();

private:
    void ask();
    void end(bool shown);

    Host::HostSession *m_session;
    Question m_question;
    QTimer m_deadline;
    QPromise<bool> m_promise;
    bool m_ended = false;
};

} // namespace Carrel::Operations
