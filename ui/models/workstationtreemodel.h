// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/treemodel.h"

namespace Carrel::Models {

/** Who has what: host > workstation > its vGPUs. GUI thread. */
class WorkstationTreeModel final : public TreeModel
{
    Q_OBJECT

public:
    enum class Column { Name, State, VgpuType, Gpu, Host, Console, Cpus, Memory, Autostart, Notes, Tags };

    using TreeModel::TreeModel;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] NodeKind countedKind() const override { return NodeKind::Workstation; }
    [[nodiscard]] bool isShownByDefault(int column) const override;

protected:
    [[nodiscard]] std::vector<Row> childRows(const Row &row) const override;
    [[nodiscard]] QString cellText(const Row &row, int column) const override;
    [[nodiscard]] QVariant sortValue(const Row &row, int column) const override;
    [[nodiscard]] bool isNumber(int column) const override;
};

} // namespace Carrel::Models
