// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

#include <QStringList>

namespace Carrel::Operations {

/**
 * The files a disk image is built on, nearest first, as the image's own header names them (qcow2: QEMU's
 * docs/interop/qcow2.rst). Ends at what is no qcow2 image or cannot be read; never longer than 32. Reads files.
 */
[[nodiscard]] std::vector<QString> backingChainOf(const QString &path);

/** The file that a backing name means, seen from the image at path: relative ones, "file:" and "json:{…}" as well. */
[[nodiscard]] QString backingFileOf(const QString &path, const QString &name);

/**
 * Names of the workstations but own, one of whose disks is built on this disk: by libvirt's <backingStore> where it is
 * known, and by the images themselves where they are files of this machine that can be read.
 */
[[nodiscard]] QStringList builtOn(const Host::Inventory &host, const WorkstationId &own, const QString &disk);

} // namespace Carrel::Operations
