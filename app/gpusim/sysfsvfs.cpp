// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of virtual functions.

#include "app/gpusim/pcifolder.h"
#include "app/gpusim/sysfs.h"

#include <cerrno>
#include <format>

namespace Carrel::Sim {

namespace {

constexpr int mibPerPlace = 1024; // placement ids count GiB: two 3Q of a captured host have 0 and 3
constexpr unsigned noInstance = 0xffffffff; // gpu_instance_id of a vGPU that is not MIG-backed

/** A VF's own file that is about its vGPU: ENXIO while it has none. */
template <class Text>
std::function<Content()> ofVgpu(const Machine::Gpu &gpu, std::string vf, Text text)
{
    return [own = &gpu, vf = std::move(vf), text]() -> Content {
        const Vf *found = own->vf(vf);
        if (!found || !found->type)
            return std::unexpected(ENXIO);
        return text(*found);
    };
}

} // namespace

void Sysfs::addSriovFiles(const Gpu &gpu)
{
    Node &folder = m_tree.folder(folderOf(gpu.spec));
    const VfSpec &vfs = gpu.spec.card.vfs;
    const auto number = [&](const char *file, int value) {
        m_tree.fileIn(folder, file, 0444, [value] { return std::format("{}\n", value); });
    };
    number("sriov_totalvfs", vfs.most);
    number("sriov_offset", vfs.offset);
    number("sriov_stride", vfs.stride);
    m_tree.fileIn(folder, "sriov_vf_device", 0444, [&vfs] { return vfs.device + '\n'; });
    const Gpu *own = &gpu;
    Node &count = m_tree.fileIn(folder, "sriov_numvfs", 0644, [own] { return std::format("{}\n", own->vfs.size()); });
    count.write = [this, own](std::string_view bytes, Answer answer) {
        m_machine.writeVfCount(own->spec.id, bytes, std::move(answer));
    };
    Node &autoprobe = m_tree.fileIn(folder, "sriov_drivers_autoprobe", 0644,
                                    [own] { return std::string(own->autoprobe ? "1\n" : "0\n"); });
    autoprobe.write = [this, own](std::string_view bytes, Answer answer) {
        answer(m_machine.writeAutoprobe(own->spec.id, bytes));
    };
}

void Sysfs::addVfs(const Gpu &gpu)
{
    const std::string own = folderOf(gpu.spec);
    for (const Vf &vf : gpu.vfs) {
        addVf(gpu, vf);
        m_tree.link(std::format("{}/virtfn{}", own, vf.number), folderOf(gpu.spec, vf.id));
    }
}

void Sysfs::addVf(const Gpu &gpu, const Vf &vf)
{
    const PciFunction function = functionOf(gpu.spec, vf);
    addPciFunction(m_tree, function);
    m_tree.link(function.folder + "/physfn", folderOf(gpu.spec));
    addToGroup(m_tree, function.folder, vf.iommuGroup);
    if (vf.driver.empty())
        return;
    if (gpu.spec.card.sharing == Sharing::MdevOnVfs)
        addTypes(gpu, vf.id, function.folder);
    if (!gpu.spec.card.hasVfTypes())
        return;
    addVfioDevice(function.folder, vf.vfioDevice);
    addVfioGroup(vf.iommuGroup);
    // Opening it only hands out a file; who gets the device is decided later (vfio_device_fops_cdev_open()).
    m_tree.file(std::format("/dev/vfio/devices/vfio{}", vf.vfioDevice), 0600, [] { return std::string(); }).lasting =
        false;
    addVfTypes(gpu, vf, m_tree.folder(function.folder + "/nvidia"));
}

void Sysfs::removeVfs(const Gpu &gpu, const std::vector<Vf> &vfs)
{
    const std::string own = folderOf(gpu.spec);
    for (const Vf &vf : vfs) {
        m_tree.remove(std::format("{}/virtfn{}", own, vf.number));
        m_tree.remove("/sys/class/mdev_bus/" + vf.id);
        m_tree.remove(std::format("/dev/vfio/devices/vfio{}", vf.vfioDevice));
        removeGroup(vf.iommuGroup);
        removePciFunction(m_tree, functionOf(gpu.spec, vf));
    }
}

void Sysfs::addVfTypes(const Gpu &gpu, const Vf &vf, Node &folder)
{
    const Gpu *own = &gpu;
    Node &current = m_tree.fileIn(folder, "current_vgpu_type", 0644, [own, id = vf.id]() -> Content {
        const Vf *found = own->vf(id);
        return std::format("{}\n", found && found->type ? found->type->number() : 0);
    });
    current.write = [this, id = vf.id](std::string_view bytes, Answer answer) {
        answer(m_machine.writeVfType(id, bytes));
    };
    m_tree.fileIn(folder, "creatable_vgpu_types", 0444, [own, id = vf.id]() -> Content {
        const Vf *found = own->vf(id);
        return found ? creatableTypes(*own, *found) : std::unexpected(ENODEV);
    });
    if (gpu.spec.newerFiles)
        addNewerVfFiles(gpu, vf.id, folder);
}

void Sysfs::addNewerVfFiles(const Gpu &gpu, const std::string &vf, Node &nvidia)
{
    addParameters(nvidia, vf);
    const bool mig = gpu.spec.mig;
    m_tree.fileIn(nvidia, "gpu_instance_id", 0444, ofVgpu(gpu, vf, [mig](const Vf &own) {
                      return std::format("{}\n", mig ? static_cast<unsigned>(own.number) + 1 : noInstance);
                  }));
    m_tree.fileIn(nvidia, "placement_id", 0444,
                  ofVgpu(gpu, vf, [](const Vf &own) { return std::format("{}\n", own.place / mibPerPlace); }));
    // Of no use to us and never readable on the captured hosts.
    m_tree.fileIn(nvidia, "warm_update", 0644, [] { return Content(std::unexpected(ENXIO)); });
}

Content Sysfs::creatableTypes(const Gpu &gpu, const Vf &vf)
{
    if (gpu.spec.card.sharing == Sharing::OpenRfc && vf.type)
        return std::string();
    std::string text = gpu.spec.header ? "ID    : vGPU Name\n" : "";
    for (const TypeSpec &type : gpu.spec.card.types)
        if (type.name && Machine::availableInstances(gpu, type) > 0)
            text += std::format("{:<5} : {}\n", type.number(), *type.name);
    return text;
}

} // namespace Carrel::Sim
