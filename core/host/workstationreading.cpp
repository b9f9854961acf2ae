// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/workstationreading.h"

#include "core/host/workstationlist.h"

#include <algorithm>
#include <utility>

namespace Carrel::Host {

namespace {

WorkstationState stateOf(Virt::DomainState state)
{
    switch (state) {
    case Virt::DomainState::Running:
        return WorkstationState::Running;
    case Virt::DomainState::Paused:
        return WorkstationState::Paused;
    case Virt::DomainState::ShuttingDown:
        return WorkstationState::ShuttingDown;
    case Virt::DomainState::Off:
        return WorkstationState::Off;
    case Virt::DomainState::Crashed:
        return WorkstationState::Crashed;
    case Virt::DomainState::Suspended:
        return WorkstationState::Suspended;
    case Virt::DomainState::Unknown:
        break;
    }
    return WorkstationState::Unknown;
}

GraphicsKind kindOf(const QString &type)
{
    static constexpr std::pair<QLatin1StringView, GraphicsKind> kinds[] = {
        {QLatin1StringView("spice"), GraphicsKind::Spice},
        {QLatin1StringView("vnc"), GraphicsKind::Vnc},
        {QLatin1StringView("rdp"), GraphicsKind::Rdp},
        {QLatin1StringView("egl-headless"), GraphicsKind::EglHeadless},
        {QLatin1StringView("sdl"), GraphicsKind::Sdl},
        {QLatin1StringView("dbus"), GraphicsKind::DBus},
    };
    const auto found = std::ranges::find(kinds, type, [](const auto &each) { return each.first; });
    return found == std::end(kinds) ? GraphicsKind::Other : found->second;
}

std::vector<Graphics> graphicsOf(std::vector<Virt::GraphicsDetails> &&details)
{
    std::vector<Graphics> graphics;
    graphics.reserve(details.size());
    for (Virt::GraphicsDetails &each : details)
        graphics.push_back({kindOf(each.type), each.port, each.tlsPort, std::move(each.listen), std::move(each.socket),
                            std::move(each.renderNode)});
    return graphics;
}

} // namespace

std::vector<VgpuId> vgpusOf(const Virt::DomainDetails &details, HostKind kind)
{
    const std::vector<QString> &named = kind == HostKind::TryOut ? details.tryOutVgpus : details.vgpuHostdevs;
    std::vector<VgpuId> vgpus;
    vgpus.reserve(named.size());
    for (const QString &id : named)
        vgpus.push_back({id});
    return vgpus;
}

WorkstationPtr workstationOf(Virt::DomainRecord &&record, HostKind kind)
{
    Virt::DomainDetails &details = record.details;
    // The try-out host borrows the user's libvirt session: other domains of it are none of its business.
    if (kind == HostKind::TryOut && !details.tryOut)
        return nullptr;
    auto workstation = std::make_shared<Workstation>();
    workstation->id = std::move(record.id);
    workstation->name = std::move(details.name);
    workstation->title = std::move(details.title);
    workstation->notes = std::move(details.notes);
    workstation->tags = std::move(details.tags);
    workstation->state = stateOf(record.state);
    workstation->cpus = details.cpus;
    workstation->memory = details.memory;
    workstation->persistent = record.persistent;
    workstation->autostart = record.autostart;
    workstation->vgpus = vgpusOf(details, kind);
    for (const QString &device : details.pciHostdevs)
        workstation->pciDevices.push_back({device});
    workstation->graphics = graphicsOf(std::move(details.graphics));
    workstation->disks = std::move(details.disks);
    workstation->backing = std::move(details.backing);
    return workstation;
}

WorkstationPtr withNextStart(const WorkstationPtr &workstation, const Virt::DomainDetails &next, HostKind kind)
{
    auto copy = std::make_shared<Workstation>(*workstation);
    const std::vector<VgpuId> later = vgpusOf(next, kind);
    // Also when it is known already: what was read of it before this had both lists in one.
    copy->needsRestart = workstation->needsRestart || !std::ranges::is_permutation(workstation->vgpus, later)
        || !std::ranges::is_permutation(workstation->pciDevices, next.pciHostdevs, {}, &PciAddress::text);
    for (const VgpuId &vgpu : later)
        if (!std::ranges::contains(copy->vgpus, vgpu))
            copy->vgpus.push_back(vgpu);
    for (const QString &device : next.pciHostdevs)
        if (!std::ranges::contains(copy->pciDevices, device, &PciAddress::text))
            copy->pciDevices.push_back({device});
    copy->notes = next.notes;
    copy->tags = next.tags;
    return *copy == *workstation ? workstation : copy;
}

Result<std::vector<WorkstationPtr>> readWorkstations(Virt::Connection &connection, HostKind kind,
                                                     const Virt::Beat &beat)
{
    auto records = Virt::listDomains(connection, beat);
    if (!records)
        return std::unexpected(records.error());
    std::vector<WorkstationPtr> workstations;
    workstations.reserve(records->size());
    for (Virt::DomainRecord &record : *records)
        if (WorkstationPtr workstation = workstationOf(std::move(record), kind))
            workstations.push_back(std::move(workstation));
    std::ranges::sort(workstations, WorkstationList::isBefore);
    return workstations;
}

Result<WorkstationPtr> readWorkstation(Virt::Connection &connection, HostKind kind, const WorkstationId &id)
{
    auto record = Virt::readDomain(connection, id);
    if (!record && record.error().code == ErrorCode::NotFound)
        return nullptr;
    if (!record)
        return std::unexpected(record.error());
    const bool persistent = record->persistent;
    WorkstationPtr workstation = workstationOf(std::move(*record), kind);
    if (!workstation || !persistent || !isActive(workstation->state))
        return workstation;
    const auto next = Virt::readNextStart(connection, id);
    return next ? withNextStart(workstation, *next, kind) : workstation;
}

} // namespace Carrel::Host
