// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/inventoryjson.h"

#include "core/gpu/backendname.h"

namespace Carrel::Ctl {

using namespace Qt::StringLiterals;

namespace {

QJsonValue known(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue known(const std::optional<int> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonObject typeJson(const Gpu::VgpuType &type)
{
    // The scanner shows people the id where the name could not be read; to a program that is unknown.
    return {{u"id"_s, type.id.text},
            {u"name"_s, known(type.name == type.id.text ? QString() : type.name)},
            {u"framebuffer_mib"_s, type.framebuffer ? QJsonValue(type.framebuffer->count) : QJsonValue()},
            {u"max_instances"_s, known(type.maxInstances)},
            {u"available"_s, known(type.available)},
            {u"available_is_lower_bound"_s, type.isLowerBound}};
}

QJsonObject vgpuJson(const Host::Inventory &host, const Gpu::Vgpu &vgpu)
{
    QJsonArray users;
    for (const Host::WorkstationPtr &workstation : host.usersOf(vgpu.id))
        users.append(workstation->name);
    return {{u"id"_s, vgpu.id.text},
            {u"type"_s, known(vgpu.type.text)},
            {u"parent"_s, known(vgpu.parent.text)},
            {u"in_use"_s, vgpu.inUse ? QJsonValue(*vgpu.inUse) : QJsonValue()},
            {u"workstations"_s, users}};
}

QJsonObject vfsJson(const Gpu::Gpu &gpu)
{
    QJsonArray list;
    for (const Gpu::VirtualFunction &vf : gpu.vfs)
        list.append(QJsonObject{{u"number"_s, vf.number},
                                {u"address"_s, vf.id.text},
                                {u"driver"_s, known(vf.driver)},
                                {u"in_use"_s, vf.inUse ? QJsonValue(*vf.inUse) : QJsonValue()}});
    return {{u"possible"_s, known(gpu.vfsPossible)}, {u"enabled"_s, known(gpu.vfsEnabled)}, {u"list"_s, list}};
}

QJsonArray groupJson(const Gpu::Gpu &gpu)
{
    QJsonArray members;
    for (const Gpu::GroupMember &member : gpu.groupMembers)
        members.append(QJsonObject{{u"address"_s, member.id.text},
                                   {u"name"_s, known(member.name)},
                                   {u"driver"_s, known(member.driver)},
                                   {u"bridge"_s, member.isBridge}});
    return members;
}

QJsonObject gpuJson(const Host::Inventory &host, const Gpu::Gpu &gpu)
{
    QJsonArray types;
    for (const Gpu::VgpuType &type : gpu.types)
        types.append(typeJson(type));
    QJsonArray vgpus;
    for (const Gpu::Vgpu &vgpu : gpu.vgpus)
        vgpus.append(vgpuJson(host, vgpu));
    return {{u"address"_s, gpu.id.text},
            {u"name"_s, known(gpu.product)},
            {u"vendor"_s, known(gpu.vendor)},
            {u"driver"_s, known(gpu.driver)},
            {u"numa_node"_s, known(gpu.numaNode)},
            {u"backend"_s, QString(Gpu::backEndName(gpu.backEnd))},
            {u"pci_id"_s, known(gpu.pciId)},
            {u"vfs"_s, vfsJson(gpu)},
            {u"iommu_group"_s, known(gpu.iommuGroup)},
            {u"group_members"_s, groupJson(gpu)},
            {u"host_display"_s, gpu.isHostDisplay},
            {u"render_node"_s, known(gpu.renderNode)},
            {u"types"_s, types},
            {u"vgpus"_s, vgpus}};
}

QString kindWord(Host::GraphicsKind kind)
{
    switch (kind) {
    case Host::GraphicsKind::Spice:
        return u"spice"_s;
    case Host::GraphicsKind::Vnc:
        return u"vnc"_s;
    case Host::GraphicsKind::Rdp:
        return u"rdp"_s;
    case Host::GraphicsKind::EglHeadless:
        return u"egl-headless"_s;
    case Host::GraphicsKind::Sdl:
        return u"sdl"_s;
    case Host::GraphicsKind::DBus:
        return u"dbus"_s;
    case Host::GraphicsKind::Other:
        break;
    }
    return u"other"_s;
}

QJsonObject graphicsJson(const Host::Graphics &graphics)
{
    return {{u"type"_s, kindWord(graphics.kind)},
            {u"port"_s, known(graphics.port)},
            {u"tls_port"_s, known(graphics.tlsPort)},
            {u"listen"_s, known(graphics.listen)},
            {u"socket"_s, known(graphics.socket)}};
}

QJsonObject workstationJson(const Host::Workstation &workstation)
{
    QJsonArray vgpus;
    for (const VgpuId &vgpu : workstation.vgpus)
        vgpus.append(vgpu.text);
    QJsonArray graphics;
    for (const Host::Graphics &one : workstation.graphics)
        graphics.append(graphicsJson(one));
    return {{u"name"_s, workstation.name},
            {u"uuid"_s, workstation.id.text},
            {u"state"_s, stateWord(workstation.state)},
            {u"vgpus"_s, vgpus},
            {u"graphics"_s, graphics}};
}

} // namespace

QString stateWord(Host::WorkstationState state)
{
    switch (state) {
    case Host::WorkstationState::Running:
        return u"running"_s;
    case Host::WorkstationState::Paused:
        return u"paused"_s;
    case Host::WorkstationState::ShuttingDown:
        return u"shutting-down"_s;
    case Host::WorkstationState::Off:
        return u"off"_s;
    case Host::WorkstationState::Crashed:
        return u"crashed"_s;
    case Host::WorkstationState::Suspended:
        return u"suspended"_s;
    case Host::WorkstationState::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString stateWord(Host::HostState state)
{
    switch (state) {
    case Host::HostState::Connecting:
        return u"connecting"_s;
    case Host::HostState::Connected:
        return u"connected"_s;
    case Host::HostState::ReadOnly:
        return u"read-only"_s;
    case Host::HostState::Lost:
        return u"lost"_s;
    case Host::HostState::Failed:
        break;
    }
    return u"failed"_s;
}

QJsonObject hostJson(const Host::Inventory &host)
{
    // Not yet read and none are two things: null and [].
    QJsonArray gpus;
    for (const Gpu::Gpu &gpu : host.gpus)
        gpus.append(gpuJson(host, gpu));
    QJsonArray workstations;
    for (const Host::WorkstationPtr &workstation : host.workstations)
        workstations.append(workstationJson(*workstation));
    return {{u"uri"_s, host.uri},
            {u"state"_s, stateWord(host.state)},
            {u"gpus"_s, host.gpusKnown ? QJsonValue(gpus) : QJsonValue()},
            {u"workstations"_s, host.workstationsKnown ? QJsonValue(workstations) : QJsonValue()}};
}

QJsonObject inventoryJson(const std::vector<Host::Snapshot> &hosts)
{
    QJsonArray all;
    for (const Host::Snapshot &host : hosts)
        all.append(hostJson(*host));
    return {{u"schema"_s, 1}, {u"hosts"_s, all}};
}

} // namespace Carrel::Ctl
