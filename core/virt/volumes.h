// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QString>

#include <vector>

// Disk files in folders that libvirt's storage pools manage: there libvirt may write where the user may not. Every call
// blocks; the host's pool.
namespace Carrel::Virt {

class Connection;

/** Makes a qcow2 volume. NotFound when no active pool has that folder; AlreadyExists when the name is taken. */
[[nodiscard]] Result<void> createVolume(Connection &connection, const QString &path, qint64 bytes);
/** Makes a full qcow2 copy of a volume of any pool. Takes as long as copying takes. */
[[nodiscard]] Result<void> copyVolume(Connection &connection, const QString &from, const QString &path);
/** Paths of the volumes of active pools that are built on this file. Looks into the pools anew. */
[[nodiscard]] Result<std::vector<QString>> volumesBuiltOn(Connection &connection, const QString &path);
/** Deletes a volume. NotFound when no pool knows it. */
[[nodiscard]] Result<void> deleteVolume(Connection &connection, const QString &path);

} // namespace Carrel::Virt
