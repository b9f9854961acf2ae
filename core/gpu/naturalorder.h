// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

namespace Carrel::Gpu {

/** Negative, zero or positive: "nvidia-9" before "nvidia-10", runs of digits by their value, the rest by code point. */
[[nodiscard]] int compareNaturally(QStringView left, QStringView right);

} // namespace Carrel::Gpu
