// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/virt/connection_p.h"

#include <functional>
#include <mutex>
#include <vector>

class QObject;

namespace Carrel::Host {

/**
 * Carries libvirt's events from its thread to the session's: one queued call for a burst of any size. Shared with the
 * connection's callbacks, it may outlive the target, which closes it at its end.
 */
class EventRelay final
{
public:
    /** arrived is called in target's thread. */
    EventRelay(QObject *target, std::function<void()> arrived);

    /** Any thread. */
    void add(const Virt::HostEvent &event);
    /** Everything that has come since. Target's thread. */
    [[nodiscard]] std::vector<Virt::HostEvent> take();
    /** From now on nothing is carried. Target's thread. */
    void close();

private:
    std::mutex m_mutex; ///< guards all below
    QObject *m_target;
    std::function<void()> m_arrived;
    std::vector<Virt::HostEvent> m_events;
};

} // namespace Carrel::Host
