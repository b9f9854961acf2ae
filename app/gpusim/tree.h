// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gpusim/fault.h"
#include "app/gpusim/machine.h"

#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unordered_map>

namespace Carrel::Sim {

/** A file's text, or the errno that reading it gives. */
using Content = std::expected<std::string, int>;

/** One folder, file or link of the mount. */
struct Node
{
    std::uint64_t id = 0; ///< inode number; never used again after the node is gone
    Node *parent = nullptr;
    std::string name;
    mode_t mode = 0; ///< kind and permissions
    std::string target; ///< of a link
    std::function<Content()> text; ///< of a file that can be read
    std::function<void(std::string_view, Answer)> write; ///< of a file that can be written
    std::map<std::string, std::unique_ptr<Node>, std::less<>> children;
    std::unique_ptr<Node> standIn; ///< what a fault shows in its place; nullptr mode 0 means absent
    int group = -1; ///< of a /dev/vfio file, the IOMMU group it stands for
    bool lasting = true; ///< false: comes and goes with a vGPU, so the kernel must not remember its name

    [[nodiscard]] bool isFolder() const { return S_ISDIR(mode); }
    [[nodiscard]] bool isAbsent() const { return mode == 0; }
};

/** The folders of the mount, by path and by inode number. No I/O, one thread. */
class Tree
{
public:
    Tree();

    [[nodiscard]] Node &root() { return *m_root; }
    /** By inode number; nullptr when it is gone. */
    [[nodiscard]] Node *find(std::uint64_t id) const;
    /** By path from the root, links not followed; nullptr when there is none. Stand-ins are not looked at. */
    [[nodiscard]] Node *at(std::string_view path) const;
    /** What a name in a folder shows: the child or its stand-in; nullptr when there is none or it stands for "absent".
     */
    [[nodiscard]] static Node *shown(const Node &folder, std::string_view name);

    Node &folder(std::string_view path); ///< made with all folders above it
    Node &file(std::string_view path, mode_t permissions, std::function<Content()> text);
    Node &file(std::string_view path, const std::string &text); ///< 0444 with a text that stays
    /** The same in a folder that is at hand: a path of its own to look up for each of a hundred thousand is slow. */
    Node &folderIn(Node &parent, std::string name);
    Node &fileIn(Node &parent, std::string name, mode_t permissions, std::function<Content()> text);
    Node &link(std::string_view path,
               std::string_view destination); ///< both from the root of the mount; relative as in sysfs
    void remove(std::string_view path); ///< with all below; nothing when it is not there

    /** Shows another kind of node in the place of this one, or the node itself again with StandIn::None. */
    void setStandIn(Node &node, StandIn kind, const std::string &target);
    /** Called for each node as it is made, when its path is known. */
    void onMade(std::function<void(Node &)> listener) { m_made = std::move(listener); }
    /** Called for a node that is about to go with all below it. */
    void onGone(std::function<void(const Node &)> listener) { m_gone = std::move(listener); }

private:
    Node &add(std::string_view path, mode_t mode);
    Node &addIn(Node &parent, std::string name, mode_t mode);
    void forget(const Node &node);

    std::unique_ptr<Node> m_root;
    std::unordered_map<std::uint64_t, Node *> m_nodes;
    std::function<void(Node &)> m_made;
    std::function<void(const Node &)> m_gone;
    std::uint64_t m_lastId = 0;
};

/** "/sys/class/mdev_bus". */
[[nodiscard]] std::string pathOf(const Node &node);

/** What a link at one path must hold to lead to another, as sysfs writes it: "../../devices/virtual/mtty/mtty". */
[[nodiscard]] std::string relativeTarget(std::string_view linkPath, std::string_view destination);

/** Calls visit for the node and all below it. */
void walk(Node &node, const std::function<void(Node &)> &visit);

} // namespace Carrel::Sim
