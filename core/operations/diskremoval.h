// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

namespace Carrel::Operations {

/**
 * Deletes a disk's file and what an interrupted CreateDisk left beside it. Refused (InUse) while a workstation of this
 * host names it. lenient: a file that is gone is no failure. Not for remote hosts.
 */
[[nodiscard]] Result<void> removeDisk(const Host::Inventory &host, const QString &path, bool lenient);

} // namespace Carrel::Operations
