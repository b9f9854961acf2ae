// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/virt/connection.h"

#include <vector>

// mdevs that libvirt keeps in mdevctl's store, so that virsh, mdevctl and Carrel see the same. Call on a host's pool.
namespace Carrel::Virt {

/** Kernel names of the parents libvirt can define mdevs on: PCI functions and mtty, not every parent there is. */
[[nodiscard]] Result<std::vector<GpuId>> definableParents(Connection &connection);

/** Defines the mdev and has it start with its parent; one that is already defined is set to start by itself. */
[[nodiscard]] Result<void> defineMdev(Connection &connection, const GpuId &parent, const TypeId &type,
                                      const Uuid &uuid);
/** Takes the definition away; what exists goes on existing. NotFound when it is not defined. */
[[nodiscard]] Result<void> undefineMdev(Connection &connection, const GpuId &parent, const Uuid &uuid);

} // namespace Carrel::Virt
