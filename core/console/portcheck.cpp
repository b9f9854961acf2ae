// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/portcheck.h"

#include <QCoreApplication>
#include <QLocalSocket>
#include <QNetworkProxy>
#include <QPromise>
#include <QTcpSocket>
#include <QTimer>

namespace Carrel::Console {

namespace {

/** One attempt; deletes itself when it has answered. */
class Attempt final : public QObject
{
    Q_DECLARE_TR_FUNCTIONS(Console)

public:
    explicit Attempt(const Screen &screen) : m_screen(screen)
    {
        m_promise.start();
        m_timer.setSingleShot(true);
        m_timer.setInterval(answerMs);
        m_timer.callOnTimeout(this, [this] { end(std::unexpected(late())); });
    }

    QFuture<Result<void>> run()
    {
        m_timer.start();
        if (m_screen.socket.isEmpty())
            connectToPort(m_screen.port.value_or(m_screen.tlsPort.value_or(0)));
        else
            connectToSocket();
        return m_promise.future();
    }

private:
    void connectToPort(int port)
    {
        auto *socket = new QTcpSocket(this);
        // A proxy of the desktop's is for the web.
        socket->setProxy(QNetworkProxy::NoProxy);
        connect(socket, &QTcpSocket::connected, this, [this] { end({}); });
        connect(socket, &QTcpSocket::errorOccurred, this,
                [this, socket] { end(std::unexpected(refused(socket->error(), socket->errorString()))); });
        socket->connectToHost(m_screen.host, static_cast<quint16>(port));
    }

    void connectToSocket()
    {
        auto *socket = new QLocalSocket(this);
        connect(socket, &QLocalSocket::connected, this, [this] { end({}); });
        connect(socket, &QLocalSocket::errorOccurred, this, [this, socket] {
            end(failure(ErrorCode::Unreachable,
                        tr("The screen of %1 does not answer at %2.").arg(m_screen.title, m_screen.socket),
                        tr("Look whether the workstation still runs, then open it again."), socket->errorString()));
        });
        socket->connectToServer(m_screen.socket);
    }

    QString place() const
    {
        return QStringLiteral("%1:%2").arg(m_screen.host).arg(m_screen.port.value_or(m_screen.tlsPort.value_or(0)));
    }

    Error late() const
    {
        return {ErrorCode::TimedOut,
                tr("The screen of %1 at %2 did not answer within %3 seconds.")
                    .arg(m_screen.title, place())
                    .arg(answerMs / 1000),
                tr("Let the firewall between here and the host pass this port, or connect the host over ssh."),
                {}};
    }

    Error refused(QAbstractSocket::SocketError error, const QString &detail) const
    {
        if (error == QAbstractSocket::HostNotFoundError)
            return {ErrorCode::Unreachable,
                    tr("The screen of %1 is at %2, a name that is not known here.").arg(m_screen.title, m_screen.host),
                    tr("Check the host's name in its connection, or let its display listen on an address."), detail};
        return {ErrorCode::Unreachable,
                tr("The screen of %1 refused the connection at %2.").arg(m_screen.title, place()),
                tr("Look whether the workstation still runs and a firewall lets this port pass, then open it again."),
                detail};
    }

    void end(Result<void> result)
    {
        if (std::exchange(m_ended, true))
            return;
        m_timer.stop();
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    Screen m_screen;
    QPromise<Result<void>> m_promise;
    QTimer m_timer;
    bool m_ended = false;
};

} // namespace

QFuture<Result<void>> checkAnswers(const Screen &screen)
{
    if (screen.way == Way::ThroughLibvirt)
        return QtFuture::makeReadyValueFuture(Result<void>{});
    return (new Attempt(screen))->run();
}

} // namespace Carrel::Console
