// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/definition.h"

#include "core/host/hostsession.h"
#include "core/virt/persistentxml.h"

namespace Carrel::Operations {

QFuture<Result<QString>> readDefinition(Host::HostSession *session, const WorkstationId &workstation)
{
    return session->run<QString>(
        [workstation](Virt::Connection &connection) { return Virt::definitionToKeep(connection, workstation); });
}

} // namespace Carrel::Operations
