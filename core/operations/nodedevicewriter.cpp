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

/** mdevctl runs behind the call, and libvirt waits for the device to appear. A host that hangs is told by the easy
 * question before it. */
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
                           tr("Read the host again."));
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

QFuture<Result<void>> refused(const Error &error)
{
    return QtFuture::makeReadyValueFuture(Result<void>(std::unexpected(error)));
}

QFuture<Result<void>> closed()
{
    return refused({ErrorCode::Unreachable,
                    QCoreApplication::translate("NodeDevices", "The host was closed."),
                    QCoreApplication::translate("NodeDevices", "Open it again."),
                    {}});
}

} // namespace

QString nodeDeviceXml(const QString &parent, const TypeId &type, const VgpuId &vgpu)
{
    return u"<device><name>mdev_new</name><parent>%1</parent><capability type='mdev'><type id='%2'/><uuid>%3</uuid>"
           "</capability></device>"_s.arg(parent.toHtmlEscaped(), type.text.toHtmlEscaped(), vgpu.text.toHtmlEscaped());
}

NodeDeviceWriter::NodeDeviceWriter(Host::HostSession *session) : m_session(session) { }

QFuture<Result<void>> NodeDeviceWriter::write(const Privilege::GpuChange &change)
{
    if (const auto *made = std::get_if<Privilege::CreateMdev>(&change))
        return create(*made);
    if (const auto *removed = std::get_if<Privilege::RemoveMdev>(&change))
        return remove(*removed);
    return refused({ErrorCode::Unsupported,
                    NodeDevices::tr("libvirt on that host cannot make this change to a GPU."),
                    NodeDevices::tr("Log in there and make it with Carrel on that host (ssh HOST carrelctl)."),
                    {}});
}

QFuture<Result<void>> NodeDeviceWriter::create(const Privilege::CreateMdev &change)
{
    if (!m_session)
        return closed();
    const auto create = [type = change.type, vgpu = change.vgpu](const QString &parent) {
        return [=](Virt::Connection &connection) {
            return connection.createNodeDevice(nodeDeviceXml(parent, type, vgpu))
                .transform_error(NodeDevices::explained);
        };
    };
    return m_session
        ->run<QString>(
            [gpu = change.parent](Virt::Connection &connection) { return NodeDevices::nameOf(connection, gpu); })
        .then(m_session.get(),
              [session = m_session.get(), create](const Result<QString> &parent) {
                  return parent ? session->run<void>(create(*parent), deadline) : refused(parent.error());
              })
        .unwrap();
}

QFuture<Result<void>> NodeDeviceWriter::remove(const Privilege::RemoveMdev &change)
{
    if (!m_session)
        return closed();
    const auto remove = [vgpu = change.vgpu](Virt::Connection &connection) {
        return connection.destroyMdev(Uuid{vgpu.text}).transform_error(NodeDevices::explained);
    };
    return m_session->run<int>([](Virt::Connection &connection) { return connection.hostCpus(); })
        .then(m_session.get(),
              [session = m_session.get(), remove](const Result<int> &answers) {
                  return answers ? session->run<void>(remove, deadline) : refused(answers.error());
              })
        .unwrap();
}

} // namespace Carrel::Operations
