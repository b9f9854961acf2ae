// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/gpuusers.h"

#include "core/telemetry/belonging.h"
#include "core/telemetry/lines.h"
#include "ui/pages/selection.h"

#include <QCoreApplication>

namespace Carrel::Pages {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(GpuUsers)
};

QString oneLine(const std::vector<Telemetry::Line> &lines)
{
    QStringList parts;
    for (const Telemetry::Line &line : lines)
        //: %1: name of a value, %2: the value, as in "3D 12 %"
        parts.append(Words::tr("%1 %2").arg(line.label, line.value));
    return parts.join(u" · "_s);
}

Telemetry::UsersOf usersBy(const Models::HostView &host)
{
    return [&host](const VgpuId &vgpu) {
        std::vector<WorkstationId> users;
        for (const Host::Workstation *each : host.usersOf(vgpu))
            users.push_back(each->id);
        return users;
    };
}

GpuUser ofVgpu(const Models::HostView &host, const Gpu::Gpu &gpu, const Telemetry::HostReading &reading,
               const Telemetry::VgpuReading &running)
{
    GpuUser user{runsIn(host.inventory(), running), running.typeName, oneLine(linesOf(running)), {}};
    if (const Gpu::Vgpu *vgpu = vgpuOf(reading, running, gpu, usersBy(host)))
        user.item = itemOf(Models::NodeKind::Vgpu, host.inventory().uri, vgpu->id.text);
    return user;
}

GpuUser ofShare(const Models::HostView &host, const Telemetry::ShareReading &share)
{
    const Host::WorkstationPtr workstation = host.inventory().workstation(share.workstation);
    GpuUser user{workstation ? workstation->name : share.workstation.text,
                 Words::tr("render node"),
                 oneLine(linesOf(share)),
                 {}};
    if (workstation)
        user.item = itemOf(Models::NodeKind::Workstation, host.inventory().uri, share.workstation.text);
    if (user.name.isEmpty())
        user.name = Words::tr("a QEMU outside libvirt");
    return user;
}

} // namespace

std::vector<GpuUser> usersOf(const Models::HostView &host, const Gpu::Gpu &gpu, const Telemetry::HostReading &reading)
{
    std::vector<GpuUser> users;
    for (const Telemetry::VgpuReading &running : reading.vgpus)
        if (running.gpu == gpu.id)
            users.push_back(ofVgpu(host, gpu, reading, running));
    for (const Telemetry::ShareReading &share : reading.shares)
        if (share.gpu == gpu.id)
            users.push_back(ofShare(host, share));
    return users;
}

QString runsIn(const Host::Inventory &host, const Telemetry::VgpuReading &reading)
{
    if (const Host::WorkstationPtr workstation = host.workstation(WorkstationId{reading.vmUuid}))
        return workstation->name;
    return reading.vmName.isEmpty() ? Words::tr("unknown") : reading.vmName;
}

} // namespace Carrel::Pages
