// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/operations/plans.h"

#include <QFuture>

namespace Carrel::Host {
class HostSession;
}
namespace Carrel::Virt {
class Connection;
}

namespace Carrel::Operations {

/** Reads what the host allows on its pool; the future ends with Unreachable, TimedOut, … when it does not answer. */
[[nodiscard]] QFuture<Result<HostLimits>> readHostLimits(Host::HostSession *session);

/** The same, blocking, for code that already runs on the host's pool. tryOut: disks go to tryOutDiskFolder(). */
[[nodiscard]] Result<HostLimits> readHostLimits(Virt::Connection &connection, bool tryOut);

/**
 * Where disks of try-out workstations are made: $XDG_DATA_HOME/carrel/tryout-disks, 0700. `carrelctl clean` deletes
 * nothing outside of it.
 */
[[nodiscard]] QString tryOutDiskFolder();

/** Reads libvirt's <domainCapabilities> (format: libvirt docs/formatdomaincaps.rst) into limits; false: damaged. */
[[nodiscard]] bool readDomainCapabilities(const QString &xml, HostLimits &limits);

} // namespace Carrel::Operations
