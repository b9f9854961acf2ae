// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/telemetry/command.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

#include <utility>

namespace Carrel::Telemetry {

using namespace Qt::StringLiterals;

namespace {

/** nvidia-smi -q -x writes some 50 KB a GPU. */
constexpr qsizetype most = 8 * 1024 * 1024;

/** The tools translate numbers and texts otherwise. */
QProcessEnvironment plainEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C"_s);
    return environment;
}

} // namespace

Command::Command(QObject *parent) : QObject(parent), m_deadline(new QTimer(this))
{
    m_deadline->setSingleShot(true);
    connect(m_deadline, &QTimer::timeout, this, [this] { giveUp(Outcome::End::TimedOut); });
}

Command::~Command()
{
    cancel();
}

void Command::start(const QString &program, const QStringList &arguments, int deadlineMs)
{
    if (m_isRunning)
        return;
    ++m_run;
    m_isRunning = true;
    m_output.clear();
    m_errors.clear();
    const QString path = QStandardPaths::findExecutable(program);
    if (m_process)
        endLater(Outcome::End::StillHangs);
    else if (path.isEmpty())
        endLater(Outcome::End::NotFound);
    else
        launch(path, arguments, deadlineMs);
}

void Command::launch(const QString &path, const QStringList &arguments, int deadlineMs)
{
    // No parent: ~QProcess waits for its process, up to 30 s when the driver holds it.
    m_process = new QProcess;
    QProcess *process = m_process;
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    connect(process, &QProcess::readyReadStandardOutput, this, &Command::collect);
    connect(process, &QProcess::readyReadStandardError, this, &Command::collect);
    connect(process, &QProcess::finished, this, [this](int status, QProcess::ExitStatus how) {
        collect();
        m_process.clear();
        const bool whole = how == QProcess::NormalExit;
        end({whole ? Outcome::End::Finished : Outcome::End::Crashed, status, m_output, m_errors});
    });
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return; // finished() follows
        process->deleteLater();
        m_process.clear();
        endLater(Outcome::End::NotFound);
    });
    process->setProcessEnvironment(plainEnvironment());
    process->setStandardInputFile(QProcess::nullDevice());
    m_deadline->start(deadlineMs);
    process->start(path, arguments, QIODevice::ReadOnly);
}

void Command::collect()
{
    if (!m_process)
        return;
    m_output += m_process->readAllStandardOutput();
    m_errors += m_process->readAllStandardError();
    if (m_isRunning && m_output.size() + m_errors.size() > most)
        giveUp(Outcome::End::TooMuch);
}

void Command::giveUp(Outcome::End how)
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
    }
    end({how, 0, {}, {}});
}

void Command::cancel()
{
    if (!std::exchange(m_isRunning, false))
        return;
    ++m_run;
    m_deadline->stop();
    if (m_process) {
        m_process->disconnect(this);
        m_process->kill();
    }
}

void Command::endLater(Outcome::End how)
{
    QMetaObject::invokeMethod(
        this,
        [this, how, run = m_run] {
            if (run == m_run)
                end({how, 0, {}, {}});
        },
        Qt::QueuedConnection);
}

void Command::end(Outcome outcome)
{
    if (!std::exchange(m_isRunning, false))
        return;
    m_deadline->stop();
    Q_EMIT ended(outcome);
}

} // namespace Carrel::Telemetry
