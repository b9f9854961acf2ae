// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Carrel::Ctl {

/** The document docs/inventory.schema.json describes. Unknown values are null, never invented. */
[[nodiscard]] QJsonObject inventoryJson(const std::vector<Host::Snapshot> &hosts);
/** One host of it. */
[[nodiscard]] QJsonObject hostJson(const Host::Inventory &host);
[[nodiscard]] QString stateWord(Host::WorkstationState state);
[[nodiscard]] QString stateWord(Host::HostState state);

} // namespace Carrel::Ctl
