// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The calls of Connection that ask about the host rather than one workstation.
#include "core/virt/connection_p.h"

#include "core/virt/errors.h"
#include "core/virt/nodedevices.h"

#include <QCoreApplication>

#include <pugixml.hpp>

#include <algorithm>

namespace Carrel::Virt {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Virt)
};

/** The folder of a directory-backed pool; empty for pools without one (iSCSI, RBD, …). */
QString folderOf(virStoragePoolPtr pool)
{
    const CText xml(virStoragePoolGetXMLDesc(pool, 0));
    pugi::xml_document document;
    if (!xml || !document.load_string(xml.get()))
        return {};
    const std::string_view type = document.child("pool").attribute("type").value();
    if (type != "dir" && type != "fs" && type != "netfs")
        return {};
    return QString::fromUtf8(document.child("pool").child("target").child_value("path"));
}

Result<virNodeInfo> nodeInfo(virConnectPtr connect)
{
    virNodeInfo info = {};
    if (virNodeGetInfo(connect, &info) < 0)
        return std::unexpected(takeError(Words::tr("The host's size could not be read")));
    return info;
}

} // namespace

Result<QStringList> Connection::networks()
{
    virNetworkPtr *array = nullptr;
    const int count = virConnectListAllNetworks(d->handle(), &array, VIR_CONNECT_LIST_NETWORKS_ACTIVE);
    if (count < 0)
        return std::unexpected(takeError(Words::tr("The host's networks could not be listed")));
    QStringList names;
    for (const NetworkHandle &network : adopt<NetworkHandle>(array, count))
        names.append(QString::fromUtf8(virNetworkGetName(network.get())));
    names.sort();
    return names;
}

Result<std::vector<StoragePool>> Connection::storagePools()
{
    virStoragePoolPtr *array = nullptr;
    const int count = virConnectListAllStoragePools(d->handle(), &array, VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE);
    if (count < 0)
        return std::unexpected(takeError(Words::tr("The host's storage pools could not be listed")));
    std::vector<StoragePool> pools;
    for (const StoragePoolHandle &pool : adopt<StoragePoolHandle>(array, count)) {
        virStoragePoolInfo info = {};
        const QString folder = folderOf(pool.get());
        if (folder.isEmpty() || virStoragePoolGetInfo(pool.get(), &info) < 0)
            continue;
        pools.push_back(
            {QString::fromUtf8(virStoragePoolGetName(pool.get())), folder, static_cast<qint64>(info.available)});
    }
    std::ranges::sort(pools, {}, &StoragePool::name);
    virResetLastError();
    return pools;
}

Result<QString> Connection::hostName()
{
    const CText name(virConnectGetHostname(d->handle()));
    if (!name)
        return std::unexpected(takeError(Words::tr("The host's name could not be read")));
    return QString::fromUtf8(name.get());
}

Result<int> Connection::hostCpus()
{
    return nodeInfo(d->handle()).transform([](const virNodeInfo &info) { return static_cast<int>(info.cpus); });
}

Result<Mebibytes> Connection::hostMemory()
{
    return nodeInfo(d->handle()).transform([](const virNodeInfo &info) {
        return Mebibytes{static_cast<qint64>(info.memory / 1024)};
    });
}

Result<void> Connection::createNodeDevice(const QString &xml)
{
    const NodeDeviceHandle device(virNodeDeviceCreateXML(d->handle(), xml.toUtf8().constData(), 0));
    if (!device)
        return std::unexpected(takeError(Words::tr("The vGPU could not be created")));
    return {};
}

// By UUID, because the name also holds the parent, in a form that differs between libvirt versions (FACTS section 5).
Result<void> Connection::destroyMdev(const Uuid &uuid)
{
    const QString what = Words::tr("The vGPU could not be removed");
    virNodeDevicePtr *array = nullptr;
    const int count = virConnectListAllNodeDevices(d->handle(), &array, VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV);
    if (count < 0)
        return std::unexpected(takeError(what));
    for (const NodeDeviceHandle &device : adopt<NodeDeviceHandle>(array, count)) {
        const auto details = readNodeDevice(device.get());
        if (!details || details->mdevUuid != uuid.text)
            continue;
        if (virNodeDeviceDestroy(device.get()) < 0)
            return std::unexpected(takeError(what));
        return {};
    }
    return failure(ErrorCode::NotFound, Words::tr("The vGPU does not exist on this host."),
                   Words::tr("It may have been removed elsewhere: refresh the host."), uuid.text);
}

} // namespace Carrel::Virt
