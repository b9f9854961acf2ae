// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpuwrites/outcome.h"
#include "core/gpuwrites/uniquefd.h"

#include <QByteArray>

#include <optional>
#include <vector>

// The way from checked names to an open node of the kernel. Every step is openat2 beneath a folder already held, with
// no link followed; there is no fall-back to open(2), and no path ever comes from the caller.
namespace Carrel::Writes {

/**
 * What follows "devices/" in the text of a link of class/mdev_bus or bus/pci/devices, when that text is what the kernel
 * writes: "../../devices/…/<name>" (one "../" more for the bus) without "." or ".." or empty parts. nullopt for
 * anything else.
 */
[[nodiscard]] std::optional<QByteArray> devicePathOf(QByteArrayView link, QByteArrayView up, QByteArrayView name);

/** O_PATH on the folder of an mdev parent. sys: an O_PATH descriptor of /sys. */
[[nodiscard]] Outcome<UniqueFd> openGpu(int sys, const GpuId &gpu);
/** O_PATH on the folder of a PCI function; whenMissing where there is none of this address. */
[[nodiscard]] Outcome<UniqueFd> openFunction(int sys, const GpuId &function, Protocol::Refusal whenMissing);
/** O_PATH on the folder of a type that the GPU offers. */
[[nodiscard]] Outcome<UniqueFd> openType(int gpu, const TypeId &type);
/** O_PATH on the folder of a vGPU of the GPU. */
[[nodiscard]] Outcome<UniqueFd> openVgpu(int gpu, const VgpuId &vgpu);
/**
 * A regular, writable file beneath the folder, open for writing; whenMissing where there is none. Never waits (a pipe
 * in its place is refused).
 */
[[nodiscard]] Outcome<UniqueFd> openNode(int folder, const char *name,
                                         Protocol::Refusal whenMissing = Protocol::Refusal::OpenFailed);

/** An attribute's text without the blanks around it; whenMissing where there is none, OpenFailed where it cannot be
 * read. */
[[nodiscard]] Outcome<QByteArray> readNode(int folder, const char *name,
                                           Protocol::Refusal whenMissing = Protocol::Refusal::OpenFailed);
/** Last part of a link's text; empty where there is none. */
[[nodiscard]] QByteArray linkName(int folder, const QByteArray &name);
/** What the folder lists, without "." and ".."; empty where it cannot be listed. */
[[nodiscard]] std::vector<QByteArray> namesIn(int folder, const char *name = ".");

/** One write(2) of the whole value; again only after EINTR. A part taken is a refusal. */
[[nodiscard]] Outcome<void> writeOnce(int node, QByteArrayView value);

/**
 * True when the function or vGPU is open elsewhere: its VFIO group, or its device of vfio/devices, answers EBUSY (FACTS
 * section 1). False also when that cannot be told. vfio: an O_PATH descriptor of /dev/vfio, or -1.
 */
[[nodiscard]] bool isHeld(int vfio, int device);

} // namespace Carrel::Writes
