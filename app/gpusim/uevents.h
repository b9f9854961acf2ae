// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/file.h"
#include "app/gpusim/machine.h"

#include <string>
#include <string_view>
#include <vector>

namespace Carrel::Sim {

/**
 * Tells libudev's listeners (libvirtd, Carrel) of this network namespace what changed, as udevd does for the real /sys:
 * its own message to group 2 of NETLINK_KOBJECT_UEVENT. Only root can; for tests that compose the tree into /sys.
 */
class Uevents
{
public:
    explicit Uevents(const Machine &machine);
    [[nodiscard]] bool canSend() const { return static_cast<bool>(m_socket); }
    void send(const Change &change);

private:
    void sendProperties(const std::string &properties);

    const Machine &m_machine;
    File m_socket;
    unsigned long m_sequence;
};

/** The properties of each message the kernel sends for a change, in its order; "SEQNUM" is left to the sender. */
[[nodiscard]] std::vector<std::string> ueventsOf(const Change &change, const Machine &machine);

/** libudev's header (libudev-monitor.c, version 0xfeedcafe) and the NUL-ended properties behind it. */
[[nodiscard]] std::string udevMessage(std::string_view properties);

} // namespace Carrel::Sim
