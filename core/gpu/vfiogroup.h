// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace Carrel::Gpu {

/**
 * Whether a process holds /dev/vfio/<group>: the kernel lets one opener in and answers EBUSY to the next (FACTS
 * section 1; libvirt asks in the same way). Unknown without the right to open it, without the node, or with deviceRoot
 * empty. The node is closed at once: as long as it is open here, no workstation could start with it.
 */
[[nodiscard]] std::optional<bool> isVfioGroupInUse(const QString &deviceRoot, int group);

/**
 * The same for many groups, in the order given; nullopt for one without a number. They share the pauses in which
 * somebody else's question passes, so that a card full of running workstations costs no more than one of them.
 */
[[nodiscard]] std::vector<std::optional<bool>> areVfioGroupsInUse(const QString &deviceRoot,
                                                                  const std::vector<std::optional<int>> &groups);

/** What the errno of that open says; 0 when it could be opened. */
[[nodiscard]] std::optional<bool> inUseByErrno(int number);

} // namespace Carrel::Gpu
