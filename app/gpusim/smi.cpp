// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later
// nvidia-smi of the simulated GPUs: arguments and acts. The texts are in smitext.cpp.

#include "app/gpusim/smitext.h"
#include "app/gpusim/tools.h"

#include <algorithm>
#include <format>
#include <optional>

namespace Carrel::Sim {

namespace {

// nvidia-smi(1), "RETURN VALUE", and NVML's return codes.
enum Status { Success = 0, InvalidArgument = 2, NotSupported = 3, NotFound = 6, NoDriver = 9, InUse = 19 };

/** The words of one call. */
struct Call
{
    bool vgpu = false;
    bool list = false;
    bool query = false;
    bool xml = false;
    bool types = false;
    bool verbose = false;
    std::optional<std::string> gpu;
    std::optional<std::string> mixed;
};

bool takeFlag(const std::string &word, Call &call)
{
    if (word == "vgpu")
        return call.vgpu = true;
    if (word == "-L")
        return call.list = true;
    if (word == "-q" || word == "--query")
        return call.query = true;
    if (word == "-x" || word == "--xml-format")
        return call.xml = true;
    if (word == "-s")
        return call.types = true;
    if (word == "-v")
        return call.verbose = true;
    return false;
}

std::optional<Call> parse(const std::vector<std::string> &words)
{
    Call call;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (takeFlag(words[i], call))
            continue;
        const bool last = i + 1 == words.size();
        if (last || (words[i] != "-i" && words[i] != "-shm"))
            return std::nullopt;
        (words[i] == "-i" ? call.gpu : call.mixed) = words[i + 1];
        ++i;
    }
    return call;
}

/** Those that `-i` names: an index, a bus id, a UUID or a serial number; all without it. */
SmiGpus chosen(const Machine &machine, const std::optional<std::string> &wanted)
{
    SmiGpus all = nvidiaGpus(machine);
    if (!wanted)
        return all;
    const std::optional<int> index = parseInt(*wanted);
    SmiGpus named;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const GpuSpec &spec = all[i]->spec;
        if (index == static_cast<int>(i) || spec.id == plainAddress(*wanted) || spec.uuid == *wanted
            || spec.serial == *wanted)
            named.push_back(all[i]);
    }
    return named;
}

/** Mixed-size mode of one GPU. Before any vGPU only (FACTS section 2 C). */
ToolResult setMixed(Machine &machine, const Machine::Gpu &gpu, bool on)
{
    const std::string id = gpu.spec.id;
    const auto refuse = [&](Status status, std::string_view why) {
        return ToolResult{
            status, std::format("Unable to set vGPU heterogeneous mode for GPU {}: {}\n", busIdOf(gpu), why), {}};
    };
    if (!gpu.spec.card.mixes || gpu.spec.mig)
        return refuse(NotSupported, "Not Supported");
    if (!gpu.carried.empty())
        return refuse(InUse, "In use by another client");
    machine.setMixed(id, on);
    return {
        Success, std::format("{} vGPU heterogeneous mode for GPU {}\n", on ? "Enabled" : "Disabled", busIdOf(gpu)), {}};
}

ToolResult setMixed(Machine &machine, const SmiGpus &gpus, const std::string &wanted)
{
    if (wanted != "0" && wanted != "1")
        return {InvalidArgument, std::format("Invalid value \"{}\" for -shm\n", wanted), {}};
    ToolResult all;
    for (const Machine::Gpu *gpu : gpus) {
        const ToolResult one = setMixed(machine, *gpu, wanted == "1");
        all.output += one.output;
        all.status = std::max(all.status, one.status);
    }
    return all;
}

std::string answer(const Machine &machine, const Call &call, const SmiGpus &gpus)
{
    if (call.vgpu)
        return call.types ? smiTypes(gpus, call.verbose) : smiVgpus(machine, gpus);
    if (call.query)
        return call.xml ? smiXml(machine, gpus) : smiLog(machine, gpus);
    return smiList(gpus);
}

} // namespace

ToolResult runNvidiaSmi(Machine &machine, const std::vector<std::string> &arguments)
{
    const std::optional<Call> call = parse(arguments);
    if (!call || (!call->vgpu && !call->query && !call->list))
        return {InvalidArgument, "Invalid combination of input arguments. Please run 'nvidia-smi -h' for help.\n", {}};
    if (nvidiaGpus(machine).empty())
        return {NoDriver,
                "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the "
                "latest NVIDIA driver is installed and running.\n",
                {}};
    const SmiGpus gpus = chosen(machine, call->gpu);
    if (gpus.empty())
        return {NotFound, "No devices were found\n", {}};
    if (call->mixed)
        return setMixed(machine, gpus, *call->mixed);
    return {Success, answer(machine, *call, gpus), {}};
}

} // namespace Carrel::Sim
