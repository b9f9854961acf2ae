// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telemetry/drmfdinfo.h"

#include <QHash>

#include <utility>

namespace Carrel::Telemetry {

/** A client of a GPU: however many files and processes share it, it is one. */
struct DrmClient
{
    WorkstationId workstation;
    DrmFile file;
    bool operator==(const DrmClient &) const = default;
};

/** The clients QEMU processes hold at one moment. */
struct DrmClients
{
    QHash<QString, DrmClient> byKey; ///< keys stay the same from one reading to the next
    bool hasHidden = false; ///< a QEMU process of another user could not be looked into
    qint64 atNs = 0; ///< steady clock
    bool operator==(const DrmClients &) const = default;
};

/** The UUID libvirt gives QEMU by "-uuid"; empty for a QEMU started otherwise. cmdline: arguments ended by NUL. Pure.
 */
[[nodiscard]] WorkstationId workstationOf(QByteArrayView cmdline);

/** Looks at every QEMU process below procRoot ("/proc"). Does I/O: never in the GUI's thread. */
[[nodiscard]] DrmClients readDrmClients(const QString &procRoot, qint64 nowNs);

/** One line a workstation and GPU; loads only where before has the same client. Sorted. Pure. */
[[nodiscard]] std::vector<ShareReading> sharesOf(const DrmClients *before, const DrmClients &after);

} // namespace Carrel::Telemetry
