// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What TreeModel answers when its rows are dragged onto each other.

#include "ui/models/itemdrag.h"
#include "ui/models/treemodel.h"

#include <QMimeData>

namespace Carrel::Models {

QStringList TreeModel::mimeTypes() const
{
    return {QLatin1StringView(dragMimeType)};
}

QMimeData *TreeModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *data = new QMimeData; // the drag deletes it
    data->setData(QLatin1StringView(dragMimeType), toDragData(item(indexes.front())));
    data->setText(indexes.front().siblingAtColumn(0).data().toString());
    return data;
}

Qt::DropActions TreeModel::supportedDropActions() const
{
    // Nothing moves: the two belong together afterwards.
    return Qt::LinkAction;
}

bool TreeModel::canDropMimeData(const QMimeData *data, Qt::DropAction /*action*/, int row, int /*column*/,
                                const QModelIndex &parent) const
{
    const std::optional<Item> what = fromDragData(data);
    return what && row < 0 && parent.isValid() && meansAssign(*what, item(parent));
}

bool TreeModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                             const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    Q_EMIT dropped(*fromDragData(data), item(parent));
    return true;
}

} // namespace Carrel::Models
