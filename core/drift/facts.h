// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/drift/drift.h"

#include <QFuture>

namespace Carrel::Host {
class HostSession;
}

namespace Carrel::Drift {

/** A place where a host's own set is, and whose it must be. */
struct SetPlace
{
    QString folder; ///< empty: this host has none that can be reached from here
    uint owner = 0;
};
/** root's /etc/carrel for this machine; a folder of the user's own data for a try-out host; none for a remote one. */
[[nodiscard]] SetPlace setPlaceOf(const Host::Inventory &host);

/**
 * Reads what is kept and what the cards tell: files on a worker thread, libvirt's parents on the host's pool. Called
 * from the session's thread, which it never blocks. Of a remote host only an error that says where to look.
 */
[[nodiscard]] QFuture<Facts> readFacts(Host::HostSession *session);
/** The files' part of it, blocking. */
[[nodiscard]] Facts readFiles(const SetPlace &place, const Keep::Roots &roots);

} // namespace Carrel::Drift
