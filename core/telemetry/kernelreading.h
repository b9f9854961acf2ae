// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telemetry/devicesensors.h"
#include "core/telemetry/drmclients.h"

#include <QFuture>
#include <QStringList>

namespace Carrel::Telemetry {

/** What the kernel's files say at one moment. */
struct KernelReading
{
    std::vector<DeviceReading> devices; ///< in the order asked for
    DrmClients clients;
    [[nodiscard]] const DeviceReading *device(const GpuId &id) const;
};

/** What to read below which roots. */
struct KernelQuestion
{
    QString sysRoot;
    QString procRoot;
    std::vector<GpuId> gpus;
    bool wantsClients = false;
};

/** Reads in a thread of its own, as a device that resets can hold a reader for long; the caller is not blocked. */
[[nodiscard]] QFuture<KernelReading> readKernel(const KernelQuestion &question);

} // namespace Carrel::Telemetry
