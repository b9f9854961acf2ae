// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

#include <QRandomGenerator>

#include <memory>

// Snapshots for tests of models and widgets: an M60 as its driver describes it, and hosts of any size.
namespace TestHosts {

using InventoryPtr = std::shared_ptr<Carrel::Host::Inventory>;

/** A connected host of this kind with nothing on it, all lists known. */
[[nodiscard]] InventoryPtr emptyHost(const QString &uri, Carrel::Host::HostKind kind = Carrel::Host::HostKind::Local);
/** One physical GPU of a Tesla M60 with 8Q, 4Q and 2Q: 8 GiB of framebuffer, everything free. */
[[nodiscard]] Carrel::Gpu::Gpu teslaM60(const QString &address);
/** Puts a vGPU on the GPU; sets availability as the driver does (one type at a time on a GPU). */
void addVgpu(Carrel::Gpu::Gpu &gpu, const QString &uuid, const QString &type);
[[nodiscard]] Carrel::Host::Workstation workstation(int number, Carrel::Host::WorkstationState state);
void add(Carrel::Host::Inventory &host, Carrel::Host::Workstation workstation);
/** cad-1 runs with a 2Q, cad-2 is off with a 2Q, a third 2Q belongs to nobody, cad-3 has none. */
[[nodiscard]] InventoryPtr studio(const QString &uri = QStringLiteral("qemu:///system"));
[[nodiscard]] QString uuid(int number);

/** Up to six GPUs and twenty workstations in any state, order and relation, from ids few enough to come and go. */
[[nodiscard]] InventoryPtr randomHost(QRandomGenerator &random, const QString &uri);
/** A host with this many workstations in natural order, each tenth with a vGPU. */
[[nodiscard]] InventoryPtr largeHost(const QString &uri, int workstations);

} // namespace TestHosts
