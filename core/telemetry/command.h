// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QStringList>

class QProcess;
class QTimer;

namespace Carrel::Telemetry {

/** How a tool's run ended. */
struct Outcome
{
    enum class End {
        Finished, ///< by itself; status is its exit status
        NotFound, ///< no such program in PATH
        TimedOut, ///< ended by us at the deadline
        StillHangs, ///< not run: the one before was ended and has not gone
        TooMuch, ///< ended by us: it wrote more than any real answer
        Crashed,
    };
    End end = End::NotFound;
    int status = 0;
    QByteArray output;
    QByteArray errors;
    bool operator==(const Outcome &) const = default;
};

/**
 * Runs one tool that only reads, in the C locale, with a deadline; one run at a time. Never blocks, in its destructor
 * neither: a tool that hangs in its driver cannot be killed, so it is left behind, and no second one is started until
 * it has gone. Lives in the thread that made it, which needs an event loop.
 */
class Command final : public QObject
{
    Q_OBJECT

public:
    explicit Command(QObject *parent = nullptr);
    ~Command() override;

    /** The program by its bare name, looked for in PATH. ended() follows, never from within this call. */
    void start(const QString &program, const QStringList &arguments, int deadlineMs);
    /** Ends a run at once; ended() does not follow. */
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void ended(const Carrel::Telemetry::Outcome &outcome);

private:
    void launch(const QString &path, const QStringList &arguments, int deadlineMs);
    void collect();
    void giveUp(Outcome::End end);
    void endLater(Outcome::End end);
    void end(Outcome outcome);

    QPointer<QProcess> m_process; ///< deletes itself when it has gone
    QTimer *m_deadline;
    QByteArray m_output;
    QByteArray m_errors;
    int m_run = 0; ///< so that what was queued for a run that was cancelled is dropped
    bool m_isRunning = false;
};

} // namespace Carrel::Telemetry
