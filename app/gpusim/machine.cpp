// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/machine.h"

#include <algorithm>
#include <cerrno>
#include <charconv>

namespace Carrel::Sim {

namespace {

constexpr std::size_t uuidLength = 36;

Vgpu vgpuOf(std::string_view uuid, std::string_view gpu, std::string_view parent, std::string_view type)
{
    Vgpu vgpu;
    vgpu.uuid = uuid;
    vgpu.gpu = gpu;
    vgpu.parent = parent;
    vgpu.type = type;
    return vgpu;
}

} // namespace

Machine::Machine(const Description &description) : m_mdevBus(description.mdevBus)
{
    for (const GpuSpec &spec : description.gpus) {
        Gpu gpu;
        gpu.spec = spec;
        gpu.mixed = spec.mixed;
        m_gpus.push_back(std::move(gpu));
        m_groups.insert(spec.iommuGroup);
    }
    for (Gpu &gpu : m_gpus)
        makeVfs(gpu, gpu.spec.vfs);
    addVgpus(description.vgpus);
}

void Machine::addVgpus(const std::vector<VgpuSpec> &specs)
{
    for (const VgpuSpec &spec : specs) {
        Gpu *gpu = own(spec.gpu);
        Vf *carrier = vf(spec.vf);
        if (carrier && gpu->spec.card.hasVfTypes()) {
            const TypeSpec &type = *findType(gpu->spec.card, spec.type);
            carrier->place = freePlace(gpu->spec.card, gpu->rule(), gpu->carried, type).value_or(0);
            carrier->type = &type;
            carrier->busy = spec.busy;
            recount(*gpu);
        } else {
            Vgpu vgpu = vgpuOf(spec.uuid, spec.gpu, carrier ? carrier->id : spec.gpu, spec.type);
            vgpu.iommuGroup = spec.iommuGroup;
            vgpu.busy = spec.busy;
            add(std::move(vgpu));
        }
    }
}

Rule Machine::Gpu::rule() const
{
    return spec.mig ? Rule::Mixed : mixed ? Rule::Placed : spec.card.rule;
}

const Vf *Machine::Gpu::vf(std::string_view id) const
{
    const auto found = std::ranges::find(vfs, id, &Vf::id);
    return found == vfs.end() ? nullptr : &*found;
}

const Machine::Gpu *Machine::gpu(std::string_view id) const
{
    const auto found = std::ranges::find_if(m_gpus, [&](const Gpu &gpu) { return gpu.spec.id == id; });
    return found == m_gpus.end() ? nullptr : &*found;
}

const Machine::Gpu *Machine::gpuOfVf(std::string_view vf) const
{
    const auto found = std::ranges::find_if(m_gpus, [&](const Gpu &gpu) { return gpu.vf(vf) != nullptr; });
    return found == m_gpus.end() ? nullptr : &*found;
}

Machine::Gpu *Machine::own(std::string_view gpu)
{
    return const_cast<Gpu *>(this->gpu(gpu));
}

Machine::Gpu *Machine::ownOfVf(std::string_view vf)
{
    return const_cast<Gpu *>(gpuOfVf(vf));
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

std::optional<bool> Machine::isGroupBusy(int group) const
{
    for (const auto &held : m_held)
        if (held->vgpu.iommuGroup == group)
            return held->vgpu.busy;
    for (const Gpu &gpu : m_gpus) {
        if (gpu.spec.iommuGroup == group)
            return gpu.busy;
        for (const Vf &vf : gpu.vfs)
            if (vf.iommuGroup == group)
                return vf.busy;
    }
    return std::nullopt;
}

bool Machine::isInUse(const Gpu &gpu) const
{
    const bool vfBusy = std::ranges::any_of(gpu.vfs, &Vf::busy);
    return gpu.busy || vfBusy || std::ranges::any_of(m_held, [&](const auto &held) {
               return held->vgpu.gpu == gpu.spec.id && held->vgpu.busy;
           });
}

int Machine::availableInstances(const Gpu &gpu, const TypeSpec &type)
{
    if (type.isMig != gpu.spec.mig)
        return 0;
    return Sim::availableInstances(gpu.spec.card, gpu.rule(), gpu.carried, type);
}

int Machine::availableOn(const Gpu &gpu, std::string_view parent, const TypeSpec &type) const
{
    const int available = availableInstances(gpu, type);
    if (gpu.spec.card.sharing != Sharing::MdevOnVfs || available == 0)
        return available;
    const bool taken = std::ranges::any_of(m_held, [&](const auto &held) { return held->vgpu.parent == parent; });
    return taken ? 0 : 1;
}

int Machine::create(std::string_view parent, std::string_view type, std::string_view bytes)
{
    // Only the length is checked for what follows the UUID: mdev_sysfs.c create_store() never looks at byte 37.
    if (bytes.size() < uuidLength || bytes.size() > uuidLength + 1 || !isUuid(bytes))
        return -EINVAL;
    const Gpu *direct = gpu(parent);
    const Gpu *gpu = direct ? direct : gpuOfVf(parent);
    if (!gpu || !gpu->present || (direct && gpu->spec.card.sharing == Sharing::MdevOnVfs))
        return -ENODEV;
    const std::string uuid = lowerCase(bytes.substr(0, uuidLength));
    if (vgpu(uuid))
        return -EEXIST;
    const TypeSpec *wanted = findType(gpu->spec.card, type);
    if (!wanted || availableOn(*gpu, parent, *wanted) == 0)
        return -gpu->spec.card.errnoWhenFull;
    add(vgpuOf(uuid, gpu->spec.id, parent, type));
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

bool Machine::setBusy(std::string_view id, bool busy, std::string_view holder)
{
    Held *found = held(lowerCase(id));
    if (!found)
        return setDeviceBusy(id, busy, holder);
    found->vgpu.holder = busy ? holder : std::string_view();
    if (found->vgpu.busy == busy)
        return true;
    found->vgpu.busy = busy;
    if (found->vgpu.removing)
        erase(*found, Change::Kind::VgpuReleased);
    else
        tell(Change::Kind::BusyChanged, Vgpu(found->vgpu));
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

int Machine::takeGroup(int wanted)
{
    int group = wanted;
    // The kernel takes the lowest free number (ida), so numbers come back after a removal.
    for (int next = 0; group < 0; ++next)
        if (!m_groups.contains(next))
            group = next;
    m_groups.insert(group);
    return group;
}

void Machine::recount(Gpu &gpu)
{
    gpu.carried.clear();
    for (const auto &held : m_held)
        if (held->vgpu.gpu == gpu.spec.id)
            if (const TypeSpec *type = findType(gpu.spec.card, held->vgpu.type))
                gpu.carried.push_back(Carried{type, held->vgpu.place});
    for (const Vf &vf : gpu.vfs)
        if (vf.type)
            gpu.carried.push_back(Carried{vf.type, vf.place});
}

void Machine::add(Vgpu vgpu)
{
    Gpu &gpu = *own(vgpu.gpu);
    vgpu.iommuGroup = takeGroup(vgpu.iommuGroup);
    if (const TypeSpec *type = findType(gpu.spec.card, vgpu.type))
        vgpu.place = freePlace(gpu.spec.card, gpu.rule(), gpu.carried, *type).value_or(0);
    m_held.push_back(std::make_unique<Held>(Held{vgpu, {}}));
    recount(gpu);
    tell(Change::Kind::VgpuMade, vgpu);
}

void Machine::erase(Held &gone, Change::Kind kind)
{
    const auto place = std::ranges::find_if(m_held, [&](const auto &one) { return one.get() == &gone; });
    const std::unique_ptr<Held> last = std::move(*place);
    m_held.erase(place);
    m_groups.erase(last->vgpu.iommuGroup);
    recount(*own(last->vgpu.gpu));
    tell(kind, last->vgpu);
    for (Answer &answer : last->waiting)
        answer(0);
}

void Machine::tell(Change::Kind kind, const Vgpu &vgpu) const
{
    tell(Change{kind, vgpu.gpu, vgpu, {}});
}

void Machine::tell(const Change &change) const
{
    for (const auto &listener : m_listeners)
        listener(change);
}

std::optional<std::uint64_t> readNumber(std::string_view bytes, bool decimalOnly)
{
    std::string_view digits = bytes.substr(0, bytes.find('\0'));
    if (digits.ends_with('\n'))
        digits.remove_suffix(1);
    if (digits.starts_with('+'))
        digits.remove_prefix(1);
    int base = 10;
    if (!decimalOnly && digits.size() > 2 && (digits.starts_with("0x") || digits.starts_with("0X"))) {
        base = 16;
        digits.remove_prefix(2);
    } else if (!decimalOnly && digits.size() > 1 && digits.starts_with('0')) {
        base = 8;
    }
    std::uint64_t number = 0;
    const char *end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, number, base);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

std::optional<bool> readsAsYes(std::string_view bytes)
{
    const std::optional<std::uint64_t> number = readNumber(bytes);
    return number ? std::optional(*number != 0) : std::nullopt;
}

} // namespace Carrel::Sim
