// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the window offers unasked: interrupted jobs, the try-out host, help, news of a lost host.
#include "app/gui/firsthost.h"
#include "app/gui/helpdialog.h"
#include "app/gui/hosts.h"
#include "app/gui/interrupted.h"
#include "app/gui/notifier.h"
#include "core/host/hostsession.h"

#include <KSharedConfig>

#include <QAction>
#include <QDir>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Gui;
using Models::NodeKind;

namespace {

Operations::Plan samplePlan(const QString &title)
{
    const WorkstationId id{u"6d1f7f0a-5a0f-4a53-8c6b-0e8a6f6c1a03"_s};
    return {.title = title,
            .hostUri = u"test:///default"_s,
            .steps = {Operations::DefineWorkstation{id, u"cad"_s, u"<domain/>"_s},
                      Operations::StartWorkstation{id, u"cad"_s}},
            .warnings = {},
            .repeats = false};
}

/** A process that ends in the middle of a job, as one that was killed. */
void leaveUndone(const QString &folder, const QString &title)
{
    const pid_t child = ::fork();
    if (child == 0) {
        Operations::Journal journal(folder);
        const QString id = journal.begin(samplePlan(title)).value();
        std::ignore = journal.setStep(id, 0, Operations::StepState::Started);
        std::ignore = journal.setStep(id, 0, Operations::StepState::Done);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    QVERIFY(WIFSIGNALED(status));
}

Host::Inventory hostIn(Host::HostState state)
{
    Host::Inventory host;
    host.uri = u"qemu+ssh://gpu01/system"_s;
    host.name = u"gpu01"_s;
    host.state = state;
    return host;
}

QString lineAtCursor(const QDialog &dialog)
{
    return dialog.findChild<QTextBrowser *>()->textCursor().block().text();
}

} // namespace

class TestOffers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void nothingInterruptedOffersNothing()
    {
        QTemporaryDir folder;
        Operations::Journal journal(folder.path());
        QWidget window;
        const InterruptedOffer offer(&journal, &window);
        window.show();
        QVERIFY(!offer.isVisible());
    }

    void anInterruptedJobIsFinishedOrUndone()
    {
        QTemporaryDir folder;
        leaveUndone(folder.path(), u"Create cad"_s);
        Operations::Journal journal(folder.path());
        QWidget window;
        InterruptedOffer offer(&journal, &window);
        window.show();
        QVERIFY(offer.isVisible());
        QVERIFY2(offer.text().contains(u"Create cad"_s), qPrintable(offer.text()));
        QSignalSpy finish(&offer, &InterruptedOffer::finishWanted);
        QSignalSpy undo(&offer, &InterruptedOffer::undoWanted);
        const QList<QAction *> actions = offer.actions();
        QVERIFY(actions.size() >= 3);
        for (QAction *each : {actions[0], actions[1]}) {
            QVERIFY(each->isEnabled());
            each->trigger();
        }
        QCOMPARE(finish.size(), 1);
        QCOMPARE(undo.size(), 1);
        journal.settle(journal.interrupted().front().id);
        QVERIFY(!offer.isVisible()); // dealt with, here or in another window
    }

    void severalInterruptedJobsAreCounted()
    {
        QTemporaryDir folder;
        leaveUndone(folder.path(), u"Create a"_s);
        leaveUndone(folder.path(), u"Create b"_s);
        Operations::Journal journal(folder.path());
        QWidget window;
        const InterruptedOffer offer(&journal, &window);
        QVERIFY2(offer.text().startsWith(u'2'), qPrintable(offer.text()));
    }

    void helpOpensAtWhatIsShown_data()
    {
        QTest::addColumn<NodeKind>("kind");
        QTest::addColumn<QString>("heading");
        QTest::newRow("host") << NodeKind::Host << u"Hosts"_s;
        QTest::newRow("GPU") << NodeKind::Gpu << u"GPUs and vGPU types"_s;
        QTest::newRow("type") << NodeKind::VgpuType << u"GPUs and vGPU types"_s;
        QTest::newRow("vGPU") << NodeKind::Vgpu << u"vGPUs"_s;
        QTest::newRow("workstation") << NodeKind::Workstation << u"Workstations"_s;
        QTest::newRow("message") << NodeKind::Message << u"Hosts"_s;
    }
    void helpOpensAtWhatIsShown()
    {
        QFETCH(NodeKind, kind);
        const HelpDialog dialog(kind, nullptr);
        QTEST(lineAtCursor(dialog), "heading");
        QVERIFY(!dialog.isModal()); // it stays open while trying
    }

    void aHostLostForAWhileIsToldOnceAndSoIsItsReturn()
    {
        Notifier notifier(nullptr);
        notifier.setLostAfter(50);
        QSignalSpy sent(&notifier, &Notifier::sent);
        notifier.follow(hostIn(Host::HostState::Connected));
        notifier.follow(hostIn(Host::HostState::Lost));
        QCOMPARE(sent.size(), 0);
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(sent[0][0].toString(), u"hostLost"_s);
        QVERIFY(sent[0][1].toString().contains(u"gpu01"_s));
        notifier.follow(hostIn(Host::HostState::Connecting)); // the next attempt: not yet back
        notifier.follow(hostIn(Host::HostState::Lost));
        QTest::qWait(150);
        QCOMPARE(sent.size(), 1);
        notifier.follow(hostIn(Host::HostState::Connected));
        QCOMPARE(sent.size(), 2);
        QCOMPARE(sent[1][0].toString(), u"hostBack"_s);
    }

    void aShortLossIsNotTold()
    {
        Notifier notifier(nullptr);
        notifier.setLostAfter(200);
        QSignalSpy sent(&notifier, &Notifier::sent);
        notifier.follow(hostIn(Host::HostState::Lost));
        notifier.follow(hostIn(Host::HostState::Connected));
        QTest::qWait(400);
        QCOMPARE(sent.size(), 0);
    }

    void aGpuThatCanBeSharedIsSeen()
    {
        Gpu::Gpu plain;
        QVERIFY(!canShareAny({}));
        QVERIFY(!canShareAny({plain}));
        Gpu::Gpu screen; // nearly every machine has one
        screen.backEnd = Gpu::BackEnd::Virgl;
        QVERIFY(!canShareAny({plain, screen}));
        Gpu::Gpu cut = plain;
        cut.backEnd = Gpu::BackEnd::Mdev;
        QVERIFY(canShareAny({plain, cut}));
    }

    void theTryOutHostIsOpenedOnlyWhereNothingElseIs_data()
    {
        QTest::addColumn<bool>("remembered");
        QTest::addColumn<bool>("opened");
        QTest::newRow("nothing remembered") << false << true;
        QTest::newRow("a host remembered") << true << false;
    }
    void theTryOutHostIsOpenedOnlyWhereNothingElseIs()
    {
        QFETCH(bool, remembered);
        QFETCH(bool, opened);
        QTemporaryDir folder; // as sysfs: without a GPU
        Hosts hosts(KSharedConfig::openConfig(folder.filePath(u"rc"_s), KConfig::SimpleConfig)->group(u"Hosts"_s));
        if (remembered)
            hosts.add(u"test:///default"_s, true);
        tryOutIfBare(&hosts, folder.path());
        QTest::qWait(opened ? 0 : 300);
        QTRY_COMPARE(hosts.session(u"tryout:"_s) != nullptr, opened);
        QVERIFY(remembered || !hosts.remembersAny()); // offered, not chosen: the next start decides again
    }
};

QTEST_MAIN(TestOffers)
#include "tst_offers.moc"
