// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpuwrites/writes.h"

// What the verbs ask about a PCI function before they write. Folders are O_PATH descriptors.
namespace Carrel::Writes {

/** A display controller or an accelerator (PCI base classes 0x03 and 0x12). */
[[nodiscard]] bool isGraphics(int function);
/** A VF of a GPU, bound to nvidia and with a place for a vGPU type; VfUnknown for anything else. */
[[nodiscard]] Outcome<UniqueFd> openTypedVf(const Target &target, const GpuId &vf);
/** A GPU that is no VF; GpuUnknown for anything else. */
[[nodiscard]] Outcome<UniqueFd> openPhysical(const Target &target, const GpuId &gpu);
[[nodiscard]] bool isNvidia(int function);
/** A decimal attribute; whenMissing where there is none, OpenFailed where it is no number. */
[[nodiscard]] Outcome<int> readCount(int function, const char *name, Protocol::Refusal whenMissing);
/**
 * GpuInUse or GpuCarries, with the number of the VF, while the GPU or one of its VFs is held by a workstation or
 * carries a vGPU: for what would destroy them all.
 */
[[nodiscard]] Outcome<void> requireEmpty(const Target &target, int gpu);

} // namespace Carrel::Writes
