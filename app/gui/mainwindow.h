// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gui/actions.h"

#include <KXmlGuiWindow>

#include <QSet>

class QSplitter;
class QVBoxLayout;

namespace Carrel::Console {
class ConsoleLauncher;
}
namespace Carrel::Operations {
class BatchJob;
class Journal;
class JobQueue;
class PlanJob;
} // namespace Carrel::Operations
namespace Carrel::Pages {
class DetailsPane;
class JobStrip;
class TreePane;
} // namespace Carrel::Pages
namespace Carrel::Widgets {
class ErrorBar;
class SearchField;
} // namespace Carrel::Widgets

namespace Carrel::Gui {

class Commands;
class ConsoleOpener;
class Hosts;
class Notifier;

/**
 * The window: arranges tree, page, messages and job strip, and connects them. Decides nothing. Hosts are opened after
 * the first paint. Deletes itself on close (KXmlGuiWindow), so it is made on the heap.
 */
class MainWindow final : public KXmlGuiWindow
{
    Q_OBJECT

public:
    /** hosts: shown besides those the settings remember; with any given, the first is selected. */
    explicit MainWindow(const QStringList &hosts = {});
    ~MainWindow() override;

    [[nodiscard]] Hosts *hosts() const { return m_hosts; }
    [[nodiscard]] Actions *actions() const { return m_actions; }
    [[nodiscard]] Pages::TreePane *treePane() const { return m_tree; }
    [[nodiscard]] Pages::DetailsPane *details() const { return m_details; }
    [[nodiscard]] Pages::JobStrip *jobStrip() const { return m_strip; }
    [[nodiscard]] Widgets::ErrorBar *errorBar() const { return m_error; }
    [[nodiscard]] Widgets::SearchField *searchField() const { return m_search; }
    [[nodiscard]] Operations::JobQueue *queue() const { return m_queue; }
    [[nodiscard]] Console::ConsoleLauncher *launcher() const { return m_launcher; }

Q_SIGNALS:
    /** Once: the window stands on the screen, its hosts are being opened. */
    void painted();

protected:
    bool event(QEvent *event) override;
    bool queryClose() override;

private:
    void makeWidgets();
    void makeViewActions();
    void arrange();
    void connectHosts();
    void logFilled(const Host::Inventory &host);
    void connectJobs();
    void connectActions();
    void restore();
    void afterFirstPaint();
    void offerInterrupted();

    void showItem();
    void updateActions();
    void showError(const Error &error);
    void say(const QString &sentence);
    void endJob(Operations::PlanJob *job, qint64 elapsedMs);
    void endBatch(Operations::BatchJob *batch, qint64 elapsedMs);
    void tellEnd(const QString &title, bool failed, const Error &error, qint64 elapsedMs);
    void showHelp();
    [[nodiscard]] Facts facts() const;

    QStringList m_wantedHosts;
    Hosts *m_hosts;
    Operations::Journal *m_journal;
    Operations::JobQueue *m_queue;
    Console::ConsoleLauncher *m_launcher;
    Actions *m_actions;
    ConsoleOpener *m_console;
    Commands *m_commands;
    Notifier *m_notifier;
    QSplitter *m_splitter = nullptr;
    Pages::TreePane *m_tree = nullptr;
    Pages::DetailsPane *m_details = nullptr;
    Pages::JobStrip *m_strip = nullptr;
    Widgets::ErrorBar *m_error = nullptr;
    Widgets::SearchField *m_search = nullptr;
    QVBoxLayout *m_column = nullptr;
    QSet<QString> m_filled; ///< hosts whose workstations were shown once
    bool m_paintedOnce = false;
    bool m_updateAsked = false;
};

} // namespace Carrel::Gui
