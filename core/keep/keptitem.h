// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

#include <QStringView>

#include <optional>

// What is kept over a reboot, one thing an item, one item a line of the kept set (keptset.h). Shared by the privileged
// helper, the program that restores it at boot, and everybody who reads it.
namespace Carrel::Keep {

enum class KeptKind {
    VfCount, ///< so many virtual functions of the GPU are on
    MixedSizes, ///< vGPUs of different sizes may share the GPU (NVIDIA's mixed-size mode)
    Mdev, ///< a mediated device
    VfType, ///< a type written to a virtual function (vendor-specific VFIO)
};

/** What tells a card from another one where its address cannot: addresses change when cards are moved or added. */
struct GpuIdentity
{
    QString model; ///< PCI vendor and device, "10de:2235"; empty: no PCI device
    QString serial; ///< the driver's own (sysfs unique_id, NVIDIA's GPU UUID); empty: the driver tells none
    bool operator==(const GpuIdentity &) const = default;
};

/** One kept thing. Plain data; any thread. Fields a kind does not use stay as they are made. */
struct KeptItem
{
    KeptKind kind = KeptKind::Mdev;
    GpuId gpu;
    GpuIdentity identity; ///< of the GPU when the item was made
    int count = 0; ///< VfCount
    GpuId parent; ///< Mdev: what carries it, the GPU or one of its VFs; VfType: the VF
    std::optional<int> slot; ///< N of the physical function's virtfnN, where the parent is a VF
    TypeId type; ///< Mdev, VfType
    Uuid vgpu; ///< Mdev: its UUID; VfType: the claim its owner was given, may be empty
    QString parameters; ///< Mdev, VfType: for nvidia/vgpu_params, "frame_rate_limiter=0"; empty: the driver's own
    bool operator==(const KeptItem &) const = default;
};

/** Longest line, in characters: what the helper takes. */
inline constexpr qsizetype longestLine = 640;

/** "mdev gpu=mdpy parent=mdpy vgpu=… type=mdpy-vga": ASCII, single blanks, keys in one order. */
[[nodiscard]] QString toLine(const KeptItem &item);
/** The only way in: exactly what toLine() writes, every value checked. BadInput for anything else. */
[[nodiscard]] Result<KeptItem> parseLine(QStringView line);

/** True when both are about one thing, so that one takes the other's place: a GPU's VF count, one vGPU, one VF. */
[[nodiscard]] bool isSameThing(const KeptItem &a, const KeptItem &b);

/** What vgpu_params takes: at most 256 of A-Z a-z 0-9 _ - . = , */
[[nodiscard]] bool areParameters(QStringView text);

} // namespace Carrel::Keep
