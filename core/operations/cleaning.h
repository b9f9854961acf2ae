// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QFuture>

namespace Carrel::Host {
class HostSession;
}

namespace Carrel::Operations {

/**
 * Ends and deletes every workstation that was made on the try-out host of this name ("office"), with its disks below
 * tryOutDiskFolder(): nothing of a try-out stays behind. session is the user's own libvirt. Gives how many.
 */
[[nodiscard]] QFuture<Result<int>> cleanTryOut(Host::HostSession *session, const QString &name);

} // namespace Carrel::Operations
