// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>

namespace Carrel::Widgets {

/** Contrast of two opaque colours as WCAG 2.1 defines it, 1 to 21. */
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace Carrel::Widgets
