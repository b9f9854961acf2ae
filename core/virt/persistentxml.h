// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QString>

namespace Carrel::Virt {

class Connection;

/**
 * Replaces the persistent definition before by after, with the passwords libvirt holds carried over. Refused (InUse)
 * when the workstation is no longer what before says: somebody else has changed it meanwhile. Blocks; the host's pool.
 */
[[nodiscard]] Result<void> redefine(Connection &connection, const WorkstationId &id, const QString &before,
                                    const QString &after);

} // namespace Carrel::Virt
