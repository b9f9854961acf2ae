// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"
#include "core/virt/domainlist.h"

namespace Carrel::Host {

/** A libvirt domain as a workstation; null when this kind of host does not show it. Any thread. */
[[nodiscard]] WorkstationPtr workstationOf(Virt::DomainRecord &&record, HostKind kind);

/** The vGPUs a domain's XML names: mdev UUIDs and VFs; on the try-out host those of Carrel's metadata. */
[[nodiscard]] std::vector<VgpuId> vgpusOf(const Virt::DomainDetails &details, HostKind kind);

/**
 * A running workstation with what its stored definition says besides: vGPUs of its next start, and notes and
 * tags, which are changed there. The same object when nothing differs.
 */
[[nodiscard]] WorkstationPtr withNextStart(const WorkstationPtr &workstation, const Virt::DomainDetails &next,
                                           HostKind kind);

/** Every workstation of the host in display order. Blocks: on the host's pool. */
[[nodiscard]] Result<std::vector<WorkstationPtr>> readWorkstations(Virt::Connection &connection, HostKind kind,
                                                                   const Virt::Beat &beat);
/** One workstation with the vGPUs of its next start; null when it is gone or not shown. */
[[nodiscard]] Result<WorkstationPtr> readWorkstation(Virt::Connection &connection, HostKind kind,
                                                     const WorkstationId &id);

} // namespace Carrel::Host
