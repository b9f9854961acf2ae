// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

namespace Carrel::Operations {

/** This user can make and delete files there with his own hands; otherwise libvirt's storage pools must. */
[[nodiscard]] bool mayWriteIn(const Host::Inventory &host, const QString &folder);

/**
 * Deletes a disk's file and what an interrupted CreateDisk left beside it. Refused (InUse) while a workstation of this
 * host names it. lenient: a file that is gone is no failure. Only where mayWriteIn().
 */
[[nodiscard]] Result<void> checkDiskUnused(const Host::Inventory &host, const QString &path);
/** Refused (InUse) while images, which are built on path, are there; names their workstations, else the images. */
[[nodiscard]] Result<void> checkNothingBuiltOn(const Host::Inventory &host, const QString &path,
                                               const std::vector<QString> &images);
[[nodiscard]] Result<void> removeDisk(const Host::Inventory &host, const QString &path, bool lenient);

} // namespace Carrel::Operations
