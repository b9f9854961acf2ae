// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostsession.h"

#include "core/virt/connection.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Qt::StringLiterals;

class HostSessionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void showsTheTestDriversWorkstation();
};

void HostSessionTest::showsTheTestDriversWorkstation()
{
    HostSession session(u"test:///default"_s);
    QCOMPARE(session.snapshot()->state, HostState::Connecting);
    session.open();
    QVERIFY(QTest::qWaitFor([&] { return session.snapshot()->workstationsKnown; }));
    const Snapshot now = session.snapshot();
    QCOMPARE(now->state, HostState::Connected);
    QCOMPARE(now->workstations.size(), size_t {1});
    QCOMPARE(now->workstations.front()->name, u"test"_s);
    QCOMPARE(now->workstations.front()->state, WorkstationState::Running);
    QVERIFY(now->gpusKnown);
}

QTEST_GUILESS_MAIN(HostSessionTest)
#include "tst_hostsession.moc"
