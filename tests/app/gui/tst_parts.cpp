// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/gui/hosts.h"
#include "app/gui/knownplaces.h"
#include "app/gui/notifier.h"
#include "app/gui/panes.h"
#include "core/host/hostsession.h"

#include <KSharedConfig>

#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace Carrel;
using namespace Carrel::Gui;

class TestParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void hostsAreRememberedOnlyWhenAsked()
    {
        QTemporaryDir folder;
        const KSharedConfigPtr config = KSharedConfig::openConfig(folder.filePath(u"rc"_s), KConfig::SimpleConfig);
        {
            Hosts hosts(config->group(u"Hosts"_s));
            hosts.add(u"test:///default"_s, true);
            hosts.add(u"test:///other"_s, false);
            QCOMPARE(hosts.snapshots().size(), 2);
        }
        Hosts again(config->group(u"Hosts"_s));
        QCOMPARE(again.known(), QStringList{u"test:///default"_s});
        again.add(u"test:///default"_s, false);
        again.remove(u"test:///default"_s);
        QVERIFY(again.isEmpty());
        QCOMPARE(Hosts(config->group(u"Hosts"_s)).known(), QStringList()); // an empty list is remembered, too
    }

    void aHostIsAddedOnce()
    {
        QTemporaryDir folder;
        Hosts hosts(KSharedConfig::openConfig(folder.filePath(u"rc"_s), KConfig::SimpleConfig)->group(u"Hosts"_s));
        QSignalSpy added(&hosts, &Hosts::added);
        QSignalSpy removed(&hosts, &Hosts::removed);
        Host::HostSession *first = hosts.add(u"test:///default"_s, false);
        QCOMPARE(hosts.add(u"test:///default"_s, true), first);
        QCOMPARE(added.size(), 1);
        hosts.remove(u"test:///default"_s);
        QCOMPARE(removed.size(), 1);
        QVERIFY(!hosts.session(u"test:///default"_s));
        QVERIFY(!hosts.snapshot(u"test:///default"_s));
    }

    void nothingIsOpenedBeforeTheFirstPaint()
    {
        QTemporaryDir folder;
        Hosts hosts(KSharedConfig::openConfig(folder.filePath(u"rc"_s), KConfig::SimpleConfig)->group(u"Hosts"_s));
        hosts.add(u"test:///default"_s, false);
        QTest::qWait(100);
        QVERIFY(!hosts.snapshot(u"test:///default"_s)->workstationsKnown);
        hosts.openAll();
        QTRY_VERIFY(hosts.snapshot(u"test:///default"_s)->workstationsKnown);
    }

    void theLocalHostIsOpenOnlyWithASocket()
    {
        QTemporaryDir folder;
        QVERIFY(!localHostIsOpen(folder.filePath(u"missing"_s), u"libvirt"_s));
    }

    void sshNamesArePlaces_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("uris");
        QTest::newRow("none") << QString() << QStringList();
        QTest::newRow("one") << u"Host gpu01\n  User root\n"_s << QStringList{u"qemu+ssh://gpu01/system"_s};
        QTest::newRow("several and patterns") << u"host a b *.example !c\nMatch all\nHost a\n"_s
                                              << QStringList{u"qemu+ssh://a/system"_s, u"qemu+ssh://b/system"_s};
        QTest::newRow("equals sign") << u"Host=x"_s << QStringList{u"qemu+ssh://x/system"_s};
        QTest::newRow("comment") << u"# Host y\nHostName z"_s << QStringList();
        QTest::newRow("dangerous") << u"Host -oProxyCommand=id $(id)"_s << QStringList();
    }
    void sshNamesArePlaces()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, uris);
        QCOMPARE(hostsOfSshConfig(text), uris);
    }

    void onlyLongJobsOutOfSightAreTold_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<bool>("inFront");
        QTest::addColumn<int>("told");
        QTest::newRow("short") << qint64{9000} << false << 0;
        QTest::newRow("long, seen") << qint64{20'000} << true << 0;
        QTest::newRow("long, unseen") << qint64{20'000} << false << 1;
    }
    void onlyLongJobsOutOfSightAreTold()
    {
        QFETCH(qint64, ms);
        QFETCH(bool, inFront);
        QFETCH(int, told);
        Notifier notifier(nullptr);
        QSignalSpy sent(&notifier, &Notifier::sent);
        notifier.jobEnded(u"Start cad-1"_s, {}, ms, inFront);
        QCOMPARE(sent.size(), told);
    }

    void f6SkipsPanesThatTakeNoFocus()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *first = new QLineEdit;
        auto *hidden = new QLineEdit;
        auto *pane = new QWidget;
        auto *inPane = new QLineEdit(pane);
        for (QWidget *each : {static_cast<QWidget *>(first), static_cast<QWidget *>(hidden), pane})
            column->addWidget(each);
        window.show();
        hidden->hide();
        window.activateWindow();
        first->setFocus();
        QTRY_VERIFY(first->hasFocus());
        focusNextPane({first, hidden, pane});
        QVERIFY(inPane->hasFocus());
        focusNextPane({first, hidden, pane});
        QVERIFY(first->hasFocus());
    }
};

QTEST_MAIN(TestParts)
#include "tst_parts.moc"
