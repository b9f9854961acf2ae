// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// NVIDIA's vendor-specific VFIO (FACTS section 2 C): no mdevs. Each VF has a folder nvidia/ with the types that can be
// made now and the one it carries; a vGPU is known by its VF. The lists shrink as the card fills, down to nothing, so
// they tell that one more can be made and never how many.

#include "core/gpu/backend.h"
#include "core/gpu/mdev.h"
#include "core/gpu/modes.h"
#include "core/gpu/pcifunction.h"
#include "core/gpu/vendortypes.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace Carrel::Gpu {

namespace {

constexpr const char folderName[] = "nvidia";
constexpr const char listName[] = "nvidia/creatable_vgpu_types";

/** What the lists of all VFs say together. */
struct Lists
{
    std::map<int, QString> names; ///< of every list
    std::map<int, QString> offered; ///< of the VFs that carry nothing
    bool anyRead = false;
    int freeVfs = 0;
    QByteArray lastText; ///< the lists of most VFs are the same: parsed once
    std::map<int, QString> lastTypes;
    bool lastIsOffered = false; ///< a free VF showed the last text
};

bool hasVendorVfs(const Site &site, const Gpu & /*gpu*/)
{
    return std::ranges::any_of(site.vfs, [](const VfFolder &vf) { return vf->has(folderName); });
}

std::optional<quint32> readNumber(const SysDir &folder, const char *name)
{
    NodeBuffer buffer;
    const std::optional<QByteArrayView> bytes = folder.read(name, buffer);
    quint32 number = 0;
    if (!bytes)
        return std::nullopt;
    const auto [end, error] = std::from_chars(bytes->begin(), bytes->end(), number);
    return error == std::errc() && end == bytes->end() ? std::optional(number) : std::nullopt;
}

void addList(Lists &lists, const std::optional<QByteArrayView> &text, bool isFree)
{
    lists.freeVfs += isFree ? 1 : 0;
    if (!text)
        return;
    lists.anyRead = true;
    if (*text != lists.lastText) {
        lists.lastText = text->toByteArray();
        lists.lastTypes = parseCreatableTypes(*text);
        lists.names.insert(lists.lastTypes.begin(), lists.lastTypes.end());
        lists.lastIsOffered = false;
    }
    if (isFree && !std::exchange(lists.lastIsOffered, true))
        lists.offered.insert(lists.lastTypes.begin(), lists.lastTypes.end());
}

Vgpu readVgpu(const SysDir &folder, const VirtualFunction &vf, const GpuId &gpu, int type)
{
    Vgpu vgpu;
    vgpu.id.text = vf.id.text;
    vgpu.type.text = QString::number(type);
    vgpu.gpu = gpu;
    vgpu.parent = vf.id;
    vgpu.iommuGroup = vf.iommuGroup;
    vgpu.placement = readNumber(folder, "nvidia/placement_id");
    vgpu.gpuInstance = readNumber(folder, "nvidia/gpu_instance_id");
    return vgpu;
}

void setAvailable(VgpuType &type, const Lists &lists)
{
    const bool isOffered = lists.offered.contains(type.id.text.toInt());
    type.available = lists.anyRead ? std::optional(isOffered ? 1 : 0) : std::nullopt;
    type.isLowerBound = isOffered && lists.freeVfs > 1; // the last VF holds exactly one
}

void addTypes(Gpu &gpu, Lists &lists)
{
    for (const Vgpu &vgpu : gpu.vgpus) // the list no longer names what fills the card
        lists.names.try_emplace(vgpu.type.text.toInt());
    for (const VgpuType &type : gpu.types)
        lists.names.erase(type.id.text.toInt());
    for (const auto &[number, name] : lists.names)
        gpu.types.push_back(vendorType(gpu.pciId, number, name));
    for (VgpuType &type : gpu.types)
        setAvailable(type, lists);
    if (!lists.names.empty())
        sortTypes(gpu.types);
}

void readGpu(const Site &site, Gpu &gpu)
{
    Lists lists;
    NodeBuffer buffer;
    for (size_t i = 0; i < site.vfs.size(); ++i) {
        const SysDir &vf = *site.vfs[i];
        const std::optional<int> type = vf.readCount("nvidia/current_vgpu_type");
        addList(lists, vf.read(listName, buffer), type == 0);
        if (type.value_or(0) > 0)
            gpu.vgpus.push_back(readVgpu(vf, gpu.vfs[i], gpu.id, *type));
    }
    std::ranges::sort(gpu.vgpus, {}, &Vgpu::id);
    addTypes(gpu, lists);
}

void refreshTypes(const Site &site, Gpu &gpu)
{
    Lists lists;
    NodeBuffer buffer;
    for (const VirtualFunction &vf : gpu.vfs)
        if (!vgpuOn(gpu, vf.id)) // one file of each, without opening its folders first
            addList(lists, site.root.readLinked((pciPath(vf.id) + '/' + listName).constData(), buffer), true);
    addTypes(gpu, lists);
}

} // namespace

const BackEndModule vendorVfio{BackEnd::VendorVfio, &hasVendorVfs, &readGpu, &refreshTypes};

} // namespace Carrel::Gpu
