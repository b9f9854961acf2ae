// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QString>

namespace Carrel::Console {

/**
 * Absolute path of a program of PATH ("remote-viewer"). Only absolute folders of PATH are looked in: a "." or an empty
 * entry would start whatever lies in the current folder. The error says what to install.
 */
[[nodiscard]] Result<QString> findViewer(const QString &name);

} // namespace Carrel::Console
