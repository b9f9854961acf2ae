// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to whole GPUs of the machine: they come and go, boot, are bound anew and change their slot.

#include "app/gpusim/machine.h"

#include <algorithm>
#include <format>
#include <utility>

namespace Carrel::Sim {

void Machine::eraseAll(Gpu &gpu)
{
    std::vector<std::string> carried;
    for (const auto &held : m_held)
        if (held->vgpu.gpu == gpu.spec.id)
            carried.push_back(held->vgpu.uuid);
    for (const std::string &uuid : carried)
        if (Held *one = held(uuid))
            erase(*one, one->vgpu.removing ? Change::Kind::VgpuReleased : Change::Kind::VgpuRemoved);
    gpu.busy = false;
    gpu.mixed = false;
    dropVfs(gpu);
    for (Answer &answer : std::exchange(gpu.disabling, {}))
        answer(0);
}

void Machine::rebindWithVfs(std::string_view id, int count)
{
    Gpu &gpu = *own(id);
    eraseAll(gpu);
    makeVfs(gpu, count);
}

void Machine::setMixed(std::string_view id, bool mixed)
{
    Gpu &gpu = *own(id);
    gpu.mixed = mixed;
    tell(Change{Change::Kind::ModeChanged, gpu.spec.id, {}, {}});
}

bool Machine::setPresent(std::string_view id, bool present)
{
    Gpu *gpu = own(id);
    if (!gpu || gpu->present == present)
        return false;
    eraseAll(*gpu);
    gpu->autoprobe = true;
    gpu->present = present;
    tell(Change{present ? Change::Kind::GpuBack : Change::Kind::GpuGone, gpu->spec.id, {}, {}});
    return true;
}

void Machine::reboot()
{
    std::vector<std::string> running;
    for (const Gpu &gpu : m_gpus)
        if (gpu.present)
            running.push_back(gpu.spec.id);
    for (const std::string &id : running)
        setPresent(id, false);
    for (const Gpu &gpu : m_gpus)
        setPresent(std::string(gpu.spec.id), true); // who had vanished is found again
}

Outcome<void> Machine::move(std::string_view id, const std::vector<std::string> &path)
{
    Gpu *gpu = own(id);
    if (!gpu || !gpu->spec.card.isPci())
        return std::unexpected(std::format("there is no GPU {} on PCI", id));
    if (!std::ranges::all_of(path, isPciAddress))
        return std::unexpected(std::string("the new place must be PCI addresses, each as 0000:3d:00.0, joined by /"));
    const auto takes = [&](const Gpu &other) {
        return &other != gpu && std::ranges::contains(other.spec.path, path.back());
    };
    if (std::ranges::any_of(m_gpus, takes) || path.back() == id || gpuOfVf(path.back()))
        return std::unexpected(std::format("{} is taken", path.back()));
    setPresent(id, false);
    gpu->spec.path = path;
    gpu->spec.id = path.back();
    setPresent(std::string(gpu->spec.id), true);
    return {};
}

} // namespace Carrel::Sim
