// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/host/inventory.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <memory>

class QProcess;

namespace Carrel::Host {
class HostSession;
}

namespace Carrel::Console {

/**
 * Opens workstations' screens: picks SPICE or VNC, sets a 30 s one-time password where the host allows it, checks that the
 * port answers (2 s), then starts remote-viewer with the connection file on its stdin. No secret in argv, environment,
 * log or file. GUI thread; nothing blocks. Viewers go on when Carrel ends.
 */
class ConsoleLauncher final : public QObject
{
    Q_OBJECT

public:
    explicit ConsoleLauncher(QObject *parent = nullptr);
    ~ConsoleLauncher() override;

    /** Ends when the viewer runs, or with the one sentence why not. A workstation whose viewer is open is not opened twice. */
    QFuture<Result<void>> open(Host::HostSession *session, const WorkstationId &workstation);
    /** Process id of the open viewer, for raising its window; nullopt when none is open. */
    [[nodiscard]] std::optional<qint64> viewerOf(const WorkstationId &workstation) const;

    /** May a console be opened now? The error's sentence is the tooltip (no graphics, viewer missing, …). Pure. */
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
