// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/host/inventory.h"

#include <optional>

namespace Carrel::Console {

/** How this computer can get at the screens of a host; from its libvirt URI. */
struct Reach
{
    QString libvirtUri;
    QString hostName; ///< empty: the host is this computer
    bool overSsh = false; ///< libvirt is reached through ssh, so a screen can be, too
    [[nodiscard]] bool isLocal() const { return hostName.isEmpty(); }
    bool operator==(const Reach &) const = default;
};

/** The words of a libvirt URI that say where its screens are: "qemu+ssh://user@gpu1:2222/system" is gpu1, over ssh. */
[[nodiscard]] Reach reachOf(const QString &libvirtUri);

enum class Way {
    Direct, ///< remote-viewer connects to host and port, or to the UNIX socket
    ThroughLibvirt, ///< virt-viewer gets the connection from libvirt: --attach, or its own tunnel through ssh
};

/** One display of a running workstation and how it is reached. Never holds a password. */
struct Screen
{
    Host::GraphicsKind kind = Host::GraphicsKind::Spice;
    Way way = Way::Direct;
    QString host;
    std::optional<int> port; ///< plain
    std::optional<int> tlsPort; ///< SPICE over TLS
    QString socket; ///< path; then host and ports are empty
    QString title; ///< of the window: the workstation's name
    bool operator==(const Screen &) const = default;
};

/**
 * Picks the display of a running workstation from its live XML: SPICE before VNC, the first that can be reached from
 * here. The error says in one sentence why none can, for the best of them. Pure, but for asking whether a UNIX socket
 * may be opened by this user.
 */
[[nodiscard]] Result<Screen> chooseScreen(const QString &liveXml, const Reach &reach);

} // namespace Carrel::Console
