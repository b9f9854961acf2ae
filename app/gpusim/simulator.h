// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/description.h"
#include "app/gpusim/fault.h"
#include "app/gpusim/filesystem.h"
#include "app/gpusim/invalidator.h"
#include "app/gpusim/loop.h"
#include "app/gpusim/machine.h"
#include "app/gpusim/sysfs.h"
#include "app/gpusim/tree.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace Carrel::Sim {

/** One mounted simulated host: the machine, its picture, the mount, and the orders that can be given to it. */
class Simulator
{
public:
    using Reply = std::function<void(const std::string &)>;

    Simulator(const Description &description, Loop &loop);
    ~Simulator();
    Simulator(const Simulator &) = delete;
    Simulator &operator=(const Simulator &) = delete;

    /** Mounts on an empty folder and begins to answer. The error is one sentence. */
    Outcome<void> mount(const std::string &folder);
    /** Ends every write that waits, and unmounts. */
    void unmount();

    /** Obeys one line of the control protocol (README.md); replies once, "ok…" or "error …", when it has taken effect.
     */
    void obey(std::string_view line, const Reply &reply);

    [[nodiscard]] const Machine &machine() const { return m_machine; }
    void onChange(std::function<void(const Change &)> listener) { m_machine.onChange(std::move(listener)); }
    /** Called when the mount is gone, whoever took it away. */
    void onUnmounted(std::function<void()> listener) { m_unmounted = std::move(listener); }

private:
    void addFault(const Fault &fault);
    void applyFault(const Fault &fault, bool on);
    void answerKernel();
    void addTools();
    [[nodiscard]] static std::string toolPath(std::string_view program);
    [[nodiscard]] std::string obeyRun(std::string_view words);
    [[nodiscard]] std::string obeyBusy(std::string_view words, bool busy);
    [[nodiscard]] std::string obeyMove(std::string_view words);
    [[nodiscard]] std::string obeyFault(std::string_view words);
    [[nodiscard]] std::string obeyClear(std::string_view words);
    [[nodiscard]] std::string act(std::string_view verb, std::string_view words);

    Loop &m_loop;
    Machine m_machine;
    Tree m_tree;
    FaultTable m_faults;
    Sysfs m_sysfs;
    Filesystem m_filesystem;
    std::string m_folder;
    fuse_session *m_session = nullptr;
    fuse_buf m_buffer{};
    std::unique_ptr<Invalidator> m_invalidator;
    std::function<void()> m_unmounted;
};

} // namespace Carrel::Sim
