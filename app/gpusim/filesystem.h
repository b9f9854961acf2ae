// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/fault.h"
#include "app/gpusim/loop.h"
#include "app/gpusim/machine.h"
#include "app/gpusim/tree.h"

#include <fuse_lowlevel.h>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace Carrel::Sim {

/**
 * Answers the kernel's FUSE requests out of a tree, with the answers sysfs gives (fs/kernfs, fs/sysfs of Linux 6.12)
 * and with the faults asked for. One thread; a request that has to wait is answered later, so nothing else waits.
 */
class Filesystem
{
public:
    /** All must outlive it. */
    Filesystem(Tree &tree, Machine &machine, FaultTable &faults, Loop &loop);

    /** Through whom a write's answer goes: it may hold it back until the kernel has forgotten what the write took away.
     */
    void onSettle(std::function<void(std::function<void()>)> settle) { m_settle = std::move(settle); }
    /** Answers every write that still waits, so that its process can end: the simulator is about to go. */
    void abandonWaiting();

    void lookup(fuse_req_t request, std::uint64_t folder, const char *name);
    void attributes(fuse_req_t request, std::uint64_t id);
    void change(fuse_req_t request, std::uint64_t id, const struct stat &wanted, int which);
    void readLink(fuse_req_t request, std::uint64_t id);
    void open(fuse_req_t request, std::uint64_t id, fuse_file_info *info);
    void read(fuse_req_t request, std::size_t size, off_t offset, fuse_file_info *info);
    void write(fuse_req_t request, std::string bytes, fuse_file_info *info);
    void flush(fuse_req_t request, fuse_file_info *info);
    void release(fuse_req_t request, fuse_file_info *info);
    void openFolder(fuse_req_t request, std::uint64_t id, fuse_file_info *info);
    void readFolder(fuse_req_t request, std::size_t size, off_t offset, fuse_file_info *info);

private:
    struct Handle
    {
        std::uint64_t node = 0;
        std::string text; ///< as read at offset 0: one open file sees one text, as of a sysfs file
        int group = -1; ///< of a /dev/vfio file
        bool goneAtWrite = false;
        std::vector<std::pair<std::string, struct stat>> listing; ///< of a folder
    };
    class Pending;

    [[nodiscard]] Fault *faultOf(const Node &node);
    [[nodiscard]] struct stat statOf(const Node &node);
    [[nodiscard]] double keepFor(const Node &node) const;
    [[nodiscard]] int openError(const Node &node, int flags);
    [[nodiscard]] int groupError(int group) const;
    void answerRead(fuse_req_t request, Handle &handle, std::size_t size, off_t offset);
    void answerText(fuse_req_t request, Handle &handle, const std::optional<std::string> &instead, const Node &node,
                    std::size_t size, off_t offset);
    void settle(std::function<void()> act);
    void take(Node *node, std::string bytes, const std::shared_ptr<Pending> &pending);
    void later(std::chrono::milliseconds delay, std::move_only_function<void()> act);

    Tree &m_tree;
    Machine &m_machine;
    FaultTable &m_faults;
    Loop &m_loop;
    std::unordered_map<std::uint64_t, std::unique_ptr<Handle>> m_handles;
    std::uint64_t m_lastHandle = 0;
    std::set<int> m_openGroups;
    std::set<std::shared_ptr<Pending>> m_waiting;
    std::function<void(std::function<void()>)> m_settle;
};

} // namespace Carrel::Sim
