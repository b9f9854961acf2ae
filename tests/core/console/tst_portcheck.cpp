// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/console/portcheck.h"

#include <QElapsedTimer>
#include <QLocalServer>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Carrel;
using namespace Carrel::Console;
using namespace Qt::StringLiterals;

namespace {

Screen at(const QString &host, int port)
{
    return {.host = host, .port = port, .tlsPort = {}, .socket = {}, .title = u"cad-07"_s};
}

/** The answer, waited for with the event loop running. */
Result<void> asked(const Screen &screen)
{
    const QFuture<Result<void>> answer = checkAnswers(screen);
    if (!QTest::qWaitFor([&answer] { return answer.isFinished(); }, 10'000))
        qFatal("no answer at all");
    return answer.result();
}

/** A port that takes no more callers: the kernel drops their first packet, as a firewall does. */
class FullPort final
{
public:
    FullPort()
    {
        sockaddr_in address{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
        socklen_t size = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        m_server = ::socket(AF_INET, SOCK_STREAM, 0);
        if (::bind(m_server, generic, size) < 0 || ::listen(m_server, 0) < 0
            || ::getsockname(m_server, generic, &size) < 0)
            qFatal("no port");
        m_port = ntohs(address.sin_port);
        for (int &caller : m_callers) {
            caller = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            ::connect(caller, generic, size);
        }
    }
    ~FullPort()
    {
        for (const int caller : m_callers)
            ::close(caller);
        ::close(m_server);
    }
    FullPort(const FullPort &) = delete;
    FullPort &operator=(const FullPort &) = delete;
    [[nodiscard]] int port() const { return m_port; }

private:
    int m_server = -1;
    int m_port = 0;
    std::array<int, 4> m_callers{};
};

} // namespace

class TestPortCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPortThatListensAnswers();
    void aTlsPortIsAskedWhereThereIsNoOther();
    void aClosedPortIsSaidAtOnce();
    void aSilentPortIsSaidWithinThreeSeconds();
    void anUnknownNameIsSaid();
    void aSocketAnswersOrNot();
    void whatOnlyLibvirtReachesIsNotAsked();
};

void TestPortCheck::aPortThatListensAnswers()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QVERIFY(asked(at(u"127.0.0.1"_s, server.serverPort())));
    QVERIFY(asked(at(u"localhost"_s, server.serverPort())));
}

void TestPortCheck::aTlsPortIsAskedWhereThereIsNoOther()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Screen screen = at(u"127.0.0.1"_s, 0);
    screen.port.reset();
    screen.tlsPort = server.serverPort();
    QVERIFY(asked(screen));
}

void TestPortCheck::aClosedPortIsSaidAtOnce()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const int port = server.serverPort();
    server.close();
    QElapsedTimer timer;
    timer.start();
    const Result<void> answer = asked(at(u"127.0.0.1"_s, port));
    QVERIFY(!answer);
    QVERIFY(timer.elapsed() < answerMs);
    QCOMPARE(answer.error().code, ErrorCode::Unreachable);
    QVERIFY(answer.error().sentence.contains(u"cad-07"_s));
    QVERIFY(answer.error().sentence.contains(u"127.0.0.1:%1"_s.arg(port)));
    QVERIFY(!answer.error().wayOut.isEmpty());
}

void TestPortCheck::aSilentPortIsSaidWithinThreeSeconds()
{
    const FullPort full;
    QElapsedTimer timer;
    timer.start();
    const Result<void> answer = asked(at(u"127.0.0.1"_s, full.port()));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::TimedOut);
    QVERIFY2(timer.elapsed() >= answerMs * 9 / 10 && timer.elapsed() < 3000,
             qPrintable(QString::number(timer.elapsed())));
}

void TestPortCheck::anUnknownNameIsSaid()
{
    const Result<void> answer = asked(at(u"no-such-host.invalid"_s, 5900));
    QVERIFY(!answer);
    QVERIFY(answer.error().sentence.contains(u"no-such-host.invalid"_s));
}

void TestPortCheck::aSocketAnswersOrNot()
{
    const QTemporaryDir folder;
    Screen screen = at({}, 0);
    screen.port.reset();
    screen.socket = folder.filePath(u"spice.sock"_s);
    const Result<void> before = asked(screen);
    QVERIFY(!before);
    QVERIFY(before.error().sentence.contains(screen.socket));
    QLocalServer server;
    QVERIFY(server.listen(screen.socket));
    QVERIFY(asked(screen));
}

void TestPortCheck::whatOnlyLibvirtReachesIsNotAsked()
{
    Screen screen = at(u"127.0.0.1"_s, 1);
    screen.way = Way::ThroughLibvirt;
    QVERIFY(asked(screen));
}

QTEST_GUILESS_MAIN(TestPortCheck)
#include "tst_portcheck.moc"
