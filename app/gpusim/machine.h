// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/capacity.h"
#include "app/gpusim/description.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
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
    std::string parent; ///< the device that carries it: the GPU or one of its VFs
    std::string type;
    int iommuGroup = -1;
    bool busy = false; ///< a workstation has it open
    bool removing = false; ///< removed, but still open: no folder any more, its place is still taken
    int place = 0; ///< MiB of the framebuffer before it
    std::string parameters; ///< nvidia/vgpu_params
    std::string holder; ///< UUID and name of the workstation, as far as it was told
};

/** One virtual function that is on. */
struct Vf
{
    std::string id; ///< its PCI address
    int number = 0; ///< N of virtfnN
    std::string driver; ///< bound; empty: none
    int iommuGroup = -1;
    int vfioDevice = -1; ///< N of /dev/vfio/devices/vfioN; -1: no driver made it one of VFIO
    const TypeSpec *type = nullptr; ///< written to it; none: it carries nothing
    int place = 0;
    std::string parameters;
    bool busy = false; ///< a workstation has it open
    std::string holder;
};

/** What happened to whom. */
struct Change
{
    enum class Kind {
        VgpuMade,
        VgpuRemoved,
        VgpuReleased,
        BusyChanged, ///< of a vGPU, a VF or a GPU
        VfsMade,
        VfsGone,
        ModeChanged, ///< a VF's type or parameters, or mixed-size mode
        GpuGone,
        GpuBack
    };
    Kind kind = Kind::VgpuMade;
    std::string gpu;
    Vgpu vgpu; ///< of the first four kinds; its uuid is empty when a VF's or GPU's use changed
    std::vector<Vf> vfs; ///< of VfsMade and VfsGone
};

/**
 * The GPUs of one simulated host, their VFs and the vGPUs on both, with the answers of the kernel and the drivers:
 * mdev_core.c, mdev_sysfs.c and pci/iov.c of Linux 6.12, the answers of a real kernel's sample devices, and what is
 * known of NVIDIA's drivers (README.md). No I/O, one thread.
 */
class Machine
{
public:
    explicit Machine(const Description &description);

    struct Gpu
    {
        GpuSpec spec;
        bool present = true;
        bool mixed = false; ///< mixed-size mode is on now
        bool autoprobe = true; ///< sriov_drivers_autoprobe
        bool busy = false; ///< a workstation has the whole GPU
        std::vector<Vf> vfs;
        std::vector<Carried> carried; ///< all vGPUs it carries, on itself and on its VFs
        std::vector<Answer> disabling; ///< of writes that wait for a VF in use to be let go of

        /** The rule that holds in the modes it is in. */
        [[nodiscard]] Rule rule() const;
        [[nodiscard]] const Vf *vf(std::string_view id) const;
    };

    /** In the description's order; stays where it is as long as the machine lives. */
    [[nodiscard]] const std::vector<Gpu> &gpus() const { return m_gpus; }
    [[nodiscard]] const Gpu *gpu(std::string_view id) const;
    /** The GPU that has this VF. */
    [[nodiscard]] const Gpu *gpuOfVf(std::string_view vf) const;
    [[nodiscard]] const Vgpu *vgpu(std::string_view uuid) const;
    [[nodiscard]] std::vector<const Vgpu *> vgpus() const;
    /** Whether the device of an IOMMU group is in use; nothing when VFIO has no such group. */
    [[nodiscard]] std::optional<bool> isGroupBusy(int group) const;
    [[nodiscard]] bool hasMdevBus() const { return m_mdevBus; }

    /** How many more of a type the whole GPU takes. */
    [[nodiscard]] static int availableInstances(const Gpu &gpu, const TypeSpec &type);
    /** The same as one parent of mdevs says it: a VF takes one vGPU. */
    [[nodiscard]] int availableOn(const Gpu &gpu, std::string_view parent, const TypeSpec &type) const;

    /** A write to `create`: gives the bytes taken or a negative errno. */
    int create(std::string_view parent, std::string_view type, std::string_view bytes);
    /** A write to `remove`. Of a busy vGPU it answers when setBusy(…, false) has let go of it. */
    void remove(std::string_view uuid, std::string_view bytes, Answer answer);
    /** A write to `nvidia/vgpu_params` of a vGPU (by UUID) or of a VF. */
    int writeParameters(std::string_view id, std::string_view bytes);
    /** What was written to it last; empty when nothing was, or when there is none. */
    [[nodiscard]] std::string parametersOf(std::string_view id) const;

    /** A write to `sriov_numvfs`. It waits for VFs in use that it would take away. */
    void writeVfCount(std::string_view gpu, std::string_view bytes, Answer answer);
    /** A write to `sriov_drivers_autoprobe`. */
    int writeAutoprobe(std::string_view gpu, std::string_view bytes);
    /** A write to a VF's `nvidia/current_vgpu_type`. */
    int writeVfType(std::string_view vf, std::string_view bytes);

    /** As NVIDIA's sriov-manage does it: takes every vGPU of the GPU away, ends mixed-size mode, and has so many VFs.
     */
    void rebindWithVfs(std::string_view gpu, int count);
    /** NVIDIA's mixed-size mode. The caller has made sure that the GPU can and carries nothing. */
    void setMixed(std::string_view gpu, bool mixed);
    /** Whether a workstation holds the GPU or anything on it. */
    [[nodiscard]] bool isInUse(const Gpu &gpu) const;

    /** By the UUID of an mdev, or the address of a VF or GPU. False when there is none. The holder is "UUID NAME" of a
     * workstation, or empty. */
    bool setBusy(std::string_view id, bool busy, std::string_view holder = {});
    /** Takes a GPU away with all its VFs and vGPUs, as a driver that is unloaded or a card that falls off the bus; or
     * puts it back, as it is after a boot. */
    bool setPresent(std::string_view gpu, bool present);
    /** The whole host boots again: what is not kept on disk is lost. */
    void reboot();
    /** Plugs a card into another slot. Gives one sentence when it cannot. */
    Outcome<void> move(std::string_view gpu, const std::vector<std::string> &path);

    /** Called after each change, when the state is the new one. */
    void onChange(std::function<void(const Change &)> listener);

private:
    struct Held
    {
        Vgpu vgpu;
        std::vector<Answer> waiting; ///< of removals that block
    };

    Gpu *own(std::string_view gpu);
    Gpu *ownOfVf(std::string_view vf);
    Held *held(std::string_view uuid);
    Vf *vf(std::string_view id);
    [[nodiscard]] int takeGroup(int wanted);
    [[nodiscard]] int lowestFreeDevice() const;
    void recount(Gpu &gpu);
    void add(Vgpu vgpu);
    void addVgpus(const std::vector<VgpuSpec> &specs);
    void erase(Held &held, Change::Kind kind);
    void eraseAll(Gpu &gpu);
    void makeVfs(Gpu &gpu, int count);
    void dropVfs(Gpu &gpu);
    void finishDisabling(Gpu &gpu);
    int assign(Gpu &gpu, Vf &vf, int number);
    int assignOpen(Gpu &gpu, Vf &vf, int number);
    bool setDeviceBusy(std::string_view address, bool busy, std::string_view holder);
    void tell(Change::Kind kind, const Vgpu &vgpu) const;
    void tell(const Change &change) const;

    std::vector<Gpu> m_gpus;
    std::vector<std::unique_ptr<Held>> m_held;
    std::set<int> m_groups; ///< IOMMU groups that are taken
    std::vector<std::function<void(const Change &)>> m_listeners;
    bool m_mdevBus = true;
};

/** Kernel's kstrtoul(text, 0, …) for a `remove` file: nothing when it says EINVAL, else whether the number is not 0. */
[[nodiscard]] std::optional<bool> readsAsYes(std::string_view bytes);

/** Kernel's kstrtoull(text, 0, …): nothing when it says EINVAL or ERANGE. */
[[nodiscard]] std::optional<std::uint64_t> readNumber(std::string_view bytes, bool decimalOnly = false);

} // namespace Carrel::Sim
