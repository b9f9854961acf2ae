// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/virt/connection.h"
#include "core/virt/domainxml.h"

#include <functional>
#include <vector>

namespace Carrel::Virt {

enum class DomainState { Unknown, Running, Paused, ShuttingDown, Off, Crashed, Suspended };

/** One domain as read from libvirt. */
struct DomainRecord
{
    WorkstationId id;
    DomainState state = DomainState::Unknown;
    bool persistent = true;
    bool autostart = false;
    DomainDetails details; ///< only name and uuid when its XML is damaged
    bool operator==(const DomainRecord &) const = default;
};

/** Told, from several threads, that a call has come back: a long list that moves on is not a host that hangs. */
using Beat = std::function<void()>;

/**
 * Every domain of the host with its XML. States and flags come from three bulk calls, the XML from several threads at a
 * time (a libvirt daemon serves five calls of one client at once). Domains that go away meanwhile are left out.
 */
[[nodiscard]] Result<std::vector<DomainRecord>> listDomains(Connection &connection, const Beat &beat);

/** One domain again; NotFound when it is gone. */
[[nodiscard]] Result<DomainRecord> readDomain(Connection &connection, const WorkstationId &id);

/** What its persistent definition names beside the running one: mdevs assigned for the next start. */
[[nodiscard]] Result<DomainDetails> readNextStart(Connection &connection, const WorkstationId &id);

} // namespace Carrel::Virt
