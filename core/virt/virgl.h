// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"

#include <QString>

#include <optional>

namespace Carrel::Virt {

/** 3D by virtio-gpu on a render node of the host, and who is to see it. */
struct Virgl
{
    QString renderNode; ///< "/dev/dri/renderD128"
    /**
     * Seen over the network: egl-headless beside SPICE or VNC without OpenGL. Else SPICE with OpenGL and no port, which
     * is quicker and for viewers on the same computer only: QEMU refuses SPICE with both (FACTS section 4).
     */
    bool remote = true;
    bool operator==(const Virgl &) const = default;
};

/**
 * Makes virtio-gpu with 3D the display; the video and the screens it replaces are kept in the metadata. AlreadyExists
 * when it has that, InUse when a vGPU is its display, Unsupported for a remote one without SPICE or VNC; Damaged.
 */
[[nodiscard]] Result<QString> withVirgl(const QString &xml, const Virgl &virgl);
/** Takes it away again; what it had replaced comes back. NotFound when Carrel did not put it there. */
[[nodiscard]] Result<QString> withoutVirgl(const QString &xml);
/** What withVirgl() has put into it; nullopt for none and for unreadable XML. */
[[nodiscard]] std::optional<Virgl> virglIn(const QString &xml);

} // namespace Carrel::Virt
