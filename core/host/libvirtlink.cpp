// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/libvirtlink.h"

#include "core/base/logging.h"
#include "core/host/calls.h"
#include "core/host/callthreads.h"
#include "core/host/eventrelay.h"

#include <algorithm>

namespace Carrel::Host {

namespace {

constexpr int answerMs = 10'000;
/** How long a person may take to type a password. */
constexpr int patientMs = 120'000;
constexpr int longestRetryMs = 60'000;
/** Connections that hang in libvirt at once before Carrel stops opening more. */
constexpr int mostHanging = 8;
/** A connection that lived this long was a good one: the next loss begins with a short wait again. */
constexpr int provenMs = 60'000;

/** Trying again by itself helps only where nothing has to be changed by a person first. */
bool mayPass(const Error &error)
{
    return error.code == ErrorCode::Unreachable || error.code == ErrorCode::TimedOut;
}

/** libvirt's test driver is in this process and cannot hang; it reads 10,000 workstations before it answers. */
int openMs(const HostAddress &address)
{
    const bool inProcess = address.libvirtUri.startsWith(QLatin1StringView("test:"));
    return inProcess || mayAskForPassword(address) ? patientMs : answerMs;
}

bool isRefusal(const Error &error)
{
    return error.code == ErrorCode::NotAuthorised || error.code == ErrorCode::Cancelled;
}

/** Closing is a call to the host like any other and may hang: never in the thread that drops the last reference. */
LibvirtLink::ConnectionPtr shared(std::unique_ptr<Virt::Connection> connection)
{
    return {connection.release(), [](Virt::Connection *closed) {
                CallThreads::start([closed] { delete closed; });
            }};
}

} // namespace

struct LibvirtLink::Opened
{
    ConnectionPtr connection;
    std::optional<Error> whyReadOnly;
};

LibvirtLink::LibvirtLink(const HostAddress &address, Calls *calls, QObject *parent)
    : QObject(parent), m_address(address), m_calls(calls)
{
    m_retryTimer.setSingleShot(true);
    m_lateTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &LibvirtLink::open);
    connect(&m_lateTimer, &QTimer::timeout, this, &LibvirtLink::sayLate);
}

LibvirtLink::~LibvirtLink()
{
    dropRelay();
}

/** What an ended connection still reports is not for us. */
void LibvirtLink::dropRelay()
{
    if (m_relay)
        m_relay->close();
    m_relay.reset();
}

void LibvirtLink::open()
{
    if (m_connection || m_trying)
        return;
    m_retryTimer.stop();
    if (m_calls->givenUp() >= mostHanging)
        return scheduleRetry();
    if (m_state == HostState::Lost || m_state == HostState::Failed)
        setState(m_state, m_error);
    attempt();
}

void LibvirtLink::attempt()
{
    m_trying = true;
    dropRelay();
    m_relay = std::make_shared<EventRelay>(this, [this] { takeEvents(); });
    m_lateTimer.start(answerMs);
    const Error late{ErrorCode::TimedOut,
                     tr("%1 has not answered for 10 seconds.").arg(m_address.name),
                     tr("Check that the host is up and its libvirt service runs; Carrel tries again by itself."),
                     {}};
    const auto work = [address = m_address, relay = m_relay](const Calls::Beat &) {
        return openNow(address, relay);
    };
    m_calls->run<Opened>(work, openMs(m_address), late).then(this, [this](const Result<Opened> &result) {
        attemptDone(result);
    });
}

Result<LibvirtLink::Opened> LibvirtLink::openNow(const HostAddress &address, const std::shared_ptr<EventRelay> &relay)
{
    Opened opened;
    auto connection = Virt::Connection::open(address.libvirtUri);
    if (!connection && isRefusal(connection.error())) {
        opened.whyReadOnly = connection.error();
        if (auto readOnly = Virt::Connection::open(address.libvirtUri, true))
            connection = std::move(readOnly);
    }
    if (!connection)
        return std::unexpected(connection.error());
    opened.connection = shared(std::move(*connection));
    const auto subscribed = opened.connection->internals().subscribe(
        [relay](const Virt::HostEvent &event) { relay->add(event); }, address.kind == HostKind::Remote);
    if (!subscribed)
        qCWarning(logHost) << address.uri << subscribed.error().sentence << subscribed.error().detail;
    return opened;
}

void LibvirtLink::attemptDone(const Result<Opened> &result)
{
    m_trying = false;
    m_lateTimer.stop();
    if (result)
        connected(*result);
    else
        refused(result.error());
    Q_EMIT attemptEnded();
}

void LibvirtLink::connected(const Opened &opened)
{
    m_connection = opened.connection;
    m_wasOpen = true;
    m_openSince.start();
    setState(opened.whyReadOnly ? HostState::ReadOnly : HostState::Connected, opened.whyReadOnly);
    Q_EMIT connectionOpened();
}

void LibvirtLink::refused(const Error &error)
{
    qCInfo(logHost) << m_address.uri << error.sentence << error.detail;
    dropRelay();
    setState(m_wasOpen ? HostState::Lost : HostState::Failed, error);
    if (mayPass(error))
        scheduleRetry();
}

void LibvirtLink::sayLate()
{
    if (!m_trying || !mayAskForPassword(m_address))
        return;
    const Error waiting{ErrorCode::TimedOut,
                        tr("%1 has not answered for 10 seconds.").arg(m_address.name),
                        tr("If a password prompt is open, answer it; else check that the libvirt service runs."),
                        {}};
    setState(m_wasOpen ? HostState::Lost : HostState::Failed, waiting);
}

void LibvirtLink::lose(const Error &error)
{
    if (!m_connection)
        return;
    qCInfo(logHost) << m_address.uri << "lost:" << error.sentence << error.detail;
    m_connection.reset();
    dropRelay();
    if (m_openSince.elapsed() > provenMs)
        m_failures = 0;
    setState(HostState::Lost, error);
    scheduleRetry();
}

void LibvirtLink::scheduleRetry()
{
    const int waitMs = std::min(longestRetryMs, 1000 << std::min(m_failures, 6));
    ++m_failures;
    m_retryTimer.start(waitMs);
    setState(m_state, m_error, QDateTime::currentDateTimeUtc().addMSecs(waitMs));
}

// One late call may be that call's own fault (a guest that does not answer): the host is lost when a plain question
// stays unanswered as well.
void LibvirtLink::suspect(const Error &error)
{
    if (!m_connection || m_probing || !mayPass(error))
        return;
    if (error.code == ErrorCode::Unreachable)
        return lose(error);
    m_probing = true;
    const Error late{ErrorCode::TimedOut, tr("%1 no longer answers.").arg(m_address.name),
                     tr("Check that its libvirt service runs; Carrel connects again by itself."), error.detail};
    m_calls
        ->run<int>([connection = m_connection](const Calls::Beat &) { return connection->hostCpus(); }, answerMs, late)
        .then(this, [this](const Result<int> &answer) {
            m_probing = false;
            if (!answer && mayPass(answer.error()))
                lose(answer.error());
        });
}

void LibvirtLink::takeEvents()
{
    QList<WorkstationId> domains;
    QStringList devices;
    std::optional<Error> closed;
    for (const Virt::HostEvent &event : m_relay ? m_relay->take() : std::vector<Virt::HostEvent>()) {
        if (event.kind == Virt::HostEvent::Kind::Domain)
            domains.append({event.subject});
        else if (event.kind == Virt::HostEvent::Kind::NodeDevice)
            devices.append(event.subject);
        else
            closed = event.error;
    }
    if (!domains.isEmpty())
        Q_EMIT domainsChanged(domains);
    if (!devices.isEmpty())
        Q_EMIT nodeDevicesChanged(devices);
    if (closed)
        lose(*closed);
}

void LibvirtLink::setState(HostState state, const std::optional<Error> &error, const std::optional<QDateTime> &retryAt)
{
    m_state = state;
    m_error = error;
    m_retryAt = retryAt;
    Q_EMIT stateChanged();
}

} // namespace Carrel::Host
