// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/virt/keptmdevs.h"

#include "core/virt/connection_p.h"
#include "core/virt/errors.h"
#include "core/virt/nodedevices.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Virt {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(KeptMdevs)
};

Result<std::vector<NodeDeviceHandle>> list(Connection &connection, unsigned flags)
{
    virNodeDevicePtr *array = nullptr;
    const int count = virConnectListAllNodeDevices(connection.internals().handle(), &array, flags);
    if (count < 0)
        return std::unexpected(takeError(Words::tr("The host's devices could not be listed")));
    return adopt<NodeDeviceHandle>(array, count);
}

Result<std::vector<NodeDeviceDetails>> readParents(Connection &connection)
{
    return list(connection, VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV_TYPES).transform([](const auto &devices) {
        std::vector<NodeDeviceDetails> all;
        for (const NodeDeviceHandle &device : devices)
            if (auto details = readNodeDevice(device.get()))
                all.push_back(std::move(*details));
        return all;
    });
}

Result<QString> parentName(Connection &connection, const GpuId &parent)
{
    return readParents(connection).and_then([&](const auto &parents) -> Result<QString> {
        const auto found = std::ranges::find(parents, parent.text, &NodeDeviceDetails::kernelName);
        if (found != parents.end())
            return found->name;
        return failure(ErrorCode::Unsupported, Words::tr("libvirt cannot keep vGPUs of GPU %1.").arg(parent.text),
                       Words::tr("Have Carrel keep it in its own set."));
    });
}

/** The definition of the UUID on that parent; one UUID may be defined on several (FACTS section 5). None: null. */
Result<NodeDeviceHandle> findDefined(Connection &connection, const GpuId &parent, const Uuid &uuid)
{
    constexpr unsigned defined = VIR_CONNECT_LIST_NODE_DEVICES_CAP_MDEV | VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE
        | VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE | VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT;
    return list(connection, defined).transform([&](std::vector<NodeDeviceHandle> devices) -> NodeDeviceHandle {
        for (NodeDeviceHandle &device : devices) {
            const auto details = readNodeDevice(device.get());
            if (details && details->mdevUuid == uuid.text && details->mdevParent == parent.text)
                return std::move(device);
        }
        return nullptr;
    });
}

Result<void> startWithParent(const NodeDeviceHandle &device)
{
    if (virNodeDeviceSetAutostart(device.get(), 1) < 0)
        return std::unexpected(takeError(Words::tr("The vGPU could not be set to start by itself")));
    return {};
}

Result<void> defineNew(Connection &connection, const QString &parent, const TypeId &type, const Uuid &uuid)
{
    const QString xml = u"<device><parent>%1</parent><capability type='mdev'><type id='%2'/><uuid>%3</uuid>"
                        "</capability></device>"_s.arg(parent.toHtmlEscaped(), type.text, uuid.text);
    const NodeDeviceHandle device(virNodeDeviceDefineXML(connection.internals().handle(), xml.toUtf8().constData(), 0));
    if (!device)
        return std::unexpected(takeError(Words::tr("The vGPU could not be defined")));
    return startWithParent(device);
}

} // namespace

Result<std::vector<GpuId>> definableParents(Connection &connection)
{
    return readParents(connection).transform([](const auto &parents) {
        std::vector<GpuId> ids;
        for (const NodeDeviceDetails &parent : parents)
            ids.push_back(GpuId{parent.kernelName});
        return ids;
    });
}

Result<void> defineMdev(Connection &connection, const GpuId &parent, const TypeId &type, const Uuid &uuid)
{
    const Result<NodeDeviceHandle> defined = findDefined(connection, parent, uuid);
    if (!defined)
        return std::unexpected(defined.error());
    if (*defined)
        return startWithParent(*defined);
    return parentName(connection, parent).and_then([&](const QString &name) {
        return defineNew(connection, name, type, uuid);
    });
}

Result<void> undefineMdev(Connection &connection, const GpuId &parent, const Uuid &uuid)
{
    const Result<NodeDeviceHandle> defined = findDefined(connection, parent, uuid);
    if (!defined)
        return std::unexpected(defined.error());
    if (!*defined)
        return failure(ErrorCode::NotFound, Words::tr("The vGPU is not defined on this host."),
                       Words::tr("Nothing needs to be done."), uuid.text);
    if (virNodeDeviceUndefine(defined->get(), 0) < 0)
        return std::unexpected(takeError(Words::tr("The vGPU's definition could not be taken away")));
    return {};
}

} // namespace Carrel::Virt
