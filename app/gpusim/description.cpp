// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/description.h"

#include "app/gpusim/descriptiontable.h"
#include "app/gpusim/embedded.h"

#include <algorithm>
#include <cstdint>
#include <format>
#include <fstream>
#include <iterator>

namespace Carrel::Sim {

namespace {

/** "path" gives the id of a PCI device, "name" (or the card's own) that of any other. */
Outcome<void> readPlace(Table &table, GpuSpec &gpu)
{
    if (!gpu.card.isPci()) {
        gpu.id = table.text("name").value_or(gpu.card.name);
        return {};
    }
    const std::string path = table.text("path").value_or(std::string());
    gpu.path = split(path, '/');
    if (!std::ranges::all_of(gpu.path, isPciAddress))
        return table.wrong("path", "is not a row of PCI addresses, each as 0000:3d:00.0, joined by /");
    gpu.id = gpu.path.back();
    return {};
}

/** Keeps only the types named; the order stays the card's. */
Outcome<void> choseTypes(Table &table, Card &card)
{
    const std::optional<std::vector<std::string>> wanted = table.texts("types");
    if (!wanted)
        return {};
    for (const std::string &id : *wanted)
        if (!findType(card, id))
            return table.wrong("types", std::format("names \"{}\", which a {} does not have", id, card.name));
    std::erase_if(card.types, [&](const TypeSpec &type) { return !std::ranges::contains(*wanted, type.id); });
    return {};
}

Outcome<void> changeCard(Table &table, Card &card)
{
    if (const std::optional<std::string> name = table.text("rule")) {
        const std::optional<Rule> rule = ruleFromName(*name);
        if (!rule)
            return table.wrong("rule", "is none of same-type, same-size, mixed, placed, budget");
        card.rule = *rule;
    }
    if (const std::optional<std::string> name = table.text("errno_when_full")) {
        const std::optional<int> number = errnoFromName(*name);
        if (!number)
            return table.wrong("errno_when_full", "is no errno name");
        card.errnoWhenFull = *number;
    }
    for (TypeSpec &type : card.types) {
        type.name = table.flag("names", true) ? type.name : std::nullopt;
        type.description = table.flag("descriptions", true) ? type.description : std::nullopt;
    }
    return choseTypes(table, card);
}

/** Serial number and UUID: the same for the same place in each run, another for each place. */
void nameCard(GpuSpec &gpu)
{
    std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a
    for (const char c : gpu.id)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    if (gpu.serial.empty())
        gpu.serial = std::format("{:013}", hash % 10'000'000'000'000);
    if (gpu.uuid.empty())
        gpu.uuid = std::format("GPU-{:08x}-{:04x}-4a1d-9c3e-{:012x}", hash >> 32, hash & 0xffff, hash >> 16);
}

/** "sharing": another way to make slices than the card's own, as another driver release has. */
Outcome<void> readSharing(Table &table, GpuSpec &gpu)
{
    Card &card = gpu.card;
    if (const std::optional<std::string> driver = table.text("driver"); driver && *driver != card.pci.driver) {
        card.pci.driver = *driver == "none" ? std::string() : *driver;
        card.sharing = Sharing::None;
        card.renders = false;
    }
    if (const std::optional<std::string> name = table.text("sharing")) {
        const std::optional<Sharing> sharing = sharingFromName(*name);
        if (!sharing)
            return table.wrong("sharing", "is none of mdev, mdev-vf, vendor-vfio, open-rfc, vfs, none");
        card.sharing = *sharing;
    }
    if (card.sharing != Sharing::OpenRfc)
        return {};
    card.rule = Rule::SameType;
    gpu.header = false;
    gpu.newerFiles = false;
    return {};
}

Outcome<void> readVfs(Table &table, GpuSpec &gpu)
{
    VfSpec &vfs = gpu.card.vfs;
    vfs.most = table.number("total_vfs").value_or(vfs.most);
    gpu.vfs = table.number("vfs").value_or(0);
    gpu.vfGroups = table.number("vf_groups").value_or(-1);
    gpu.header = table.flag("header", gpu.header);
    gpu.newerFiles = table.flag("newer_files", gpu.newerFiles);
    if (gpu.vfs > vfs.most)
        return table.wrong("vfs", std::format("is more than the {} this GPU can have", vfs.most));
    if (vfs.most > 256)
        return table.wrong("total_vfs", "is more than 256");
    return {};
}

Outcome<void> readModes(Table &table, GpuSpec &gpu)
{
    gpu.mixed = table.flag("mixed_sizes", false);
    gpu.mig = table.flag("mig", false);
    gpu.bootVga = table.flag("boot_vga", false);
    gpu.serial = table.text("serial").value_or(std::string());
    gpu.uuid = table.text("uuid").value_or(std::string());
    nameCard(gpu);
    if (gpu.mixed && !gpu.card.mixes)
        return table.wrong("mixed_sizes", std::format("is nothing a {} can do", gpu.card.name));
    return {};
}

Outcome<GpuSpec> readGpu(Table &table)
{
    const std::string name = table.text("card").value_or(std::string());
    const Card *card = findCard(name);
    if (!card)
        return table.wrong("card", std::format("is \"{}\", which carrel-gpusim does not know", name));
    GpuSpec gpu;
    gpu.card = *card;
    gpu.numaNode = table.number("numa_node").value_or(-1);
    gpu.iommuGroup = table.number("iommu_group").value_or(-1);
    const Outcome<void> done = readPlace(table, gpu)
                                   .and_then([&] { return readSharing(table, gpu); })
                                   .and_then([&] { return changeCard(table, gpu.card); })
                                   .and_then([&] { return readVfs(table, gpu); })
                                   .and_then([&] { return readModes(table, gpu); })
                                   .and_then([&] { return table.finish(); });
    return done ? Outcome<GpuSpec>(gpu) : std::unexpected(done.error());
}

/** Whether the VF is one of those that are on. */
bool hasVf(const GpuSpec &gpu, const std::string &address)
{
    for (int number = 0; number < gpu.vfs; ++number)
        if (vfAddress(gpu, number) == address)
            return true;
    return false;
}

Outcome<void> checkVgpu(Table &table, const VgpuSpec &vgpu, const GpuSpec &gpu)
{
    const bool onVf = gpu.card.hasVfTypes() || gpu.card.sharing == Sharing::MdevOnVfs;
    if (!findType(gpu.card, vgpu.type))
        return table.wrong("type", std::format("is \"{}\", which this GPU does not offer", vgpu.type));
    if (onVf != !vgpu.vf.empty() || (onVf && !hasVf(gpu, vgpu.vf)))
        return table.wrong("vf", onVf ? "must be the address of a VF that is on" : "is not how this GPU is shared");
    if (!gpu.card.hasVfTypes() && (vgpu.uuid.size() != 36 || !isUuid(vgpu.uuid)))
        return table.wrong("uuid", "is not a UUID");
    return table.finish();
}

Outcome<VgpuSpec> readVgpu(Table &table, const std::vector<GpuSpec> &gpus)
{
    VgpuSpec vgpu;
    vgpu.gpu = table.text("gpu").value_or(std::string());
    vgpu.vf = table.text("vf").value_or(std::string());
    vgpu.type = table.text("type").value_or(std::string());
    vgpu.uuid = lowerCase(table.text("uuid").value_or(std::string()));
    vgpu.iommuGroup = table.number("iommu_group").value_or(-1);
    vgpu.busy = table.flag("busy", false);
    const auto gpu = std::ranges::find(gpus, vgpu.gpu, &GpuSpec::id);
    if (gpu == gpus.end())
        return table.wrong("gpu", std::format("is \"{}\", which is no GPU of this description", vgpu.gpu));
    const Outcome<void> done = checkVgpu(table, vgpu, *gpu);
    return done ? Outcome<VgpuSpec>(vgpu) : std::unexpected(done.error());
}

/** Reads each table of an array by one function. */
template <class Spec, class Read>
Outcome<std::vector<Spec>> readAll(const toml::table &root, const char *name, Read read)
{
    std::vector<Spec> specs;
    const toml::array *array = root[name].as_array();
    for (std::size_t i = 0; array && i < array->size(); ++i) {
        const toml::table *entry = array->get(i)->as_table();
        if (!entry)
            return std::unexpected(std::format("[[{}]] number {} is not a table.", name, i + 1));
        Table table(*entry, std::format("[[{}]] number {}", name, i + 1));
        Outcome<Spec> spec = read(table);
        if (!spec)
            return std::unexpected(spec.error());
        specs.push_back(std::move(*spec));
    }
    return specs;
}

Outcome<void> checkUnique(const std::vector<GpuSpec> &gpus)
{
    for (auto gpu = gpus.begin(); gpu != gpus.end(); ++gpu)
        if (std::ranges::count(gpus, gpu->id, &GpuSpec::id) > 1)
            return std::unexpected(std::format("Two GPUs are called \"{}\".", gpu->id));
    return {};
}

Outcome<void> readTables(const toml::table &root, Description &description)
{
    Outcome<std::vector<GpuSpec>> gpus = readAll<GpuSpec>(root, "gpu", readGpu);
    if (!gpus)
        return std::unexpected(gpus.error());
    description.gpus = std::move(*gpus);
    auto vgpu = [&](Table &table) {
        return readVgpu(table, description.gpus);
    };
    Outcome<std::vector<VgpuSpec>> vgpus = readAll<VgpuSpec>(root, "vgpu", vgpu);
    if (!vgpus)
        return std::unexpected(vgpus.error());
    description.vgpus = std::move(*vgpus);
    Outcome<std::vector<Fault>> faults = readAll<Fault>(root, "fault", readFault);
    if (!faults)
        return std::unexpected(faults.error());
    description.faults = std::move(*faults);
    return checkUnique(description.gpus);
}

/** toml++ as Debian builds it throws; the simulator itself does not. */
Outcome<toml::table> parseToml(std::string_view text)
{
    try {
        return toml::parse(text);
    } catch (const toml::parse_error &error) {
        return std::unexpected(std::format("Line {}: {}.", error.source().begin.line, error.description()));
    }
}

std::string textOfFile(const std::string &name)
{
    std::ifstream file(name, std::ios::binary);
    return file ? std::string(std::istreambuf_iterator<char>(file), {}) : std::string();
}

} // namespace

std::string vfAddress(const GpuSpec &gpu, int number)
{
    const std::string_view address = gpu.id;
    const int bus = parseInt(address.substr(5, 2), 16).value_or(0);
    const int device = parseInt(address.substr(8, 2), 16).value_or(0);
    const int own = (bus << 8) | (device << 3) | parseInt(address.substr(11)).value_or(0);
    const VfSpec &vfs = gpu.card.vfs;
    const int id = own + vfs.offset + number * vfs.stride;
    return std::format("{}:{:02x}:{:02x}.{}", address.substr(0, 4), (id >> 8) & 0xff, (id >> 3) & 0x1f, id & 7);
}

Outcome<Description> parseDescription(std::string_view toml)
{
    const Outcome<toml::table> parsed = parseToml(toml);
    if (!parsed)
        return std::unexpected(parsed.error());
    for (const auto &[key, value] : *parsed)
        if (key != "gpu" && key != "vgpu" && key != "fault" && key != "mdev_bus" && key != "title")
            return std::unexpected(std::format("\"{}\" means nothing in a description.", key.str()));
    Description description;
    const Outcome<void> read = readTables(*parsed, description);
    // nvidia_vgpu_vfio and the samples load the mdev module; drivers with types of their own do not need it.
    const bool anyMdev = std::ranges::any_of(description.gpus, [](const GpuSpec &gpu) {
        return gpu.card.sharing == Sharing::Mdev || gpu.card.sharing == Sharing::MdevOnVfs;
    });
    description.mdevBus = (*parsed)["mdev_bus"].value_or(anyMdev);
    return read ? Outcome<Description>(std::move(description)) : std::unexpected(read.error());
}

Outcome<Fault> parseFault(std::string_view inlineTable)
{
    const Outcome<toml::table> parsed = parseToml(std::format("fault = {}\n", inlineTable));
    if (!parsed)
        return std::unexpected(parsed.error());
    const toml::table *entry = (*parsed)["fault"].as_table();
    if (!entry)
        return std::unexpected(std::string("A fault is written as { path = \"…\", read = \"EIO\" }."));
    Table table(*entry, "the fault");
    return readFault(table);
}

Outcome<Description> loadDescription(const std::string &nameOrFile)
{
    const std::string_view shipped = embeddedFile(nameOrFile + ".toml");
    const std::string text = shipped.empty() ? textOfFile(nameOrFile) : std::string(shipped);
    if (text.empty())
        return std::unexpected(
            std::format("\"{}\" is neither a shipped description nor a file that can be read.", nameOrFile));
    return parseDescription(text);
}

} // namespace Carrel::Sim
