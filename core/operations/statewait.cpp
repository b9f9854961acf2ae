// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/statewait.h"

#include "core/host/hostsession.h"

#include <utility>

namespace Carrel::Operations {

StateWait::StateWait(Host::HostSession *session, Question question, int deadlineMs, QObject *parent)
    : QObject(parent), m_session(session), m_question(std::move(question))
{
    m_promise.start();
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { end(false); });
    connect(session, &Host::HostSession::snapshotChanged, this, &StateWait::ask);
    connect(session, &QObject::destroyed, this, [this] { end(false); });
    m_deadline.start(deadlineMs);
    QMetaObject::invokeMethod(this, &StateWait::ask, Qt::QueuedConnection); // it may be so already
}

StateWait::~StateWait()
{
    if (!std::exchange(m_ended, true)) {
        m_promise.addResult(false);
        m_promise.finish();
    }
}

QFuture<bool> StateWait::future() const
{
    return m_promise.future();
}

void StateWait::cancel()
{
    end(false);
}

void StateWait::ask()
{
    if (!m_ended)
        if (const Host::Snapshot snapshot = m_session->snapshot(); snapshot && m_question(*snapshot))
            end(true);
}

void StateWait::end(bool shown)
{
    if (std::exchange(m_ended, true))
        return;
    m_promise.addResult(shown);
    m_promise.finish();
    deleteLater();
}

} // namespace Carrel::Operations
