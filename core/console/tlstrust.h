// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/console/connectionfile.h"
#include "core/console/screen.h"

#include <QDir>

namespace Carrel::Console {

/** Where certificates of SPICE are by default; other places are named by hosts we cannot ask. */
struct TrustPlaces
{
    QString hostFolder = QStringLiteral("/etc/pki/libvirt-spice"); ///< of this computer's QEMU (qemu.conf)
    QString clientAuthority = QStringLiteral("/etc/pki/CA/cacert.pem"); ///< libvirt's own for remote hosts
    QString viewerStore = QDir::homePath() + QStringLiteral("/.spicec/spice_truststore.pem"); ///< spice-gtk's own
};

/**
 * What the viewer needs to trust the TLS port of a screen; nothing for a screen without one. The error says that nobody
 * here vouches for the host: verification is never switched off. Reads some small files.
 */
[[nodiscard]] Result<TlsTrust> findTrust(const Screen &screen, const Reach &reach, const TrustPlaces &places = {});

/** Subject of a certificate as spice-gtk wants it ("O=Example,CN=gpu1"), empty when it names host or cannot be read. */
[[nodiscard]] QString subjectUnlessNamed(const QByteArray &pem, const QString &host);

} // namespace Carrel::Console
