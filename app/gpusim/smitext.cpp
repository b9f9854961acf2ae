// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/smitext.h"

#include <algorithm>
#include <format>

namespace Carrel::Sim {

namespace {

constexpr std::string_view driverVersion = "580.105.06";
constexpr int reservedMib = 512; // what the driver keeps of a GPU's framebuffer
constexpr int idleCelsius = 34;
constexpr int busyPercent = 7; // for each vGPU in use: a number that can be told from nothing

/** One vGPU in use, whatever carries it. */
struct Running
{
    std::string id; ///< UUID of an mdev, address of a VF
    std::string holder; ///< UUID and name of the workstation, as far as known
    const TypeSpec *type = nullptr;
    int place = 0;
};

std::vector<Running> runningOn(const Machine &machine, const Machine::Gpu &gpu)
{
    std::vector<Running> all;
    for (const Vgpu *vgpu : machine.vgpus())
        if (vgpu->busy && vgpu->gpu == gpu.spec.id)
            all.push_back({vgpu->uuid, vgpu->holder, findType(gpu.spec.card, vgpu->type), vgpu->place});
    for (const Vf &vf : gpu.vfs)
        if (vf.busy && vf.type)
            all.push_back({vf.id, vf.holder, vf.type, vf.place});
    return all;
}

struct Memory
{
    int total = 0;
    int used = 0;
    [[nodiscard]] int free() const { return std::max(0, total - used - reservedMib); }
};

Memory memoryOf(const Machine::Gpu &gpu)
{
    Memory memory{gpu.spec.card.budget[0], 0};
    for (const Carried &one : gpu.carried)
        memory.used += one.type->cost[0];
    return memory;
}

std::string_view supported(bool yes)
{
    return yes ? "Supported" : "Not Supported";
}

std::string modeText(const Machine::Gpu &gpu)
{
    return !gpu.spec.card.mixes ? "N/A" : gpu.mixed ? "Enabled" : "Disabled";
}

std::string migText(const Machine::Gpu &gpu)
{
    const bool can = std::ranges::any_of(gpu.spec.card.types, &TypeSpec::isMig);
    return gpu.spec.mig ? "Enabled" : can ? "Disabled" : "N/A";
}

bool isVgpuHost(const Machine::Gpu &gpu)
{
    return gpu.spec.card.sharing != Sharing::None;
}

std::string hostModeText(const Machine::Gpu &gpu)
{
    return !isVgpuHost(gpu) ? "N/A" : gpu.spec.card.vfs.most > 0 ? "SR-IOV" : "Non SR-IOV";
}

/** "    Product Name                          : NVIDIA L40S\n": the values begin in one column. */
std::string line(int depth, std::string_view key, std::string_view value)
{
    return std::format("{:<42}: {}\n", std::string(static_cast<std::size_t>(depth) * 4, ' ') + std::string(key), value);
}

std::string heading(int depth, std::string_view key)
{
    return std::format("{}{}\n", std::string(static_cast<std::size_t>(depth) * 4, ' '), key);
}

std::string mib(int amount)
{
    return std::format("{} MiB", amount);
}

std::string logOf(const Machine &machine, const Machine::Gpu &gpu)
{
    const Memory memory = memoryOf(gpu);
    const auto busy = static_cast<int>(runningOn(machine, gpu).size());
    return heading(0, "GPU " + busIdOf(gpu)) + line(1, "Product Name", gpu.spec.card.name)
        + heading(1, "vGPU Device Capability") + line(2, "Fractional Multi-vGPU", supported(isVgpuHost(gpu)))
        + line(2, "Heterogeneous Time-Slice Profiles", supported(gpu.spec.card.rule != Rule::SameType))
        + line(2, "Heterogeneous Time-Slice Sizes", supported(gpu.spec.card.mixes)) + heading(1, "MIG Mode")
        + line(2, "Current", migText(gpu)) + line(2, "Pending", migText(gpu))
        + line(1, "Serial Number", gpu.spec.serial) + line(1, "GPU UUID", gpu.spec.uuid)
        + heading(1, "GPU Virtualization Mode") + line(2, "Virtualization Mode", isVgpuHost(gpu) ? "Host VGPU" : "None")
        + line(2, "Host VGPU Mode", hostModeText(gpu)) + line(2, "vGPU Heterogeneous Mode", modeText(gpu))
        + heading(1, "PCI") + line(2, "Bus Id", busIdOf(gpu)) + heading(1, "FB Memory Usage")
        + line(2, "Total", mib(memory.total)) + line(2, "Reserved", mib(reservedMib))
        + line(2, "Used", mib(memory.used)) + line(2, "Free", mib(memory.free())) + heading(1, "Utilization")
        + line(2, "GPU", std::format("{} %", std::min(99, busy * busyPercent)))
        + line(2, "Memory", std::format("{} %", busy)) + heading(1, "Temperature")
        + line(2, "GPU Current Temp", std::format("{} C", idleCelsius + busy)) + '\n';
}

std::string element(int depth, std::string_view name, std::string_view value)
{
    return std::format("{}<{}>{}</{}>\n", std::string(static_cast<std::size_t>(depth), '\t'), name, value, name);
}

std::string group(std::string_view name, const std::string &content)
{
    return std::format("\t\t<{}>\n{}\t\t</{}>\n", name, content, name);
}

std::string xmlOf(const Machine &machine, const Machine::Gpu &gpu)
{
    const Memory memory = memoryOf(gpu);
    const auto busy = static_cast<int>(runningOn(machine, gpu).size());
    return std::format("\t<gpu id=\"{}\">\n", busIdOf(gpu)) + element(2, "product_name", gpu.spec.card.name)
        + element(2, "serial", gpu.spec.serial) + element(2, "uuid", gpu.spec.uuid)
        + group("mig_mode", element(3, "current_mig", migText(gpu)) + element(3, "pending_mig", migText(gpu)))
        + group("gpu_virtualization_mode",
                element(3, "virtualization_mode", isVgpuHost(gpu) ? "Host VGPU" : "None")
                    + element(3, "host_vgpu_mode", hostModeText(gpu))
                    + element(3, "vgpu_heterogeneous_mode", modeText(gpu)))
        + group("fb_memory_usage",
                element(3, "total", mib(memory.total)) + element(3, "reserved", mib(reservedMib))
                    + element(3, "used", mib(memory.used)) + element(3, "free", mib(memory.free())))
        + group("utilization",
                element(3, "gpu_util", std::format("{} %", std::min(99, busy * busyPercent)))
                    + element(3, "memory_util", std::format("{} %", busy)) + element(3, "encoder_util", "0 %")
                    + element(3, "decoder_util", "0 %"))
        + group("temperature", element(3, "gpu_temp", std::format("{} C", idleCelsius + busy)))
        + group("gpu_power_readings",
                element(3, "average_power_draw", std::format("{}.00 W", 30 + 20 * busy))
                    + element(3, "current_power_limit", "300.00 W"))
        + "\t</gpu>\n";
}

std::string vgpuText(const Running &vgpu, unsigned number)
{
    const std::vector<std::string> holder = split(vgpu.holder, ' ');
    const int total = vgpu.type->cost[0];
    return line(1, "vGPU ID", std::to_string(3251634213U + number)) + line(2, "VM UUID", holder[0])
        + line(2, "VM Name", holder.size() > 1 ? holder[1] : holder[0])
        + line(2, "vGPU Name", vgpu.type->name.value_or(std::string()))
        + line(2, "vGPU Type", std::to_string(vgpu.type->number())) + line(2, "vGPU UUID", vgpu.id)
        + line(2, "Guest Driver Version", "N/A") + line(2, "License Status", "N/A (Expiry: N/A)")
        + line(2, "GPU Instance ID", "N/A") + line(2, "Placement ID", std::to_string(vgpu.place / 1024))
        + heading(2, "FB Memory Usage") + line(3, "Total", mib(total)) + line(3, "Used", mib(total / 8))
        + line(3, "Free", mib(total - total / 8)) + heading(2, "Utilization")
        + line(3, "GPU", std::format("{} %", busyPercent)) + line(3, "Memory", "1 %") + line(3, "Encoder", "0 %")
        + line(3, "Decoder", "0 %");
}

} // namespace

std::string busIdOf(const Machine::Gpu &gpu)
{
    std::string id = "0000" + gpu.spec.id;
    std::ranges::transform(id, id.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return id;
}

std::string smiList(const SmiGpus &gpus)
{
    std::string text;
    for (std::size_t i = 0; i < gpus.size(); ++i)
        text += std::format("GPU {}: {} (UUID: {})\n", i, gpus[i]->spec.card.name, gpus[i]->spec.uuid);
    return text;
}

std::string smiLog(const Machine &machine, const SmiGpus &gpus)
{
    const bool anyMixes = std::ranges::any_of(gpus, [](const Machine::Gpu *gpu) { return gpu->spec.card.mixes; });
    std::string text = "\n==============NVSMI LOG==============\n\n" + line(0, "Driver Version", driverVersion)
        + line(0, "CUDA Version", "Not Found") + heading(0, "vGPU Driver Capability")
        + line(2, "Heterogenous Multi-vGPU", supported(anyMixes)) // sic
        + '\n' + line(0, "Attached GPUs", std::to_string(gpus.size()));
    for (const Machine::Gpu *gpu : gpus)
        text += logOf(machine, *gpu);
    return text;
}

std::string smiXml(const Machine &machine, const SmiGpus &gpus)
{
    std::string text = "<?xml version=\"1.0\" ?>\n<!DOCTYPE nvidia_smi_log SYSTEM \"nvsmi_device_v12.dtd\">\n"
                       "<nvidia_smi_log>\n"
        + element(1, "driver_version", driverVersion) + element(1, "attached_gpus", std::to_string(gpus.size()));
    for (const Machine::Gpu *gpu : gpus)
        text += xmlOf(machine, *gpu);
    return text + "</nvidia_smi_log>\n";
}

std::string smiVgpus(const Machine &machine, const SmiGpus &gpus)
{
    std::string text;
    for (const Machine::Gpu *gpu : gpus) {
        const std::vector<Running> running = runningOn(machine, *gpu);
        text += heading(0, "GPU " + busIdOf(*gpu)) + line(1, "Active vGPUs", std::to_string(running.size()));
        for (unsigned i = 0; i < running.size(); ++i)
            text += vgpuText(running[i], i);
        text += '\n';
    }
    return text;
}

std::string smiTypes(const SmiGpus &gpus, bool verbose)
{
    std::string text;
    for (const Machine::Gpu *gpu : gpus) {
        text += heading(0, "GPU " + busIdOf(*gpu));
        for (const TypeSpec &type : gpu->spec.card.types) {
            const std::string name = type.name.value_or(std::string());
            text += verbose
                ? std::format("    {:<34}: 0x{:x}\n        {:<30}: {}\n        {:<30}: {}\n        {:<30}: {}\n",
                              "vGPU Type ID", type.number(), "Name", name, "Max Instances", type.mostInstances,
                              "FB Memory", mib(type.cost[0]))
                : heading(1, name);
        }
    }
    return text;
}

} // namespace Carrel::Sim
