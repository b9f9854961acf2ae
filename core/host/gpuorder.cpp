// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/gpuorder.h"

#include "core/gpu/naturalorder.h"

namespace Carrel::Host {

bool GpuOrder::operator()(const GpuId &left, const GpuId &right) const
{
    const bool leftIsPci = parsePciAddress(left.text).has_value();
    const bool rightIsPci = parsePciAddress(right.text).has_value();
    if (leftIsPci != rightIsPci)
        return leftIsPci;
    return leftIsPci ? left.text < right.text : Gpu::compareNaturally(left.text, right.text) < 0;
}

} // namespace Carrel::Host
