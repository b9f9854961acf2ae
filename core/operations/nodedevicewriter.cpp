// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/nodedevicewriter.h"

#include "core/host/hostsession.h"
#include "core/virt/connection.h"
#include "core/virt/nodedevices.h"

#include <QCoreApplication>

#include <algorithm>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

/** mdevctl runs behind the call, and libvirt waits for the device to appear. */
constexpr int deadline = 30'000;

class NodeDevices
{
    Q_DECLARE_TR_FUNCTIONS(NodeDevices)

public:
    static Result<QString> nameOf(Virt::Connection &connection, const GpuId &gpu)
    {
        return Virt::listNodeDevices(connection).and_then([&](const auto &devices) -> Result<QString> {
            const auto found = std::ranges::find(devices, gpu.text, &Virt::NodeDeviceDetails::kernelName);
            if (found != devices.end())
                return found->name;
            return failure(ErrorCode::NotFound, tr("libvirt on that host knows no GPU %1.").arg(gpu.text),
                           tr("Read the host again (F5)."));
        });
    }

    /** All of mdevctl's refusals come as one code with "internal error: Unable to start mediated device: …". */
    static Error explained(Error raw)
    {
        const QString text = raw.sentence + raw.detail;
        if (text.contains("already exists"_L1))
            raw = {ErrorCode::AlreadyExists, tr("A vGPU with this UUID is there already."), tr("Choose another UUID."),
                   raw.detail};
        else if (text.contains("No available instances"_L1))
            raw = {ErrorCode::NoRoom, tr("No instance of this type is left."),
                   tr("Remove a vGPU that nobody needs, or choose another GPU."), raw.detail};
        else if (text.contains("does not support mdev type"_L1))
            raw = {ErrorCode::NotFound, tr("The GPU does not offer this type."), tr("Choose one of those it lists."),
                   raw.detail};
        else if (text.contains("device in use"_L1))
            raw = {ErrorCode::InUse, tr("The vGPU is in use."), tr("Shut its workstation down first."), raw.detail};
        return raw;
    }
};

QFuture<Result<void>> closed()
{
    return QtFuture::makeReadyValueFuture(
        Result<void>(failure(ErrorCode::Unreachable, QCoreApplication::translate("NodeDevices", "The host was closed."),
                             QCoreApplication::translate("NodeDevices", "Open it again."))));
}

} // namespace

QString nodeDeviceXml(const QString &parent, const TypeId &type, const VgpuId &vgpu)
{
    return u"<device><name>mdev_new</name><parent>%1</parent><capability type='mdev'><type id='%2'/><uuid>%3</uuid>"
           "</capability></device>"_s.arg(parent.toHtmlEscaped(), type.text.toHtmlEscaped(), vgpu.text.toHtmlEscaped());
}

NodeDeviceWriter::NodeDeviceWriter(Host::HostSession *session) : m_session(session) { }

QFuture<Result<void>> NodeDeviceWriter::create(const GpuId &gpu, const TypeId &type, const VgpuId &vgpu)
{
    if (!m_session)
        return closed();
    return m_session->run<void>(
        [=](Virt::Connection &connection) {
            return NodeDevices::nameOf(connection, gpu)
                .and_then([&](const QString &parent) {
                    return connection.createNodeDevice(nodeDeviceXml(parent, type, vgpu));
                })
                .transform_error(NodeDevices::explained);
        },
        deadline);
}

QFuture<Result<void>> NodeDeviceWriter::remove(const GpuId &, const VgpuId &vgpu)
{
    if (!m_session)
        return closed();
    return m_session->run<void>(
        [vgpu](Virt::Connection &connection) {
            return connection.destroyMdev(Uuid{vgpu.text}).transform_error(NodeDevices::explained);
        },
        deadline);
}

} // namespace Carrel::Operations
