// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/error.h"
#include "ui/models/item.h"

#include <QObject>

class QWidget;

namespace Carrel::Console {
class ConsoleLauncher;
}
namespace Carrel::Operations {
class JobQueue;
}

namespace Carrel::Gui {

class Hosts;

/** Opens a workstation's screen: starts it first when it is off and the user says so, raises the viewer that is open.
 */
class ConsoleOpener final : public QObject
{
    Q_OBJECT

public:
    ConsoleOpener(Hosts *hosts, Operations::JobQueue *queue, Console::ConsoleLauncher *launcher, QWidget *window);

    void open(const Models::Item &workstation);

Q_SIGNALS:
    void failed(const Carrel::Error &error);
    void said(const QString &sentence);

private:
    void askToStart(const Models::Item &workstation, const QString &name);
    void startAndOpen(const Models::Item &workstation);
    void launch(const Models::Item &workstation);
    void raise(qint64 process);

    Hosts *m_hosts;
    Operations::JobQueue *m_queue;
    Console::ConsoleLauncher *m_launcher;
    QWidget *m_window;
};

} // namespace Carrel::Gui
