// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/units.h"

#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

// What a host says of the load of its GPUs, at one moment. Plain data: copied, compared, sent across threads.
// std::nullopt always means "not reported", never zero.
namespace Carrel::Telemetry {

/** Busy shares in per cent, 0 to 100, over the driver's own last sampling period (or between two readings). */
struct Load
{
    std::optional<int> graphics; ///< 3D and compute
    std::optional<int> memory; ///< of the memory interface, not how full it is
    std::optional<int> encoder;
    std::optional<int> decoder;
    std::optional<int> video; ///< of drivers that do not tell encoding from decoding (i915, xe)
    bool operator==(const Load &) const = default;
};

struct Framebuffer
{
    std::optional<Mebibytes> used;
    std::optional<Mebibytes> total;
    bool operator==(const Framebuffer &) const = default;
};

/** Memory errors the ECC logic has seen since the driver was loaded. */
struct EccErrors
{
    std::optional<qint64> corrected;
    std::optional<qint64> uncorrected;
    bool operator==(const EccErrors &) const = default;
};

/** One error message of the NVIDIA kernel driver. */
struct Xid
{
    QDateTime at; ///< UTC; invalid when the log gave no time
    int number = 0;
    QString text; ///< the rest of the driver's line
    bool operator==(const Xid &) const = default;
};

struct GpuReading
{
    GpuId gpu;
    std::optional<QString> driverVersion;
    Framebuffer framebuffer;
    Load load;
    std::optional<double> temperature; ///< °C
    std::optional<double> power; ///< W
    std::optional<double> powerLimit; ///< W
    EccErrors ecc;
    std::optional<std::vector<Xid>> xids; ///< of this boot, oldest first; nullopt when the kernel's log may not be read
    bool needsRights = false; ///< at least one value was kept back from this user
    bool isAsleep = false; ///< runtime-suspended: nothing was asked, as asking would wake it
    bool operator==(const GpuReading &) const = default;
};

enum class LicenceState {
    Licensed,
    Unlicensed,
    Unrestricted, ///< unlicensed, and still at full speed for a while
    Other, ///< a word Carrel does not know; the text has it
};

struct Licence
{
    LicenceState state = LicenceState::Other;
    std::optional<QDateTime> expiry; ///< UTC
    QString text; ///< as the driver wrote it
    bool operator==(const Licence &) const = default;
};

/** One vGPU that runs, as NVIDIA's vGPU manager on the host sees it. UUIDs are lower case; empty when not told. */
struct VgpuReading
{
    GpuId gpu;
    QString mdevUuid;
    QString vgpuUuid; ///< NVIDIA's own; not the mdev's
    QString vmUuid; ///< the libvirt domain's
    QString vmName;
    QString typeName; ///< "GRID T4-2Q"
    std::optional<int> typeNumber; ///< 35 of "nvidia-35"
    Framebuffer framebuffer;
    Load load;
    std::optional<QString> guestDriver; ///< nullopt until the guest's driver has said hello
    std::optional<Licence> licence;
    bool operator==(const VgpuReading &) const = default;
};

/** What one workstation's QEMU uses of a render node (virgl), from DRM fdinfo. */
struct ShareReading
{
    GpuId gpu;
    WorkstationId workstation;
    std::optional<Mebibytes> memory;
    Load load; ///< known from the second reading on
    bool operator==(const ShareReading &) const = default;
};

/** Why a source gave nothing, or less than it could. All of these are normal states of a host. */
enum class ProblemKind {
    NotInstalled,
    TimedOut, ///< no answer by the deadline; number has its seconds
    StillHangs, ///< the one before was ended but has not gone: the driver holds it
    NoPermission,
    NoDevice,
    DriverNotLoaded,
    NoLibrary,
    FellOffBus,
    InfoRom, ///< values are there, but the card's own data are damaged
    Unreadable, ///< an answer Carrel cannot read
    Damaged, ///< an answer that breaks off; what came before is used
    Failed, ///< number has the exit status
};

struct Problem
{
    ProblemKind kind = ProblemKind::Failed;
    int number = 0;
    bool operator==(const Problem &) const = default;
};

/** Everything of one round. */
struct HostReading
{
    QDateTime at;
    std::vector<GpuReading> gpus; ///< of those asked for
    std::vector<VgpuReading> vgpus;
    std::vector<ShareReading> shares;
    std::optional<Problem> nvidia; ///< of nvidia-smi, when an NVIDIA GPU was asked for
    bool hasHiddenProcesses = false; ///< QEMU processes of another user: their shares cannot be read
    bool hasRates = true; ///< false in a first round whose counters have nothing to be compared with
    bool operator==(const HostReading &) const = default;

    [[nodiscard]] const GpuReading *gpu(const GpuId &id) const
    {
        for (const GpuReading &each : gpus)
            if (each.gpu == id)
                return &each;
        return nullptr;
    }
};
using HostReadingPtr = std::shared_ptr<const HostReading>;

} // namespace Carrel::Telemetry
