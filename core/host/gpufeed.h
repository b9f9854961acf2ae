// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"
#include "core/host/libvirtlink.h"
#include "core/host/typememory.h"

#include <QFuture>
#include <QObject>
#include <QSet>

#include <functional>

namespace Carrel::Host {

class Calls;
class InventoryStore;

/**
 * Keeps the store's GPUs as the host has them. Local hosts: from a sysfs tree. Remote ones: from libvirt's node
 * devices. Names of types that a driver's list no longer shows come from what it showed before. Lives in the session's
 * thread; reads on the host's pool.
 */
class GpuFeed final : public QObject
{
    Q_OBJECT

public:
    GpuFeed(LibvirtLink *link, Calls *calls, InventoryStore *store, QObject *parent = nullptr);

    /** Where a local host's GPUs are read. */
    void setRoots(const QString &sysRoot, const QString &deviceRoot);
    [[nodiscard]] QString sysRoot() const { return m_sysRoot; }
    /** GPUs come from the link's node devices. */
    void useNodeDevices();

    QFuture<Result<void>> readAll();
    /** Reads that GPU again; for a VF the GPU it belongs to. */
    QFuture<Result<void>> read(const GpuId &id);
    /** Reads the GPUs these devices (GPUs, VFs, mdev parents) belong to, each once. */
    void readOwners(const QSet<GpuId> &devices);

Q_SIGNALS:
    void changed();

private:
    using Gpus = std::vector<Gpu::Gpu>;
    struct One
    {
        GpuId id; ///< of the GPU that was read: that of a VF asked for
        std::optional<Gpu::Gpu> gpu; ///< nullopt: it is gone
    };

    [[nodiscard]] std::function<Result<Gpus>()> scanner() const;
    [[nodiscard]] std::function<Result<One>(const GpuId &)> oneScanner() const;
    [[nodiscard]] GpuId ownerOf(const GpuId &device) const;

    LibvirtLink *m_link;
    Calls *m_calls;
    InventoryStore *m_store;
    TypeMemory m_types;
    QString m_sysRoot;
    QString m_deviceRoot;
    bool m_nodeDevices = false;
};

} // namespace Carrel::Host
