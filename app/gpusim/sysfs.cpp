// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/sysfs.h"

#include "app/gpusim/pcifolder.h"

#include <cerrno>
#include <format>

namespace Carrel::Sim {

namespace {

constexpr std::string_view vfioFolder = "/dev/vfio";

std::string typeFolder(const GpuSpec &gpu, const std::string &type)
{
    return Sysfs::folderOf(gpu) + "/mdev_supported_types/" + type;
}

/** The file in which a sample driver tells of its device (samples/vfio-mdev of Linux 6.12). */
struct VendorFile
{
    std::string name;
    std::string text;
};

std::optional<VendorFile> vendorFile(const std::string &driver, const Vgpu &vgpu)
{
    if (driver == "mtty")
        return VendorFile{"sample_mdev_dev", "This is MDEV " + vgpu.uuid};
    if (driver == "mdpy")
        return VendorFile{"resolution",
                          vgpu.type == "mdpy-vga"       ? "640x480"
                              : vgpu.type == "mdpy-xga" ? "1024x768"
                                                        : "1920x1080"};
    if (driver == "mbochs")
        return VendorFile{"memory",
                          vgpu.type == "mbochs-small"        ? "4 MB"
                              : vgpu.type == "mbochs-medium" ? "16 MB"
                                                             : "64 MB"};
    return std::nullopt;
}

std::string deviceFile(int group)
{
    return std::format("{}/{}", vfioFolder, group);
}

} // namespace

Sysfs::Sysfs(Tree &tree, Machine &machine) : m_tree(tree), m_machine(machine)
{
    addSkeleton();
    for (const Machine::Gpu &gpu : machine.gpus())
        addGpu(gpu);
    for (const Vgpu *vgpu : machine.vgpus())
        addVgpu(*vgpu);
    machine.onChange([this](const Change &change) { apply(change); });
}

std::string Sysfs::folderOf(const GpuSpec &gpu)
{
    if (!gpu.card.isPci())
        return "/sys/devices/virtual/" + gpu.card.driver + '/' + gpu.id;
    std::string folder = "/sys/devices/pci" + gpu.path.front().substr(0, 7);
    for (const std::string &address : gpu.path)
        folder += '/' + address;
    return folder;
}

int Sysfs::groupOfDevice(const Node &node)
{
    const bool below = node.parent && pathOf(*node.parent) == vfioFolder;
    return below ? parseInt(node.name).value_or(-1) : -1;
}

void Sysfs::apply(const Change &change)
{
    const Machine::Gpu *gpu = m_machine.gpu(change.gpu);
    switch (change.kind) {
    case Change::Kind::VgpuMade:
        return addVgpu(change.vgpu);
    case Change::Kind::VgpuRemoved:
        removeVgpu(change.vgpu);
        // The group and its /dev/vfio file stay until the last user has closed the device.
        return change.vgpu.removing ? void() : removeGroup(change.vgpu.iommuGroup);
    case Change::Kind::VgpuReleased:
        return removeGroup(change.vgpu.iommuGroup);
    case Change::Kind::BusyChanged:
        return;
    case Change::Kind::GpuGone:
        return removeGpu(gpu->spec);
    case Change::Kind::GpuBack:
        return addGpu(*gpu);
    }
}

void Sysfs::addSkeleton()
{
    m_tree.folder("/sys/bus/pci/devices");
    m_tree.folder("/sys/bus/pci/drivers");
    m_tree.folder("/sys/class");
    m_tree.folder("/sys/devices");
    m_tree.folder("/sys/kernel/iommu_groups");
    Node &vfio = m_tree.file(std::string(vfioFolder) + "/vfio", 0666, [] { return std::string(); });
    vfio.write = [](std::string_view, Answer answer) {
        answer(-EINVAL);
    };
    if (!m_machine.hasMdevBus())
        return;
    m_tree.folder("/sys/class/mdev_bus");
    m_tree.folder("/sys/bus/mdev/devices");
    m_tree.folder("/sys/bus/mdev/drivers");
}

void Sysfs::addGpu(const Machine::Gpu &gpu)
{
    const std::string folder = folderOf(gpu.spec);
    const Card &card = gpu.spec.card;
    if (card.isPci()) {
        addPciFolder(m_tree, gpu.spec, folder);
    } else {
        const std::string group = "/sys/class/" + card.driver;
        m_tree.file(folder + "/uevent", 0644, [] { return std::string(); });
        addPowerFolder(m_tree, folder);
        m_tree.folder(group);
        m_tree.link(group + '/' + gpu.spec.id, folder);
        m_tree.link(folder + "/subsystem", group);
    }
    addToGroup(m_tree, folder, gpu.spec.iommuGroup);
    if (m_machine.hasMdevBus())
        addTypes(gpu);
}

void Sysfs::removeGpu(const GpuSpec &gpu)
{
    m_tree.remove("/sys/class/mdev_bus/" + gpu.id);
    m_tree.remove("/sys/bus/pci/devices/" + gpu.id);
    m_tree.remove("/sys/bus/pci/drivers/" + gpu.card.driver + '/' + gpu.id);
    m_tree.remove("/sys/class/" + gpu.card.driver + '/' + gpu.id);
    m_tree.remove(folderOf(gpu));
    removeGroup(gpu.iommuGroup);
}

void Sysfs::addTypes(const Machine::Gpu &gpu)
{
    const std::string folder = folderOf(gpu.spec);
    m_tree.link("/sys/class/mdev_bus/" + gpu.spec.id, folder);
    m_tree.folder("/sys/bus/mdev/drivers/" + gpu.spec.card.mdevDriver);
    for (const TypeSpec &type : gpu.spec.card.types)
        addType(typeFolder(gpu.spec, type.id), gpu.spec.id, type);
}

void Sysfs::addType(const std::string &folder, const std::string &gpu, const TypeSpec &type)
{
    Node &create = m_tree.file(folder + "/create", 0200, {});
    create.write = [this, gpu, id = type.id](std::string_view bytes, Answer answer) {
        answer(m_machine.create(gpu, id, bytes));
    };
    // Before 6.1 a driver without a name of its own had no such file (FACTS section 1).
    if (type.name)
        m_tree.file(folder + "/name", *type.name + '\n');
    m_tree.file(folder + "/device_api", "vfio-pci\n");
    m_tree.file(folder + "/available_instances", 0444, [this, gpu, id = type.id] {
        const Machine::Gpu *parent = m_machine.gpu(gpu);
        return std::format("{}\n", parent ? m_machine.availableInstances(*parent, id) : 0);
    });
    if (type.description)
        m_tree.file(folder + "/description", *type.description);
    m_tree.folder(folder + "/devices");
}

void Sysfs::addVgpu(const Vgpu &vgpu)
{
    const Machine::Gpu *gpu = m_machine.gpu(vgpu.gpu);
    const std::string type = typeFolder(gpu->spec, vgpu.type);
    const std::string folder = folderOf(gpu->spec) + '/' + vgpu.uuid;
    const std::string driver = "/sys/bus/mdev/drivers/" + gpu->spec.card.mdevDriver;
    m_tree.folder(folder).lasting = false;
    addVgpuFiles(vgpu, folder, gpu->spec.card.driver);
    m_tree.link(folder + "/driver", driver);
    m_tree.link(folder + "/mdev_type", type);
    m_tree.link(folder + "/subsystem", "/sys/bus/mdev");
    addToGroup(m_tree, folder, vgpu.iommuGroup);
    for (const std::string &place : {type + "/devices", driver, std::string("/sys/bus/mdev/devices")})
        m_tree.link(place + '/' + vgpu.uuid, folder).lasting = false;
    Node &device = m_tree.file(deviceFile(vgpu.iommuGroup), 0600, [] { return std::string(); });
    device.write = [](std::string_view, Answer answer) {
        answer(-EINVAL);
    };
    device.lasting = false;
}

void Sysfs::addVgpuFiles(const Vgpu &vgpu, const std::string &folder, const std::string &driver)
{
    Node &remove = m_tree.file(folder + "/remove", 0200, {});
    remove.write = [this, uuid = vgpu.uuid](std::string_view bytes, Answer answer) {
        m_machine.remove(uuid, bytes, std::move(answer));
    };
    const std::string mdevDriver = m_machine.gpu(vgpu.gpu)->spec.card.mdevDriver;
    m_tree.file(folder + "/uevent", 0644, [mdevDriver] { return std::format("DRIVER={}\n", mdevDriver); });
    addPowerFolder(m_tree, folder);
    const std::string character = std::format("{}/vfio-dev/vfio{}", folder, vgpu.iommuGroup);
    m_tree.file(character + "/uevent", 0644, [] { return std::string(); });
    addPowerFolder(m_tree, character);
    if (const std::optional<VendorFile> vendor = vendorFile(driver, vgpu))
        m_tree.file(folder + "/vendor/" + vendor->name, vendor->text + '\n');
    if (driver == "nvidia")
        m_tree.file(folder + "/nvidia/vgpu_params", 0644, [] { return std::string("\n"); });
}

void Sysfs::removeVgpu(const Vgpu &vgpu)
{
    const Machine::Gpu *gpu = m_machine.gpu(vgpu.gpu);
    m_tree.remove("/sys/bus/mdev/devices/" + vgpu.uuid);
    m_tree.remove("/sys/bus/mdev/drivers/" + gpu->spec.card.mdevDriver + '/' + vgpu.uuid);
    m_tree.remove(typeFolder(gpu->spec, vgpu.type) + "/devices/" + vgpu.uuid);
    m_tree.remove(folderOf(gpu->spec) + '/' + vgpu.uuid);
}

void Sysfs::removeGroup(int group)
{
    if (group < 0)
        return;
    m_tree.remove(deviceFile(group));
    m_tree.remove(std::format("/sys/kernel/iommu_groups/{}", group));
}

} // namespace Carrel::Sim
