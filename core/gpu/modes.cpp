// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/modes.h"

#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace Carrel::Gpu {

namespace {

/** The framebuffer sizes it carries; nullopt when one of them is not known. */
std::optional<std::set<Mebibytes>> carriedSizes(const Gpu &gpu)
{
    std::set<Mebibytes> sizes;
    for (const Vgpu &vgpu : gpu.vgpus) {
        const VgpuType *type = findType(gpu, vgpu.type);
        if (!type || !type->framebuffer)
            return std::nullopt;
        sizes.insert(*type->framebuffer);
    }
    return sizes;
}

bool isOffered(const VgpuType &type)
{
    return type.available.value_or(0) > 0;
}

} // namespace

bool isMigType(const VgpuType &type)
{
    static const QRegularExpression slices(QStringLiteral("-\\d+-\\d+[A-Z]+$"));
    return slices.match(type.name).hasMatch();
}

std::optional<bool> usesMig(const Gpu &gpu)
{
    for (const Vgpu &vgpu : gpu.vgpus)
        if (vgpu.gpuInstance)
            return *vgpu.gpuInstance != noGpuInstance;
    const bool hasMigTypes = std::ranges::any_of(gpu.types, isMigType);
    const auto offered = std::ranges::find_if(gpu.types, isOffered);
    return hasMigTypes && offered != gpu.types.end() ? std::optional(isMigType(*offered)) : std::nullopt;
}

std::optional<bool> mixesSizes(const Gpu &gpu)
{
    const auto carried = carriedSizes(gpu);
    if (!carried || carried->empty())
        return std::nullopt;
    if (carried->size() > 1)
        return true;
    bool knowsOthers = false;
    bool offersSame = false;
    for (const VgpuType &type : gpu.types) {
        if (!type.framebuffer || !type.available)
            continue;
        const bool isOther = !carried->contains(*type.framebuffer);
        if (isOther && isOffered(type))
            return true;
        knowsOthers |= isOther;
        offersSame |= !isOther && isOffered(type);
    }
    return knowsOthers && offersSame ? std::optional(false) : std::nullopt;
}

int countOf(const Gpu &gpu, const TypeId &type)
{
    return static_cast<int>(std::ranges::count(gpu.vgpus, type, &Vgpu::type));
}

const Vgpu *vgpuOn(const Gpu &gpu, const GpuId &vf)
{
    const auto found = std::ranges::find(gpu.vgpus, vf, &Vgpu::parent);
    return found == gpu.vgpus.end() ? nullptr : &*found;
}

int freeVfs(const Gpu &gpu)
{
    return static_cast<int>(
        std::ranges::count_if(gpu.vfs, [&](const VirtualFunction &vf) { return !vgpuOn(gpu, vf.id); }));
}

} // namespace Carrel::Gpu
