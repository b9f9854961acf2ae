// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/description.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace Carrel::Sim {

/** Takes what a write(2) gives: the number of bytes, or an errno as a negative number. Called exactly once, maybe
 * later. */
using Answer = std::move_only_function<void(int)>;

/** One mediated device. */
struct Vgpu
{
    std::string uuid;
    std::string gpu;
    std::string type;
    int iommuGroup = -1;
    bool busy = false; ///< a workstation has it open
    bool removing = false; ///< removed, but still open: no folder any more, its place is still taken
};

/** What happened to whom. */
struct Change
{
    enum class Kind { VgpuMade, VgpuRemoved, VgpuReleased, BusyChanged, GpuGone, GpuBack };
    Kind kind = Kind::VgpuMade;
    std::string gpu;
    Vgpu vgpu; ///< of the first four kinds
};

/**
 * The GPUs of one simulated host and the vGPUs on them: create and remove with the kernel's answers (mdev_core.c,
 * mdev_sysfs.c of Linux 6.12, and the answers of a real kernel's sample devices). No I/O, one thread.
 */
class Machine
{
public:
    explicit Machine(const Description &description);

    struct Gpu
    {
        GpuSpec spec;
        bool present = true;
    };

    [[nodiscard]] const std::vector<Gpu> &gpus() const { return m_gpus; }
    [[nodiscard]] const Gpu *gpu(std::string_view id) const;
    [[nodiscard]] const Vgpu *vgpu(std::string_view uuid) const;
    [[nodiscard]] std::vector<const Vgpu *> vgpus() const;
    /** The vGPU that has this IOMMU group. */
    [[nodiscard]] const Vgpu *vgpuOfGroup(int group) const;
    [[nodiscard]] bool hasMdevBus() const { return m_mdevBus; }

    [[nodiscard]] int availableInstances(const Gpu &gpu, std::string_view type) const;

    /** A write to `create`: gives the bytes taken or a negative errno. */
    int create(std::string_view gpu, std::string_view type, std::string_view bytes);
    /** A write to `remove`. Of a busy vGPU it answers when setBusy(…, false) has let go of it. */
    void remove(std::string_view uuid, std::string_view bytes, Answer answer);

    /** False when there is no such vGPU. */
    bool setBusy(std::string_view uuid, bool busy);
    /** Takes a GPU away with all its vGPUs, as a driver that is unloaded or a card that falls off the bus; or puts it
     * back. */
    bool setPresent(std::string_view gpu, bool present);

    /** Called after each change, when the state is the new one. */
    void onChange(std::function<void(const Change &)> listener);

private:
    struct Held
    {
        Vgpu vgpu;
        std::vector<Answer> waiting; ///< of removals that block
    };

    Held *held(std::string_view uuid);
    [[nodiscard]] int lowestFreeGroup() const;
    void add(Vgpu vgpu);
    void erase(Held &held, Change::Kind kind);
    void tell(Change::Kind kind, const Vgpu &vgpu) const;

    std::vector<Gpu> m_gpus;
    std::vector<std::unique_ptr<Held>> m_held;
    std::vector<std::function<void(const Change &)>> m_listeners;
    bool m_mdevBus = true;
};

/** Kernel's kstrtoul(text, 0, …) for a `remove` file: nothing when it says EINVAL, else whether the number is not 0. */
[[nodiscard]] std::optional<bool> readsAsYes(std::string_view bytes);

} // namespace Carrel::Sim
