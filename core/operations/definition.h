// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"

#include <QFuture>

namespace Carrel::Host {
class HostSession;
}

namespace Carrel::Operations {

/**
 * The workstation's persistent XML for planDelete(): a console that has a password has an empty passwd in it, never the
 * password, so that taking the delete back does not open the screen to everybody. Session's thread.
 */
[[nodiscard]] QFuture<Result<QString>> readDefinition(Host::HostSession *session, const WorkstationId &workstation);

} // namespace Carrel::Operations
