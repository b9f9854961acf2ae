// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/privilege/gpuchange.h"

#include <QFuture>

#include <chrono>
#include <memory>

namespace Carrel::Privilege {

/**
 * Changes the GPUs of one host: through the KAuth helper (local), by writing the simulator's own files as the user
 * (try-out host), or through libvirt's node devices (remote). Success means: the kernel shows it. May be called from
 * the thread it lives in; never blocks.
 */
class GpuWriter
{
public:
    virtual ~GpuWriter() = default;
    virtual QFuture<Result<void>> write(const GpuChange &change) = 0;
};

/** How long the client waits for whom. Only tests wait shorter than this. */
struct HelperDeadlines
{
    std::chrono::milliseconds start{10'000}; ///< the system bus to answer and the helper to start
    std::chrono::milliseconds polkit{5'000}; ///< polkit to show that it is alive
    std::chrono::milliseconds answer{300'000}; ///< the whole call with the password prompt
};

/**
 * The org.carrel.helper client (KAuth). One call in flight a process, whatever the number of writers; own deadline, own
 * request id (docs/privilege.md). Everything that can block runs on one thread of its own. Needs a QCoreApplication;
 * a program without windows calls setQuitLockEnabled(false), or it ends with the first KJob, KAuth's own among them.
 */
[[nodiscard]] std::unique_ptr<GpuWriter> makeHelperWriter(const HelperDeadlines &deadlines = {});

/**
 * Writes sysRoot's files as this user: the try-out host. Same refusals, same errno sentences as the helper's. Whether a
 * vGPU is in use is asked at deviceRoot/vfio; empty: dev beside sysRoot, where the simulator has it. Its own
 * sriov-manage and nvidia-smi are below usr beside sysRoot, its claims in a folder beside its mount.
 */
[[nodiscard]] std::unique_ptr<GpuWriter> makeDirectWriter(const QString &sysRoot, const QString &deviceRoot = {});

} // namespace Carrel::Privilege
