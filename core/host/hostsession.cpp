// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostsession.h"

#include "core/base/logging.h"
#include "core/host/hostsession_p.h"
#include "core/host/vgpunames.h"

namespace Carrel::Host {

namespace {

/** Changes within one frame are one signal: a view can show no more. */
constexpr int frameMs = 16;

Error noLibvirt()
{
    return {ErrorCode::Unsupported,
            HostSession::tr("This is a copy of a machine: nothing on it can be changed."),
            HostSession::tr("Open the machine itself."),
            {}};
}

Error notConnected()
{
    return {ErrorCode::Unreachable,
            HostSession::tr("The host is not connected yet."),
            HostSession::tr("Wait until it is connected, or reconnect."),
            {}};
}

Error lateCall(int timeoutMs)
{
    return {ErrorCode::TimedOut,
            HostSession::tr("The host did not answer within %n second(s).", nullptr, (timeoutMs + 999) / 1000),
            HostSession::tr("What it did is not known: look at the refreshed state before trying again."),
            {}};
}

/** What a URI means, or something that stands for one that means nothing. */
HostAddress addressOr(const Result<HostAddress> &parsed, const QString &uri)
{
    return parsed.value_or(HostAddress{uri, HostKind::Local, uri, {}, {}, {}});
}

} // namespace

HostSession::Private::Private(HostSession *session, const QString &uri)
    : address(addressOr(parseHostAddress(uri), uri)), q(session), m_store(address), m_link(address, &m_calls),
      m_gpus(&m_link, &m_calls, &m_store), m_workstations(address, &m_link, &m_calls, &m_store)
{
    if (const auto parsed = parseHostAddress(uri); !parsed) {
        addressError = parsed.error();
        m_store.setState(HostState::Failed, addressError, {});
    }
    m_gpus.setRoots(address.sysRoot, address.deviceRoot);
    if (address.kind == HostKind::Remote)
        m_gpus.useNodeDevices();
    m_publishTimer.setSingleShot(true);
    wire();
    current = m_store.snapshot();
}

HostSession::Private::~Private() = default;

void HostSession::Private::wire()
{
    connect(&m_publishTimer, &QTimer::timeout, this, &Private::publish);
    connect(&m_link, &LibvirtLink::stateChanged, this, &Private::takeLinkState);
    connect(&m_link, &LibvirtLink::connectionOpened, this, &Private::readAll);
    connect(&m_link, &LibvirtLink::attemptEnded, this, [this] {
        for (const auto &answer : std::exchange(m_waiting, {}))
            answer->give({});
    });
    connect(&m_gpus, &GpuFeed::changed, this, &Private::publishSoon);
    connect(&m_workstations, &WorkstationFeed::changed, this, &Private::takeWorkstations);
    connect(&m_link, &LibvirtLink::nodeDevicesChanged, this, [this](const QStringList &names) {
        QSet<GpuId> gpus;
        for (const QString &name : names)
            gpus.insert(gpuOfNodeDevice(name));
        m_gpus.readOwners(gpus);
    });
}

void HostSession::Private::open()
{
    if (m_opened || addressError)
        return;
    m_opened = true;
    if (address.kind == HostKind::TryOut)
        return openTryOut();
    if (address.kind == HostKind::Local)
        watchDevices();
    if (address.kind != HostKind::Remote)
        refreshGpus();
    if (!address.libvirtUri.isEmpty())
        return m_link.open();
    m_store.setState(HostState::Connected, {}, {});
    m_store.setNoWorkstations();
    publishSoon();
}

void HostSession::Private::openTryOut()
{
    m_tryOut = std::make_unique<TryOutHost>(address.uri);
    connect(m_tryOut.get(), &TryOutHost::ready, this, &Private::tryOutReady);
    connect(m_tryOut.get(), &TryOutHost::gpuChanged, this, [this](const GpuId &gpu) { m_gpus.read(gpu); });
    connect(m_tryOut.get(), &TryOutHost::failed, this, [this](const Error &error) {
        m_tryOutError = error;
        takeLinkState();
    });
    m_tryOut->start();
}

void HostSession::Private::tryOutReady()
{
    m_tryOutError.reset();
    m_held.clear();
    m_gpus.setRoots(m_tryOut->sysRoot(), m_tryOut->deviceRoot());
    refreshGpus();
    m_link.open();
    takeLinkState();
    followHeldVgpus();
}

void HostSession::Private::watchDevices()
{
    m_uevents = std::make_unique<UeventMonitor>();
    connect(m_uevents.get(), &UeventMonitor::devicesChanged, &m_gpus, &GpuFeed::readOwners);
    if (!m_uevents->start())
        qCWarning(logHost) << address.uri << "gives no device events: GPUs change on refresh only";
}

void HostSession::Private::readAll()
{
    m_workstations.list();
    if (address.kind == HostKind::Remote)
        refreshGpus();
}

void HostSession::Private::takeLinkState()
{
    const bool simulatorFailed = m_tryOutError.has_value();
    const bool changed = simulatorFailed ? m_store.setState(HostState::Failed, m_tryOutError, {})
                                         : m_store.setState(m_link.state(), m_link.error(), m_link.retryAt());
    if (changed)
        publishSoon();
}

void HostSession::Private::takeWorkstations()
{
    publishSoon();
    followHeldVgpus();
}

// Whether a vGPU is in use has no event of its own: it changes when a workstation that names it starts or stops.
void HostSession::Private::followHeldVgpus()
{
    const QSet<VgpuId> held = m_store.heldVgpus();
    const QSet<VgpuId> changed = (held - m_held) + (m_held - held);
    m_held = held;
    if (changed.isEmpty())
        return;
    for (const VgpuId &vgpu : changed)
        if (m_tryOut && m_tryOut->isReady())
            m_tryOut->setInUse(vgpu, held.contains(vgpu));
    for (const GpuId &gpu : m_store.gpusOf(changed))
        m_gpus.read(gpu);
}

void HostSession::Private::publishSoon()
{
    if (!m_publishTimer.isActive())
        m_publishTimer.start(frameMs);
}

void HostSession::Private::publish()
{
    m_publishTimer.stop();
    current = m_store.snapshot();
    Q_EMIT q->snapshotChanged(current);
}

void HostSession::Private::readNames()
{
    if (m_store.setNames(VgpuNames().all(address.uri)))
        publishSoon();
}

QFuture<Result<void>> HostSession::Private::refreshGpus()
{
    readNames();
    return m_gpus.readAll();
}

QFuture<Result<void>> HostSession::Private::refreshGpu(const GpuId &id)
{
    readNames();
    return m_gpus.read(id).then(this, [this](const Result<void> &read) {
        publish();
        return read;
    });
}

QFuture<Result<void>> HostSession::Private::refreshWorkstations()
{
    if (address.libvirtUri.isEmpty() || m_link.connection())
        return address.libvirtUri.isEmpty() ? QtFuture::makeReadyValueFuture(Result<void>()) : m_workstations.list();
    const auto attempt = std::make_shared<Answer<void>>();
    m_waiting.push_back(attempt);
    m_link.open();
    return attempt->future()
        .then(this,
              [this](const Result<void> &) -> QFuture<Result<void>> {
                  if (m_link.connection())
                      return m_workstations.list();
                  return QtFuture::makeReadyValueFuture(
                      Result<void>(std::unexpected(m_link.error().value_or(notConnected()))));
              })
        .unwrap();
}

QFuture<Result<void>> HostSession::Private::refresh()
{
    if (addressError)
        return QtFuture::makeReadyValueFuture(Result<void>(std::unexpected(*addressError)));
    open();
    QFuture<Result<void>> gpus = refreshGpus();
    QFuture<Result<void>> workstations = refreshWorkstations();
    return gpus
        .then(this,
              [workstations](const Result<void> &ofGpus) mutable {
                  return workstations.then(
                      [ofGpus](const Result<void> &ofWorkstations) { return ofGpus ? ofWorkstations : ofGpus; });
              })
        .unwrap()
        .then(this, [this](const Result<void> &both) {
            publish();
            return both;
        });
}

void HostSession::Private::reconnect()
{
    if (addressError)
        return;
    if (!m_opened)
        return open();
    if (m_tryOut && !m_tryOut->isReady())
        return m_tryOut->start();
    if (!address.libvirtUri.isEmpty())
        m_link.open();
}

void HostSession::Private::submit(std::function<void(Virt::Connection &)> work,
                                  std::function<void(const Error &)> refuse, int timeoutMs)
{
    const auto connection = m_link.connection();
    if (!connection) {
        const Error why = addressError.value_or(address.libvirtUri.isEmpty() ? noLibvirt() : notConnected());
        return refuse(m_link.error().value_or(why));
    }
    const auto late = [this, refuse = std::move(refuse)](const Error &error) {
        refuse(error);
        if (error.code == ErrorCode::TimedOut) // not when the session is being closed: the link has gone by then
            m_link.suspect(error);
    };
    m_calls.start([connection, work = std::move(work)](const Calls::Beat &) { work(*connection); }, late, timeoutMs,
                  lateCall(timeoutMs));
}

HostSession::HostSession(const QString &uri, QObject *parent) : QObject(parent), d(std::make_unique<Private>(this, uri))
{
    static const int registered = qRegisterMetaType<Snapshot>("Carrel::Host::Snapshot");
    Q_UNUSED(registered)
}

HostSession::~HostSession() = default;

void HostSession::open()
{
    d->open();
}

Snapshot HostSession::snapshot() const
{
    return d->current;
}

QString HostSession::uri() const
{
    return d->address.uri;
}

QFuture<Result<void>> HostSession::refresh()
{
    return d->refresh();
}

QFuture<Result<void>> HostSession::refreshGpu(const GpuId &id)
{
    return d->refreshGpu(id);
}

void HostSession::reconnect()
{
    d->reconnect();
}

QString HostSession::sysRoot() const
{
    return d->sysRoot();
}

void HostSession::submit(std::function<void(Virt::Connection &)> work, std::function<void(const Error &)> refuse,
                         int timeoutMs)
{
    d->submit(std::move(work), std::move(refuse), timeoutMs);
}

} // namespace Carrel::Host
