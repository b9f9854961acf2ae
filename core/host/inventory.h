// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/base/units.h"
#include "core/gpu/gpu.h"

#include <QDateTime>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

// What one host has, as an immutable snapshot. Snapshots cross threads; libvirt handles never do.
namespace Carrel::Host {

enum class WorkstationState { Unknown, Running, Paused, ShuttingDown, Off, Crashed, Suspended };

enum class GraphicsKind { Spice, Vnc, Rdp, EglHeadless, Sdl, DBus, Other };

/** One <graphics> of a workstation. Ports are live values: nullopt while it is off. Never holds a password. */
struct Graphics
{
    GraphicsKind kind = GraphicsKind::Other;
    std::optional<int> port;
    std::optional<int> tlsPort;
    QString listen; ///< address; empty for a socket or none
    QString socket; ///< UNIX socket path; empty for TCP
    QString renderNode{}; ///< of the host, whose OpenGL it uses; empty: none named
    bool operator==(const Graphics &) const = default;
};

/** One libvirt domain. */
struct Workstation
{
    WorkstationId id;
    QString name;
    QString title;
    QString notes; ///< <description>
    QStringList tags; ///< words people put on it, kept in its metadata
    WorkstationState state = WorkstationState::Unknown;
    int cpus = 0;
    Mebibytes memory;
    bool persistent = true;
    bool autostart = false;
    bool needsRestart = false; ///< runs with other vGPUs than its stored definition names
    std::vector<VgpuId> vgpus; ///< named by its XML: mdev UUIDs, VF addresses; of the try-out host: its metadata
    std::vector<PciAddress> pciDevices; ///< every PCI function its XML passes through, those of vGPUs among them
    std::vector<Graphics> graphics;
    std::vector<QString> disks; ///< source files, in XML order
    std::vector<QString> backing; ///< files its disks are built on, where libvirt says so (running ones)
    bool operator==(const Workstation &) const = default;
};
using WorkstationPtr = std::shared_ptr<const Workstation>;

enum class HostState { Connecting, Connected, ReadOnly, Lost, Failed };

enum class HostKind {
    Local, ///< this machine's libvirt: sysfs read directly, changed through the helper
    Remote, ///< libvirt elsewhere: GPUs from node devices
    TryOut, ///< simulated GPUs, real workstations of qemu:///session
    Test, ///< libvirt's test driver: no GPUs
    Inspect, ///< a read-only copy of another machine's /sys
};

class InventoryLookup;
struct Inventory;

/**
 * The place of an inventory's hash tables. Copying or moving the inventory leaves it empty: a copy is made to be
 * changed, and tables of what it was would lie. Filled by snapshotOf() alone; the tables are built at the first
 * question, once, from whatever thread asks.
 */
class LookupSlot final
{
public:
    LookupSlot() = default;
    LookupSlot(const LookupSlot &) noexcept { }
    LookupSlot &operator=(const LookupSlot &) noexcept
    {
        m_lookup.reset();
        return *this;
    }
    ~LookupSlot() = default;

private:
    friend struct Inventory;
    friend std::shared_ptr<const Inventory> snapshotOf(Inventory inventory);
    std::shared_ptr<InventoryLookup> m_lookup;
};

/**
 * One host at one moment. Questions about ids cost one hash look-up in a snapshot made by snapshotOf(), and a walk
 * over the list in one that is still being put together.
 */
struct Inventory
{
    QString uri; ///< as the user wrote it: "qemu:///system", "tryout:", "inspect:/path"
    QString name; ///< for people: "This computer", "gpu01.example.org"
    HostKind kind = HostKind::Local;
    HostState state = HostState::Connecting;
    std::optional<Error> error; ///< why state is Failed, Lost or ReadOnly
    QDateTime readAt; ///< when last read whole; a lost host keeps its last data with this age
    std::optional<QDateTime> retryAt; ///< Lost: when the next attempt is made
    bool workstationsKnown = false; ///< false until libvirt's first list is in
    bool gpusKnown = false; ///< false until the first scan is in
    std::vector<Gpu::Gpu> gpus;
    std::vector<WorkstationPtr> workstations; ///< natural order of names
    LookupSlot lookup; ///< of this object only

    [[nodiscard]] bool isSimulated() const { return kind == HostKind::TryOut; }
    [[nodiscard]] const Gpu::Gpu *gpu(const GpuId &id) const;
    [[nodiscard]] const Gpu::Vgpu *vgpu(const VgpuId &id) const;
    [[nodiscard]] WorkstationPtr workstation(const WorkstationId &id) const;
    [[nodiscard]] WorkstationPtr workstationNamed(const QString &name) const;
    /** Workstations, running or not, whose XML names this vGPU; by the address of a GPU or VF also those that have it
     * as a whole, however it was given. */
    [[nodiscard]] std::vector<WorkstationPtr> usersOf(const VgpuId &id) const;
};
using Snapshot = std::shared_ptr<const Inventory>;

/** The finished inventory, never to be changed again: with fast look-ups, for any thread. */
[[nodiscard]] Snapshot snapshotOf(Inventory inventory);

[[nodiscard]] bool isActive(WorkstationState state);
/** Its XML names the vGPU, or the GPU or VF of that address. */
[[nodiscard]] bool has(const Workstation &workstation, const VgpuId &id);

} // namespace Carrel::Host
