// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/item.h"

#include <QByteArray>

#include <optional>

class QMimeData;

// What travels when a row is dragged to another: ids, which the window looks up again, never pointers.
namespace Carrel::Models {

inline constexpr char dragMimeType[] = "application/x-carrel-item";

[[nodiscard]] QByteArray toDragData(const Item &item);
/** nullopt for what another program or another version wrote. */
[[nodiscard]] std::optional<Item> fromDragData(const QMimeData *data);

/**
 * True where the drop means “give this vGPU to this workstation”: a workstation on a vGPU or a vGPU type, a vGPU on a
 * workstation, both of the same host. Whether it is allowed now is core/operations' to say.
 */
[[nodiscard]] bool meansAssign(const Item &what, const Item &onto);

} // namespace Carrel::Models
