// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace Carrel::Gui {

/** The top-level window of another process under X11; 0 when it has none (yet), and always under Wayland. */
[[nodiscard]] WId windowOfProcess(qint64 process);

} // namespace Carrel::Gui
