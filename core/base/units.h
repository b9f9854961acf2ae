// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtTypes>

#include <compare>

namespace Carrel {

/** An amount of memory in MiB (2^20 bytes): what vGPU drivers and libvirt count framebuffer and guest memory in. */
struct Mebibytes
{
    qint64 count = 0;
    auto operator<=>(const Mebibytes &) const = default;
};

} // namespace Carrel
