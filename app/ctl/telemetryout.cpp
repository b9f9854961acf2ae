// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/telemetryout.h"

#include "core/telemetry/belonging.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace Carrel::Ctl {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TelemetryOut)
};

template <class T>
QJsonValue known(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue known(const std::optional<Mebibytes> &value)
{
    return value ? QJsonValue(value->count) : QJsonValue();
}

QJsonValue known(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject loadJson(const Telemetry::Load &load)
{
    return {{u"graphics"_s, known(load.graphics)},
            {u"memory"_s, known(load.memory)},
            {u"encoder"_s, known(load.encoder)},
            {u"decoder"_s, known(load.decoder)},
            {u"video"_s, known(load.video)}};
}

QJsonValue xidsJson(const std::optional<std::vector<Telemetry::Xid>> &xids)
{
    if (!xids)
        return {};
    QJsonArray all;
    for (const Telemetry::Xid &xid : *xids)
        all.append(QJsonObject{
            {u"at"_s, known(xid.at.toString(Qt::ISODateWithMs))}, {u"number"_s, xid.number}, {u"text"_s, xid.text}});
    return all;
}

QJsonValue licenceJson(const std::optional<Telemetry::Licence> &licence)
{
    if (!licence)
        return {};
    const QString expiry = licence->expiry ? licence->expiry->toString(Qt::ISODate) : QString();
    return QJsonObject{{u"text"_s, licence->text},
                       {u"licensed"_s, licence->state == Telemetry::LicenceState::Licensed},
                       {u"expiry"_s, known(expiry)}};
}

Telemetry::UsersOf usersBy(const Host::Inventory &host)
{
    return [&host](const VgpuId &vgpu) {
        std::vector<WorkstationId> users;
        for (const Host::WorkstationPtr &each : host.usersOf(vgpu))
            users.push_back(each->id);
        return users;
    };
}

QString workstationName(const Host::Inventory &host, const QString &uuid)
{
    const Host::WorkstationPtr found = host.workstation(WorkstationId{uuid});
    return found ? found->name : QString();
}

QJsonObject vgpuJson(const Host::Inventory &host, const Gpu::Gpu &gpu, const Telemetry::HostReading &reading,
                     const Telemetry::VgpuReading &running)
{
    const Gpu::Vgpu *vgpu = vgpuOf(reading, running, gpu, usersBy(host));
    return {{u"id"_s, known(vgpu ? vgpu->id.text : QString())},
            {u"type_name"_s, known(running.typeName)},
            {u"vm_uuid"_s, known(running.vmUuid)},
            {u"vm_name"_s, known(running.vmName)},
            {u"workstation"_s, known(workstationName(host, running.vmUuid))},
            {u"framebuffer_used_mib"_s, known(running.framebuffer.used)},
            {u"framebuffer_mib"_s, known(running.framebuffer.total)},
            {u"load"_s, loadJson(running.load)},
            {u"guest_driver"_s, known(running.guestDriver)},
            {u"licence"_s, licenceJson(running.licence)}};
}

QJsonObject shareJson(const Host::Inventory &host, const Telemetry::ShareReading &share)
{
    return {{u"vm_uuid"_s, known(share.workstation.text)},
            {u"workstation"_s, known(workstationName(host, share.workstation.text))},
            {u"memory_mib"_s, known(share.memory)},
            {u"load"_s, loadJson(share.load)}};
}

QJsonObject valuesJson(const Gpu::Gpu &gpu, const Telemetry::GpuReading &reading)
{
    return {{u"address"_s, gpu.id.text},
            {u"driver_version"_s, known(reading.driverVersion)},
            {u"framebuffer_used_mib"_s, known(reading.framebuffer.used)},
            {u"framebuffer_mib"_s, known(reading.framebuffer.total)},
            {u"load"_s, loadJson(reading.load)},
            {u"temperature_c"_s, known(reading.temperature)},
            {u"power_w"_s, known(reading.power)},
            {u"power_limit_w"_s, known(reading.powerLimit)},
            {u"ecc_corrected"_s, known(reading.ecc.corrected)},
            {u"ecc_uncorrected"_s, known(reading.ecc.uncorrected)},
            {u"xids"_s, xidsJson(reading.xids)}};
}

QStringList remarks(const Host::Inventory &host, const Gpu::Gpu &gpu, const Telemetry::HostReading &reading)
{
    const QString why = whyNotRead(host, gpu);
    return why.isEmpty() ? remarksOf(reading, gpu) : QStringList{why};
}

QJsonObject gpuJson(const Host::Inventory &host, const Gpu::Gpu &gpu, const Telemetry::HostReading &reading)
{
    const Telemetry::GpuReading *own = reading.gpu(gpu.id);
    QJsonObject json = valuesJson(gpu, own ? *own : Telemetry::GpuReading{});
    QJsonArray vgpus;
    for (const Telemetry::VgpuReading &each : reading.vgpus)
        if (each.gpu == gpu.id)
            vgpus.append(vgpuJson(host, gpu, reading, each));
    QJsonArray shares;
    for (const Telemetry::ShareReading &each : reading.shares)
        if (each.gpu == gpu.id)
            shares.append(shareJson(host, each));
    json.insert(u"vgpus"_s, vgpus);
    json.insert(u"render_node_users"_s, shares);
    json.insert(u"remarks"_s, QJsonArray::fromStringList(remarks(host, gpu, reading)));
    return json;
}

void addLines(QStringList &text, const QString &indent, const std::vector<Telemetry::Line> &lines)
{
    for (const Telemetry::Line &line : lines)
        text.append(indent + Words::tr("%1: %2").arg(line.label, line.value));
}

void addVgpu(QStringList &text, const Host::Inventory &host, const Gpu::Gpu &gpu, const Telemetry::HostReading &reading,
             const Telemetry::VgpuReading &running)
{
    const Gpu::Vgpu *vgpu = vgpuOf(reading, running, gpu, usersBy(host));
    const QString name = workstationName(host, running.vmUuid);
    text.append(u"  "_s
                + Words::tr("vGPU %1: %2, in %3")
                      .arg(vgpu ? vgpu->id.text : Words::tr("(unknown)"), running.typeName,
                           name.isEmpty() ? running.vmName : name));
    addLines(text, u"    "_s, linesOf(running));
}

void addShare(QStringList &text, const Host::Inventory &host, const Telemetry::ShareReading &share)
{
    const QString name = workstationName(host, share.workstation.text);
    text.append(u"  "_s + Words::tr("render node, used by %1").arg(name.isEmpty() ? share.workstation.text : name));
    addLines(text, u"    "_s, linesOf(share));
}

void addGpu(QStringList &text, const Host::Inventory &host, const Gpu::Gpu &gpu, const Telemetry::HostReading &reading)
{
    text.append(Words::tr("GPU %1: %2 %3").arg(gpu.id.text, gpu.vendor, gpu.product).trimmed());
    if (const Telemetry::GpuReading *own = reading.gpu(gpu.id))
        addLines(text, u"  "_s, linesOf(*own));
    for (const QString &remark : remarks(host, gpu, reading))
        text.append(u"  "_s + remark);
    for (const Telemetry::VgpuReading &each : reading.vgpus)
        if (each.gpu == gpu.id)
            addVgpu(text, host, gpu, reading, each);
    for (const Telemetry::ShareReading &each : reading.shares)
        if (each.gpu == gpu.id)
            addShare(text, host, each);
}

} // namespace

Telemetry::Place placeOf(Host::HostKind kind)
{
    switch (kind) {
    case Host::HostKind::Local:
    case Host::HostKind::Test:
        return Telemetry::Place::Here;
    case Host::HostKind::TryOut:
        return Telemetry::Place::Simulated;
    case Host::HostKind::Inspect:
        return Telemetry::Place::Copy;
    case Host::HostKind::Remote:
        break;
    }
    return Telemetry::Place::Elsewhere;
}

QString whyNotRead(const Host::Inventory &host, const Gpu::Gpu &gpu)
{
    const QString place = Telemetry::whyNotRead(placeOf(host.kind));
    return place.isEmpty() ? Telemetry::whyNotRead(gpu) : place;
}

QJsonObject telemetryJson(const Host::Inventory &host, const std::vector<const Gpu::Gpu *> &gpus,
                          const Telemetry::HostReading &reading)
{
    QJsonArray all;
    for (const Gpu::Gpu *gpu : gpus)
        all.append(gpuJson(host, *gpu, reading));
    const QString at = reading.at.isValid() ? reading.at.toString(Qt::ISODateWithMs) : QString();
    return {{u"host"_s, host.uri}, {u"at"_s, known(at)}, {u"gpus"_s, all}};
}

QStringList telemetryText(const Host::Inventory &host, const std::vector<const Gpu::Gpu *> &gpus,
                          const Telemetry::HostReading &reading)
{
    QStringList text;
    for (const Gpu::Gpu *gpu : gpus)
        addGpu(text, host, *gpu, reading);
    return text;
}

} // namespace Carrel::Ctl
