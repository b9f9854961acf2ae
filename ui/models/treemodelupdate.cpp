// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The other half of TreeModel: how the rows change from one snapshot to the next.

#include "ui/models/rowdiff.h"
#include "ui/models/treemodel.h"

#include <algorithm>
#include <utility>

namespace Carrel::Models {

namespace {

constexpr int Root = 0;

size_t at(int number)
{
    return static_cast<size_t>(number);
}

std::vector<QString> idsOf(const std::vector<Row> &rows)
{
    std::vector<QString> ids;
    ids.reserve(rows.size());
    for (const Row &row : rows)
        ids.push_back(row.id);
    return ids;
}

} // namespace

int TreeModel::hostNode(const QString &hostUri) const
{
    const std::vector<int> &hosts = m_nodes[Root].children;
    const auto found = std::ranges::find_if(hosts, [&](int node) { return m_nodes[at(node)].row.id == hostUri; });
    return found == hosts.end() ? Root : *found;
}

void TreeModel::setSnapshot(const QString &hostUri, const Host::Snapshot &snapshot)
{
    Q_ASSERT(snapshot);
    Row row;
    row.kind = NodeKind::Host;
    row.id = hostUri;
    row.host = std::make_shared<const HostView>(snapshot);
    const int node = hostNode(hostUri);
    if (node == Root) {
        insertRun(Root, {&row, 1}, rowCount());
        return;
    }
    Node &host = m_nodes[at(node)];
    const bool same = looksSame(host.row, row);
    host.row = std::move(row);
    host.nameKey.reset();
    if (!same)
        Q_EMIT dataChanged(indexOf(node), indexOf(node, columnCount() - 1));
    reconcile(node);
}

void TreeModel::removeHost(const QString &hostUri)
{
    if (const int node = hostNode(hostUri); node != Root)
        removeRun(Root, m_nodes[at(node)].position, m_nodes[at(node)].position);
}

/** Brings the rows below parent to what its Row now says: removes, moves, inserts, then the cells, then one level down.
 */
void TreeModel::reconcile(int parent)
{
    const std::vector<Row> rows = childRows(m_nodes[at(parent)].row);
    const std::vector<int> children = m_nodes[at(parent)].children;
    if (rows.empty() && children.empty())
        return;
    std::vector<QString> before;
    before.reserve(children.size());
    for (const int child : children)
        before.push_back(m_nodes[at(child)].row.id);
    const RowDiff diff = diffRows(before, idsOf(rows));
    for (const RowDiff::Run run : diff.removed)
        removeRun(parent, run.first, run.last);
    moveKept(parent, children, diff.kept);
    for (const RowDiff::Run run : diff.inserted)
        insertRun(parent, std::span(rows).subspan(at(run.first), at(run.last - run.first + 1)), run.first);
    refreshChildren(parent, rows);
}

/** Brings the rows that stay into the new order: each that has to move goes behind the one that is before it there. */
void TreeModel::moveKept(int parent, const std::vector<int> &oldChildren, const std::vector<RowDiff::Kept> &kept)
{
    int previous = -1;
    for (const RowDiff::Kept &row : kept) {
        const int node = oldChildren[at(row.before)];
        if (!row.fixed) {
            const int from = m_nodes[at(node)].position;
            const int after = previous < 0 ? -1 : m_nodes[at(previous)].position;
            moveChild(parent, from, from > after ? after + 1 : after);
        }
        previous = node;
    }
}

/** New contents for rows that are all in place already; one dataChanged per contiguous run, then each row's children.
 */
void TreeModel::refreshChildren(int parent, const std::vector<Row> &rows)
{
    const std::vector<int> children = m_nodes[at(parent)].children;
    Q_ASSERT(children.size() == rows.size());
    std::vector<RowDiff::Run> changed;
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        Row &shown = m_nodes[at(children[at(row)])].row;
        if (!looksSame(shown, rows[at(row)])) {
            m_nodes[at(children[at(row)])].nameKey.reset();
            if (!changed.empty() && changed.back().last == row - 1)
                changed.back().last = row;
            else
                changed.push_back({row, row});
        }
        // Also when it looks the same: the old snapshot must not live on in it.
        shown = rows[at(row)];
    }
    const int lastColumn = columnCount() - 1;
    for (const RowDiff::Run run : changed)
        Q_EMIT dataChanged(indexOf(children[at(run.first)]), indexOf(children[at(run.last)], lastColumn));
    for (const int child : children)
        reconcile(child);
}

void TreeModel::removeRun(int parent, int first, int last)
{
    beginRemoveRows(indexOf(parent), first, last);
    std::vector<int> &children = m_nodes[at(parent)].children;
    const std::vector<int> gone(children.begin() + first, children.begin() + last + 1);
    children.erase(children.begin() + first, children.begin() + last + 1);
    renumber(parent, first, static_cast<int>(children.size()) - 1);
    for (const int node : gone)
        release(node);
    endRemoveRows();
}

void TreeModel::moveChild(int parent, int from, int to)
{
    if (from == to)
        return;
    // Qt counts the destination before the row is taken out.
    const bool allowed = beginMoveRows(indexOf(parent), from, from, indexOf(parent), to > from ? to + 1 : to);
    Q_ASSERT(allowed);
    Q_UNUSED(allowed)
    std::vector<int> &children = m_nodes[at(parent)].children;
    const auto begin = children.begin();
    if (from < to)
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    else
        std::rotate(begin + to, begin + from, begin + from + 1);
    renumber(parent, std::min(from, to), std::max(from, to));
    endMoveRows();
}

void TreeModel::insertRun(int parent, std::span<const Row> rows, int first)
{
    const int last = first + static_cast<int>(rows.size()) - 1;
    beginInsertRows(indexOf(parent), first, last);
    std::vector<int> added;
    added.reserve(rows.size());
    for (const Row &row : rows)
        added.push_back(addNode(row, parent));
    std::vector<int> &children = m_nodes[at(parent)].children;
    children.insert(children.begin() + first, added.begin(), added.end());
    renumber(parent, first, static_cast<int>(children.size()) - 1);
    endInsertRows();
}

void TreeModel::renumber(int parent, int from, int to)
{
    for (int position = from; position <= to; ++position)
        m_nodes[at(m_nodes[at(parent)].children[at(position)])].position = position;
}

/** Makes a node and all below it; nobody has been told of it yet, so no signal is due. Gives its place in m_nodes. */
int TreeModel::addNode(const Row &row, int parent)
{
    int node = static_cast<int>(m_nodes.size());
    if (m_free.empty()) {
        m_nodes.emplace_back();
    } else {
        node = m_free.back();
        m_free.pop_back();
    }
    m_nodes[at(node)].row = row;
    m_nodes[at(node)].parent = parent;
    const std::vector<Row> below = childRows(row);
    for (const Row &child : below) {
        const int added = addNode(child, node);
        m_nodes[at(added)].position = static_cast<int>(m_nodes[at(node)].children.size());
        m_nodes[at(node)].children.push_back(added);
    }
    return node;
}

void TreeModel::release(int node)
{
    for (const int child : std::exchange(m_nodes[at(node)].children, {}))
        release(child);
    m_nodes[at(node)] = {};
    m_free.push_back(node);
}

} // namespace Carrel::Models
