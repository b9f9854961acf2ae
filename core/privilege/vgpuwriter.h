// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QFuture>

#include <memory>

namespace Carrel::Privilege {

/**
 * Makes and removes vGPUs on one host: through the KAuth helper (local), by writing the simulator's own files as the
 * user (try-out host), or through libvirt's node devices (remote). Success means: the kernel shows it. May be called
 * from the thread it lives in; never blocks.
 */
class VgpuWriter
{
public:
    virtual ~VgpuWriter() = default;
    virtual QFuture<Result<void>> create(const GpuId &gpu, const TypeId &type, const VgpuId &vgpu) = 0;
    virtual QFuture<Result<void>> remove(const GpuId &gpu, const VgpuId &vgpu) = 0;
};

/** The org.carrel.helper client (KAuth). One call in flight a process, own deadline, own request id (kauth.md edges 4, 5, 9). */
[[nodiscard]] std::unique_ptr<VgpuWriter> makeHelperWriter();

/** Writes sysRoot's files as this user: the try-out host. Same refusals, same errno sentences as the helper's. */
[[nodiscard]] std::unique_ptr<VgpuWriter> makeDirectWriter(const QString &sysRoot);

} // namespace Carrel::Privilege
