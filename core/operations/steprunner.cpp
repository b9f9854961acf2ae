// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/operations/steprunner.h"

#include "core/base/logging.h"
#include "core/host/hostsession.h"
#include "core/operations/diskmaker.h"
#include "core/operations/keptpasswords.h"
#include "core/operations/nodedevicewriter.h"
#include "core/operations/startfailure.h"
#include "core/operations/statewait.h"
#include "core/privilege/gpuwriter.h"
#include "core/virt/connection.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

namespace Carrel::Operations {

using namespace Qt::StringLiterals;

namespace {

using Answer = QFuture<Result<void>>;

Answer ready(Result<void> result)
{
    return QtFuture::makeReadyValueFuture(std::move(result));
}

Answer hostClosed()
{
    return ready(
        failure(ErrorCode::Unreachable, StepRunner::tr("The host was closed."), StepRunner::tr("Open it again.")));
}

bool isOff(const Host::Inventory &host, const WorkstationId &id)
{
    const auto workstation = host.workstation(id);
    return !workstation || !Host::isActive(workstation->state);
}

std::unique_ptr<Privilege::GpuWriter> writerFor(Host::HostSession *session, const Host::Inventory &host)
{
    switch (host.kind) {
    case Host::HostKind::TryOut:
        return Privilege::makeDirectWriter(session->sysRoot());
    case Host::HostKind::Remote:
        return std::make_unique<NodeDeviceWriter>(session);
    case Host::HostKind::Local:
    case Host::HostKind::Test:
    case Host::HostKind::Inspect:
        break;
    }
    return Privilege::makeHelperWriter();
}

Result<void> stopNow(Virt::Connection &connection, const StopWorkstation &step)
{
    const auto graceful = connection.destroyGracefully(step.workstation);
    if (graceful || graceful.error().code == ErrorCode::NotFound)
        return graceful;
    if (step.how == StopHow::Kill)
        return connection.destroy(step.workstation);
    return failure(graceful.error().code,
                   StepRunner::tr("%1 did not end when asked to: its vGPU may be busy.").arg(step.name),
                   StepRunner::tr("Wait a moment and try again, or kill it; then the vGPU can be stuck."),
                   u"%1 %2"_s.arg(graceful.error().sentence, graceful.error().detail).trimmed());
}

} // namespace

StepRunner::StepRunner(Host::HostSession *session, QObject *parent)
    : QObject(parent), m_session(session), m_passwords(std::make_shared<KeptPasswords>())
{
}

StepRunner::~StepRunner() = default;

void StepRunner::setDeadlines(const StepDeadlines &deadlines)
{
    m_deadlines = deadlines;
}

QFuture<Result<void>> StepRunner::run(const Step &step, bool lenient)
{
    m_lenient = lenient;
    m_cancelled = false;
    if (!snapshot())
        return hostClosed();
    return std::visit([this](const auto &one) { return doStep(one); }, step);
}

void StepRunner::cancel()
{
    m_cancelled = true;
    if (m_disk)
        m_disk->cancel();
    if (m_wait)
        m_wait->cancel();
}

Host::Snapshot StepRunner::snapshot() const
{
    return m_session ? m_session->snapshot() : nullptr;
}

Privilege::GpuWriter &StepRunner::writer()
{
    if (!m_writer)
        m_writer = writerFor(m_session, *snapshot());
    return *m_writer;
}

Answer StepRunner::call(Work work, int deadline)
{
    if (deadline <= m_deadlines.call)
        return m_session->run<void>(std::move(work), deadline);
    return m_session->run<int>([](Virt::Connection &connection) { return connection.hostCpus(); }, m_deadlines.call)
        .then(this,
              [this, work = std::move(work), deadline](const Result<int> &answers) {
                  if (!answers || !m_session)
                      return answers ? hostClosed() : ready(std::unexpected(answers.error()));
                  return watched(m_session->run<void>(work, deadline));
              })
        .unwrap();
}

Answer StepRunner::watched(const Answer &answer)
{
    auto *late = new QTimer(this);
    late->setSingleShot(true);
    connect(late, &QTimer::timeout, this, [this, late, answer] {
        late->deleteLater();
        if (!answer.isFinished())
            Q_EMIT waitsForHost(
                tr("The host has not answered for %1 s; still waiting.").arg((m_deadlines.call + 999) / 1000));
    });
    late->start(m_deadlines.call);
    return answer;
}

StateWait *StepRunner::wait(std::function<bool(const Host::Inventory &)> question, int deadline)
{
    m_wait = new StateWait(m_session, std::move(question), deadline, this);
    return m_wait;
}

Answer StepRunner::untilShown(std::function<bool(const Host::Inventory &)> question)
{
    const auto onWait = [this](bool shown) {
        return shown || !m_session ? ready({}) : m_session->refresh();
    };
    return wait(std::move(question), m_deadlines.shown)->future().then(this, onWait).unwrap();
}

// --- power

Answer StepRunner::doStep(const StartWorkstation &step)
{
    const bool lenient = m_lenient;
    const Work start = [step, lenient](Virt::Connection &connection) -> Result<void> {
        if (lenient && connection.isActive(step.workstation).value_or(false))
            return {};
        return connection.start(step.workstation).transform_error([&](const Error &raw) {
            return raw.code == ErrorCode::NotFound ? raw : explainStartFailure(step.name, raw);
        });
    };
    const auto shows = [id = step.workstation](const Host::Inventory &host) {
        return !isOff(host, id);
    };
    return call(start, m_deadlines.start)
        .then(this,
              [this, shows](const Result<void> &done) { return done && m_session ? untilShown(shows) : ready(done); })
        .unwrap();
}

Answer StepRunner::doStep(const StopWorkstation &step)
{
    if (isOff(*snapshot(), step.workstation) && m_lenient)
        return ready({});
    if (step.how == StopHow::ShutDown)
        return waitForGuest(step);
    const auto shows = [id = step.workstation](const Host::Inventory &host) {
        return isOff(host, id);
    };
    return call([step](Virt::Connection &connection) { return stopNow(connection, step); }, m_deadlines.destroy)
        .then(this,
              [this, shows](const Result<void> &done) { return done && m_session ? untilShown(shows) : ready(done); })
        .unwrap();
}

Answer StepRunner::waitForGuest(const StopWorkstation &step)
{
    const auto shows = [id = step.workstation](const Host::Inventory &host) {
        return isOff(host, id);
    };
    const auto onAsked = [this, step, shows](const Result<void> &asked) {
        if (!asked || m_cancelled || !m_session)
            return ready(asked);
        return wait(shows, m_deadlines.shutDown)->future().then(this, [this, step](bool off) {
            return onGuestWait(step, off);
        });
    };
    return call([id = step.workstation](Virt::Connection &connection) { return connection.requestShutDown(id); },
                m_deadlines.call)
        .then(this, onAsked)
        .unwrap();
}

Result<void> StepRunner::onGuestWait(const StopWorkstation &step, bool off)
{
    if (off)
        return {};
    if (m_cancelled)
        return failure(ErrorCode::Cancelled, tr("%1 was asked to shut down and may still do so.").arg(step.name), {});
    return failure(ErrorCode::Failed,
                   tr("%1 has not shut down within %2 s: its system did not react.")
                       .arg(step.name)
                       .arg(m_deadlines.shutDown / 1000),
                   tr("Shut it down from inside, or force it off."));
}

Answer StepRunner::doStep(const RebootWorkstation &step)
{
    return call([id = step.workstation](Virt::Connection &connection) { return connection.requestReboot(id); },
                m_deadlines.call);
}

} // namespace Carrel::Operations
