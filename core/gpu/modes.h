// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"

// What the lists and vGPUs of a GPU, as read, say about the modes it is in. Nothing here is computed from sizes: where
// the driver's own numbers do not tell, the answer is unknown. Pure.
namespace Carrel::Gpu {

/** A MIG-backed type by NVIDIA's naming: "NVIDIA A100-2-10C", where a time-sliced one is "NVIDIA A100-10C". */
[[nodiscard]] bool isMigType(const VgpuType &type);

/** MIG on or off: by the instance a vGPU is part of, else by which kind of types the driver offers any of. */
[[nodiscard]] std::optional<bool> usesMig(const Gpu &gpu);

/**
 * Whether vGPUs of several framebuffer sizes may share the GPU now (FACTS section 1): true when they do or when another
 * size than the one it carries is offered, false when it offers more of that size and none of the other sizes it knows.
 */
[[nodiscard]] std::optional<bool> mixesSizes(const Gpu &gpu);

/** How many vGPUs it carries of that type. */
[[nodiscard]] int countOf(const Gpu &gpu, const TypeId &type);
/** VFs that carry no vGPU; 0 for a GPU without VFs. */
[[nodiscard]] int freeVfs(const Gpu &gpu);
/** The vGPU on that VF, or none. */
[[nodiscard]] const Vgpu *vgpuOn(const Gpu &gpu, const GpuId &vf);

} // namespace Carrel::Gpu
