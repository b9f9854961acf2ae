// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/models/testhosts.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Carrel;

namespace TestHosts {

namespace {

Gpu::VgpuType m60Type(const QString &id, const QString &name, qint64 mebibytes, int instances)
{
    Gpu::VgpuType type;
    type.id = TypeId{id};
    type.name = name;
    type.framebuffer = Mebibytes{mebibytes};
    type.maxInstances = instances;
    type.available = instances;
    type.heads = 4;
    type.maxResolution = QSize(4096, 2160);
    return type;
}

template <class T>
void shuffle(std::vector<T> &list, QRandomGenerator &random)
{
    std::shuffle(list.begin(), list.end(), random);
}

Gpu::Gpu randomGpu(QRandomGenerator &random, int number)
{
    Gpu::Gpu gpu = teslaM60(u"0000:0%1:00.0"_s.arg(number));
    if (random.bounded(8) == 0)
        gpu.types.clear();
    if (random.bounded(4) == 0)
        gpu.driver.clear();
    for (int slice = 0; slice < 4; ++slice)
        if (random.bounded(3) == 0)
            addVgpu(gpu, uuid(100 + number * 10 + slice), u"nvidia-%1"_s.arg(random.bounded(17, 21)));
    shuffle(gpu.types, random);
    return gpu;
}

Host::Workstation randomWorkstation(QRandomGenerator &random, int number)
{
    Host::Workstation result = workstation(number, static_cast<Host::WorkstationState>(random.bounded(7)));
    result.notes = random.bounded(2) == 0 ? QString() : u"note %1"_s.arg(random.bounded(3));
    for (int count = random.bounded(3); count > 0; --count)
        result.vgpus.push_back(VgpuId{uuid(100 + random.bounded(6) * 10 + random.bounded(4))});
    return result;
}

} // namespace

QString uuid(int number)
{
    return u"%1-aaaa-4aaa-8aaa-aaaaaaaaaaaa"_s.arg(number, 8, 16, QChar(u'0'));
}

InventoryPtr emptyHost(const QString &uri, Host::HostKind kind)
{
    auto host = std::make_shared<Host::Inventory>();
    host->uri = uri;
    host->name = uri.section(u':', 0, 0);
    host->kind = kind;
    host->state = Host::HostState::Connected;
    host->gpusKnown = true;
    host->workstationsKnown = true;
    return host;
}

Gpu::Gpu teslaM60(const QString &address)
{
    Gpu::Gpu gpu;
    gpu.id = GpuId{address};
    gpu.vendor = u"NVIDIA Corporation"_s;
    gpu.product = u"GM204GL [Tesla M60]"_s;
    gpu.driver = u"nvidia"_s;
    gpu.backEnd = Gpu::BackEnd::Mdev;
    gpu.types = {m60Type(u"nvidia-18"_s, u"GRID M60-2Q"_s, 2048, 4), m60Type(u"nvidia-20"_s, u"GRID M60-4Q"_s, 4096, 2),
                 m60Type(u"nvidia-22"_s, u"GRID M60-8Q"_s, 8192, 1)};
    return gpu;
}

void addVgpu(Gpu::Gpu &gpu, const QString &uuid, const QString &type)
{
    Gpu::Vgpu vgpu;
    vgpu.id = VgpuId{uuid};
    vgpu.type = TypeId{type};
    vgpu.gpu = gpu.id;
    vgpu.inUse = false;
    gpu.vgpus.push_back(vgpu);
    for (Gpu::VgpuType &offered : gpu.types)
        offered.available = offered.id == vgpu.type ? std::max(0, offered.available.value_or(0) - 1) : 0;
}

Host::Workstation workstation(int number, Host::WorkstationState state)
{
    Host::Workstation result;
    result.id = WorkstationId{uuid(number)};
    result.name = u"cad-%1"_s.arg(number);
    result.state = state;
    result.cpus = 4;
    result.memory = Mebibytes{8192};
    Host::Graphics spice;
    spice.kind = Host::GraphicsKind::Spice;
    spice.listen = u"127.0.0.1"_s;
    result.graphics = {spice};
    return result;
}

void add(Host::Inventory &host, Host::Workstation workstation)
{
    host.workstations.push_back(std::make_shared<const Host::Workstation>(std::move(workstation)));
}

InventoryPtr studio(const QString &uri)
{
    InventoryPtr host = emptyHost(uri);
    Gpu::Gpu gpu = teslaM60(u"0000:3d:00.0"_s);
    for (const int number : {101, 102, 103})
        addVgpu(gpu, uuid(number), u"nvidia-18"_s);
    gpu.vgpus[0].inUse = true;
    host->gpus = {gpu, teslaM60(u"0000:3e:00.0"_s)};
    Host::Workstation running = workstation(1, Host::WorkstationState::Running);
    running.vgpus = {VgpuId{uuid(101)}};
    running.notes = u"Rotor assembly"_s;
    Host::Workstation off = workstation(2, Host::WorkstationState::Off);
    off.vgpus = {VgpuId{uuid(102)}};
    add(*host, running);
    add(*host, off);
    add(*host, workstation(3, Host::WorkstationState::Off));
    return host;
}

InventoryPtr randomHost(QRandomGenerator &random, const QString &uri)
{
    InventoryPtr host = emptyHost(uri);
    host->state = static_cast<Host::HostState>(random.bounded(5));
    host->gpusKnown = random.bounded(10) != 0;
    host->workstationsKnown = random.bounded(10) != 0;
    for (int number = 0; host->gpusKnown && number < 6; ++number)
        if (random.bounded(2) == 0)
            host->gpus.push_back(randomGpu(random, number));
    for (int number = 0; host->workstationsKnown && number < 20; ++number)
        if (random.bounded(3) != 0)
            add(*host, randomWorkstation(random, number));
    shuffle(host->gpus, random);
    if (random.bounded(2) == 0)
        shuffle(host->workstations, random);
    return host;
}

InventoryPtr largeHost(const QString &uri, int workstations)
{
    InventoryPtr host = emptyHost(uri);
    host->workstations.reserve(static_cast<size_t>(workstations));
    Gpu::Gpu gpu = teslaM60(u"0000:3d:00.0"_s);
    for (int number = 0; number < workstations; ++number) {
        Host::Workstation next =
            workstation(number, number % 3 == 0 ? Host::WorkstationState::Running : Host::WorkstationState::Off);
        if (number % 10 == 0) {
            next.vgpus = {VgpuId{uuid(1'000'000 + number)}};
            addVgpu(gpu, uuid(1'000'000 + number), u"nvidia-18"_s);
        }
        add(*host, std::move(next));
    }
    host->gpus = {gpu};
    return host;
}

} // namespace TestHosts
