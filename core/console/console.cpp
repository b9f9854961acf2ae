// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/console.h"

#include "core/base/logging.h"
#include "core/console/opening.h"
#include "core/console/viewerprocess.h"
#include "core/host/hostsession.h"
#include "core/virt/connection.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace Carrel::Console {

namespace {

// A viewer that ends sooner than this has shown nobody a screen, though its exit status says all is well: it needs some
// 200 ms to its first window, and a person longer than the rest to close that.
constexpr int atOnceMs = 700;

bool canShow(const Host::Graphics &graphics)
{
    return graphics.kind == Host::GraphicsKind::Spice || graphics.kind == Host::GraphicsKind::Vnc;
}

Error endedBadly(const QString &name, bool atOnce, int status, const QString &lastWords)
{
    return {ErrorCode::Failed,
            atOnce ? ConsoleLauncher::tr("The viewer of %1 ended without showing its screen.").arg(name)
                   : ConsoleLauncher::tr("The viewer of %1 ended with an error of its own.").arg(name),
            ConsoleLauncher::tr("Open it again; if it keeps ending, look at the details."),
            QStringLiteral("exit status %1\n%2").arg(status).arg(lastWords)};
}

} // namespace

class ConsoleLauncher::Private final
{
public:
    explicit Private(ConsoleLauncher *launcher) : q(launcher) { }

    QFuture<Result<void>> open(Host::HostSession *session, const WorkstationId &workstation);
    Result<void> start(const WorkstationId &workstation, const ViewerCall &call);
    void watch(const WorkstationId &workstation, ViewerProcess *viewer, const QString &name);
    void restoreLater(Host::HostSession *session, const WorkstationId &workstation, const ViewerCall &call);

    ConsoleLauncher *q;
    QHash<WorkstationId, QFuture<Result<void>>> opening;
    QHash<WorkstationId, ViewerProcess *> viewers;
};

QFuture<Result<void>> ConsoleLauncher::Private::open(Host::HostSession *session, const WorkstationId &workstation)
{
    auto *way = new Opening(session, workstation, q);
    QElapsedTimer ownTime;
    ownTime.start();
    auto opened = way->run().then(
        q, [this, way, workstation, ownTime, host = QPointer(session)](const Result<ViewerCall> &call) -> Result<void> {
            way->deleteLater();
            opening.remove(workstation);
            if (!call)
                return std::unexpected(call.error());
            Result<void> started = start(workstation, *call);
            qCInfo(logConsole, "%s: viewer started after %lld ms", qUtf8Printable(workstation.text), ownTime.elapsed());
            if (host)
                restoreLater(host, workstation, *call);
            return started;
        });
    if (!opened.isFinished())
        opening.insert(workstation, opened);
    return opened;
}

Result<void> ConsoleLauncher::Private::start(const WorkstationId &workstation, const ViewerCall &call)
{
    auto *viewer = new ViewerProcess(q);
    if (Result<void> started = viewer->start(call.program, call.arguments, call.input); !started) {
        delete viewer;
        return started;
    }
    viewers.insert(workstation, viewer);
    watch(workstation, viewer, call.screen.title);
    Q_EMIT q->viewerOpened(workstation);
    return {};
}

void ConsoleLauncher::Private::watch(const WorkstationId &workstation, ViewerProcess *viewer, const QString &name)
{
    QElapsedTimer shown;
    shown.start();
    connect(viewer, &ViewerProcess::ended, q,
            [this, workstation, viewer, name, shown](int status, const QString &lastWords) {
                viewers.remove(workstation);
                viewer->deleteLater();
                std::optional<Error> error;
                const bool atOnce = shown.elapsed() < atOnceMs;
                if (status != 0 || atOnce)
                    error = endedBadly(name, atOnce, status, lastWords);
                Q_EMIT q->viewerClosed(workstation, error);
            });
}

/** The one-time password took a lasting one's place: that one comes back when ours has expired. */
void ConsoleLauncher::Private::restoreLater(Host::HostSession *session, const WorkstationId &workstation,
                                            const ViewerCall &call)
{
    if (!call.ticket.lasting)
        return;
    QTimer::singleShot(ticketSeconds * 1000, session,
                       [session, workstation, ticket = call.ticket, kind = call.screen.kind] {
                           session->run<void>([workstation, ticket, kind](Virt::Connection &connection) {
                               Result<void> restored =
                                   restorePassword(connection, workstation, kind, *ticket.password, *ticket.lasting);
                               if (!restored)
                                   qCWarning(logConsole, "%s: its own password was not set again: %s",
                                             qUtf8Printable(workstation.text), qUtf8Printable(restored.error().detail));
                               return restored;
                           });
                       });
}

ConsoleLauncher::ConsoleLauncher(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) { }

ConsoleLauncher::~ConsoleLauncher() = default;

QFuture<Result<void>> ConsoleLauncher::open(Host::HostSession *session, const WorkstationId &workstation)
{
    if (d->viewers.contains(workstation))
        return QtFuture::makeReadyValueFuture(Result<void>{});
    if (const auto under = d->opening.constFind(workstation); under != d->opening.cend())
        return *under;
    const Host::WorkstationPtr known = session->snapshot()->workstation(workstation);
    if (known && !Host::isActive(known->state))
        return QtFuture::makeReadyValueFuture(Result<void>(failure(
            ErrorCode::NotFound, tr("%1 is off, so it has no screen to open.").arg(known->name), tr("Start it."))));
    return d->open(session, workstation);
}

std::optional<qint64> ConsoleLauncher::viewerOf(const WorkstationId &workstation) const
{
    const ViewerProcess *viewer = d->viewers.value(workstation);
    return viewer ? std::optional(viewer->processId()) : std::nullopt;
}

Result<void> ConsoleLauncher::canOpen(const Host::Workstation &workstation)
{
    if (std::ranges::any_of(workstation.graphics, canShow))
        return {};
    if (workstation.graphics.empty())
        return failure(ErrorCode::Unsupported,
                       tr("%1 has no graphics, so it has no screen to open.").arg(workstation.name),
                       tr("Add SPICE graphics to it, or use its serial console."));
    return failure(
        ErrorCode::Unsupported,
        tr("%1 has a display, but none that can be opened from here (only SPICE and VNC can).").arg(workstation.name),
        tr("Add SPICE or VNC graphics to it."));
}

} // namespace Carrel::Console
