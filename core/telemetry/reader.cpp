// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/reader.h"

#include "core/telemetry/problem.h"
#include "core/telemetry/smivgpu.h"
#include "core/telemetry/xidlog.h"

#include <QTimer>

#include <algorithm>

namespace Carrel::Telemetry {

using namespace Qt::StringLiterals;

namespace {

const QString nvidiaSmi = u"nvidia-smi"_s;
const QString nvidiaDriver = u"nvidia"_s;

/** journalctl gives the newest first when the number of lines is limited. */
void sortByTime(QHash<GpuId, std::vector<Xid>> &xids)
{
    for (auto &each : xids)
        std::ranges::stable_sort(each, {}, &Xid::at);
}

/** Exit status 1 without a word of complaint means that no line was found; with one, that it may not be read. */
bool isAnswer(const Outcome &outcome)
{
    return outcome.end == Outcome::End::Finished && outcome.status <= 1 && outcome.errors.trimmed().isEmpty();
}

} // namespace

Reader::Reader(const ReaderSettings &settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_pause(new QTimer(this)), m_kernelDeadline(new QTimer(this))
{
    for (QTimer *timer : {m_pause, m_kernelDeadline})
        timer->setSingleShot(true);
    // Neither sysfs nor nvidia-smi tells of changes: it has to be asked again and again, while somebody looks.
    connect(m_pause, &QTimer::timeout, this, &Reader::beginRound);
    connect(m_kernelDeadline, &QTimer::timeout, this, [this] { onKernel(m_round, {}); });
    connect(&m_query, &Command::ended, this, &Reader::onQuery);
    connect(&m_log, &Command::ended, this, &Reader::onLog);
    connect(&m_vgpuQuery, &Command::ended, this, [this](const Outcome &outcome) {
        m_parts.vgpus = parseSmiVgpus(outcome.output); // a host without vGPUs says so in a sentence: no vGPUs
        partDone();
    });
}

Reader::~Reader() = default;

Subscription Reader::subscribe(const Subject &subject)
{
    const int number = m_nextNumber++;
    m_subjects.insert(number, subject);
    if (isResting()) {
        const qint64 since = m_ended.isValid() ? m_ended.elapsed() : m_settings.pause;
        if (since > 5 * m_settings.pause) // of another time
            m_latest.reset();
        m_pause->start(std::max(0, m_settings.pause - int(std::min<qint64>(since, m_settings.pause))));
    }
    return {this, number};
}

void Reader::release(int number)
{
    m_subjects.remove(number);
    if (!m_subjects.isEmpty())
        return;
    if (m_missing > 0)
        m_ended.start(); // this round counts as one
    ++m_round; // what is still on its way belongs to no round
    m_missing = 0;
    m_pause->stop();
    m_kernelDeadline->stop();
    for (Command *command : {&m_query, &m_vgpuQuery, &m_log})
        command->cancel();
    m_before.reset();
}

bool Reader::isResting() const
{
    return m_missing == 0 && !m_pause->isActive();
}

bool Reader::wantsNvidia() const
{
    // nvidia-smi would wake a GPU that sleeps.
    return std::ranges::any_of(m_subjects, [this](const Subject &subject) {
        const DeviceReading *device = m_parts.kernel.device(subject.gpu);
        return subject.driver == nvidiaDriver && !(device && device->gpu.isAsleep);
    });
}

KernelQuestion Reader::question() const
{
    KernelQuestion question{m_settings.sysRoot, m_settings.procRoot, {}, false};
    for (const Subject &subject : m_subjects) {
        if (std::ranges::find(question.gpus, subject.gpu) == question.gpus.end())
            question.gpus.push_back(subject.gpu);
        // NVIDIA's driver tells nothing in fdinfo.
        question.wantsClients = question.wantsClients || (!subject.driver.isEmpty() && subject.driver != nvidiaDriver);
    }
    return question;
}

void Reader::beginRound()
{
    const int round = ++m_round;
    auto xids = std::move(m_parts.xids);
    m_parts = {};
    m_parts.xids = std::move(xids);
    m_missing = 1;
    if (m_kernel.isValid() && m_kernel.isRunning()) // still held by a device: not one more thread
        return onKernel(round, {});
    m_kernelDeadline->start(m_settings.deadline);
    m_kernel = readKernel(question());
    m_kernel.then(this, [this, round](const KernelReading &reading) { onKernel(round, reading); });
}

void Reader::onKernel(int round, const KernelReading &reading)
{
    if (round != m_round || (!m_kernelDeadline->isActive() && !reading.devices.empty()))
        return; // late
    m_kernelDeadline->stop();
    m_parts.kernel = reading;
    if (wantsNvidia())
        askNvidia();
    partDone();
}

void Reader::askNvidia()
{
    m_missing += 2;
    m_query.start(nvidiaSmi, {u"-q"_s, u"-x"_s}, m_settings.deadline);
    m_vgpuQuery.start(nvidiaSmi, {u"vgpu"_s, u"-q"_s}, m_settings.deadline);
    if (!m_logRead.isValid() || m_logRead.elapsed() >= m_settings.logPause)
        askLog();
}

void Reader::askLog()
{
    ++m_missing;
    m_log.start(u"journalctl"_s,
                {u"--dmesg"_s, u"--boot"_s, u"--no-pager"_s, u"--output=short-unix"_s, u"--lines=1000"_s,
                 u"--grep=NVRM: Xid"_s},
                m_settings.deadline);
}

void Reader::onQuery(const Outcome &outcome)
{
    m_parts.smi = parseSmiXml(outcome.output);
    m_parts.nvidia = problemOf(outcome, m_parts.smi, m_settings.deadline);
    partDone();
}

void Reader::onLog(const Outcome &outcome)
{
    m_logRead.start();
    m_parts.xids.reset();
    if (isAnswer(outcome)) {
        m_parts.xids = parseXids(outcome.output);
        sortByTime(*m_parts.xids);
    }
    partDone();
}

void Reader::partDone()
{
    if (--m_missing == 0)
        finishRound();
}

void Reader::finishRound()
{
    m_latest = std::make_shared<const HostReading>(assemble(m_parts, m_before ? &*m_before : nullptr));
    m_before = m_parts.kernel;
    m_ended.start();
    m_pause->start(m_settings.pause);
    Q_EMIT readingChanged(m_latest); // last: whoever hears it may let go
}

} // namespace Carrel::Telemetry
