// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/eventrelay.h"

#include <QObject>

#include <utility>

namespace Carrel::Host {

EventRelay::EventRelay(QObject *target, std::function<void()> arrived) : m_target(target), m_arrived(std::move(arrived))
{
}

void EventRelay::add(const Virt::HostEvent &event)
{
    const std::lock_guard lock(m_mutex);
    if (!m_target)
        return;
    m_events.push_back(event);
    // Under the lock, so that the target is still there; it is only put into that thread's queue.
    if (m_events.size() == 1)
        QMetaObject::invokeMethod(m_target, m_arrived, Qt::QueuedConnection);
}

std::vector<Virt::HostEvent> EventRelay::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_events, {});
}

void EventRelay::close()
{
    const std::lock_guard lock(m_mutex);
    m_target = nullptr;
    m_events.clear();
}

} // namespace Carrel::Host
