// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/telemetry/assemble.h"
#include "core/telemetry/command.h"
#include "core/telemetry/subscription.h"

#include <QElapsedTimer>
#include <QMap>
#include <QObject>

class QTimer;

namespace Carrel::Telemetry {

/** Where a reader looks, and how often. Times in ms. */
struct ReaderSettings
{
    QString sysRoot = QStringLiteral("/sys");
    QString procRoot = QStringLiteral("/proc");
    int pause = 2'000; ///< from the end of a round to the beginning of the next
    int deadline = 10'000; ///< of each source
    int logPause = 30'000; ///< between two looks into the kernel's log
};

/**
 * The one reader of this computer's telemetry. Reads while somebody holds a Subscription, and only then: without one no
 * timer, process or thread of it runs. In a round the kernel's files come first, then, when an awake NVIDIA GPU is
 * wanted, nvidia-smi and the kernel's log side by side. Lives in the thread that made it and never blocks it.
 */
class Reader final : public QObject
{
    Q_OBJECT

public:
    explicit Reader(const ReaderSettings &settings = {}, QObject *parent = nullptr);
    ~Reader() override;

    /** From now on this GPU is read, until the Subscription goes. */
    [[nodiscard]] Subscription subscribe(const Subject &subject);
    /** Null before the first round is done, and again when nobody has looked for a while. */
    [[nodiscard]] HostReadingPtr latest() const { return m_latest; }
    /** True when nothing of it runs. */
    [[nodiscard]] bool isResting() const;

Q_SIGNALS:
    void readingChanged(const Carrel::Telemetry::HostReadingPtr &reading);

private:
    friend class Subscription;
    void release(int number);
    void beginRound();
    void onKernel(int round, const KernelReading &reading);
    void askNvidia();
    void askLog();
    void onQuery(const Outcome &outcome);
    void onLog(const Outcome &outcome);
    void partDone();
    void finishRound();
    [[nodiscard]] bool wantsNvidia() const;
    [[nodiscard]] KernelQuestion question() const;

    ReaderSettings m_settings;
    QMap<int, Subject> m_subjects;
    QTimer *m_pause;
    QTimer *m_kernelDeadline;
    Command m_query;
    Command m_vgpuQuery;
    Command m_log;
    QElapsedTimer m_logRead;
    QElapsedTimer m_ended; ///< since the last round was done
    QFuture<KernelReading> m_kernel;
    RoundParts m_parts;
    std::optional<KernelReading> m_before;
    HostReadingPtr m_latest;
    int m_nextNumber = 1;
    int m_round = 0;
    int m_missing = 0; ///< parts of the round that have not ended
};

} // namespace Carrel::Telemetry
