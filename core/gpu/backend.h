// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"
#include "core/gpu/sysfs.h"

#include <span>
#include <vector>

// One way to share a GPU is one module: one file, one row of the table in backends.cpp.
namespace Carrel::Gpu {

/** Where a GPU is read from. The folders of its VFs stand in the order of Gpu::vfs; one that is gone is not open. */
struct Site
{
    const SysDir &root; ///< the whole sysfs
    SysDir device; ///< the GPU's own folder
    std::vector<SysDir> vfs;
};

/**
 * A way to share a GPU. The functions get a Gpu in which everything that any GPU has is read already (names, driver,
 * VFs, group, render node); read() adds types and vGPUs, but not whether somebody holds them. Any thread; reads only,
 * and only below the site.
 */
struct BackEndModule
{
    BackEnd backEnd;
    bool (*recognises)(const Site &site, const Gpu &gpu);
    void (*read)(const Site &site, Gpu &gpu);
    void (*refresh)(const Site &site, Gpu &gpu); ///< available of its types again; null where nothing of it can change
};

/** Every module; the first that recognises a GPU is its primary one. */
[[nodiscard]] std::span<const BackEndModule> backEnds();

extern const BackEndModule mdevOnGpu; ///< mediated devices of the GPU itself: NVIDIA to Turing, GVT-g, the kernel's own
extern const BackEndModule mdevOnVfs; ///< mediated devices of its VFs: NVIDIA Ampere with older drivers
extern const BackEndModule vendorVfio; ///< numbers written to its VFs: NVIDIA vGPU 17+ on kernels from 6.8
extern const BackEndModule plainVfs; ///< VFs that are vGPUs by themselves: Intel xe, AMD GIM
extern const BackEndModule wholeGpu; ///< the GPU waits in vfio-pci to be given away
extern const BackEndModule renderNodeOnly; ///< nothing but a render node, which many can share through virgl

} // namespace Carrel::Gpu
