// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/treemodel.h"

#include "icons/icons.h"
#include "ui/models/capacity.h"
#include "ui/models/rowfilter.h"
#include "ui/models/rowtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Models {

namespace {

constexpr int Root = 0;
/** Between the ids of a key: no id or URI holds a control character. */
constexpr QChar KeySeparator(0x1f);

size_t at(int number)
{
    return static_cast<size_t>(number);
}

QVariant messageOf(const Row &row)
{
    return row.kind == NodeKind::Message ? QVariant(static_cast<int>(row.message)) : QVariant();
}

/** A cell can have the focus, and what has it has a name. */
QString spoken(const QString &text)
{
    //: what a screen reader says of a table's cell without a text
    return text.isEmpty() ? QCoreApplication::translate("Tree", "empty") : text;
}

QVariant capacityVariant(const Row &row)
{
    if (row.kind != NodeKind::Gpu || row.gpu->types.empty())
        return {};
    return QVariant::fromValue(capacityOf(*row.host, *row.gpu));
}

} // namespace

TreeModel::TreeModel(QObject *parent) : QAbstractItemModel(parent), m_nodes(1) { }

Item TreeModel::item(const QModelIndex &index) const
{
    return index.isValid() ? itemOf(rowAt(index)) : Item{};
}

QModelIndex TreeModel::find(const Item &item) const
{
    for (int node = 1; node < static_cast<int>(m_nodes.size()); ++node)
        if (m_nodes[at(node)].row.host && itemOf(m_nodes[at(node)].row) == item)
            return indexOf(node);
    return {};
}

QModelIndexList TreeModel::findAll(NodeKind kind, const QString &hostUri, const QString &id) const
{
    QModelIndexList found;
    for (int node = 1; node < static_cast<int>(m_nodes.size()); ++node) {
        const Row &row = m_nodes[at(node)].row;
        if (row.host && row.kind == kind && row.id == id && row.inventory().uri == hostUri)
            found << indexOf(node);
    }
    return found;
}

QString TreeModel::keyOf(int node) const
{
    const Node &here = m_nodes[at(node)];
    return here.parent == Root ? here.row.id : keyOf(here.parent) + KeySeparator + here.row.id;
}

QModelIndex TreeModel::indexOfKey(const QString &key) const
{
    int node = Root;
    for (const QStringView id : QStringView(key).split(KeySeparator)) {
        const std::vector<int> &children = m_nodes[at(node)].children;
        const auto child = std::ranges::find_if(children, [&](int c) { return m_nodes[at(c)].row.id == id; });
        if (child == children.end())
            return {};
        node = *child;
    }
    return indexOf(node);
}

TreeModel::Count TreeModel::countRows(const std::function<bool(const QModelIndex &)> &accepts) const
{
    Count count;
    for (int node = 1; node < static_cast<int>(m_nodes.size()); ++node) {
        const Row &row = m_nodes[at(node)].row;
        if (!row.host || row.kind != countedKind())
            continue;
        ++count.total;
        if (accepts(indexOf(node)))
            ++count.matches;
    }
    return count;
}

bool TreeModel::matches(const QModelIndex &index, const QStringMatcher &search) const
{
    return index.isValid() && rowMatches(rowAt(index), search);
}

const QCollatorSortKey &TreeModel::nameKey(const QModelIndex &index, const QCollator &collator) const
{
    const Node &node = m_nodes[at(nodeOf(index))];
    if (!node.nameKey)
        node.nameKey = collator.sortKey(rowName(node.row));
    return *node.nameKey;
}

bool TreeModel::hasTrait(const QModelIndex &index, Trait trait) const
{
    return index.isValid() && rowHasTrait(rowAt(index), trait);
}

bool TreeModel::hasTag(const QModelIndex &index, const QString &tag) const
{
    return index.isValid() && rowHasTag(rowAt(index), tag);
}

int TreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<int>(index.internalId()) : Root;
}

const Row &TreeModel::rowAt(const QModelIndex &index) const
{
    Q_ASSERT(index.isValid() && index.model() == this);
    return m_nodes[at(nodeOf(index))].row;
}

QModelIndex TreeModel::indexOf(int node, int column) const
{
    if (node == Root)
        return {};
    return createIndex(m_nodes[at(node)].position, column, static_cast<quintptr>(node));
}

QModelIndex TreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, static_cast<quintptr>(m_nodes[at(nodeOf(parent))].children[at(row)]));
}

QModelIndex TreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(m_nodes[at(nodeOf(child))].parent) : QModelIndex();
}

int TreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(m_nodes[at(nodeOf(parent))].children.size());
}

bool TreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

Qt::ItemFlags TreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const NodeKind kind = rowAt(index).kind;
    if (kind == NodeKind::Workstation || kind == NodeKind::Vgpu)
        flags |= Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    else if (kind == NodeKind::VgpuType)
        flags |= Qt::ItemIsDropEnabled;
    return flags;
}

QVariant TreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == KeyRole)
        return keyOf(nodeOf(index));
    return roleData(rowAt(index), index.column(), role);
}

QVariant TreeModel::roleData(const Row &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, column);
    case Qt::DecorationRole:
        return column == 0 ? QVariant(Icons::get(rowIcon(row))) : QVariant();
    case Qt::ToolTipRole:
        return rowToolTip(row);
    case Qt::TextAlignmentRole:
        return isNumber(column) ? QVariant(Qt::AlignTrailing | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        return column == 0 ? rowSentence(row) : spoken(cellText(row, column));
    case Qt::AccessibleDescriptionRole:
        return rowDescription(row);
    case ItemRole:
        return QVariant::fromValue(itemOf(row));
    case KindRole:
        return static_cast<int>(row.kind);
    case IdRole:
        return row.kind == NodeKind::Message ? QString() : row.id;
    case HostRole:
        return row.inventory().uri;
    case SortRole:
        return sortValue(row, column);
    case StateRole:
        return rowState(row);
    case CapacityRole:
        return capacityVariant(row);
    case MessageRole:
        return messageOf(row);
    default:
        return {};
    }
}

} // namespace Carrel::Models
