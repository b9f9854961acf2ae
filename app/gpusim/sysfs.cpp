// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/sysfs.h"

#include "app/gpusim/pcifolder.h"

#include <cerrno>
#include <format>

namespace Carrel::Sim {

namespace {

constexpr std::string_view vfioFolder = "/dev/vfio";

std::string typeFolder(const GpuSpec &gpu, const Vgpu &vgpu)
{
    return Sysfs::folderOf(gpu, vgpu.parent) + "/mdev_supported_types/" + vgpu.type;
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

bool hasTypes(const Card &card, Sharing sharing)
{
    return card.sharing == sharing && !card.types.empty();
}

} // namespace

Sysfs::Sysfs(Tree &tree, Machine &machine) : m_tree(tree), m_machine(machine)
{
    addSkeleton();
    for (const Gpu &gpu : machine.gpus()) {
        addGpu(gpu);
        addVfs(gpu);
    }
    for (const Vgpu *vgpu : machine.vgpus())
        addVgpu(*vgpu);
    machine.onChange([this](const Change &change) { apply(change); });
}

std::string Sysfs::folderOf(const GpuSpec &gpu)
{
    return gpu.card.isPci() ? pciFolderOf(gpu) : "/sys/devices/virtual/" + gpu.card.pci.driver + '/' + gpu.id;
}

std::string Sysfs::folderOf(const GpuSpec &gpu, const std::string &device)
{
    const std::string own = folderOf(gpu);
    return device == gpu.id ? own : own.substr(0, own.rfind('/') + 1) + device; // a VF sits beside its GPU
}

void Sysfs::apply(const Change &change)
{
    const Gpu *gpu = m_machine.gpu(change.gpu);
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
    case Change::Kind::ModeChanged:
        return;
    case Change::Kind::VfsMade:
        return addVfs(*gpu);
    case Change::Kind::VfsGone:
        return removeVfs(*gpu, change.vfs);
    case Change::Kind::GpuGone:
        return removeGpu(*gpu);
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

void Sysfs::addGpu(const Gpu &gpu)
{
    const std::string folder = folderOf(gpu.spec);
    gpu.spec.card.isPci() ? addPciGpu(gpu) : addVirtualGpu(gpu);
    addToGroup(m_tree, folder, gpu.spec.iommuGroup);
    if (hasTypes(gpu.spec.card, Sharing::Mdev))
        addTypes(gpu, gpu.spec.id, folder);
}

void Sysfs::addVirtualGpu(const Gpu &gpu)
{
    const std::string folder = folderOf(gpu.spec);
    const std::string group = "/sys/class/" + gpu.spec.card.pci.driver;
    m_tree.file(folder + "/uevent", 0644, [] { return std::string(); });
    addPowerFolder(m_tree, folder);
    m_tree.folder(group);
    m_tree.link(group + '/' + gpu.spec.id, folder);
    m_tree.link(folder + "/subsystem", group);
}

void Sysfs::addPciGpu(const Gpu &gpu)
{
    const PciFunction function = functionOf(gpu.spec);
    addBridges(m_tree, gpu.spec);
    addPciFunction(m_tree, function);
    if (function.identity.classCode.starts_with("0300")) // only VGA ones have it
        m_tree.file(function.folder + "/boot_vga", gpu.spec.bootVga ? "1\n" : "0\n");
    addSideFunctions(gpu.spec);
    if (gpu.spec.card.renders)
        addRenderNode(gpu);
    if (gpu.spec.card.vfs.most > 0)
        addSriovFiles(gpu);
    if (function.identity.driver == "vfio-pci")
        addVfioGroup(gpu.spec.iommuGroup);
}

void Sysfs::addSideFunctions(const GpuSpec &gpu)
{
    for (const SideFunction &side : gpu.card.sides) {
        const PciFunction function = functionOf(gpu, side);
        addPciFunction(m_tree, function);
        addToGroup(m_tree, function.folder, gpu.iommuGroup);
    }
}

void Sysfs::addRenderNode(const Gpu &gpu)
{
    constexpr int firstRenderNode = 128; // DRM's numbers; a card and its render node count alike
    int number = 0;
    while (m_tree.at(std::format("/dev/dri/renderD{}", firstRenderNode + number)))
        ++number;
    for (const auto &[name, minor] :
         {std::pair(std::format("card{}", number), number),
          std::pair(std::format("renderD{}", firstRenderNode + number), firstRenderNode + number)}) {
        const std::string folder = folderOf(gpu.spec) + "/drm/" + name;
        m_tree.file(folder + "/dev", std::format("226:{}\n", minor));
        m_tree.link(folder + "/device", folderOf(gpu.spec));
        m_tree.link("/sys/class/drm/" + name, folder).lasting = false;
        m_tree.file("/dev/dri/" + name, 0666, [] { return std::string(); }).lasting = false;
    }
}

void Sysfs::removeRenderNode(const GpuSpec &gpu)
{
    const Node *folder = m_tree.at(folderOf(gpu) + "/drm");
    if (!folder)
        return;
    for (const auto &[name, node] : folder->children) {
        m_tree.remove("/sys/class/drm/" + name);
        m_tree.remove("/dev/dri/" + name);
    }
}

void Sysfs::removeGpu(const Gpu &gpu)
{
    const GpuSpec &spec = gpu.spec;
    m_tree.remove("/sys/class/mdev_bus/" + spec.id);
    removeGroup(spec.iommuGroup);
    removeRenderNode(spec);
    if (!spec.card.isPci()) {
        m_tree.remove("/sys/class/" + spec.card.pci.driver + '/' + spec.id);
        return m_tree.remove(folderOf(spec));
    }
    for (const SideFunction &side : spec.card.sides)
        removePciFunction(m_tree, functionOf(spec, side));
    removePciFunction(m_tree, functionOf(spec));
}

void Sysfs::addTypes(const Gpu &gpu, const std::string &parent, const std::string &folder)
{
    if (!m_machine.hasMdevBus())
        return;
    m_tree.link("/sys/class/mdev_bus/" + parent, folder);
    m_tree.folder("/sys/bus/mdev/drivers/" + gpu.spec.card.mdevDriver);
    Node &types = m_tree.folder(folder + "/mdev_supported_types");
    for (const TypeSpec &type : gpu.spec.card.types)
        addType(types, gpu, parent, type);
}

void Sysfs::addType(Node &types, const Gpu &gpu, const std::string &parent, const TypeSpec &type)
{
    Node &folder = m_tree.folderIn(types, type.id);
    const TypeSpec *one = &type; // the machine's own, which stay where they are
    m_tree.fileIn(folder, "create", 0200, {}).write = [this, parent, one](std::string_view bytes, Answer answer) {
        answer(m_machine.create(parent, one->id, bytes));
    };
    // Before 6.1 a driver without a name of its own had no such file (FACTS section 1).
    if (type.name)
        m_tree.fileIn(folder, "name", 0444, [one] { return *one->name + '\n'; });
    m_tree.fileIn(folder, "device_api", 0444, [] { return std::string("vfio-pci\n"); });
    m_tree.fileIn(folder, "available_instances", 0444, [this, own = &gpu, parent, one] {
        return std::format("{}\n", own->present ? m_machine.availableOn(*own, parent, *one) : 0);
    });
    if (type.description)
        m_tree.fileIn(folder, "description", 0444, [one] { return *one->description; });
    m_tree.folderIn(folder, "devices");
}

void Sysfs::addVgpu(const Vgpu &vgpu)
{
    const Gpu *gpu = m_machine.gpu(vgpu.gpu);
    const std::string type = typeFolder(gpu->spec, vgpu);
    const std::string folder = folderOf(gpu->spec, vgpu.parent) + '/' + vgpu.uuid;
    const std::string driver = "/sys/bus/mdev/drivers/" + gpu->spec.card.mdevDriver;
    m_tree.folder(folder).lasting = false;
    addVgpuFiles(vgpu, folder, gpu->spec.card.pci.driver);
    m_tree.link(folder + "/driver", driver);
    m_tree.link(folder + "/mdev_type", type);
    m_tree.link(folder + "/subsystem", "/sys/bus/mdev");
    addToGroup(m_tree, folder, vgpu.iommuGroup);
    for (const std::string &place : {type + "/devices", driver, std::string("/sys/bus/mdev/devices")})
        m_tree.link(place + '/' + vgpu.uuid, folder).lasting = false;
    addVfioGroup(vgpu.iommuGroup);
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
    addVfioDevice(folder, vgpu.iommuGroup);
    if (const std::optional<VendorFile> vendor = vendorFile(driver, vgpu))
        m_tree.file(folder + "/vendor/" + vendor->name, vendor->text + '\n');
    if (driver == "nvidia")
        addParameters(m_tree.folder(folder + "/nvidia"), vgpu.uuid);
}

void Sysfs::addParameters(Node &nvidia, const std::string &id)
{
    Node &file = m_tree.fileIn(nvidia, "vgpu_params", 0644, [this, id] { return m_machine.parametersOf(id) + '\n'; });
    file.write = [this, id](std::string_view bytes, Answer answer) {
        answer(m_machine.writeParameters(id, bytes));
    };
}

void Sysfs::removeVgpu(const Vgpu &vgpu)
{
    const Gpu *gpu = m_machine.gpu(vgpu.gpu);
    m_tree.remove("/sys/bus/mdev/devices/" + vgpu.uuid);
    m_tree.remove("/sys/bus/mdev/drivers/" + gpu->spec.card.mdevDriver + '/' + vgpu.uuid);
    m_tree.remove(typeFolder(gpu->spec, vgpu) + "/devices/" + vgpu.uuid);
    m_tree.remove(folderOf(gpu->spec, vgpu.parent) + '/' + vgpu.uuid);
}

void Sysfs::removeGroup(int group)
{
    if (group < 0)
        return;
    m_tree.remove(std::format("{}/{}", vfioFolder, group));
    m_tree.remove(std::format("/sys/kernel/iommu_groups/{}", group));
}

void Sysfs::addVfioGroup(int group)
{
    Node &device = m_tree.file(std::format("{}/{}", vfioFolder, group), 0600, [] { return std::string(); });
    device.write = [](std::string_view, Answer answer) {
        answer(-EINVAL);
    };
    device.group = group;
    device.lasting = false;
}

void Sysfs::addVfioDevice(const std::string &folder, int device)
{
    const std::string character = std::format("{}/vfio-dev/vfio{}", folder, device);
    m_tree.file(character + "/uevent", 0644, [] { return std::string(); });
    addPowerFolder(m_tree, character);
}

} // namespace Carrel::Sim
