// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gpusim/tree.h"

#include <algorithm>

namespace Carrel::Sim {

namespace {

std::vector<std::string> partsOf(std::string_view path)
{
    std::vector<std::string> parts = split(path, '/');
    std::erase(parts, std::string());
    return parts;
}

mode_t kindOf(StandIn kind)
{
    switch (kind) {
    case StandIn::Fifo:
        return S_IFIFO | 0644;
    case StandIn::Folder:
        return S_IFDIR | 0755;
    case StandIn::Link:
        return S_IFLNK | 0777;
    case StandIn::None:
    case StandIn::Absent:
        break;
    }
    return 0;
}

} // namespace

Tree::Tree() : m_root(std::make_unique<Node>())
{
    m_root->id = ++m_lastId; // FUSE's root is 1
    m_root->mode = S_IFDIR | 0755;
    m_nodes.emplace(m_root->id, m_root.get());
}

Node *Tree::find(std::uint64_t id) const
{
    const auto found = m_nodes.find(id);
    return found == m_nodes.end() ? nullptr : found->second;
}

Node *Tree::at(std::string_view path) const
{
    Node *node = m_root.get();
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (part.empty())
            continue;
        const auto child = node->children.find(part);
        if (child == node->children.end())
            return nullptr;
        node = child->second.get();
    }
    return node;
}

Node *Tree::shown(const Node &folder, std::string_view name)
{
    const auto child = folder.children.find(name);
    if (child == folder.children.end())
        return nullptr;
    Node *node = child->second->standIn ? child->second->standIn.get() : child->second.get();
    return node->isAbsent() ? nullptr : node;
}

Node &Tree::folder(std::string_view path)
{
    Node *node = at(path);
    return node ? *node : add(path, S_IFDIR | 0755);
}

Node &Tree::file(std::string_view path, mode_t permissions, std::function<Content()> text)
{
    Node &node = add(path, S_IFREG | permissions);
    node.text = std::move(text);
    return node;
}

Node &Tree::file(std::string_view path, const std::string &text)
{
    return file(path, 0444, [text] { return text; });
}

Node &Tree::link(std::string_view path, std::string_view destination)
{
    Node &node = add(path, S_IFLNK | 0777);
    node.target = relativeTarget(path, destination);
    return node;
}

void Tree::remove(std::string_view path)
{
    Node *node = at(path);
    if (!node || !node->parent)
        return;
    if (m_gone)
        m_gone(*node);
    forget(*node);
    node->parent->children.erase(node->name);
}

void Tree::setStandIn(Node &node, StandIn kind, const std::string &target)
{
    if (node.standIn)
        forget(*node.standIn);
    node.standIn.reset();
    if (kind == StandIn::None)
        return;
    node.standIn = std::make_unique<Node>();
    node.standIn->id = ++m_lastId;
    node.standIn->parent = node.parent;
    node.standIn->name = node.name;
    node.standIn->mode = kindOf(kind);
    node.standIn->target = target;
    node.standIn->lasting = false;
    m_nodes.emplace(node.standIn->id, node.standIn.get());
}

Node &Tree::folderIn(Node &parent, std::string name)
{
    return addIn(parent, std::move(name), S_IFDIR | 0755);
}

Node &Tree::fileIn(Node &parent, std::string name, mode_t permissions, std::function<Content()> text)
{
    Node &node = addIn(parent, std::move(name), S_IFREG | permissions);
    node.text = std::move(text);
    return node;
}

Node &Tree::add(std::string_view path, mode_t mode)
{
    const std::size_t slash = path.rfind('/');
    return addIn(slash == 0 ? *m_root : folder(path.substr(0, slash)), std::string(path.substr(slash + 1)), mode);
}

Node &Tree::addIn(Node &parent, std::string name, mode_t mode)
{
    auto node = std::make_unique<Node>();
    node->id = ++m_lastId;
    node->parent = &parent;
    node->name = std::move(name);
    node->mode = mode;
    Node &made = *node;
    m_nodes.emplace(made.id, &made);
    parent.children.insert_or_assign(made.name, std::move(node));
    if (m_made)
        m_made(made);
    return made;
}

void Tree::forget(const Node &node)
{
    for (const auto &[name, child] : node.children)
        forget(*child);
    if (node.standIn)
        forget(*node.standIn);
    m_nodes.erase(node.id);
}

std::string pathOf(const Node &node)
{
    if (!node.parent)
        return {};
    return pathOf(*node.parent) + '/' + node.name;
}

std::string relativeTarget(std::string_view linkPath, std::string_view destination)
{
    // As sysfs_get_target_path() does: up to the first folder both have above them, then down.
    const std::vector<std::string> from = partsOf(linkPath);
    const std::vector<std::string> to = partsOf(destination);
    const auto common = static_cast<std::size_t>(std::ranges::mismatch(from, to).in1 - from.begin());
    std::string target;
    for (std::size_t i = common + 1; i < from.size(); ++i)
        target += "../";
    for (std::size_t i = common; i < to.size(); ++i)
        target += to[i] + '/';
    target.pop_back();
    return target;
}

void walk(Node &node, const std::function<void(Node &)> &visit)
{
    visit(node);
    for (const auto &[name, child] : node.children)
        walk(*child, visit);
}

} // namespace Carrel::Sim
