// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/batchwords.h"
#include "app/gui/commands.h"
#include "app/gui/consoleopener.h"
#include "app/gui/hosts.h"
#include "core/console/console.h"
#include "core/host/hostsession.h"
#include "core/operations/batch.h"
#include "core/operations/jobqueue.h"
#include "ui/dialogs/deletedialog.h"
#include "ui/dialogs/planview.h"
#include "ui/pages/selection.h"

#include <KMessageDialog>
#include <KSharedConfig>

#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Gui;
using Models::Item;
using Models::NodeKind;

namespace {

/** A host of libvirt's test driver with cad-1 running and cad-2, cad-3 off; their screen is a port that answers. */
QString nodeFile(const QString &folder, quint16 port)
{
    QFile file(folder + u"/node.xml"_s);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no node file");
    QString text = u"<node>"_s;
    for (int i = 1; i <= 3; ++i)
        text += u"<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>"
                "<name>cad-%1</name><uuid>00000000-0000-4000-8000-00000000000%1</uuid><memory>1024</memory>"
                "<os><type>hvm</type></os><devices><graphics type='spice' port='%2' listen='127.0.0.1'/></devices>"
                "<test:domainstate><test:runstate>%3</test:runstate></test:domainstate>"
                "<test:runstate>%3</test:runstate></domain>"_s.arg(i)
                    .arg(port)
                    .arg(i == 1 ? 1 : 5);
    file.write((text + u"</node>"_s).toUtf8());
    return u"test://"_s + file.fileName();
}

struct Desk
{
    QTemporaryDir folder;
    QTcpServer screen;
    QWidget window;
    Hosts hosts{KSharedConfig::openConfig(folder.filePath(u"rc"_s), KConfig::SimpleConfig)->group(u"Hosts"_s)};
    Operations::Journal journal{folder.filePath(u"journal"_s)};
    Operations::JobQueue queue{&journal};
    Console::ConsoleLauncher launcher;
    ConsoleOpener *console = new ConsoleOpener(&hosts, &queue, &launcher, &window);
    Commands *commands = new Commands(&hosts, &queue, console, &window);
    QString uri;

    Desk()
    {
        if (!screen.listen(QHostAddress::LocalHost))
            qFatal("no port");
        uri = nodeFile(folder.path(), screen.serverPort());
        hosts.add(uri, false);
        hosts.openAll();
        window.show();
    }
    [[nodiscard]] Host::WorkstationPtr at(int number) const
    {
        return hosts.snapshot(uri)->workstationNamed(u"cad-%1"_s.arg(number));
    }
    [[nodiscard]] bool filled() const { return at(3) != nullptr; }
    [[nodiscard]] bool runs(int number) const { return at(number) && Host::isActive(at(number)->state); }
    [[nodiscard]] std::vector<Item> items(const std::vector<int> &numbers) const
    {
        std::vector<Item> found;
        for (const int number : numbers)
            found.push_back(Pages::itemOf(NodeKind::Workstation, uri, at(number)->id.text));
        return found;
    }
    template <class T>
    [[nodiscard]] T *dialog() const
    {
        const QList<T *> found = window.findChildren<T *>();
        return found.size() == 1 ? found.front() : nullptr;
    }
};

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void oneStartIsAPlainJob()
    {
        Desk desk;
        QTRY_VERIFY(desk.filled());
        QVERIFY(desk.runs(1) && !desk.runs(2));
        QVERIFY(!desk.commands->whyNoUndo().isEmpty());
        QSignalSpy jobs(&desk.queue, &Operations::JobQueue::jobAdded);
        QSignalSpy batches(&desk.queue, &Operations::JobQueue::batchAdded);
        desk.commands->run(Verb::Start, desk.items({2}));
        QCOMPARE(jobs.size(), 1);
        QCOMPARE(batches.size(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(desk.runs(2), 20'000);
        QTRY_COMPARE(desk.commands->whyNoUndo(), QString());
    }

    void severalAreOneJobThatGoesOnAfterAFailure()
    {
        Desk desk;
        QTRY_VERIFY(desk.filled());
        QSignalSpy jobs(&desk.queue, &Operations::JobQueue::jobAdded);
        QString summary;
        Error error;
        connect(&desk.queue, &Operations::JobQueue::batchEnded, this, [&](Operations::BatchJob *batch) {
            summary = batch->summary();
            error = batchError(*batch);
        });
        desk.commands->run(Verb::Start, desk.items({1, 2, 3})); // the first runs already
        QTRY_VERIFY_WITH_TIMEOUT(desk.runs(2) && desk.runs(3) && !summary.isEmpty(), 20'000);
        QCOMPARE(jobs.size(), 0);
        QVERIFY2(summary.startsWith(u"2 done, 1 not: "_s), qPrintable(summary));
        QCOMPARE(error.sentence, u"Start 3 workstations: "_s + summary);
        QVERIFY2(error.detail.startsWith(u"cad-1: "_s), qPrintable(error.detail));
        QVERIFY(!error.detail.contains(u"cad-2"_s));
    }

    void forceOffAsksFirst()
    {
        Desk desk;
        QTRY_VERIFY(desk.filled());
        desk.commands->run(Verb::ForceOff, desk.items({1}));
        auto *dialog = desk.dialog<Dialogs::PlanDialog>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY2(dialog->planView()->text().contains(u"workstation stop cad-1 --kill"_s),
                 qPrintable(dialog->planView()->text()));
        QVERIFY(desk.queue.jobs().empty());
        dialog->verbButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!desk.runs(1), 20'000);
    }

    void severalDeletesAreOneQuestion()
    {
        Desk desk;
        QTRY_VERIFY(desk.filled());
        QSignalSpy batches(&desk.queue, &Operations::JobQueue::batchAdded);
        desk.commands->run(Verb::Delete, desk.items({2, 3}));
        QTRY_VERIFY_WITH_TIMEOUT(desk.dialog<Dialogs::DeleteDialog>(), 10'000);
        auto *dialog = desk.dialog<Dialogs::DeleteDialog>();
        QCOMPARE(dialog->windowTitle(), u"Delete 2 workstations"_s);
        QCOMPARE(batches.size(), 0);
        dialog->verbButton()->click();
        QCOMPARE(batches.size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.at(2) && !desk.at(3), 20'000);
        QVERIFY(desk.at(1));
    }

    void aHostIsTakenOffTheListOnlyAfterAYes()
    {
        Desk desk;
        QTRY_VERIFY(desk.filled());
        desk.commands->run(Verb::Delete, {Pages::itemOf(NodeKind::Host, desk.uri)});
        auto *dialog = desk.dialog<KMessageDialog>();
        QVERIFY(dialog);
        dialog->done(KMessageDialog::SecondaryAction);
        QVERIFY(desk.hosts.session(desk.uri));
        QTRY_VERIFY(!desk.dialog<KMessageDialog>());
        desk.commands->run(Verb::Delete, {Pages::itemOf(NodeKind::Host, desk.uri)});
        desk.dialog<KMessageDialog>()->done(KMessageDialog::PrimaryAction);
        QVERIFY(!desk.hosts.session(desk.uri));
    }

    void aConsoleOfOneThatIsOffStartsItFirst()
    {
        Desk desk;
        QTRY_VERIFY(desk.filled());
        const QByteArray path = qgetenv("PATH");
        QFile viewer(desk.folder.filePath(u"remote-viewer"_s));
        QVERIFY(viewer.open(QIODevice::WriteOnly));
        viewer.write("#!/bin/sh\nexec sleep 60\n");
        QVERIFY(viewer.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        viewer.close();
        qputenv("PATH", QFile::encodeName(desk.folder.path()) + ':' + path);
        QSignalSpy opened(&desk.launcher, &Console::ConsoleLauncher::viewerOpened);
        QSignalSpy said(desk.console, &ConsoleOpener::said);
        QSignalSpy failed(desk.console, &ConsoleOpener::failed);
        const Item item = desk.items({2}).front();
        desk.console->open(item);
        auto *question = desk.dialog<KMessageDialog>();
        QVERIFY(question);
        QVERIFY(!desk.runs(2)); // nothing before the answer
        question->done(KMessageDialog::PrimaryAction);
        QTRY_VERIFY_WITH_TIMEOUT(opened.size() + failed.size() == 1, 20'000);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][0].value<Error>().sentence));
        QVERIFY(desk.runs(2));
        const auto process = desk.launcher.viewerOf(item.workstation);
        QVERIFY(process);
        said.clear();
        desk.console->open(item); // raised, or said where the desktop does not allow it
        QTest::qWait(200);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(desk.launcher.viewerOf(item.workstation), process);
        QCOMPARE(said.size(), 1);
        ::kill(static_cast<pid_t>(*process), SIGTERM);
        QTRY_VERIFY(!desk.launcher.viewerOf(item.workstation));
        qputenv("PATH", path);
    }

    void aConsoleIsNotOpenedWhenTheAnswerIsNo()
    {
        Desk desk;
        QTRY_VERIFY(desk.filled());
        desk.console->open(desk.items({3}).front());
        desk.dialog<KMessageDialog>()->done(KMessageDialog::SecondaryAction);
        QTest::qWait(100);
        QVERIFY(!desk.runs(3));
        QVERIFY(desk.queue.jobs().empty());
    }
};

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
