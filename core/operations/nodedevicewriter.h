// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/privilege/gpuwriter.h"

#include <QPointer>

namespace Carrel::Host {
class HostSession;
}

namespace Carrel::Operations {

/**
 * Makes and removes mdevs of a remote host through its libvirt's node devices; libvirt knows no other change of a GPU,
 * so all others are refused. Lives in the session's thread.
 */
class NodeDeviceWriter final : public Privilege::GpuWriter
{
public:
    explicit NodeDeviceWriter(Host::HostSession *session);
    QFuture<Result<void>> write(const Privilege::GpuChange &change) override;

private:
    QFuture<Result<void>> create(const Privilege::CreateMdev &change);
    QFuture<Result<void>> remove(const Privilege::RemoveMdev &change);

    QPointer<Host::HostSession> m_session;
};

/** What virNodeDeviceCreateXML takes; name is only there because libvirt's schema asks for one. */
[[nodiscard]] QString nodeDeviceXml(const QString &parent, const TypeId &type, const VgpuId &vgpu);

} // namespace Carrel::Operations
