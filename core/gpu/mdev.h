// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"
#include "core/gpu/sysfs.h"

#include <vector>

// The kernel's mediated device folders of one parent (Documentation/driver-api/vfio-mediated-device.rst).
namespace Carrel::Gpu {

inline constexpr const char mdevTypesFolder[] = "mdev_supported_types";

/** "<type>/<attribute>" without a heap allocation: a scan makes one for every file it opens. */
class AttributePath final
{
public:
    explicit AttributePath(QByteArrayView type);
    [[nodiscard]] const char *of(const char *attribute);

private:
    std::array<char, 256> m_text{};
    size_t m_length = 0;
};

/** Name, interface and description of a type in the folder mdev_supported_types; not how many are left. */
[[nodiscard]] std::optional<VgpuType> readMdevType(const SysDir &types, const QByteArray &name);
/** How many of a type can be made; unknown when it is gone. */
[[nodiscard]] std::optional<int> readMdevAvailable(const SysDir &types, const TypeId &type);
/** Every mdev of the parent, in order of UUID. */
[[nodiscard]] std::vector<Vgpu> readMdevs(const SysDir &parent, const GpuId &parentId, const GpuId &gpu);
void sortTypes(std::vector<VgpuType> &types);

} // namespace Carrel::Gpu
