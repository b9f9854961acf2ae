// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// NVIDIA Ampere and later with older drivers (FACTS section 2 B): the GPU lists no types, each VF lists them all and
// holds at most one vGPU. What a VF says is of itself, 0 or 1, so the GPU's number is never the sum over its VFs.

#include "core/gpu/backend.h"
#include "core/gpu/mdev.h"
#include "core/gpu/modes.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace Carrel::Gpu {

namespace {

bool hasMdevVfs(const Site &site, const Gpu & /*gpu*/)
{
    return std::ranges::any_of(site.vfs, [](const VfFolder &vf) { return vf->has(mdevTypesFolder); });
}

/** The type folders of the VFs that carry nothing: only they can offer any. Opened as far as they are asked. */
class FreeFolders final
{
public:
    FreeFolders(const Site &site, const Gpu &gpu)
    {
        for (size_t i = 0; i < site.vfs.size(); ++i)
            if (!vgpuOn(gpu, gpu.vfs[i].id))
                m_vfs.push_back(&site.vfs[i]);
    }
    [[nodiscard]] size_t count() const { return m_vfs.size(); }
    [[nodiscard]] const SysDir &at(size_t i)
    {
        if (i == m_opened.size())
            m_opened.push_back((*m_vfs[i])->openPlain(mdevTypesFolder));
        return m_opened[i];
    }

private:
    std::vector<const VfFolder *> m_vfs;
    std::vector<SysDir> m_opened; ///< of the first ones
};

/** 1 as soon as one free VF offers it; 0 when none does; unknown when one cannot be asked and no other says yes. */
std::optional<int> availableOn(FreeFolders &folders, const TypeId &type)
{
    std::optional<int> available = 0;
    for (size_t i = 0; i < folders.count(); ++i) {
        const std::optional<int> here = readMdevAvailable(folders.at(i), type);
        if (here.value_or(0) > 0)
            return 1;
        if (!here && folders.at(i).isOpen())
            available = std::nullopt;
    }
    return available;
}

void refreshTypes(const Site &site, Gpu &gpu)
{
    FreeFolders folders(site, gpu);
    for (VgpuType &type : gpu.types) {
        type.available = availableOn(folders, type.id);
        type.isLowerBound = type.available == 1 && folders.count() > 1;
    }
}

/** Types of all VFs; one that several list is read where it stands first. */
void readTypes(const Site &site, Gpu &gpu)
{
    QSet<QByteArray> seen;
    for (const VfFolder &vf : site.vfs) {
        const SysDir folder = vf->openPlain(mdevTypesFolder);
        for (const QByteArray &name : folder.names()) {
            if (seen.contains(name))
                continue;
            seen.insert(name);
            if (std::optional<VgpuType> type = readMdevType(folder, name))
                gpu.types.push_back(std::move(*type));
        }
    }
    sortTypes(gpu.types);
}

void readVgpus(const Site &site, Gpu &gpu)
{
    for (size_t i = 0; i < site.vfs.size(); ++i)
        std::ranges::move(readMdevs(*site.vfs[i], gpu.vfs[i].id, gpu.id), std::back_inserter(gpu.vgpus));
    std::ranges::sort(gpu.vgpus, {}, &Vgpu::id);
}

void readGpu(const Site &site, Gpu &gpu)
{
    readVgpus(site, gpu);
    readTypes(site, gpu);
    refreshTypes(site, gpu);
}

} // namespace

const BackEndModule mdevOnVfs{BackEnd::Mdev, &hasMdevVfs, &readGpu, &refreshTypes};

} // namespace Carrel::Gpu
