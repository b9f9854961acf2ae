// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"
#include "core/virt/domainlist.h"

namespace Carrel::Host {

/** A libvirt domain as a workstation; null when this kind of host does not show it. Any thread. */
[[nodiscard]] WorkstationPtr workstationOf(Virt::DomainRecord &&record, HostKind kind);

/** The vGPUs a domain's XML names: mdev UUIDs; on the try-out host those of Carrel's metadata. */
[[nodiscard]] std::vector<VgpuId> vgpusOf(const Virt::DomainDetails &details, HostKind kind);

/** The workstation with further vGPUs (of its next start); the same object when there are none. */
[[nodiscard]] WorkstationPtr withVgpus(const WorkstationPtr &workstation, const std::vector<VgpuId> &more);

/** Every workstation of the host in display order. Blocks: on the host's pool. */
[[nodiscard]] Result<std::vector<WorkstationPtr>> readWorkstations(Virt::Connection &connection, HostKind kind,
                                                                   const Virt::Beat &beat);
/** One workstation with the vGPUs of its next start; null when it is gone or not shown. */
[[nodiscard]] Result<WorkstationPtr> readWorkstation(Virt::Connection &connection, HostKind kind,
                                                     const WorkstationId &id);

} // namespace Carrel::Host
