// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <variant>

// Every write Carrel makes to a GPU, as plain data: one alternative is one verb of the helper and one polkit action.
namespace Carrel::Privilege {

/** Writes a UUID to mdev_supported_types/<type>/create of the parent: the GPU, or one of its VFs. */
struct CreateMdev
{
    GpuId parent;
    TypeId type;
    VgpuId vgpu;
    bool operator==(const CreateMdev &) const = default;
};
struct RemoveMdev
{
    GpuId parent;
    VgpuId vgpu;
    bool operator==(const RemoveMdev &) const = default;
};
/**
 * Writes the type's number to the VF's nvidia/current_vgpu_type and reads it back. The claim, made with the plan, is
 * kept beside it until the type is cleared: a VF is used again and again, and its address alone says nothing about
 * whose vGPU it carries.
 */
struct SetVfType
{
    GpuId vf;
    TypeId type;
    Uuid claim;
    bool operator==(const SetVfType &) const = default;
};
/** Writes 0, only while the VF carries that type and, where a claim is on record, that claim (empty: none known). */
struct ClearVfType
{
    GpuId vf;
    TypeId type;
    Uuid claim;
    bool operator==(const ClearVfType &) const = default;
};
/** Switches VFs on or off: NVIDIA's by its sriov-manage (all or none), others by sriov_numvfs. */
struct SetVfCount
{
    GpuId gpu;
    int count = 0;
    bool operator==(const SetVfCount &) const = default;
};
/** Writes a vGPU's nvidia/vgpu_params ("frame_rate_limiter=0,disable_vnc=1"); a blank clears them all. */
struct SetVgpuParameters
{
    GpuId parent;
    VgpuId vgpu;
    QString parameters;
    bool operator==(const SetVgpuParameters &) const = default;
};
/** NVIDIA's mixed-size mode, by nvidia-smi vgpu -shm: only while the GPU carries no vGPU. */
struct SetMixedSizes
{
    GpuId gpu;
    bool on = false;
    bool operator==(const SetMixedSizes &) const = default;
};

using GpuChange =
    std::variant<CreateMdev, RemoveMdev, SetVfType, ClearVfType, SetVfCount, SetVgpuParameters, SetMixedSizes>;

} // namespace Carrel::Privilege
