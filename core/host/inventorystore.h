// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/hostaddress.h"
#include "core/host/inventory.h"
#include "core/host/workstationlist.h"

#include <QSet>

namespace Carrel::Host {

/**
 * The changing parts behind a host's snapshots. Plain data of the session's thread: the feeds change it, the session
 * publishes what snapshot() makes of it. Functions that return bool say whether anything changed.
 */
class InventoryStore final
{
public:
    explicit InventoryStore(const HostAddress &address);

    bool setState(HostState state, const std::optional<Error> &error, const std::optional<QDateTime> &retryAt);
    [[nodiscard]] HostState state() const { return m_host.state; }

    void setWorkstations(std::vector<WorkstationPtr> workstations);
    bool putWorkstation(const WorkstationPtr &workstation) { return m_workstations.put(workstation); }
    bool removeWorkstation(const WorkstationId &id) { return m_workstations.remove(id); }
    [[nodiscard]] const WorkstationList &workstations() const { return m_workstations; }

    /** Readings run beside each other and may end in another order than they began: what began later is newer. */
    using Turn = quint64;
    [[nodiscard]] Turn beginReading() { return ++m_lastTurn; }
    /** A whole scan. The order given is kept. A GPU that a newer reading has put stays as that one found it. */
    bool setGpus(std::vector<Gpu::Gpu> gpus, Turn turn);
    /** One GPU read again; nullopt: it is gone. A new one is put where its id belongs in natural order. An older
     * reading than the one that is there changes nothing. */
    bool putGpu(const GpuId &id, const std::optional<Gpu::Gpu> &gpu, Turn turn);
    [[nodiscard]] const std::vector<Gpu::Gpu> &gpus() const { return m_gpus; }
    /** The host has no libvirt: its list of workstations is known to be empty. */
    void setNoWorkstations() { m_host.workstationsKnown = true; }

    bool setNames(const QHash<VgpuId, QString> &names);
    void setReadNow();

    /** GPUs with users' names, and in use where a running workstation is known to hold a vGPU or VF. */
    [[nodiscard]] Snapshot snapshot() const;

    /** vGPUs that active workstations name, and every PCI function they have, as that may be a VF or a whole GPU. */
    [[nodiscard]] QSet<VgpuId> heldVgpus() const;
    /** GPUs that carry any of these vGPUs, have one of them as a VF, or are one of them. */
    [[nodiscard]] std::vector<GpuId> gpusOf(const QSet<VgpuId> &vgpus) const;
    /** The GPU that has this VF, as last read; the id itself where none has. */
    [[nodiscard]] GpuId gpuOfVf(const GpuId &id) const;

private:
    bool putGpu(const GpuId &id, const std::optional<Gpu::Gpu> &gpu);

    Inventory m_host; ///< without GPUs and workstations
    WorkstationList m_workstations;
    std::vector<Gpu::Gpu> m_gpus; ///< as scanned
    QHash<GpuId, Turn> m_turns; ///< of the last reading of that GPU alone; gone ones too, until a newer whole scan
    Turn m_lastTurn = 0;
    Turn m_scanTurn = 0; ///< of the last whole scan
    QHash<VgpuId, QString> m_names;
};

} // namespace Carrel::Host
