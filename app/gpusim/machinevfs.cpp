// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The machine's VFs and the types written to them.

#include "app/gpusim/machine.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace Carrel::Sim {

namespace {

constexpr std::size_t longestParameters = 1024; // bytes; no limit of the driver is known to us

/** kstrtobool(): y, Y, 1, t, T, on; n, N, 0, f, F, of(f). Only the first characters count. */
std::optional<bool> readBool(std::string_view bytes)
{
    if (bytes.empty())
        return std::nullopt;
    constexpr std::string_view yes = "yY1tT";
    constexpr std::string_view no = "nN0fF";
    if (yes.contains(bytes[0]) || no.contains(bytes[0]))
        return yes.contains(bytes[0]);
    const std::string start = lowerCase(bytes.substr(0, 2));
    return start == "on" ? std::optional(true) : start == "of" ? std::optional(false) : std::nullopt;
}

std::string withoutNewline(std::string_view bytes)
{
    return std::string(bytes.ends_with('\n') ? bytes.substr(0, bytes.size() - 1) : bytes);
}

} // namespace

Vf *Machine::vf(std::string_view id)
{
    Gpu *gpu = ownOfVf(id);
    return gpu ? const_cast<Vf *>(gpu->vf(id)) : nullptr;
}

int Machine::lowestFreeDevice() const
{
    std::set<int> taken;
    for (const Gpu &gpu : m_gpus)
        for (const Vf &vf : gpu.vfs)
            taken.insert(vf.vfioDevice);
    int device = 0;
    while (taken.contains(device))
        ++device;
    return device;
}

void Machine::makeVfs(Gpu &gpu, int count)
{
    if (count == 0)
        return;
    const VfSpec &spec = gpu.spec.card.vfs;
    int device = lowestFreeDevice(); // those behind it are free, too: VFs come and go a GPU at a time
    for (int number = 0; number < count; ++number) {
        Vf vf;
        vf.id = vfAddress(gpu.spec, number);
        vf.number = number;
        vf.driver = gpu.autoprobe ? spec.driver : std::string();
        vf.iommuGroup = takeGroup(gpu.spec.vfGroups < 0 ? -1 : gpu.spec.vfGroups + number);
        if (gpu.spec.card.hasVfTypes() && !vf.driver.empty())
            vf.vfioDevice = device++;
        gpu.vfs.push_back(std::move(vf));
    }
    tell(Change{Change::Kind::VfsMade, gpu.spec.id, {}, gpu.vfs});
}

void Machine::dropVfs(Gpu &gpu)
{
    if (gpu.vfs.empty())
        return;
    for (const Vf &vf : gpu.vfs)
        m_groups.erase(vf.iommuGroup);
    const std::vector<Vf> gone = std::exchange(gpu.vfs, {});
    recount(gpu);
    tell(Change{Change::Kind::VfsGone, gpu.spec.id, {}, gone});
}

void Machine::writeVfCount(std::string_view id, std::string_view bytes, Answer answer)
{
    Gpu &gpu = *own(id);
    const int taken = static_cast<int>(bytes.size());
    const std::optional<std::uint64_t> count = readNumber(bytes);
    if (!count || *count > 0xffff)
        return answer(count ? -ERANGE : -EINVAL);
    // The order of drivers/pci/iov.c sriov_numvfs_store().
    if (*count > static_cast<std::uint64_t>(gpu.spec.card.vfs.most))
        return answer(-ERANGE);
    if (*count == gpu.vfs.size())
        return answer(taken);
    // NVIDIA's driver cannot be asked for VFs: sriov-manage binds another one for a moment.
    if (gpu.spec.card.sharing != Sharing::Vfs)
        return answer(-ENOENT);
    if (*count != 0 && !gpu.vfs.empty())
        return answer(-EBUSY);
    if (*count == 0 && isInUse(gpu)) {
        gpu.disabling.push_back(
            [taken, answer = std::move(answer)](int error) mutable { answer(error ? error : taken); });
        return;
    }
    *count == 0 ? dropVfs(gpu) : makeVfs(gpu, static_cast<int>(*count));
    answer(taken);
}

void Machine::finishDisabling(Gpu &gpu)
{
    if (gpu.disabling.empty() || isInUse(gpu))
        return;
    dropVfs(gpu);
    for (Answer &answer : std::exchange(gpu.disabling, {}))
        answer(0);
}

int Machine::writeAutoprobe(std::string_view id, std::string_view bytes)
{
    const std::optional<bool> on = readBool(bytes);
    if (!on)
        return -EINVAL;
    own(id)->autoprobe = *on;
    return static_cast<int>(bytes.size());
}

int Machine::writeVfType(std::string_view id, std::string_view bytes)
{
    Gpu *gpu = ownOfVf(id);
    if (!gpu)
        return -ENODEV;
    const std::optional<std::uint64_t> number = readNumber(bytes, true);
    if (!number || *number > 0xffffffff)
        return -EINVAL;
    Vf &vf = *this->vf(id);
    const int wanted = static_cast<int>(*number & 0x7fffffff);
    const int error =
        gpu->spec.card.sharing == Sharing::OpenRfc ? assignOpen(*gpu, vf, wanted) : assign(*gpu, vf, wanted);
    if (error)
        return error;
    recount(*gpu);
    tell(Change{Change::Kind::ModeChanged, gpu->spec.id, {}, {}});
    return static_cast<int>(bytes.size());
}

namespace {

const TypeSpec *typeOfNumber(const Card &card, int number)
{
    const auto found = std::ranges::find_if(card.types, [&](const TypeSpec &type) { return type.number() == number; });
    return found == card.types.end() ? nullptr : &*found;
}

void give(Vf &vf, const TypeSpec *type, int place)
{
    vf.type = type;
    vf.place = place;
    vf.parameters.clear();
}

} // namespace

/** NVIDIA's driver (FACTS section 2 C): EPERM where there is one already, or none to take away; EIO else. */
int Machine::assign(Gpu &gpu, Vf &vf, int number)
{
    if ((number == 0) != (vf.type != nullptr))
        return -EPERM;
    if (vf.busy)
        return -EIO;
    const TypeSpec *type = typeOfNumber(gpu.spec.card, number);
    if (number != 0 && (!type || availableInstances(gpu, *type) == 0))
        return -EIO;
    give(vf, type, type ? freePlace(gpu.spec.card, gpu.rule(), gpu.carried, *type).value_or(0) : 0);
    return 0;
}

/** The open RFC driver for nova-core: every case has its own errno, and 0 may be written to an empty VF. */
int Machine::assignOpen(Gpu &gpu, Vf &vf, int number)
{
    if (vf.busy)
        return -EBUSY;
    const TypeSpec *type = typeOfNumber(gpu.spec.card, number);
    if (number != 0 && !type)
        return -ENODEV;
    const TypeSpec *before = std::exchange(vf.type, nullptr);
    recount(gpu); // without its own
    const bool another =
        type && std::ranges::any_of(gpu.carried, [&](const Carried &other) { return other.type != type; });
    const bool full = type && availableInstances(gpu, *type) == 0;
    if (another || full) {
        vf.type = before;
        recount(gpu);
        return another ? -EINVAL : -ENOSPC;
    }
    give(vf, type, type ? freePlace(gpu.spec.card, gpu.rule(), gpu.carried, *type).value_or(0) : 0);
    return 0;
}

int Machine::writeParameters(std::string_view id, std::string_view bytes)
{
    Held *mdev = held(id);
    Vf *own = mdev ? nullptr : vf(id);
    if (!mdev && (!own || !own->type))
        return -ENXIO;
    if (mdev ? mdev->vgpu.busy : own->busy)
        return -EBUSY;
    if (bytes.size() > longestParameters)
        return -EINVAL;
    const std::string text = withoutNewline(bytes);
    (mdev ? mdev->vgpu.parameters : own->parameters) = text == " " ? std::string() : text; // one blank clears all keys
    tell(Change{Change::Kind::ModeChanged, mdev ? mdev->vgpu.gpu : gpuOfVf(id)->spec.id, {}, {}});
    return static_cast<int>(bytes.size());
}

std::string Machine::parametersOf(std::string_view id) const
{
    if (const Vgpu *mdev = vgpu(id))
        return mdev->parameters;
    const Gpu *gpu = gpuOfVf(id);
    return gpu ? gpu->vf(id)->parameters : std::string();
}

bool Machine::setDeviceBusy(std::string_view address, bool busy, std::string_view holder)
{
    Gpu *gpu = own(address);
    Vf *taken = gpu ? nullptr : vf(address);
    if (!gpu && !taken)
        return false;
    if (taken)
        taken->holder = busy ? holder : std::string_view();
    bool &state = gpu ? gpu->busy : taken->busy;
    gpu = gpu ? gpu : ownOfVf(address);
    if (std::exchange(state, busy) == busy)
        return true;
    tell(Change{Change::Kind::BusyChanged, gpu->spec.id, {}, {}});
    finishDisabling(*gpu);
    return true;
}

} // namespace Carrel::Sim
