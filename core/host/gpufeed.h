// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/gpu/gpu.h"
#include "core/host/libvirtlink.h"

#include <QFuture>
#include <QObject>

#include <functional>

namespace Carrel::Host {

class Calls;
class InventoryStore;

/**
 * Keeps the store's GPUs as the host has them. Local hosts: from a sysfs tree. Remote ones: from libvirt's node
 * devices. Lives in the session's thread; reads on the host's pool.
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
    QFuture<Result<void>> read(const GpuId &id);

Q_SIGNALS:
    void changed();

private:
    using Gpus = std::vector<Gpu::Gpu>;
    using One = std::optional<Gpu::Gpu>;

    [[nodiscard]] std::function<Result<Gpus>()> scanner() const;
    [[nodiscard]] std::function<Result<One>(const GpuId &)> oneScanner() const;

    LibvirtLink *m_link;
    Calls *m_calls;
    InventoryStore *m_store;
    QString m_sysRoot;
    QString m_deviceRoot;
    bool m_nodeDevices = false;
};

} // namespace Carrel::Host
