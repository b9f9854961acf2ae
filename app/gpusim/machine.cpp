// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/machine.h"

#include "app/gpusim/capacity.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdint>

namespace Carrel::Sim {

namespace {

constexpr std::size_t uuidLength = 36;

} // namespace

Machine::Machine(const Description &description) : m_mdevBus(description.mdevBus)
{
    for (const GpuSpec &spec : description.gpus)
        m_gpus.push_back(Gpu{spec});
    for (const VgpuSpec &spec : description.vgpus)
        add(Vgpu{spec.uuid, spec.gpu, spec.type, spec.iommuGroup, spec.busy});
}

const Machine::Gpu *Machine::gpu(std::string_view id) const
{
    const auto found = std::ranges::find_if(m_gpus, [&](const Gpu &gpu) { return gpu.spec.id == id; });
    return found == m_gpus.end() ? nullptr : &*found;
}

const Vgpu *Machine::vgpu(std::string_view uuid) const
{
    const auto found = std::ranges::find_if(m_held, [&](const auto &held) { return held->vgpu.uuid == uuid; });
    return found == m_held.end() ? nullptr : &(*found)->vgpu;
}

std::vector<const Vgpu *> Machine::vgpus() const
{
    std::vector<const Vgpu *> all;
    for (const auto &held : m_held)
        all.push_back(&held->vgpu);
    return all;
}

const Vgpu *Machine::vgpuOfGroup(int group) const
{
    const auto found = std::ranges::find_if(m_held, [&](const auto &held) { return held->vgpu.iommuGroup == group; });
    return found == m_held.end() ? nullptr : &(*found)->vgpu;
}

int Machine::availableInstances(const Gpu &gpu, std::string_view type) const
{
    std::vector<std::string> carried;
    for (const auto &held : m_held)
        if (held->vgpu.gpu == gpu.spec.id)
            carried.push_back(held->vgpu.type);
    return Sim::availableInstances(gpu.spec.card, carried, type);
}

int Machine::create(std::string_view gpu, std::string_view type, std::string_view bytes)
{
    // Only the length is checked for what follows the UUID: mdev_sysfs.c create_store() never looks at byte 37.
    if (bytes.size() < uuidLength || bytes.size() > uuidLength + 1 || !isUuid(bytes))
        return -EINVAL;
    const Gpu *parent = this->gpu(gpu);
    if (!parent || !parent->present)
        return -ENODEV;
    const std::string uuid = lowerCase(bytes.substr(0, uuidLength));
    if (vgpu(uuid))
        return -EEXIST;
    if (availableInstances(*parent, type) == 0)
        return -parent->spec.card.errnoWhenFull;
    add(Vgpu{uuid, std::string(gpu), std::string(type)});
    return static_cast<int>(bytes.size());
}

void Machine::remove(std::string_view uuid, std::string_view bytes, Answer answer)
{
    Held *found = held(uuid);
    if (!found || found->vgpu.removing)
        return answer(-ENODEV);
    const std::optional<bool> yes = readsAsYes(bytes);
    if (!yes)
        return answer(-EINVAL);
    const int taken = static_cast<int>(bytes.size());
    if (!*yes)
        return answer(taken);
    if (!found->vgpu.busy) {
        erase(*found, Change::Kind::VgpuRemoved);
        return answer(taken);
    }
    found->vgpu.removing = true;
    found->waiting.push_back([taken, answer = std::move(answer)](int error) mutable { answer(error ? error : taken); });
    tell(Change::Kind::VgpuRemoved, Vgpu(found->vgpu));
}

bool Machine::setBusy(std::string_view uuid, bool busy)
{
    Held *found = held(lowerCase(uuid));
    if (!found)
        return false;
    if (found->vgpu.busy == busy)
        return true;
    found->vgpu.busy = busy;
    if (found->vgpu.removing)
        erase(*found, Change::Kind::VgpuReleased);
    else
        tell(Change::Kind::BusyChanged, Vgpu(found->vgpu));
    return true;
}

bool Machine::setPresent(std::string_view gpu, bool present)
{
    const auto found = std::ranges::find_if(m_gpus, [&](const Gpu &one) { return one.spec.id == gpu; });
    if (found == m_gpus.end() || found->present == present)
        return false;
    std::vector<std::string> carried;
    for (const auto &held : m_held)
        if (held->vgpu.gpu == gpu)
            carried.push_back(held->vgpu.uuid);
    for (const std::string &uuid : carried)
        if (Held *one = held(uuid))
            erase(*one, one->vgpu.removing ? Change::Kind::VgpuReleased : Change::Kind::VgpuRemoved);
    found->present = present;
    Vgpu none;
    none.gpu = gpu;
    tell(present ? Change::Kind::GpuBack : Change::Kind::GpuGone, none);
    return true;
}

void Machine::onChange(std::function<void(const Change &)> listener)
{
    m_listeners.push_back(std::move(listener));
}

Machine::Held *Machine::held(std::string_view uuid)
{
    const auto found = std::ranges::find_if(m_held, [&](const auto &one) { return one->vgpu.uuid == uuid; });
    return found == m_held.end() ? nullptr : found->get();
}

int Machine::lowestFreeGroup() const
{
    // The kernel takes the lowest free number (ida), so numbers come back after a removal.
    for (int group = 0;; ++group) {
        const bool ofGpu = std::ranges::any_of(m_gpus, [&](const Gpu &gpu) { return gpu.spec.iommuGroup == group; });
        if (!ofGpu && !vgpuOfGroup(group))
            return group;
    }
}

void Machine::add(Vgpu vgpu)
{
    if (vgpu.iommuGroup < 0)
        vgpu.iommuGroup = lowestFreeGroup();
    m_held.push_back(std::make_unique<Held>(Held{vgpu, {}}));
    tell(Change::Kind::VgpuMade, vgpu);
}

void Machine::erase(Held &gone, Change::Kind kind)
{
    const auto place = std::ranges::find_if(m_held, [&](const auto &one) { return one.get() == &gone; });
    const std::unique_ptr<Held> last = std::move(*place);
    m_held.erase(place);
    tell(kind, last->vgpu);
    for (Answer &answer : last->waiting)
        answer(0);
}

void Machine::tell(Change::Kind kind, const Vgpu &vgpu) const
{
    for (const auto &listener : m_listeners)
        listener(Change{kind, vgpu.gpu, vgpu});
}

std::optional<bool> readsAsYes(std::string_view bytes)
{
    std::string_view digits = bytes.substr(0, bytes.find('\0'));
    if (digits.ends_with('\n'))
        digits.remove_suffix(1);
    if (digits.starts_with('+'))
        digits.remove_prefix(1);
    int base = 10;
    if (digits.size() > 2 && (digits.starts_with("0x") || digits.starts_with("0X"))) {
        base = 16;
        digits.remove_prefix(2);
    } else if (digits.size() > 1 && digits.starts_with('0')) {
        base = 8;
    }
    std::uint64_t number = 0;
    const char *end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number, base);
    return error == std::errc() && stop == end ? std::optional(number != 0) : std::nullopt;
}

} // namespace Carrel::Sim
