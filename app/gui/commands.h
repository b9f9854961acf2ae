// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/gui/verb.h"
#include "core/operations/journal.h"
#include "ui/pages/selection.h"

#include <QFuture>
#include <QObject>

class QWidget;

namespace Carrel::Host {
class HostSession;
}
namespace Carrel::Operations {
struct BatchItem;
class JobQueue;
class PlanJob;
} // namespace Carrel::Operations
namespace Carrel::Dialogs {
class PlanDialog;
struct Doomed;
} // namespace Carrel::Dialogs

namespace Carrel::Gui {

class ConsoleOpener;
class Hosts;

/**
 * Does what the actions ask: opens the dialog that makes a plan, shows a plan where it has more than one step, and
 * hands it to the job queue. Decides nothing about what is allowed: that is core/operations. GUI thread, never blocks.
 */
class Commands final : public QObject
{
    Q_OBJECT

public:
    Commands(Hosts *hosts, Operations::JobQueue *queue, ConsoleOpener *console, QWidget *window);

    /** targets: what choiceFor() found for the verb, not empty. */
    void run(Verb verb, const std::vector<Models::Item> &targets);
    /** A row was dropped on another (see Models::meansAssign): the same as the assign action. */
    void give(const Models::Item &what, const Models::Item &onto);
    void undo(const Operations::JournalEntry &entry);
    void finish(const Operations::JournalEntry &entry);
    /** Why the last job cannot be taken back; empty when it can. */
    [[nodiscard]] QString whyNoUndo() const;

Q_SIGNALS:
    void failed(const Carrel::Error &error);
    void said(const QString &sentence);
    void propertiesWanted();
    void exportWanted();

private:
    struct Labelled
    {
        Models::Item item;
        QString name;
        QStringList tags;
    };
    using XmlPlan = std::function<Result<Operations::Plan>(const Host::Inventory &, const QString &xml)>;

    void readAgain(Verb verb, const Models::Item &target);
    void power(Verb verb, const std::vector<Models::Item> &targets);
    void newVgpu(const Models::Item &at);
    void newWorkstation(const Models::Item &at);
    void assign(const Models::Item &item);
    void assignNow(const QString &hostUri, const WorkstationId &workstation, const VgpuId &vgpu);
    void release(const Models::Item &item);
    void editTags(const std::vector<Models::Item> &targets);
    void setTags(const std::vector<Labelled> &wishes);
    void editNotes(const Models::Item &item);
    void copy(const std::vector<Models::Item> &targets, bool identity);
    void remove(const std::vector<Models::Item> &targets);
    void removeHost(const QString &uri);
    void removeWorkstations(const std::vector<Models::Item> &targets);
    void askToRemove(const std::vector<Dialogs::Doomed> &doomed);
    void addHost();
    void undoLast();
    void history();
    void drift(const Models::Item &item);
    void followPlan(const Operations::JournalEntry &entry, const Result<Operations::Plan> &plan);
    void settleAfter(Operations::PlanJob *job, const QString &entry);

    [[nodiscard]] static QFuture<Result<QString>> readXml(Host::HostSession *session, const WorkstationId &id);
    void withXml(const QString &hostUri, const WorkstationId &workstation, const XmlPlan &make);
    void show(Dialogs::PlanDialog *dialog, Host::HostSession *session);
    /** Runs at once what is one harmless step; shows the rest first. */
    void propose(Host::HostSession *session, const Result<Operations::Plan> &plan);
    void confirm(const QString &title, const QString &verb, const std::vector<Operations::BatchItem> &items);
    /** One is a job of its own; several are one job that goes on after a failure. */
    void runAll(const QString &title, std::vector<Operations::BatchItem> items);

    Hosts *m_hosts;
    Operations::JobQueue *m_queue;
    ConsoleOpener *m_console;
    QWidget *m_window;
};

} // namespace Carrel::Gui
