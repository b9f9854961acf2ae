// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"

namespace Carrel::Host {

/** The order GPUs are shown in, as Gpu::scanGpus gives it: PCI functions by address, then others naturally. */
struct GpuOrder
{
    bool operator()(const GpuId &left, const GpuId &right) const;
};

} // namespace Carrel::Host
