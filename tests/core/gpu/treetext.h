// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"

#include <QByteArray>

namespace Carrel {

/** Everything a scan found, for comparing whole with a text of tests/fixtures/sysfs/expected: a line a thing, "?" for
 * unknown. */
[[nodiscard]] QByteArray treeText(const std::vector<Gpu::Gpu> &gpus);

} // namespace Carrel
