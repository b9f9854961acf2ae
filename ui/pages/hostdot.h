// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

#include <QColor>
#include <QPalette>

namespace Carrel::Pages {

/** Host name, dot and words as rich text: "● This computer: connected". The shape of the dot differs by state, too. */
[[nodiscard]] QString hostDotLine(const Host::Inventory &host, const QPalette &palette, const QDateTime &now);

} // namespace Carrel::Pages
