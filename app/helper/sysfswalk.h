// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/helper/outcome.h"
#include "app/helper/uniquefd.h"

#include <QByteArray>

#include <optional>

// The way from checked names to an open node of the kernel. Every step is openat2 beneath a folder already held, with
// no link followed; there is no fall-back to open(2), and no path ever comes from the caller.
namespace Carrel::Helper {

/**
 * What follows "devices/" in the text of a link of class/mdev_bus, when that text is what the kernel writes:
 * "../../devices/…/<gpu>" without "." or ".." or empty parts. nullopt for anything else.
 */
[[nodiscard]] std::optional<QByteArray> devicePathOf(QByteArrayView link, QByteArrayView gpu);

/** O_PATH on the folder of an mdev parent. sys: an O_PATH descriptor of /sys. */
[[nodiscard]] Outcome<UniqueFd> openGpu(int sys, const GpuId &gpu);
/** O_PATH on the folder of a type that the GPU offers. */
[[nodiscard]] Outcome<UniqueFd> openType(int gpu, const TypeId &type);
/** O_PATH on the folder of a vGPU of the GPU. */
[[nodiscard]] Outcome<UniqueFd> openVgpu(int gpu, const Uuid &vgpu);
/** A regular, writable file right in the folder, open for writing. Never waits (a pipe in its place is refused). */
[[nodiscard]] Outcome<UniqueFd> openNode(int folder, const char *name);

/** One write(2) of the whole value; again only after EINTR. A part taken is a refusal. */
[[nodiscard]] Outcome<void> writeOnce(int node, QByteArrayView value);

/** N of the vGPU's iommu_group link; nullopt where there is none. */
[[nodiscard]] std::optional<int> iommuGroupOf(int vgpu);
/** True when the VFIO group is open elsewhere (EBUSY, FACTS section 1). False also when that cannot be told. */
[[nodiscard]] bool isGroupOpen(int vfio, int group);

} // namespace Carrel::Helper
