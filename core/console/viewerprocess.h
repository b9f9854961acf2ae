// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QObject>
#include <QSocketNotifier>
#include <QStringList>

#include <memory>

namespace Carrel::Console {

/**
 * One viewer that runs in a session of its own, so that it goes on when Carrel ends, and is watched by a pidfd as long
 * as Carrel lives. What it writes to its standard error is kept in memory (a pipe would end it with us). QProcess ends
 * its child with itself, and its detached start gives neither an input nor an end. One thread, with an event loop.
 */
class ViewerProcess final : public QObject
{
    Q_OBJECT

public:
    explicit ViewerProcess(QObject *parent = nullptr);
    ~ViewerProcess() override;

    /** Starts program with input (may be null) on its standard input, which is then closed. */
    [[nodiscard]] Result<void> start(const QString &program, const QStringList &arguments, const SecretPtr &input);
    [[nodiscard]] qint64 processId() const { return m_pid; }

Q_SIGNALS:
    /** status: exit status, or 128 + signal. lastWords: the end of its standard error. */
    void ended(int status, const QString &lastWords);

private:
    void takeEnd();
    QString lastWords() const;

    qint64 m_pid = 0;
    int m_pidFd = -1;
    int m_errors = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Carrel::Console
