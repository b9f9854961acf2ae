// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/gpu/treetext.h"

#include "core/gpu/backendname.h"

#include <QStringList>

namespace Carrel {

using namespace Qt::StringLiterals;

namespace {

template <class T>
QString known(const std::optional<T> &value)
{
    return value ? QString::number(*value) : u"?"_s;
}

QString yes(const std::optional<bool> &value)
{
    return value ? (*value ? u"yes"_s : u"no"_s) : u"?"_s;
}

QString typeLine(const Gpu::VgpuType &type)
{
    QStringList other;
    for (auto key = type.otherKeys.begin(); key != type.otherKeys.end(); ++key)
        other.append(key.key() + u'=' + key.value());
    const QString pixels =
        type.maxResolution ? u"%1x%2"_s.arg(type.maxResolution->width()).arg(type.maxResolution->height()) : u"?"_s;
    return u"  type %1 “%2” %3 MiB most %4 heads %5 %6 fps %7 available %8%9 %10"_s
        .arg(type.id.text, type.name, type.framebuffer ? QString::number(type.framebuffer->count) : u"?"_s,
             known(type.maxInstances), known(type.heads), pixels, known(type.frameLimit), known(type.available),
             type.isLowerBound ? u" or more"_s : QString())
        .arg(other.join(u' '))
        .trimmed()
        .prepend(u"  "_s);
}

QString vgpuLine(const Gpu::Vgpu &vgpu)
{
    return u"  vgpu %1 type %2 on %3 group %4 in use %5 placement %6 instance %7"_s.arg(
        vgpu.id.text, vgpu.type.isEmpty() ? u"none"_s : vgpu.type.text, vgpu.parent.text, known(vgpu.iommuGroup),
        yes(vgpu.inUse), known(vgpu.placement), known(vgpu.gpuInstance));
}

QStringList gpuLines(const Gpu::Gpu &gpu)
{
    QStringList lines;
    lines.append(u"gpu %1 “%2” “%3” [%4] driver %5 by %6"_s.arg(gpu.id.text, gpu.vendor, gpu.product, gpu.pciId,
                                                                gpu.driver.isEmpty() ? u"none"_s : gpu.driver,
                                                                QString(Gpu::backEndName(gpu.backEnd))));
    lines.append(u"  numa %1 group %2 VFs %3 of %4 service %5 screen %6 render %7"_s.arg(
        known(gpu.numaNode), known(gpu.iommuGroup), known(gpu.vfsEnabled), known(gpu.vfsPossible), yes(gpu.serviceRuns),
        yes(gpu.isHostDisplay), gpu.renderNode.isEmpty() ? u"none"_s : gpu.renderNode));
    for (const Gpu::GroupMember &member : gpu.groupMembers)
        lines.append(u"  group member %1 “%2” driver %3%4"_s.arg(member.id.text, member.name,
                                                                 member.driver.isEmpty() ? u"none"_s : member.driver,
                                                                 member.isBridge ? u" bridge"_s : QString()));
    for (const Gpu::VirtualFunction &vf : gpu.vfs)
        lines.append(u"  vf %1 %2 driver %3 group %4 in use %5"_s.arg(QString::number(vf.number), vf.id.text,
                                                                      vf.driver.isEmpty() ? u"none"_s : vf.driver,
                                                                      known(vf.iommuGroup), yes(vf.inUse)));
    for (const Gpu::VgpuType &type : gpu.types)
        lines.append(typeLine(type));
    for (const Gpu::Vgpu &vgpu : gpu.vgpus)
        lines.append(vgpuLine(vgpu));
    return lines;
}

} // namespace

QByteArray treeText(const std::vector<Gpu::Gpu> &gpus)
{
    QStringList lines;
    for (const Gpu::Gpu &gpu : gpus)
        lines += gpuLines(gpu);
    return lines.join(u'\n').append(u'\n').toUtf8();
}

} // namespace Carrel
