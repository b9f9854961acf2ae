// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/console/connectionfile.h"
#include "core/console/screen.h"
#include "core/console/ticket.h"
#include "core/host/hostsession.h"

#include <QObject>
#include <QPointer>
#include <QPromise>

namespace Carrel::Console {

/** Everything a viewer is started with. */
struct ViewerCall
{
    QString program;
    QStringList arguments;
    SecretPtr input; ///< null: nothing on its standard input
    Screen screen;
    Ticket ticket;
};

/**
 * One way from a double click to a call of the viewer: read the live XML, pick the screen, ask whether it answers, take
 * a password, write the connection file. GUI thread; nothing blocks. Delete it after its future has ended.
 */
class Opening final : public QObject
{
    Q_OBJECT

public:
    Opening(Host::HostSession *session, const WorkstationId &workstation, QObject *parent);
    ~Opening() override;

    [[nodiscard]] QFuture<Result<ViewerCall>> run();

private:
    void readScreen();
    void askWhetherItAnswers(const Screen &screen);
    void takePassword();
    void finish();
    void fail(const Error &error);
    void failAsCancelled();
    /** Goes on with next, or ends with the error. */
    template <class T, class Next>
    void goOn(QFuture<Result<T>> step, Next next);

    QPointer<Host::HostSession> m_session;
    WorkstationId m_workstation;
    Reach m_reach;
    ViewerCall m_call;
    TlsTrust m_trust;
    QPromise<Result<ViewerCall>> m_promise;
    bool m_ended = false;
};

} // namespace Carrel::Console
