// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/mainwindow.h"

#include "app/gui/batchwords.h"
#include "app/gui/commands.h"
#include "app/gui/consoleopener.h"
#include "app/gui/helpdialog.h"
#include "app/gui/hosts.h"
#include "app/gui/interrupted.h"
#include "app/gui/listexporter.h"
#include "app/gui/notifier.h"
#include "app/gui/panes.h"
#include "app/gui/windowmenus.h"
#include "core/base/logging.h"
#include "core/console/console.h"
#include "core/host/hostsession.h"
#include "core/operations/batch.h"
#include "core/operations/jobqueue.h"
#include "icons/icons.h"
#include "ui/pages/detailspane.h"
#include "ui/pages/jobstrip.h"
#include "ui/pages/treepane.h"
#include "ui/pages/treeview.h"
#include "ui/text/text.h"
#include "ui/widgets/errorbar.h"
#include "ui/widgets/searchfield.h"

#include <KActionCollection>
#include <KSharedConfig>
#include <KStandardAction>
#include <KXMLGUIFactory>

#include <QAccessible>
#include <QApplication>
#include <QMenu>
#include <QScreen>
#include <QSplitter>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>
#include <QWidgetAction>

namespace Carrel::Gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int saidForMs = 8000;
constexpr QSize frame(16, 40); // what a window manager adds on the first show

KConfigGroup settings(const QString &group)
{
    return KSharedConfig::openConfig()->group(group);
}

} // namespace

MainWindow::MainWindow(const QStringList &hosts)
    : m_wantedHosts(hosts), m_hosts(new Hosts(settings(u"Hosts"_s), this)),
      m_journal(new Operations::Journal(Operations::Journal::defaultFolder(), this)),
      m_queue(new Operations::JobQueue(m_journal, this)), m_launcher(new Console::ConsoleLauncher(this)),
      m_actions(new Actions(actionCollection(), this)),
      m_console(new ConsoleOpener(m_hosts, m_queue, m_launcher, this)),
      m_commands(new Commands(m_hosts, m_queue, m_console, this)), m_notifier(new Notifier(this))
{
    makeViewActions();
    makeWidgets();
    arrange();
    connectHosts();
    connectJobs();
    connectActions();
    setupGUI(QSize(1280, 720).boundedTo(screen()->availableSize() - frame), Keys | ToolBar | StatusBar | Save | Create,
             u"carrelui.rc"_s);
    nameMenus(guiFactory(), this);
    // The toolbar editor makes all menus anew.
    connect(guiFactory(), &KXMLGUIFactory::makingChanges, this, [this](bool begins) {
        if (!begins)
            nameMenus(guiFactory(), this);
    });
    if (QAction *help = actionCollection()->action(u"help_contents"_s)) {
        help->disconnect();
        connect(help, &QAction::triggered, this, &MainWindow::showHelp);
    }
    restore();
    updateActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeViewActions()
{
    const auto add = [this](const QString &name, const QString &icon, const QString &text, const QKeySequence &key) {
        auto *action = new QAction(Icons::get(icon), text, this);
        actionCollection()->addAction(name, action);
        KActionCollection::setDefaultShortcut(action, key);
        return action;
    };
    add(u"view_gpus"_s, u"carrel-gpu"_s, tr("&GPUs"), Qt::CTRL | Qt::Key_1)->setToolTip(tr("What is left on each GPU"));
    add(u"view_workstations"_s, u"computer"_s, tr("&Workstations"), Qt::CTRL | Qt::Key_2)
        ->setToolTip(tr("Who has what"));
    connect(add(u"next_pane"_s, u"go-next"_s, tr("&Next pane"), Qt::Key_F6), &QAction::triggered, this,
            [this] { focusNextPane({m_search, m_tree->tree(), m_details, m_strip}); });
    connect(add(u"find"_s, u"edit-find"_s, tr("&Search"), Qt::CTRL | Qt::Key_F), &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(add(u"columns"_s, u"configure"_s, tr("Co&lumns…"), {}), &QAction::triggered, this,
            [this] { m_tree->tree()->chooseColumns(); });
    addColorSchemes(actionCollection(), this);
    KStandardAction::quit(qApp, &QApplication::closeAllWindows, actionCollection());
}

void MainWindow::makeWidgets()
{
    const Pages::ActionNamed named = [this](const QString &name) {
        return actionCollection()->action(name);
    };
    m_search = new Widgets::SearchField;
    auto *searchAction = new QWidgetAction(this);
    searchAction->setText(tr("Search field"));
    searchAction->setDefaultWidget(m_search);
    actionCollection()->addAction(u"search"_s, searchAction);
    m_tree = new Pages::TreePane(named(u"view_gpus"_s), named(u"view_workstations"_s));
    auto *clear = new QAction(tr("Clear the search"), this);
    connect(clear, &QAction::triggered, m_search, &QLineEdit::clear);
    connect(clear, &QAction::triggered, this, [this] { m_tree->setSearch({}); });
    m_tree->setClearAction(clear);
    m_details = new Pages::DetailsPane(named);
    m_error = new Widgets::ErrorBar;
    m_strip = new Pages::JobStrip(m_queue);
}

void MainWindow::arrange()
{
    auto *right = new QWidget;
    m_column = new QVBoxLayout(right);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addWidget(m_error);
    m_column->addWidget(m_details, 1);
    m_splitter = new QSplitter;
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    auto *centre = new QWidget;
    auto *whole = new QVBoxLayout(centre);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_splitter, 1);
    whole->addWidget(m_strip);
    setCentralWidget(centre);
}

void MainWindow::connectHosts()
{
    connect(m_hosts, &Hosts::snapshotChanged, this, [this](const Host::Snapshot &snapshot) {
        m_tree->setSnapshot(snapshot);
        m_notifier->follow(*snapshot);
        logFilled(*snapshot);
        if (m_details->item().host == snapshot->uri)
            showItem();
        updateActions();
    });
    connect(m_hosts, &Hosts::added, this, [this](const QString &uri) {
        // The first look at a host is its own page.
        QMetaObject::invokeMethod(
            this,
            [this, uri] {
                if (!m_tree->tree()->awaitsRow())
                    m_tree->select(Pages::itemOf(Models::NodeKind::Host, uri));
            },
            Qt::QueuedConnection);
    });
    connect(m_hosts, &Hosts::removed, this, [this](const QString &uri) {
        m_tree->removeHost(uri);
        showItem();
        updateActions();
    });
}

void MainWindow::logFilled(const Host::Inventory &host)
{
    if (!host.workstationsKnown || m_filled.contains(host.uri))
        return;
    m_filled.insert(host.uri);
    // Behind the paint that the tree has asked for: what the log says, the user sees.
    QTimer::singleShot(0, this, [uri = host.uri, count = host.workstations.size()] {
        qCDebug(logUi) << "tree filled" << uri << count << "workstations";
    });
}

void MainWindow::connectJobs()
{
    connect(m_queue, &Operations::JobQueue::jobAdded, this, &MainWindow::updateActions);
    connect(m_queue, &Operations::JobQueue::jobEnded, this, &MainWindow::updateActions);
    connect(m_queue, &Operations::JobQueue::batchEnded, this, &MainWindow::updateActions);
    connect(m_strip, &Pages::JobStrip::jobEnded, this, &MainWindow::endJob);
    connect(m_strip, &Pages::JobStrip::batchEnded, this, &MainWindow::endBatch);
    connect(m_launcher, &Console::ConsoleLauncher::viewerClosed, this,
            [this](const WorkstationId &, const std::optional<Error> &error) {
                if (error)
                    showError(*error);
            });
}

void MainWindow::connectActions()
{
    connect(m_actions, &Actions::wanted, this, [this](Verb verb) {
        m_error->clear();
        m_commands->run(verb, m_actions->targets(verb));
    });
    connect(m_actions, &Actions::refused, this, &MainWindow::say);
    connect(m_commands, &Commands::failed, this, &MainWindow::showError);
    connect(m_commands, &Commands::said, this, &MainWindow::say);
    connect(m_commands, &Commands::exportWanted, this, [this] {
        exportList(m_tree->tree(), this, [this](const Result<QString> &path) {
            path ? say(tr("The list was written to %1.").arg(*path)) : showError(path.error());
        });
    });
    connect(m_tree, &Pages::TreePane::itemDropped, m_commands, &Commands::give);
    connect(m_commands, &Commands::propertiesWanted, this, [this] { focusPane(m_details); });
    connect(m_console, &ConsoleOpener::failed, this, &MainWindow::showError);
    connect(m_console, &ConsoleOpener::said, this, &MainWindow::say);
    connect(m_details, &Pages::DetailsPane::itemWanted, m_tree, &Pages::TreePane::select);
    connect(m_tree, &Pages::TreePane::selectionChanged, this, &MainWindow::showItem);
    connect(m_tree, &Pages::TreePane::selectionChanged, this, &MainWindow::updateActions);
    connect(m_tree, &Pages::TreePane::countChanged, m_search, &Widgets::SearchField::setCount);
    connect(m_tree, &Pages::TreePane::activated, this, [this](const Models::Item &item) {
        if (item.kind == Models::NodeKind::Workstation)
            m_actions->action(Verb::Console)->trigger();
    });
    connect(m_tree, &Pages::TreePane::menuWanted, this, [this](QPoint position) {
        if (auto *menu = qobject_cast<QMenu *>(guiFactory()->container(u"row_menu"_s, this)))
            menu->popup(position);
    });
    connect(m_search, &Widgets::SearchField::searchChanged, m_tree, &Pages::TreePane::setSearch);
    connect(m_search, &Widgets::SearchField::leftForResults, this, [this] { m_tree->tree()->setFocus(); });
}

void MainWindow::restore()
{
    const KConfigGroup view = settings(u"View"_s);
    m_tree->restore(view);
    const QList<int> sizes = view.readEntry("Splitter", QList<int>());
    m_splitter->setSizes(sizes.size() == 2 ? sizes : QList<int>{700, 580});
    for (const QString &uri : m_hosts->known())
        m_hosts->add(uri, false);
    for (const QString &uri : m_wantedHosts)
        m_hosts->add(uri, false);
    showItem();
}

bool MainWindow::queryClose()
{
    KConfigGroup view = settings(u"View"_s);
    m_tree->save(view);
    view.writeEntry("Splitter", m_splitter->sizes());
    view.sync();
    return true;
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = KXmlGuiWindow::event(event);
    if (event->type() == QEvent::Paint && !m_paintedOnce) {
        m_paintedOnce = true;
        // Queued: the picture reaches the screen before any host is opened.
        QMetaObject::invokeMethod(this, &MainWindow::afterFirstPaint, Qt::QueuedConnection);
    }
    return handled;
}

void MainWindow::afterFirstPaint()
{
    qCDebug(logUi) << "first paint";
    m_hosts->openAll();
    offerInterrupted();
    Q_EMIT painted();
}

void MainWindow::offerInterrupted()
{
    auto *offer = new InterruptedOffer(m_journal, this);
    m_column->insertWidget(0, offer);
    connect(offer, &InterruptedOffer::undoWanted, m_commands, &Commands::undo);
    connect(offer, &InterruptedOffer::finishWanted, m_commands, &Commands::finish);
    connect(offer, &InterruptedOffer::historyWanted, m_actions->action(Verb::History), &QAction::trigger);
}

Facts MainWindow::facts() const
{
    Facts facts;
    facts.snapshot = [this](const QString &uri) {
        return m_hosts->snapshot(uri);
    };
    facts.isBusy = [this](const QString &id) {
        return m_queue->isBusy(id);
    };
    for (const Host::Snapshot &each : m_hosts->snapshots())
        facts.hosts.push_back(each->uri);
    return facts;
}

void MainWindow::showItem()
{
    const Models::Item item = m_tree->currentItem();
    const Host::Snapshot host = m_hosts->snapshot(item.host);
    m_details->setItem(item, host, !m_hosts->isEmpty());
    setCaption(host ? Text::hostName(*host) : QString());
}

void MainWindow::updateActions()
{
    if (m_updateAsked)
        return;
    m_updateAsked = true;
    // Once for a burst of selections and snapshots.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_updateAsked = false;
            m_actions->update(m_tree->selection(), facts());
            m_actions->setReason(Verb::UndoLast, m_commands->whyNoUndo());
        },
        Qt::QueuedConnection);
}

void MainWindow::showError(const Error &error)
{
    qCWarning(logUi).noquote() << error.sentence << error.detail;
    statusBar()->clearMessage();
    m_error->showError(error);
}

void MainWindow::say(const QString &sentence)
{
    statusBar()->showMessage(sentence, saidForMs);
}

void MainWindow::endJob(Operations::PlanJob *job, qint64 elapsedMs)
{
    Error error = job->failure();
    error.detail = QStringList({error.detail, job->aftermath().join(u'\n')}).join(u'\n').trimmed();
    tellEnd(job->plan().title, job->error() != KJob::NoError, error, elapsedMs);
}

void MainWindow::endBatch(Operations::BatchJob *batch, qint64 elapsedMs)
{
    tellEnd(batch->title(), batch->error() != KJob::NoError, batchError(*batch), elapsedMs);
}

void MainWindow::tellEnd(const QString &title, bool failed, const Error &error, qint64 elapsedMs)
{
    const QString end = failed ? tr("Cancelled: %1").arg(title) : tr("Done: %1").arg(title);
    if (failed && error.code != ErrorCode::Cancelled) {
        showError(error);
    } else {
        say(end);
        // An error bar announces itself; a line in the status bar is not read out by itself.
        QAccessibleAnnouncementEvent announcement(this, end);
        QAccessible::updateAccessibility(&announcement);
    }
    m_notifier->jobEnded(title, failed ? error.sentence : QString(), elapsedMs, isActiveWindow());
}

void MainWindow::showHelp()
{
    auto *dialog = new HelpDialog(m_details->item().kind, this);
    dialog->open();
}

} // namespace Carrel::Gui
