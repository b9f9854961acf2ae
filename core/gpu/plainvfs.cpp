// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Plain SR-IOV (FACTS section 3: Intel Flex and xe, AMD GIM): no types. Each VF is a vGPU by itself, there to be given
// to a workstation, and stays when the workstation goes.

#include "core/gpu/backend.h"

#include <algorithm>

namespace Carrel::Gpu {

namespace {

/** NVIDIA's VFs are nothing without a type: those that show none yet have no driver for it. */
bool hasPlainVfs(const Site & /*site*/, const Gpu &gpu)
{
    return !gpu.vfs.empty() && !gpu.pciId.startsWith(QLatin1StringView("10de:"));
}

void readGpu(const Site & /*site*/, Gpu &gpu)
{
    for (const VirtualFunction &vf : gpu.vfs) {
        Vgpu vgpu;
        vgpu.id.text = vf.id.text;
        vgpu.gpu = gpu.id;
        vgpu.parent = vf.id;
        vgpu.iommuGroup = vf.iommuGroup;
        gpu.vgpus.push_back(std::move(vgpu));
    }
    std::ranges::sort(gpu.vgpus, {}, &Vgpu::id);
}

} // namespace

const BackEndModule plainVfs{BackEnd::SriovVf, &hasPlainVfs, &readGpu, nullptr};

} // namespace Carrel::Gpu
