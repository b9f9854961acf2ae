// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/simulator.h"

#include "app/gpusim/operations.h"
#include "app/gpusim/tools.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <format>
#include <thread>
#include <unistd.h>

namespace Carrel::Sim {

Simulator::Simulator(const Description &description, Loop &loop)
    : m_loop(loop), m_machine(description), m_sysfs(m_tree, m_machine), m_filesystem(m_tree, m_machine, m_faults, loop)
{
    m_tree.onMade([this](Node &node) {
        if (const Fault *fault = m_faults.isEmpty() ? nullptr : m_faults.match(pathOf(node)))
            m_tree.setStandIn(node, fault->standIn, fault->target);
    });
    m_tree.onGone([this](const Node &node) {
        if (m_invalidator && node.lasting)
            m_invalidator->forgetName(node.parent->id, node.name);
    });
    m_filesystem.onSettle([this](std::function<void()> act) {
        if (m_invalidator && m_invalidator->isBusy())
            m_invalidator->then(std::move(act));
        else
            act();
    });
    addTools();
    for (const Fault &fault : description.faults)
        addFault(fault);
}

Simulator::~Simulator()
{
    unmount();
    std::free(m_buffer.mem);
}

Outcome<void> Simulator::mount(const std::string &folder)
{
    std::string options = "-odefault_permissions,fsname=carrel-gpusim,subtype=carrel";
    // Everybody may look at the real /sys, so at root's too; an ordinary user's mount is for that user alone.
    options += getuid() == 0 ? ",allow_other" : "";
    std::array<char *, 2> words{const_cast<char *>("carrel-gpusim"), options.data()};
    fuse_args arguments = FUSE_ARGS_INIT(static_cast<int>(words.size()), words.data());
    m_session = fuse_session_new(&arguments, &fuseOperations(), sizeof(fuse_lowlevel_ops), &m_filesystem);
    if (!m_session || fuse_session_mount(m_session, folder.c_str()) != 0)
        return std::unexpected(std::format("Nothing could be mounted on {}: {}.", folder, std::strerror(errno)));
    m_folder = folder;
    const int file = fuse_session_fd(m_session);
    fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_NONBLOCK); // a request may be withdrawn after poll() has seen it
    m_invalidator = std::make_unique<Invalidator>(m_session);
    m_loop.watch(file, [this] { answerKernel(); });
    m_loop.watch(m_invalidator->file(), [this] { m_invalidator->runDone(); });
    return {};
}

void Simulator::unmount()
{
    if (!m_session)
        return;
    m_filesystem.abandonWaiting();
    // The second thread may wait for a folder's lock, and its holder for an answer of ours: answer on until it is done.
    while (m_invalidator && !m_invalidator->abandon()) {
        answerKernel();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    m_loop.forget(fuse_session_fd(m_session));
    if (m_invalidator)
        m_loop.forget(m_invalidator->file());
    if (!m_folder.empty())
        fuse_session_unmount(m_session);
    m_invalidator.reset();
    fuse_session_destroy(m_session);
    m_session = nullptr;
}

void Simulator::answerKernel()
{
    const int got = fuse_session_receive_buf(m_session, &m_buffer);
    if (got > 0)
        fuse_session_process_buf(m_session, &m_buffer);
    if ((got <= 0 && got != -EINTR && got != -EAGAIN) || fuse_session_exited(m_session)) {
        m_loop.forget(fuse_session_fd(m_session));
        if (m_unmounted)
            m_unmounted();
    }
}

void Simulator::addFault(const Fault &fault)
{
    m_faults.add(fault);
    applyFault(fault, true);
}

void Simulator::applyFault(const Fault &fault, bool on)
{
    walk(m_tree.root(), [&](Node &node) {
        if (!node.parent || !fits(fault, pathOf(node)))
            return;
        if (fault.standIn != StandIn::None)
            m_tree.setStandIn(node, on ? fault.standIn : StandIn::None, fault.target);
        if (m_invalidator) {
            m_invalidator->forgetName(node.parent->id, node.name);
            m_invalidator->forgetAttributes(node.id);
        }
    });
}

void Simulator::obey(std::string_view line, const Reply &reply)
{
    const std::size_t space = line.find(' ');
    const std::string verb(line.substr(0, space));
    const std::string words(space == std::string_view::npos ? std::string_view() : line.substr(space + 1));
    const auto carryOut = [this, verb, words, reply] {
        const std::string answer = act(verb, words);
        if (m_invalidator)
            m_invalidator->then([reply, answer] { reply(answer); });
        else
            reply(answer);
    };
    const Fault *fault = verb == "run" ? m_faults.match(toolPath(words.substr(0, words.find(' ')))) : nullptr;
    if (fault && fault->writeDelay.count() > 0)
        m_loop.after(fault->writeDelay, carryOut);
    else
        carryOut();
}

std::string Simulator::toolPath(std::string_view program)
{
    return program == "sriov-manage" ? "/usr/lib/nvidia/sriov-manage" : std::format("/usr/bin/{}", program);
}

void Simulator::addTools()
{
    if (nvidiaGpus(m_machine).empty())
        return;
    for (const char *program : {"sriov-manage", "nvidia-smi"})
        m_tree.file(toolPath(program), 0755, [this, program] {
            std::error_code error;
            const std::string own = std::filesystem::read_symlink("/proc/self/exe", error).string();
            return std::format("#!/bin/sh\nexec '{}' {} '{}' \"$@\"\n", own, program,
                               m_folder.substr(0, m_folder.rfind('/')));
        });
}

std::string Simulator::obeyRun(std::string_view words)
{
    std::vector<std::string> arguments = split(words, ' ');
    const std::string program = arguments.front();
    arguments.erase(arguments.begin());
    if (program != "sriov-manage" && program != "nvidia-smi")
        return std::format("error there is no program {}", program);
    if (Fault *fault = m_faults.match(toolPath(program)); fault && fault->says) {
        use(*fault);
        return "ok " + toLine({fault->exitStatus, {}, *fault->says});
    }
    return "ok "
        + toLine(program == "sriov-manage" ? runSriovManage(m_machine, arguments) : runNvidiaSmi(m_machine, arguments));
}

std::string Simulator::act(std::string_view verb, std::string_view words)
{
    if (verb == "busy" || verb == "free")
        return obeyBusy(words, verb == "busy");
    if (verb == "vanish" || verb == "return")
        return m_machine.setPresent(words, verb == "return") ? "ok"
                                                             : std::format("error no GPU {} could {}", words, verb);
    if (verb == "run")
        return obeyRun(words);
    if (verb == "reboot") {
        m_machine.reboot();
        return "ok";
    }
    if (verb == "move")
        return obeyMove(words);
    if (verb == "fault")
        return obeyFault(words);
    if (verb == "clear")
        return obeyClear(words);
    if (verb == "where")
        return std::format("ok {0}/sys {0}/dev", m_folder);
    return std::format("error \"{}\" is no order", verb);
}

std::string Simulator::obeyBusy(std::string_view words, bool busy)
{
    const std::size_t end = std::min(words.find(' '), words.size());
    const std::string_view id = words.substr(0, end);
    const std::string_view holder = words.substr(std::min(end + 1, words.size()));
    return m_machine.setBusy(id, busy, holder) ? "ok" : std::format("error there is no vGPU, VF or GPU {}", id);
}

std::string Simulator::obeyMove(std::string_view words)
{
    const std::vector<std::string> parts = split(words, ' ');
    if (parts.size() != 2)
        return "error say the GPU's address and the new one";
    std::vector<std::string> path = split(parts[1], '/');
    // A slot that is named by its address alone is below a root port of its own, as nearly all are.
    if (path.size() == 1 && isPciAddress(path[0]) && path[0].substr(5, 2) != "00")
        path.insert(path.begin(), path[0].substr(0, 5) + "00:1d.0");
    const Outcome<void> moved = m_machine.move(parts[0], path);
    return moved ? std::string("ok") : "error " + moved.error();
}

std::string Simulator::obeyFault(std::string_view words)
{
    const Outcome<Fault> fault = parseFault(words);
    if (!fault)
        return "error " + fault.error();
    const int number = m_faults.add(*fault);
    applyFault(*fault, true);
    return std::format("ok {}", number);
}

std::string Simulator::obeyClear(std::string_view words)
{
    const std::optional<int> number = words == "all" ? 0 : parseInt(words);
    if (!number || (*number == 0 && words != "all"))
        return "error say the number of the fault, or all";
    const std::vector<Fault> gone = m_faults.clear(*number);
    for (const Fault &fault : gone)
        applyFault(fault, false);
    return std::format("ok {}", gone.size());
}

} // namespace Carrel::Sim
