// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/scanner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace Carrel;
using namespace Qt::StringLiterals;

namespace {

QJsonObject typeObject(const Gpu::VgpuType &type)
{
    return {{u"name"_s, type.name},
            {u"available"_s, type.available ? QJsonValue(*type.available) : QJsonValue()},
            {u"api"_s, type.deviceApi}};
}

QJsonObject vgpuObject(const Gpu::Vgpu &vgpu)
{
    return {{u"type"_s, vgpu.type.text},
            {u"group"_s, vgpu.iommuGroup ? QJsonValue(*vgpu.iommuGroup) : QJsonValue()},
            {u"in_use"_s, vgpu.inUse ? QJsonValue(*vgpu.inUse) : QJsonValue()}};
}

QJsonObject gpuObject(const Gpu::Gpu &gpu)
{
    QJsonObject types;
    for (const Gpu::VgpuType &type : gpu.types)
        types.insert(type.id.text, typeObject(type));
    QJsonObject vgpus;
    for (const Gpu::Vgpu &vgpu : gpu.vgpus)
        vgpus.insert(vgpu.id.text, vgpuObject(vgpu));
    return {{u"product"_s, gpu.product},
            {u"vendor"_s, gpu.vendor},
            {u"driver"_s, gpu.driver},
            {u"types"_s, types},
            {u"vgpus"_s, vgpus}};
}

} // namespace

/** Prints what Carrel's scanner sees in /sys and /dev, for the test that compares it with what others see there. */
int main()
{
    QJsonObject gpus;
    for (const Gpu::Gpu &gpu : Gpu::scanGpus(u"/sys"_s, u"/dev"_s))
        gpus.insert(gpu.id.text, gpuObject(gpu));
    const QByteArray text = QJsonDocument(gpus).toJson(QJsonDocument::Compact);
    return std::puts(text.constData()) < 0;
}
