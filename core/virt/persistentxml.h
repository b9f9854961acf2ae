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

/**
 * Defines a new workstation. A graphics with an empty passwd gets a random one that nobody is told: QEMU takes the
 * one-time passwords of the console only where a display began with one, and until then nobody else gets in. The plan
 * and its journal hold the empty one alone, and should it ever reach libvirt, that means "no access". Blocks.
 */
[[nodiscard]] Result<WorkstationId> defineNew(Connection &connection, const QString &xml);

} // namespace Carrel::Virt
