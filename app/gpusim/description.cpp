// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/description.h"

#include "app/gpusim/descriptiontable.h"
#include "app/gpusim/embedded.h"

#include <algorithm>
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
            return table.wrong("rule", "is none of same-type, same-size, mixed, budget");
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
    const Outcome<void> done =
        readPlace(table, gpu).and_then([&] { return changeCard(table, gpu.card); }).and_then([&] {
            return table.finish();
        });
    return done ? Outcome<GpuSpec>(gpu) : std::unexpected(done.error());
}

Outcome<VgpuSpec> readVgpu(Table &table, const std::vector<GpuSpec> &gpus)
{
    VgpuSpec vgpu;
    vgpu.gpu = table.text("gpu").value_or(std::string());
    vgpu.type = table.text("type").value_or(std::string());
    vgpu.uuid = lowerCase(table.text("uuid").value_or(std::string()));
    vgpu.iommuGroup = table.number("iommu_group").value_or(-1);
    vgpu.busy = table.flag("busy", false);
    const auto gpu = std::ranges::find(gpus, vgpu.gpu, &GpuSpec::id);
    if (gpu == gpus.end())
        return table.wrong("gpu", std::format("is \"{}\", which is no GPU of this description", vgpu.gpu));
    if (!findType(gpu->card, vgpu.type))
        return table.wrong("type", std::format("is \"{}\", which this GPU does not offer", vgpu.type));
    if (vgpu.uuid.size() != 36 || !isUuid(vgpu.uuid))
        return table.wrong("uuid", "is not a UUID");
    const Outcome<void> done = table.finish();
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

Outcome<Description> parseDescription(std::string_view toml)
{
    const Outcome<toml::table> parsed = parseToml(toml);
    if (!parsed)
        return std::unexpected(parsed.error());
    for (const auto &[key, value] : *parsed)
        if (key != "gpu" && key != "vgpu" && key != "fault" && key != "mdev_bus" && key != "title")
            return std::unexpected(std::format("\"{}\" means nothing in a description.", key.str()));
    Description description;
    description.mdevBus = (*parsed)["mdev_bus"].value_or(true);
    const Outcome<void> read = readTables(*parsed, description);
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
