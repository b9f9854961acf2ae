// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/secret.h"
#include "core/console/screen.h"

namespace Carrel::Console {

/** What TLS needs beyond the port: who signed the host's certificate, and whom it names when that is not the host. */
struct TlsTrust
{
    QByteArray authority; ///< PEM; empty: the viewer's own trust store
    QString subject; ///< empty: the certificate names the host
    bool operator==(const TlsTrust &) const = default;
};

/**
 * The connection file remote-viewer reads from its standard input (remote-viewer(1)): group [virt-viewer] of a GLib key
 * file, with the password, so it is a secret as a whole. password may be null: none is set.
 */
[[nodiscard]] SecretPtr connectionFile(const Screen &screen, const SecretPtr &password, const TlsTrust &trust);

/** A value as GLib's key files want it: newline, tab, return, backslash and a leading blank are escaped. */
[[nodiscard]] QByteArray keyFileValue(QByteArrayView value);

} // namespace Carrel::Console
