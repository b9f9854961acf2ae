// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/privilege/vgpuwriter.h"

#include <QPointer>

namespace Carrel::Host {
class HostSession;
}

namespace Carrel::Operations {

/** Makes and removes mdevs of a remote host through its libvirt's node devices. Lives in the session's thread. */
class NodeDeviceWriter final : public Privilege::VgpuWriter
{
public:
    explicit NodeDeviceWriter(Host::HostSession *session);
    QFuture<Result<void>> create(const GpuId &gpu, const TypeId &type, const VgpuId &vgpu) override;
    QFuture<Result<void>> remove(const GpuId &gpu, const VgpuId &vgpu) override;

private:
    QPointer<Host::HostSession> m_session;
};

/** What virNodeDeviceCreateXML takes; name is only there because libvirt's schema asks for one. */
[[nodiscard]] QString nodeDeviceXml(const QString &parent, const TypeId &type, const VgpuId &vgpu);

} // namespace Carrel::Operations
