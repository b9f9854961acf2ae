// SPDX-FileCopyrightText: 2026 The Carrel authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/host/hostsession.h"
#include "core/operations/hostlimits.h"
#include "core/operations/plans.h"
#include "core/virt/connection.h"
#include "tests/core/host/testhosts.h"
#include "tests/integration/operations/planrun.h"

#include <QDir>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

using namespace Carrel;
using namespace Carrel::Host;
using namespace Carrel::Operations;
using namespace Carrel::Test;
using namespace Qt::StringLiterals;

// Real QEMU machines of the user's own libvirt, which with-session starts: one without a system, which hears no power
// button, and one with UEFI firmware.
class DeafGuestTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aGuestThatDoesNotReactIsTold();
    void aCancelledShutDownSaysWhatMayStillHappen();
    void uefiStarts();

private:
    /** Creates it and starts it; its id. */
    [[nodiscard]] WorkstationId started(const QString &name, bool uefi);
    void end(const WorkstationId &id);
    [[nodiscard]] WorkstationState state(const WorkstationId &id) const
    {
        const auto found = m_session->snapshot()->workstation(id);
        return found ? found->state : WorkstationState::Unknown;
    }
    [[nodiscard]] Ran run(const Result<Plan> &plan, const StepDeadlines &deadlines = {},
                          const std::function<void(int, PlanJob &)> &onStep = {}) const
    {
        if (!plan)
            qFatal("no plan: %s", qPrintable(plan.error().sentence));
        return runPlan(*m_session, *plan, m_folder.path(), deadlines, onStep);
    }

    QTemporaryDir m_folder;
    HostLimits m_limits;
    std::unique_ptr<HostSession> m_session;
};

void DeafGuestTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    m_session = std::make_unique<HostSession>(u"qemu:///session"_s);
    m_session->open();
    QVERIFY(waitUntil(
        [&] {
            return m_session->snapshot()->state == HostState::Connected && m_session->snapshot()->workstationsKnown;
        },
        30'000));
    const auto limits = readHostLimits(m_session.get());
    QVERIFY(waitUntil([&] { return limits.isFinished(); }, 40'000));
    QVERIFY2(limits.result(), "limits");
    m_limits = *limits.result();
}

WorkstationId DeafGuestTest::started(const QString &name, bool uefi)
{
    NewWorkstation wish;
    wish.name = name;
    wish.cpus = 1;
    wish.memory = Mebibytes{uefi ? 256 : 64};
    wish.disk = DiskChoice::None;
    wish.uefi = uefi;
    const Ran made = run(planCreateWorkstation(*m_session->snapshot(), m_limits, wish));
    if (made.failure)
        qFatal("not made: %s %s", qPrintable(made.failure->sentence), qPrintable(made.failure->detail));
    const WorkstationId id = m_session->snapshot()->workstationNamed(name)->id;
    const Ran begun = run(planStart(*m_session->snapshot(), id));
    if (begun.failure)
        qFatal("not started: %s %s", qPrintable(begun.failure->sentence), qPrintable(begun.failure->detail));
    return id;
}

void DeafGuestTest::end(const WorkstationId &id)
{
    QVERIFY(!run(planForceOff(*m_session->snapshot(), id, true)).failure);
    const auto xml = waitFor(m_session->run<QString>(
        [id](Virt::Connection &connection) { return connection.domainXml(id, Virt::XmlOf::NextStart); }));
    QVERIFY(!run(planDelete(*m_session->snapshot(), id, {}, *xml)).failure);
    QVERIFY(!m_session->snapshot()->workstation(id));
}

void DeafGuestTest::aGuestThatDoesNotReactIsTold()
{
    const WorkstationId id = started(u"deaf-01"_s, false);
    StepDeadlines deadlines;
    deadlines.shutDown = 2000;
    const Ran asked = run(planShutDown(*m_session->snapshot(), id), deadlines);
    QVERIFY(asked.failure);
    QVERIFY2(asked.failure->sentence.contains(u"deaf-01 has not shut down within 2 s"_s),
             qPrintable(asked.failure->sentence));
    QVERIFY(asked.failure->wayOut.contains(u"force it off"_s));
    QCOMPARE(asked.failure->code, ErrorCode::Failed); // the host did answer
    QVERIFY(asked.late.isEmpty());
    QVERIFY(asked.tookMs >= 1900 && asked.tookMs < 10'000);
    QCOMPARE(state(id), WorkstationState::Running);
    end(id);
}

void DeafGuestTest::aCancelledShutDownSaysWhatMayStillHappen()
{
    const WorkstationId id = started(u"deaf-02"_s, false);
    const Ran asked = run(planShutDown(*m_session->snapshot(), id), {}, [](int, PlanJob &job) {
        QTimer::singleShot(1000, &job, [&job] { job.kill(KJob::EmitResult); });
    });
    QCOMPARE(asked.failure->code, ErrorCode::Cancelled);
    QVERIFY2(asked.failure->sentence.contains(u"may still do so"_s), qPrintable(asked.failure->sentence));
    QVERIFY(asked.tookMs < 10'000);
    QCOMPARE(state(id), WorkstationState::Running);
    end(id);
}

void DeafGuestTest::uefiStarts()
{
    QVERIFY2(m_limits.uefi, "the package ovmf is missing");
    const WorkstationId id = started(u"uefi-01"_s, true);
    QCOMPARE(state(id), WorkstationState::Running);
    const auto xml = waitFor(m_session->run<QString>(
        [id](Virt::Connection &connection) { return connection.domainXml(id, Virt::XmlOf::Now); }));
    QVERIFY2(xml->contains(u"firmware='efi'"_s) && xml->contains(u"OVMF_CODE"_s), qPrintable(*xml));
    const QDir variables(qEnvironmentVariable("HOME") + u"/.config/libvirt/qemu/nvram"_s);
    QCOMPARE(variables.entryList({u"uefi-01*"_s}).size(), 1);
    end(id);
    QCOMPARE(variables.entryList({u"uefi-01*"_s}).size(), 0); // deleted with the workstation, as the plan says
}

QTEST_GUILESS_MAIN(DeafGuestTest)
#include "tst_deafguest.moc"
