// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <functional>

class QWidget;

namespace Carrel::Pages {
class TreeView;
}

namespace Carrel::Gui {

/** Writes what the tree shows (Models::csvOf) to the file, whole or not at all. */
[[nodiscard]] Result<void> writeList(const Pages::TreeView &tree, const QString &path);

/** Asks for a file and writes the list there; done is told its path, or why it was not written. Returns at once. */
void exportList(const Pages::TreeView *tree, QWidget *window, const std::function<void(const Result<QString> &)> &done);

} // namespace Carrel::Gui
