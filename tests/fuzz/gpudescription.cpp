// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gpu/description.h"

#include <cstdlib>

// Any bytes as the description of a type: must end, and never make a number that is not there.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Carrel::Gpu::VgpuType type;
    type.description = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    Carrel::Gpu::readDescription(type);
    if ((type.framebuffer && type.framebuffer->count < 0) || type.heads.value_or(0) < 0 || type.otherKeys.size() > 64)
        std::abort();
    return 0;
}
