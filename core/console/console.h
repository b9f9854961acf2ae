// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/host/inventory.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>

namespace Carrel::Host {
class HostSession;
}

namespace Carrel::Console {

/**
 * Opens workstations' screens: picks SPICE or VNC, checks that the port answers (2 s), sets a 30 s one-time password
 * where the host allows it, then starts remote-viewer with the connection file on its stdin. No secret in argv,
 * environment, log or file. A display that only libvirt can hand out (VNC on a socket, listen none, 127.0.0.1 of a host
 * reached over ssh) is opened by virt-viewer instead, which asks libvirt for password and connection itself.
 * GUI thread; nothing blocks. Viewers go on when Carrel ends.
 *
 * A lasting password that the one-time one took the place of is set again when that has expired, as long as the session
 * lives then; a process that ends before (carrelctl) leaves the display without a valid password until the next opening
 * or start.
 */
class ConsoleLauncher final : public QObject
{
    Q_OBJECT

public:
    explicit ConsoleLauncher(QObject *parent = nullptr);
    ~ConsoleLauncher() override;

    /** Ends when the viewer runs, or with the one sentence why not. A workstation whose viewer is open is not opened
     * twice. */
    QFuture<Result<void>> open(Host::HostSession *session, const WorkstationId &workstation);
    /** Process id of the open viewer, for raising its window; nullopt when none is open. */
    [[nodiscard]] std::optional<qint64> viewerOf(const WorkstationId &workstation) const;

    /** Has it a screen that can be opened? The error's sentence is the tooltip. Pure: a viewer that is not installed is
     * said by open(), with what to install. */
    [[nodiscard]] static Result<void> canOpen(const Host::Workstation &workstation);

Q_SIGNALS:
    void viewerOpened(const Carrel::WorkstationId &workstation);
    /** The viewer ended; error set when it ended at once or with a failure. */
    void viewerClosed(const Carrel::WorkstationId &workstation, const std::optional<Carrel::Error> &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Carrel::Console
