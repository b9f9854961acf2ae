// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/vendortypes.h"

#include <cstdlib>

// Any bytes as creatable_vgpu_types: numbers above 0 and names that can be shown, and no more of them than lines.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const std::map<int, QString> types = Carrel::Gpu::parseCreatableTypes(text);
    if (types.size() > static_cast<size_t>(text.count('\n')) + 1)
        std::abort();
    for (const auto &[number, name] : types)
        if (number <= 0 || name.isEmpty() || name.size() > 200 || name.contains(u'\n'))
            std::abort();
    return 0;
}
