// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"
#include "core/gpu/sysfs.h"

#include <span>
#include <utility>
#include <vector>

// One way to share a GPU is one module: one file, one row of the table in backends.cpp.
namespace Carrel::Gpu {

/** The folder of a VF, opened at the first question: a refresh asks only as many VFs as it must. */
class VfFolder final
{
public:
    explicit VfFolder(SysDir folder) : m_folder(std::move(folder)) { }
    VfFolder(const SysDir &root, GpuId vf) : m_root(&root), m_vf(std::move(vf)) { }
    /** Not open when the VF is gone. root must still be there. */
    [[nodiscard]] const SysDir &operator*() const;
    [[nodiscard]] const SysDir *operator->() const { return &**this; }

private:
    mutable SysDir m_folder;
    mutable const SysDir *m_root = nullptr; // null once asked
    GpuId m_vf;
};

/** Where a GPU is read from. The folders of its VFs stand in the order of Gpu::vfs. */
struct Site
{
    const SysDir &root; ///< the whole sysfs
    SysDir device; ///< the GPU's own folder
    std::vector<VfFolder> vfs;
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
