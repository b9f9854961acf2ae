// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/mdev.h"

#include "core/gpu/backend.h"
#include "core/gpu/description.h"
#include "core/gpu/naturalorder.h"
#include "core/gpu/pcifunction.h"

#include <algorithm>
#include <cstring>

namespace Carrel::Gpu {

namespace {

constexpr qsizetype longestName = 200; // what a column can show; a real name has some 20 characters

Vgpu readMdev(const SysDir &device, const Uuid &uuid)
{
    Vgpu vgpu;
    vgpu.id = VgpuId{uuid.text};
    if (const Result<TypeId> type = parseTypeId(device.linkName("mdev_type")))
        vgpu.type = *type;
    vgpu.iommuGroup = readIommuGroup(device);
    return vgpu;
}

bool isMdevParent(const Site &site, const Gpu & /*gpu*/)
{
    return site.device.has(mdevTypesFolder);
}

void readParent(const Site &site, Gpu &gpu)
{
    const SysDir folder = site.device.openPlain(mdevTypesFolder);
    const std::vector<QByteArray> names = folder.names();
    gpu.types.reserve(names.size());
    for (const QByteArray &name : names) {
        if (std::optional<VgpuType> type = readMdevType(folder, name)) {
            type->available = readMdevAvailable(folder, type->id);
            gpu.types.push_back(std::move(*type));
        }
    }
    sortTypes(gpu.types);
    gpu.vgpus = readMdevs(site.device, gpu.id, gpu.id);
}

void refreshParent(const Site &site, Gpu &gpu)
{
    const SysDir folder = site.device.openPlain(mdevTypesFolder);
    for (VgpuType &type : gpu.types)
        type.available = readMdevAvailable(folder, type.id);
}

} // namespace

AttributePath::AttributePath(QByteArrayView type)
{
    m_length = std::min<size_t>(static_cast<size_t>(type.size()), 200);
    std::memcpy(m_text.data(), type.data(), m_length);
    m_text[m_length++] = '/';
}

const char *AttributePath::of(const char *attribute)
{
    std::strncpy(m_text.data() + m_length, attribute, m_text.size() - m_length - 1);
    return m_text.data();
}

std::optional<VgpuType> readMdevType(const SysDir &types, const QByteArray &name)
{
    Result<TypeId> id = parseTypeId(QString::fromUtf8(name));
    if (!id)
        return std::nullopt;
    AttributePath path(name);
    VgpuType type;
    type.name = types.readText(path.of("name")).value_or(QString());
    // Kernels before 6.1 give a name only where the driver has one (FACTS section 1).
    if (type.name.isEmpty() || type.name.size() > longestName || type.name.contains(u'\n'))
        type.name = id->text;
    type.deviceApi = types.readText(path.of("device_api")).value_or(QString());
    type.description = types.readText(path.of("description")).value_or(QString());
    type.id = std::move(*id);
    readDescription(type);
    return type;
}

std::optional<int> readMdevAvailable(const SysDir &types, const TypeId &type)
{
    return types.readCount(AttributePath(type.text.toLatin1()).of("available_instances"));
}

std::vector<Vgpu> readMdevs(const SysDir &parent, const GpuId &parentId, const GpuId &gpu)
{
    constexpr qsizetype uuidLength = 36; // asked first: a refusal by parseUuid makes a sentence nobody reads
    std::vector<Vgpu> vgpus;
    for (const QByteArray &name : parent.names()) {
        if (name.size() != uuidLength)
            continue;
        const Result<Uuid> uuid = parseUuid(QString::fromLatin1(name));
        const SysDir device = uuid ? parent.openPlain(name.constData()) : SysDir();
        if (!device.isOpen())
            continue;
        vgpus.push_back(readMdev(device, *uuid));
        vgpus.back().gpu = gpu;
        vgpus.back().parent = parentId;
    }
    std::ranges::sort(vgpus, {}, &Vgpu::id);
    return vgpus;
}

void sortTypes(std::vector<VgpuType> &types)
{
    std::ranges::sort(types,
                      [](const VgpuType &a, const VgpuType &b) { return compareNaturally(a.id.text, b.id.text) < 0; });
}

const BackEndModule mdevOnGpu{BackEnd::Mdev, &isMdevParent, &readParent, &refreshParent};

} // namespace Carrel::Gpu
