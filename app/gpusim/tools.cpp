// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/tools.h"

#include <algorithm>
#include <format>

namespace Carrel::Sim {

namespace {

constexpr std::string_view usage =
    "Usage:\n"
    "    /usr/lib/nvidia/sriov-manage <-e|-d> <ssss:bb:dd.f|ALL>\n"
    "        Enable/disable Virtual functions on the GPU specified by the PCI_ID=ssss:bb:dd.f.\n"
    "        If 'ALL' is specified in place of PCI_ID, operate on all the nvidia GPUs in the system.\n"
    "\n"
    "    /usr/lib/nvidia/sriov-manage -h\n"
    "        Print this help.\n";

/** Switches the VFs of one GPU; what it says and gives is the script's (vGPU drivers 11 to 16). */
ToolResult setVfs(Machine &machine, std::string_view address, bool on)
{
    const Machine::Gpu *gpu = machine.gpu(address);
    if (!gpu || !gpu->present || !gpu->spec.card.isNvidia())
        return {1, {}, {}};
    const int most = gpu->spec.card.vfs.most;
    if (most == 0)
        return {};
    const std::string id = gpu->spec.id;
    if (on != gpu->vfs.empty())
        return {0, std::format("GPU at {} already has VFs {}.\n", id, on ? "enabled" : "disabled"), {}};
    std::string said = std::format("{} VFs on {}\n", on ? "Enabling" : "Disabling", id);
    // The driver lets go of a GPU only while nobody uses it.
    if (machine.isInUse(*gpu))
        return {1, std::move(said), std::format("Cannot obtain unbindLock for {}\n", id)};
    machine.rebindWithVfs(id, on ? most : 0);
    return {0, std::move(said), {}};
}

ToolResult setAllVfs(Machine &machine, bool on)
{
    ToolResult all;
    for (const Machine::Gpu *gpu : nvidiaGpus(machine)) {
        const ToolResult one = setVfs(machine, std::string(gpu->spec.id), on);
        all.output += one.output;
        all.error += one.error;
        all.status = one.status;
        if (one.status != 0)
            break; // as the script does
    }
    return all;
}

std::string escaped(std::string_view text)
{
    std::string line;
    for (const char c : text)
        line += c == '\n' ? std::string("\\n") : c == '\\' ? std::string("\\\\") : std::string(1, c);
    return line;
}

} // namespace

std::vector<const Machine::Gpu *> nvidiaGpus(const Machine &machine)
{
    std::vector<const Machine::Gpu *> found;
    for (const Machine::Gpu &gpu : machine.gpus())
        if (gpu.present && gpu.spec.card.isNvidia() && gpu.spec.card.pci.driver == "nvidia")
            found.push_back(&gpu);
    std::ranges::sort(found, {}, [](const Machine::Gpu *gpu) { return gpu->spec.id; });
    return found;
}

std::string plainAddress(std::string_view text)
{
    std::string address = lowerCase(text);
    if (address.size() == 7)
        address = "0000:" + address;
    if (address.size() == 16)
        address.erase(0, 4);
    return isPciAddress(address) ? address : std::string();
}

ToolResult runSriovManage(Machine &machine, const std::vector<std::string> &arguments)
{
    if (arguments == std::vector<std::string>{"-h"})
        return {0, {}, std::string(usage)};
    if (arguments.size() != 2 || (arguments[0] != "-e" && arguments[0] != "-d"))
        return {1, {}, std::string(usage)};
    const bool on = arguments[0] == "-e";
    return lowerCase(arguments[1]) == "all" ? setAllVfs(machine, on) : setVfs(machine, plainAddress(arguments[1]), on);
}

std::string toLine(const ToolResult &result)
{
    return std::format("{}\t{}\t{}", result.status, escaped(result.output), escaped(result.error));
}

ToolResult resultFromLine(std::string_view line)
{
    const std::vector<std::string> parts = split(line, '\t');
    if (parts.size() != 3)
        return {1, {}, std::string(line) + '\n'};
    return {parseInt(parts[0]).value_or(1), unescaped(parts[1]), unescaped(parts[2])};
}

} // namespace Carrel::Sim
