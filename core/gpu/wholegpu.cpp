// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A GPU that is bound to vfio-pci (or a variant driver such as nvgrace-gpu-vfio-pci) is kept for passing it through:
// the one vGPU it has is the whole GPU.

#include "core/gpu/backend.h"

namespace Carrel::Gpu {

namespace {

bool isKeptForPassthrough(const Site & /*site*/, const Gpu &gpu)
{
    return gpu.driver.endsWith(QLatin1StringView("vfio-pci"));
}

void readGpu(const Site & /*site*/, Gpu &gpu)
{
    Vgpu vgpu;
    vgpu.id.text = gpu.id.text;
    vgpu.gpu = vgpu.parent = gpu.id;
    vgpu.iommuGroup = gpu.iommuGroup;
    gpu.vgpus.push_back(std::move(vgpu));
}

} // namespace

const BackEndModule wholeGpu{BackEnd::Passthrough, &isKeptForPassthrough, &readGpu, nullptr};

} // namespace Carrel::Gpu
