// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/secret.h"

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

/**
 * The persistent definition to keep of a workstation that is to be deleted: a graphics that has a password has an empty
 * passwd in it. Defined again by defineNew(), its screen is as closed as it was, by another password. Blocks.
 */
[[nodiscard]] Result<QString> definitionToKeep(Connection &connection, const WorkstationId &id);
/** True when a graphics of the XML has an empty passwd: one that defineNew() would fill. */
[[nodiscard]] bool hasEmptyPassword(const QString &xml);

/** The definition with its passwords, for the memory of this process alone. Blocks. */
[[nodiscard]] Result<SecretPtr> secretDefinition(Connection &connection, const WorkstationId &id);
/** defineNew() with the passwords of a definition that was remembered. Blocks. */
[[nodiscard]] Result<WorkstationId> defineAgain(Connection &connection, const QString &xml, const SecretPtr &secret);

} // namespace Carrel::Virt
