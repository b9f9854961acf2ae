// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/tour.h"

#include "app/gui/actions.h"
#include "app/gui/hosts.h"
#include "app/gui/mainwindow.h"
#include "app/gui/xwindows.h"
#include "core/console/console.h"
#include "ui/text/text.h"
#include "ui/widgets/errorbar.h"

#include <KWindowSystem>

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QPainter>
#include <QPushButton>
#include <QScreen>

#include <csignal>
#include <cstdio>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;

namespace {
constexpr int pollMs = 100;
constexpr int settleMs = 400;
const QString uri = u"tryout:"_s;
} // namespace

Tour::Tour(MainWindow *window, const QString &folder) : QObject(window), m_window(window), m_folder(folder)
{
    addOpening();
    addVgpu();
    addWorkstation();
    addAssignment();
    addConsole();
    m_poll.setInterval(pollMs);
    connect(&m_poll, &QTimer::timeout, this, &Tour::poll);
    connect(window, &MainWindow::painted, this, &Tour::begin);
}

void Tour::begin()
{
    if (!QDir().mkpath(m_folder))
        return fail(tr("The folder %1 cannot be made.").arg(m_folder));
    m_stepTime.start();
    m_poll.start();
}

void Tour::poll()
{
    if (m_next >= m_steps.size())
        return end();
    const Step &step = m_steps[m_next];
    if (!m_acted) {
        m_acted = true;
        if (step.act)
            step.act();
        return;
    }
    if (m_window->errorBar()->isVisible())
        return fail(m_window->errorBar()->copyText());
    if (!m_settled.isValid() && step.done())
        m_settled.start();
    if (m_settled.isValid()) {
        if (!m_settled.hasExpired(settleMs))
            return; // the picture shows what the step led to, painted
        m_settled.invalidate();
        if (!step.picture.isEmpty())
            takePicture(step.picture);
        ++m_next;
        m_acted = false;
        m_stepTime.restart();
    } else if (m_stepTime.hasExpired(step.timeoutMs)) {
        if (!step.picture.isEmpty())
            takePicture(step.picture + u"-failed"_s);
        fail(tr("Step “%1” was not done within %2 s.").arg(step.picture).arg(step.timeoutMs / 1000));
    }
}

void Tour::end()
{
    m_poll.stop();
    const Host::WorkstationPtr made = workstation();
    if (const std::optional<qint64> viewer = m_window->launcher()->viewerOf(made->id))
        ::kill(static_cast<pid_t>(*viewer), SIGTERM); // started by this tour, and its last picture is taken
    std::printf("%s\n",
                qPrintable(tr("Tour done: vGPU %1 created and given to the new workstation %2, started, its console "
                              "opened. %n picture(s) in %3.",
                              nullptr, m_pictures)
                               .arg(m_typeName, m_name, QDir(m_folder).absolutePath())));
    std::fflush(stdout);
    QApplication::exit(0);
}

void Tour::fail(const QString &reason)
{
    m_poll.stop();
    std::fprintf(stderr, "%s\n", qPrintable(tr("The tour stopped: %1").arg(reason)));
    std::fflush(stderr);
    QApplication::exit(1);
}

void Tour::takePicture(const QString &name)
{
    if (KWindowSystem::isPlatformX11()) {
        QRect area = m_window->frameGeometry();
        for (const QDialog *each : m_window->findChildren<QDialog *>())
            if (each->isVisible())
                area |= each->frameGeometry();
        area &= m_window->screen()->geometry();
        return save(m_window->screen()->grabWindow(0, area.x(), area.y(), area.width(), area.height()), name);
    }
    QPixmap picture = m_window->grab();
    QPainter painter(&picture);
    for (QDialog *each : m_window->findChildren<QDialog *>())
        if (each->isVisible())
            painter.drawPixmap(each->pos() - m_window->pos(), each->grab());
    painter.end();
    save(picture, name);
}

void Tour::save(const QPixmap &picture, const QString &name)
{
    const QString path = QDir(m_folder).filePath(name + u".png"_s);
    if (!picture.save(path))
        return fail(tr("%1 cannot be written.").arg(path));
    ++m_pictures;
    std::printf("%s\n", qPrintable(path));
    std::fflush(stdout);
}

void Tour::trigger(Verb verb)
{
    QAction *action = m_window->actions()->action(verb);
    if (action->isEnabled())
        action->trigger();
    else
        fail(tr("“%1” is not offered: %2").arg(action->text(), action->toolTip()));
}

bool Tour::clickVerb(const QDialog *dialog)
{
    auto *button = dialog ? dialog->findChild<QPushButton *>(u"verb"_s) : nullptr;
    if (!button || !button->isEnabled())
        return false;
    button->click();
    return true;
}

Host::Snapshot Tour::host() const
{
    return m_window->hosts()->snapshot(uri);
}

Host::WorkstationPtr Tour::workstation() const
{
    return host()->workstationNamed(m_name);
}

WId Tour::consoleWindow() const
{
    const Host::WorkstationPtr shown = workstation();
    const std::optional<qint64> viewer = shown ? m_window->launcher()->viewerOf(shown->id) : std::nullopt;
    return viewer ? windowOfProcess(*viewer) : 0;
}

bool Tour::consoleShowsSomething()
{
    const WId window = consoleWindow();
    if (!window)
        return false;
    const QImage image = m_window->screen()->grabWindow(window).toImage();
    // The firmware writes from the top left on; what the viewer itself says ("Connected to …") stands in the middle.
    const QRect corner(image.width() / 100, image.height() / 10, image.width() / 3, image.height() / 3);
    int bright = 0;
    for (int y = corner.top(); y <= corner.bottom() && !image.isNull(); ++y)
        for (int x = corner.left(); x <= corner.right(); ++x)
            bright += qGray(image.pixel(x, y)) > 128 ? 1 : 0;
    // Some letters, and no light background.
    return bright >= 100 && bright < corner.width() * corner.height() / 2;
}

} // namespace Carrel::Gui
