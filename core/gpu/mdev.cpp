// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/mdev.h"

#include "core/gpu/description.h"
#include "core/gpu/naturalorder.h"
#include "core/gpu/vfiogroup.h"

#include <algorithm>
#include <cstring>

namespace Carrel::Gpu {

namespace {

constexpr const char typesFolder[] = "mdev_supported_types";
constexpr qsizetype longestName = 200; // what a column can show; a real name has some 20 characters

/** "<type>/<attribute>" without a heap allocation: a scan makes one for every file it opens. */
class AttributePath final
{
public:
    explicit AttributePath(QByteArrayView type)
    {
        m_length = std::min<size_t>(static_cast<size_t>(type.size()), 200);
        std::memcpy(m_text.data(), type.data(), m_length);
        m_text[m_length++] = '/';
    }
    const char *of(const char *attribute)
    {
        std::strncpy(m_text.data() + m_length, attribute, m_text.size() - m_length - 1);
        return m_text.data();
    }

private:
    std::array<char, 256> m_text{};
    size_t m_length = 0;
};

std::optional<VgpuType> readType(const SysDir &types, const QByteArray &name)
{
    Result<TypeId> id = parseTypeId(QString::fromUtf8(name));
    if (!id)
        return std::nullopt;
    AttributePath path(name);
    VgpuType type;
    type.available = types.readCount(path.of("available_instances"));
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

std::optional<int> groupNumber(const SysDir &device)
{
    bool fits = false;
    const int number = device.linkName("iommu_group").toInt(&fits);
    return fits && number >= 0 ? std::optional(number) : std::nullopt;
}

Vgpu readVgpu(const SysDir &device, const Uuid &uuid, const GpuId &gpu, const QString &deviceRoot)
{
    Vgpu vgpu;
    vgpu.id = VgpuId{uuid.text};
    vgpu.gpu = gpu;
    if (const Result<TypeId> type = parseTypeId(device.linkName("mdev_type")))
        vgpu.type = *type;
    vgpu.iommuGroup = groupNumber(device);
    if (vgpu.iommuGroup)
        vgpu.inUse = isVfioGroupInUse(deviceRoot, *vgpu.iommuGroup);
    return vgpu;
}

} // namespace

std::vector<VgpuType> readTypes(const SysDir &parent)
{
    const SysDir folder = parent.openPlain(typesFolder);
    const std::vector<QByteArray> names = folder.names();
    std::vector<VgpuType> types;
    types.reserve(names.size());
    for (const QByteArray &name : names)
        if (std::optional<VgpuType> type = readType(folder, name))
            types.push_back(std::move(*type));
    std::ranges::sort(types,
                      [](const VgpuType &a, const VgpuType &b) { return compareNaturally(a.id.text, b.id.text) < 0; });
    return types;
}

std::vector<Vgpu> readVgpus(const SysDir &parent, const GpuId &gpu, const QString &deviceRoot)
{
    constexpr qsizetype uuidLength = 36; // asked first: a refusal by parseUuid makes a sentence nobody reads
    std::vector<Vgpu> vgpus;
    for (const QByteArray &name : parent.names()) {
        if (name.size() != uuidLength)
            continue;
        const Result<Uuid> uuid = parseUuid(QString::fromLatin1(name));
        const SysDir device = uuid ? parent.openPlain(name.constData()) : SysDir();
        if (device.isOpen())
            vgpus.push_back(readVgpu(device, *uuid, gpu, deviceRoot));
    }
    std::ranges::sort(vgpus, {}, &Vgpu::id);
    return vgpus;
}

void readAvailability(const SysDir &parent, std::vector<VgpuType> &types)
{
    const SysDir folder = parent.openPlain(typesFolder);
    for (VgpuType &type : types)
        type.available = folder.readCount(AttributePath(type.id.text.toLatin1()).of("available_instances"));
}

} // namespace Carrel::Gpu
