// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/host/inventory.h"

namespace Carrel::Host {

/** What a URI of a host means. */
struct HostAddress
{
    QString uri; ///< as the user wrote it
    HostKind kind = HostKind::Local;
    QString name; ///< for people
    QString libvirtUri; ///< empty: this host has no libvirt
    QString sysRoot; ///< where GPUs are read from; empty: not read from a sysfs (yet)
    QString deviceRoot; ///< where /dev/vfio is; empty: not asked
    bool operator==(const HostAddress &) const = default;
};

/** Takes "tryout:…", "inspect:FOLDER" and every libvirt URI. BadInput with the sentence for anything else. */
[[nodiscard]] Result<HostAddress> parseHostAddress(const QString &uri);

/** True when opening it may show a password prompt that a person has to answer: the local system daemon, not as root.
 */
[[nodiscard]] bool mayAskForPassword(const HostAddress &address);

} // namespace Carrel::Host
