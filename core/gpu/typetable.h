// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace Carrel::Gpu {

/** core/gpu/data/vgputypes.tsv as built in; columns as its last header line says. */
[[nodiscard]] QByteArrayView typeTable();

} // namespace Carrel::Gpu
