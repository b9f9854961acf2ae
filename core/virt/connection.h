// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/ids.h"
#include "core/base/units.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace Carrel::Virt {

/** Which XML of a domain. */
enum class XmlOf {
    Now, ///< live when running
    NextStart, ///< the persistent (inactive) definition
    NowWithSecrets, ///< live with passwords (VIR_DOMAIN_XML_SECURE): needs the right read_secure
};

struct StoragePool
{
    QString name;
    QString path;
    qint64 freeBytes = 0;
};

/**
 * One open libvirt connection behind plain calls: every call blocks, may be used from any thread of the host's pool,
 * and turns the virError into an Error in the same function. Handles never leave it. Obtained only through
 * HostSession::run.
 */
class Connection final
{
public:
    /** readOnly: virConnectOpenReadOnly. Credentials are asked by the callback set on the event loop; none: refused. */
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &uri, bool readOnly = false);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] Result<QString> domainXml(const WorkstationId &id, XmlOf which);
    /** Defines or redefines (VIR_DOMAIN_DEFINE_VALIDATE); gives the id libvirt keeps it under. */
    [[nodiscard]] Result<WorkstationId> define(const QString &xml);
    /** Removes the definition with its managed save, snapshots' metadata and NVRAM; never its disks. */
    [[nodiscard]] Result<void> undefine(const WorkstationId &id);
    [[nodiscard]] Result<void> start(const WorkstationId &id);
    [[nodiscard]] Result<void> requestShutDown(const WorkstationId &id); ///< asks the guest; returns at once
    [[nodiscard]] Result<void> requestReboot(const WorkstationId &id);
    /** SIGTERM only, up to 15 s + 2 s a hostdev (VIR_DOMAIN_DESTROY_GRACEFUL); InUse when QEMU did not end. */
    [[nodiscard]] Result<void> destroyGracefully(const WorkstationId &id);
    [[nodiscard]] Result<void> destroy(const WorkstationId &id);
    [[nodiscard]] Result<bool> isActive(const WorkstationId &id);
    /** Live change of one device, AFFECT_LIVE only (passwords). */
    [[nodiscard]] Result<void> updateDeviceLive(const WorkstationId &id, const QString &deviceXml);

    [[nodiscard]] Result<QString> capabilitiesXml();
    [[nodiscard]] Result<QString> domainCapabilitiesXml(const QString &domainType = {});
    [[nodiscard]] Result<QStringList> networks(); ///< active ones
    [[nodiscard]] Result<std::vector<StoragePool>> storagePools(); ///< active ones with a folder
    [[nodiscard]] Result<QString> hostName();
    [[nodiscard]] Result<int> hostCpus();
    [[nodiscard]] Result<Mebibytes> hostMemory();

    /** mdev through libvirt's node devices (remote hosts): virNodeDeviceCreateXML / virNodeDeviceDestroy found by UUID.
     */
    [[nodiscard]] Result<void> createNodeDevice(const QString &xml);
    [[nodiscard]] Result<void> destroyMdev(const Uuid &uuid);

    class Private; ///< for core/virt and core/host only: the handle, bulk listing and events
    [[nodiscard]] Private &internals();

private:
    explicit Connection(std::unique_ptr<Private> internals);
    std::unique_ptr<Private> d;
};

} // namespace Carrel::Virt
