// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/context.h"

namespace Carrel::Ctl {

// Each begins its command and returns; Context::end() ends it.
void runInventory(Context &context);
void runTelemetry(Context &context);
void runVgpuCommand(Context &context);
void runGpuCommand(Context &context);
void runDeviceCommand(Context &context);
void runWorkstationCommand(Context &context);
void runWorkstationCreate(Context &context);
void runJournalCommand(Context &context);
void runKeepCommand(Context &context);
void runHostKeep(Context &context);
void runClean(Context &context);

/** Reads the workstation's stored XML, then carries out the plan made with it. */
using PlanEdit = std::function<Result<Operations::Plan>(const Host::Inventory &host, const QString &xml)>;
void carryOutEdit(Context &context, Host::HostSession *session, const WorkstationId &workstation, const PlanEdit &plan);

/** By name first, then by UUID. */
[[nodiscard]] Result<Host::WorkstationPtr> findWorkstation(const Host::Inventory &host, const QString &word);
/** By UUID (or VF address) first, then by the name the user gave; NotFound also when two have that name. */
[[nodiscard]] Result<VgpuId> findVgpu(const Host::Inventory &host, const QString &word);

} // namespace Carrel::Ctl
