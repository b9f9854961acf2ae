// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/row.h"
#include "ui/models/rowdiff.h"

#include <QAbstractItemModel>
#include <QCollator>
#include <QStringMatcher>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace Carrel::Models {

/**
 * A tree over the snapshots of several hosts. setSnapshot() changes only what differs, by id and level by level, so
 * that selection, expansion, scroll position and persistent indexes survive every update. Which rows there are and what
 * they say is the subclass's; how they change is written here once. GUI thread.
 */
class TreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit TreeModel(QObject *parent = nullptr);

    /** Shows the host (a new one is put at the end) or brings its rows up to date. */
    void setSnapshot(const QString &hostUri, const Host::Snapshot &snapshot);
    void removeHost(const QString &hostUri);

    [[nodiscard]] Item item(const QModelIndex &index) const;
    /** The first row that stands for exactly this; invalid when there is none. */
    [[nodiscard]] QModelIndex find(const Item &item) const;
    /** All rows of this kind and id of one host (a workstation with two vGPUs stands twice in the GPU tree). */
    [[nodiscard]] QModelIndexList findAll(NodeKind kind, const QString &hostUri, const QString &id) const;
    /** The row of a KeyRole value read earlier; invalid when it is gone. */
    [[nodiscard]] QModelIndex indexOfKey(const QString &key) const;

    /** True when a text people search by contains it: names, notes, UUID, types, GPU, PCI address. For the filter. */
    [[nodiscard]] bool matches(const QModelIndex &index, const QStringMatcher &search) const;
    /** The name as the collator sorts it, made once per row and name: making it costs as much as forty compares. */
    [[nodiscard]] const QCollatorSortKey &nameKey(const QModelIndex &index, const QCollator &collator) const;
    [[nodiscard]] bool hasTrait(const QModelIndex &index, Trait trait) const;
    /** True for a workstation with this tag, and for a vGPU of one. */
    [[nodiscard]] bool hasTag(const QModelIndex &index, const QString &tag) const;
    struct Count
    {
        int matches = 0;
        int total = 0;
    };
    /** How many of the rows the tree is about there are, and how many of them the question accepts. */
    [[nodiscard]] Count countRows(const std::function<bool(const QModelIndex &)> &accepts) const;
    /** The rows the tree is about: what the search counts. */
    [[nodiscard]] virtual NodeKind countedKind() const = 0;
    /** Columns a view shows until the user has chosen. */
    [[nodiscard]] virtual bool isShownByDefault(int column) const = 0;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    // Rows dragged onto each other; see itemdrag.h for what a drop means.
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    [[nodiscard]] bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    /** The user has dropped one row on another, and that means an assignment. */
    void dropped(const Carrel::Models::Item &what, const Carrel::Models::Item &onto);

protected:
    /** The rows below this one, ids unique; for a host: what it has, or one message row. */
    [[nodiscard]] virtual std::vector<Row> childRows(const Row &row) const = 0;
    /** Text of one cell. */
    [[nodiscard]] virtual QString cellText(const Row &row, int column) const = 0;
    /** Raw value of one cell for sorting. */
    [[nodiscard]] virtual QVariant sortValue(const Row &row, int column) const = 0;
    [[nodiscard]] virtual bool isNumber(int column) const = 0;

private:
    struct Node
    {
        Row row;
        mutable std::optional<QCollatorSortKey> nameKey; ///< see nameKey()
        int parent = -1;
        int position = 0; ///< row number below its parent
        std::vector<int> children;
    };

    [[nodiscard]] const Row &rowAt(const QModelIndex &index) const;
    [[nodiscard]] int nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(int node, int column = 0) const;
    [[nodiscard]] QVariant roleData(const Row &row, int column, int role) const;
    [[nodiscard]] QString keyOf(int node) const;
    [[nodiscard]] int hostNode(const QString &hostUri) const;

    int addNode(const Row &row, int parent);
    void release(int node);
    void renumber(int parent, int from, int to);
    void reconcile(int parent);
    void removeRun(int parent, int first, int last);
    void moveChild(int parent, int from, int to);
    void insertRun(int parent, std::span<const Row> rows, int first);
    void moveKept(int parent, const std::vector<int> &oldChildren, const std::vector<RowDiff::Kept> &kept);
    void refreshChildren(int parent, const std::vector<Row> &rows);

    std::vector<Node> m_nodes; ///< 0 is the invisible root; an index' internalId is its place here
    std::vector<int> m_free;
};

} // namespace Carrel::Models
